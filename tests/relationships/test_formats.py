"""Numbers, amounts and dates in every format."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from relationships.formats import (
    BRITISH,
    DateStyle,
    Formats,
    NumberStyle,
    current_formats,
    format_day,
    format_day_of_month,
    format_exact_money,
    format_moment,
    format_money,
    format_number,
    format_percent,
    format_short_day,
    keep_units,
    use_formats,
)

NUMBERS = {
    NumberStyle.COMMA_POINT: ("1,234,567.5", "€2,100", "CHF\xa01.50", "−$12"),
    NumberStyle.POINT_COMMA: ("1.234.567,5", "2.100\xa0€", "1,50\xa0CHF", "−12\xa0$"),
    NumberStyle.SPACE_COMMA: ("1\u202f234\u202f567,5", "2\u202f100\xa0€", "1,50\xa0CHF", "−12\xa0$"),
    NumberStyle.APOSTROPHE_POINT: ("1’234’567.5", "€\xa02’100", "CHF\xa01.50", "−$\xa012"),
    NumberStyle.INDIAN: ("12,34,567.5", "€2,100", "CHF\xa01.50", "−$12"),
}
DAY = dt.date(2026, 9, 3)
DATES = {
    DateStyle.DAY_FIRST: ("3 September 2026", "3 Sep 2026", "3 Sep"),
    DateStyle.MONTH_FIRST: ("September 3, 2026", "Sep 3, 2026", "Sep 3"),
    DateStyle.POINTS: ("03.09.2026", "03.09.2026", "03.09."),
    DateStyle.ISO: ("2026-09-03", "2026-09-03", "09-03"),
}


@pytest.mark.parametrize("style", NumberStyle)
def test_numbers_and_amounts(style: NumberStyle) -> None:
    with use_formats(Formats(style)):
        amounts = format_money(2100, "EUR"), format_money(Decimal("1.5"), "CHF"), format_money(-12, "USD")
        assert (format_number(Decimal("1234567.5")), *amounts) == NUMBERS[style]
        assert format_percent(7) == "7\xa0%"


@pytest.mark.parametrize("style", DateStyle)
def test_dates(style: DateStyle) -> None:
    with use_formats(Formats(dates=style)):
        assert (format_day(DAY), format_short_day(DAY), format_day_of_month(DAY)) == DATES[style]
        assert format_moment(dt.datetime(2026, 9, 3, 14, 5, tzinfo=dt.UTC)) == f"{DATES[style][0]}, 14:05"


def test_labels_are_examples() -> None:
    for style in NumberStyle:
        with use_formats(Formats(style)):
            value = Decimal("1234567.89" if style is NumberStyle.INDIAN else "1234.56")
            assert format_number(value)[-len(style.label) :] == style.label
    for dates in DateStyle:
        with use_formats(Formats(dates=dates)):
            assert format_day(dt.date(2026, 11, 30)) == dates.label


def test_amounts_are_rounded_for_reading_and_exact_where_they_are_stated() -> None:
    amounts = [Decimal(text) for text in ("0.125", "99.995", "100.50", "1234.5", "7.00")]
    assert [format_money(amount, "EUR") for amount in amounts] == ["€0.13", "€100.00", "€101", "€1,235", "€7"]
    exact = ["€0.125", "€99.995", "€100.50", "€1,234.50", "€7"]
    assert [format_exact_money(amount, "EUR") for amount in amounts] == exact


def test_formats_are_british_again_afterwards() -> None:
    with pytest.raises(ZeroDivisionError), use_formats(Formats(NumberStyle.INDIAN)):
        1 / 0  # noqa: B018
    assert current_formats() == BRITISH


def test_people_s_own_amounts_stay_together() -> None:
    assert keep_units("14 € for 7 % of 3 kinds, 2 €") == "14\xa0€ for 7\xa0% of 3 kinds, 2\xa0€"
