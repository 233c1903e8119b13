"""The period of a reading, from its formula, unit, name or rhythm."""

from decimal import Decimal
from typing import Any

import pytest

from relationships.checks.facts.periods import monthly_amount, months_between, months_of_rate
from relationships.checks.facts.series import Series
from relationships.document.measurements import Indicator
from tests.relationships.checks.building import indicator

MONTHLY = {"2026-03-31": 5, "2026-04-30": 5, "2026-05-31": 5}
YEARLY = {"2023-12-31": 5, "2024-12-31": 5, "2025-12-31": 5}


def series(code: str, readings: dict[str, Any] | None = None, name: str = "It", **fields: Any) -> Series:
    parsed = Indicator.model_validate(
        {**indicator(code, readings=readings or {"2026-05-31": 120}, **fields), "name": name}
    )
    return Series(parsed, parsed.readings)


def churn(readings: dict[str, Any] | None = None, **fields: Any) -> Series:
    return series("churn_rate", readings, **fields)


@pytest.mark.parametrize(
    ("read", "months"),
    [
        (churn(), None),
        (churn(variant="churn_rate_year"), 12),
        (churn(variant="12 months, from a monthly rate"), 12),
        (churn(unit="% of customers per month"), 1),
        (churn(unit="% a quarter"), 3),
        (churn(unit="% of customers, annual"), 12),
        (churn(name="Monthly churn"), 1),
        (churn(name="Monthly churn", unit="% per year"), 12),
        # Two periods, or a number of periods, are ambiguous.
        (churn(unit="% per month and year"), None),
        (churn(unit="% in 18 month"), None),
        (churn(name="Churn over twelve months"), None),
        # These formulas cover the time between two readings.
        (churn(MONTHLY, variant="churn_rate"), 1),
        (churn(YEARLY, variant="churn_rate"), 12),
        (churn(MONTHLY), None),
    ],
)
def test_time_of_a_rate(read: Series, months: int | None) -> None:
    assert months_of_rate(read) == months


@pytest.mark.parametrize(("read", "months"), [(churn(MONTHLY), 1), (churn(YEARLY), 12), (churn(), None)])
def test_time_between_readings(read: Series, months: int | None) -> None:
    assert months_between(read) == months


@pytest.mark.parametrize(
    ("unit", "name", "amount"),
    [
        ("EUR per customer and month", "It", 120),
        ("EUR per customer and year", "It", 10),
        ("€ / member / quarter", "It", 40),
        ("EUR", "Cost of a year", 10),
        ("", "It", 120),
        ("USD per customer and month", "It", None),
        ("EUR per order", "It", None),
        ("EUR je Kunde und Jahr", "It", None),
        ("EUR per customer and period", "It", None),
    ],
)
def test_amount_a_month(unit: str, name: str, amount: int | None) -> None:
    read = series("cost_to_serve", name=name, unit=unit)
    assert monthly_amount(read, "EUR", default=1) == (None if amount is None else Decimal(amount))


def test_amount_without_a_time_has_none_by_itself() -> None:
    assert monthly_amount(series("revenue_per_customer", unit="EUR per customer"), "EUR") is None
