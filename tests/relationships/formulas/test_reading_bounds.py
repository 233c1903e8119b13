"""Validation and display of readings."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest

from relationships.catalog.indicators import Direction, KnownIndicator
from relationships.document.canvas import CanvasDocument
from relationships.document.integrity import first_faults
from relationships.document.measurements import Indicator, Reading
from relationships.document.units import resolve_unit
from relationships.document.values import READINGS_PER_INDICATOR
from relationships.formulas.reading_bounds import fault_in_date, fault_in_value
from relationships.lenses.reading_details import describe_reading

MORE, LESS = Direction.MORE, Direction.LESS
Known = KnownIndicator


@pytest.mark.parametrize(
    ("code", "direction", "least", "most"),
    [
        (Known.NET_PROMOTER_SCORE, MORE, "-100", "100"),
        (Known.SENTIMENT, MORE, "-100", "100"),
        (Known.RETENTION_RATE, MORE, "0", "100"),
        (Known.CHURN_RATE, LESS, "0", "100"),
        (Known.CAPACITY_USED, LESS, "0", "100"),
        (Known.NET_REVENUE_RETENTION, MORE, "0", None),
        (Known.EFFORT_SCORE, MORE, "1", "7"),
        (Known.EFFORT_SCORE, LESS, "1", "5"),
        (Known.ACQUISITION_COST, LESS, "0", None),
        (Known.TIME_TO_RESOLUTION, LESS, "0", None),
        (Known.LIFETIME_VALUE, MORE, None, None),
        (Known.VALUE_TO_COST, MORE, None, None),
        ("", MORE, None, None),
        ("a code of a later version", MORE, None, None),
    ],
)
def test_value_lies_within_what_its_indicator_can_be(
    code: str, direction: Direction, least: str | None, most: str | None
) -> None:
    step = Decimal("0.0001")
    below = Decimal(least) if least else Decimal(-99999999999)
    above = Decimal(most) if most else Decimal(99999999999)
    assert [fault_in_value(code, direction, value) for value in (below, above)] == ["", ""]
    assert bool(least) == ("is too low" in fault_in_value(code, direction, below - step))
    assert bool(most) == ("is too high" in fault_in_value(code, direction, above + step))


def test_date_to_come_is_said_with_today() -> None:
    today = dt.date(2026, 5, 3)
    assert fault_in_date(today, today) == ""
    assert fault_in_date(dt.date(2026, 5, 4), today) == (
        "4 May 2026 is in the future. Enter a date up to today, 3 May 2026."
    )


def reading(value: str, variant: str = "", **inputs: int) -> Reading:
    return Reading(id=UUID(int=2), date=dt.date(2026, 5, 3), value=Decimal(value), variant=variant, inputs=inputs)


def indicator(*readings: Reading, code: str = Known.LIFETIME_VALUE, unit: str = "money per customer") -> Indicator:
    return Indicator(id=UUID(int=1), name="Worth", code=code, unit=unit, readings=readings)


def test_reading_is_shown_with_how_it_came_about() -> None:
    given = {"revenue": 40, "margin": 60, "churn": 5, "periods_a_year": 12}
    shown = describe_reading(indicator(), reading("480", "lifetime_value_margin", **given), "CHF")
    assert (shown.day, shown.value, shown.unit) == ("3 May 2026", "480", "CHF per customer")
    assert shown.worked is not None
    assert shown.worked.explanation == "40 × 60\xa0% ÷ 5\xa0% = 480"


@pytest.mark.parametrize(
    "of", [reading("480"), reading("480", "lifetime_value_margin", revenue=1), reading("480", "by the stars", moon=3)]
)
def test_value_that_its_inputs_do_not_explain_is_shown_alone(of: Reading) -> None:
    assert describe_reading(indicator(), of, "EUR").worked is None


def test_reading_whose_value_is_another_than_its_inputs_come_to_is_shown_alone() -> None:
    of = reading("481", "lifetime_value_margin", revenue=40, margin=60, churn=5, periods_a_year=12)
    shown = describe_reading(indicator(), of, "EUR")
    assert (shown.variant is None, shown.worked) == (False, None)


def test_currency_stands_for_money_alone() -> None:
    assert [resolve_unit(unit, "EUR") for unit in ("money", "money per order", "moneyed people", "% of money")] == [
        "€",
        "€ per order",
        "moneyed people",
        "% of money",
    ]


def test_document_holds_no_more_readings_than_an_indicator_does() -> None:
    many = tuple(
        Reading(id=UUID(int=number), date=dt.date(2000, 1, 1) + dt.timedelta(days=number), value=Decimal(1))
        for number in range(10, READINGS_PER_INDICATOR + 11)
    )
    document = CanvasDocument.model_construct(title="Bean There", indicators=(indicator(*many),))
    assert first_faults(document) == [
        "indicators.0.readings: has 1,001 measurements; an indicator can have at most 1,000"
    ]
