"""Indicators in words."""

import datetime as dt
from decimal import Decimal

import pytest

from relationships.catalog.indicators import Direction
from relationships.document.units import amount, number, resolve_unit
from relationships.formats import format_day
from relationships.lenses.gauge import Standing, build_gauge, format_difference
from tests.relationships.lenses.measured import indicator


@pytest.mark.parametrize(
    ("direction", "target", "last", "said"),
    [
        (Direction.MORE, "40", "46", "on target: 46\xa0points, target: at least 40"),
        (Direction.MORE, "40", "40", "on target: 40\xa0points, target: at least 40"),
        (Direction.MORE, "40", "39.9", "off target: 39.9\xa0points, target: at least 40"),
        (Direction.LESS, "5", "4.5", "on target: 4.5\xa0points, target: at most 5"),
        (Direction.LESS, "5", "5", "on target: 5\xa0points, target: at most 5"),
        (Direction.LESS, "5", "6.2", "off target: 6.2\xa0points, target: at most 5"),
        (Direction.MORE, "-10", "-3", "on target: −3\xa0points, target: at least −10"),
        (Direction.MORE, None, "46", "46\xa0points, no target yet"),
    ],
)
def test_it_is_said_in_words_whether_the_target_is_reached(
    direction: Direction, target: str | None, last: str, said: str
) -> None:
    assert build_gauge(indicator("1", last, direction=direction, target=target), "EUR").said == said


def test_without_readings_it_says_so_and_what_is_wanted() -> None:
    gauge = build_gauge(indicator(target="40"), "EUR")
    assert (gauge.standing, gauge.said) == (Standing.NO_READING, "no measurement yet, target: at least 40")
    assert (gauge.last, gauge.on, gauge.change) == ("", "", "")
    assert build_gauge(indicator(), "EUR").said == "no measurement yet"


@pytest.mark.parametrize(
    ("values", "unit", "direction", "change"),
    [
        (("38", "46"), "points", Direction.MORE, "+8\xa0points since 1 January 2026: better"),
        (("46", "38"), "points", Direction.MORE, "−8\xa0points since 1 January 2026: worse"),
        (("6.4", "6.2"), "% of customers", Direction.LESS, "−0.2\xa0percentage points since 1 January 2026: better"),
        (("6", "7"), "% of customers", Direction.LESS, "+1\xa0percentage point since 1 January 2026: worse"),
        (("30", "31.5"), "money per customer", Direction.LESS, "+€1.50 per customer since 1 January 2026: worse"),
        (("3", "3.2"), "ratio", Direction.MORE, "+0.2 since 1 January 2026: better"),
        (("5", "5"), "mean, 1 to 7", Direction.MORE, "unchanged since 1 January 2026"),
        (("5",), "hours", Direction.LESS, "first measurement"),
    ],
)
def test_change_against_the_reading_before_has_its_sign_and_says_whether_it_is_better(
    values: tuple[str, ...], unit: str, direction: Direction, change: str
) -> None:
    assert build_gauge(indicator(*values, unit=unit, direction=direction), "EUR").change == change


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("46", "points, −100 to 100", "46\xa0points"),
        ("1", "points", "1\xa0point"),
        ("1", "class", "1\xa0class"),
        ("1", "% of orders", "1\xa0% of orders"),
        ("120.50", "money per customer", "CHF\xa0120.50 per customer"),
        ("3.2", "ratio", "3.2\xa0:\xa01"),
        ("5.6", "mean, 1 to 7", "5.6 on average"),
        ("1234567.8900", "", "1,234,567.89"),
        ("12", "moneymakers", "12\xa0moneymakers"),
    ],
)
def test_value_is_said_with_its_unit(value: str, unit: str, said: str) -> None:
    assert amount(Decimal(value), resolve_unit(unit, "CHF")) == said


def test_numbers_have_a_minus_as_long_as_a_plus() -> None:
    assert number(Decimal("-12345.6")) == "−12,345.6"
    assert number(Decimal("-0.0")) == "0"
    assert format_difference(Decimal(-3), "hours") == "−3\xa0hours"


def test_day_is_written_out() -> None:
    assert format_day(dt.date(2026, 3, 3)) == "3 March 2026"
    assert format_day(dt.date(1, 1, 1)) == "1 January 1"


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [
        ("% of customers", "target: at least 90\xa0%"),
        ("money per order", "target: at least €90"),
        ("points", "target: at least 90"),
        ("", "target: at least 90"),
    ],
)
def test_target_has_its_percent_sign_or_currency(unit: str, wanted: str) -> None:
    assert build_gauge(indicator("92", target="90", unit=unit), "EUR").wanted == wanted
