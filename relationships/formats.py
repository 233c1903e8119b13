"""How numbers, amounts of money and dates are written: in the format of the reader for whom something is written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol
from django.db import models

NO_BREAK_SPACE, MINUS = "\N{NO-BREAK SPACE}", "\N{MINUS SIGN}"
# The symbols that are used in one way only. Other currencies keep their code.
SYMBOLS = {"EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "KRW": "₩", "NGN": "₦", "PHP": "₱", "USD": "$", "VND": "₫"}
BEFORE_SIGN = re.compile(rf"(?<=[0-9]) (?=[%‰{''.join(SYMBOLS.values())}])")
# Amounts from here on are shown without cents.
IN_WHOLE_UNITS, CENT = 100, Decimal("0.01")


class NumberStyle(models.TextChoices):
    """A format of numbers; the label is an example."""

    COMMA_POINT = "comma_point", "1,234.56"
    POINT_COMMA = "point_comma", "1.234,56"
    SPACE_COMMA = "space_comma", "1\N{NARROW NO-BREAK SPACE}234,56"
    APOSTROPHE_POINT = "apostrophe_point", "1’234.56"
    INDIAN = "indian", "12,34,567.89"


class DateStyle(models.TextChoices):
    """A format of dates; the label is an example."""

    DAY_FIRST = "day_first", "30 November 2026"
    MONTH_FIRST = "month_first", "November 30, 2026"
    POINTS = "points", "30.11.2026"
    ISO = "iso", "2026-11-30"


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats of a reader; known if chosen in the profile or derived from the languages of the browser.

    They are a part of the key of every cache that holds text with numbers or dates.
    """

    numbers: NumberStyle = NumberStyle.COMMA_POINT
    dates: DateStyle = DateStyle.DAY_FIRST
    is_known: bool = False

    @property
    def is_british(self) -> bool:
        """Whether texts are the same as without a reader."""
        return (self.numbers, self.dates) == (BRITISH.numbers, BRITISH.dates)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The marks of numbers, the sizes of the last group of digits and of the others, and where a currency stands."""

    decimal: str
    group: str
    last_group: int
    other_groups: int
    currency_first: bool
    currency_space: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Patterns of dates in the notation of Unicode."""

    day: str
    short_day: str
    day_of_month: str


BRITISH = Formats()
# The locales whose rules Unicode's data (CLDR) has for each format.
LOCALES = {
    NumberStyle.COMMA_POINT: "en_GB",
    NumberStyle.POINT_COMMA: "de_DE",
    NumberStyle.SPACE_COMMA: "fr_FR",
    NumberStyle.APOSTROPHE_POINT: "de_CH",
    NumberStyle.INDIAN: "en_IN",
}
PATTERNS = {
    DateStyle.DAY_FIRST: _Patterns("d MMMM y", "d MMM y", "d MMM"),
    DateStyle.MONTH_FIRST: _Patterns("MMMM d, y", "MMM d, y", "MMM d"),
    DateStyle.POINTS: _Patterns("dd.MM.yyyy", "dd.MM.yyyy", "dd.MM."),
    DateStyle.ISO: _Patterns("yyyy-MM-dd", "yyyy-MM-dd", "MM-dd"),
}

_find_formats: ContextVar[Callable[[], Formats]] = ContextVar("formats", default=lambda: BRITISH)


def current_formats() -> Formats:
    """Return the formats of the reader for whom the running code writes; British ones outside of requests."""
    return _find_formats.get()()


@contextmanager
def formats_found_by(find: Callable[[], Formats]) -> Iterator[None]:
    """Write in the formats that `find` returns, which is called when they are needed."""
    token = _find_formats.set(find)
    try:
        yield
    finally:
        _find_formats.reset(token)


@contextmanager
def use_formats(formats: Formats) -> Iterator[None]:
    """Write in these formats."""
    with formats_found_by(lambda: formats):
        yield


@cache
def _rules(style: NumberStyle) -> _Rules:
    locale = Locale.parse(LOCALES[style])
    pattern = locale.currency_formats["standard"].pattern.partition(";")[0]
    last_group, other_groups = locale.decimal_formats[None].grouping
    return _Rules(
        get_decimal_symbol(locale),
        get_group_symbol(locale).replace("'", "’"),
        last_group,
        other_groups,
        currency_first=pattern.startswith("¤"),
        currency_space=NO_BREAK_SPACE if NO_BREAK_SPACE in pattern else "",
    )


def decimal_mark(style: NumberStyle) -> str:
    """Return the mark before the decimals: a point or a comma."""
    return _rules(style).decimal


def format_number(value: Decimal | int) -> str:
    """Return a number with all its decimals, thousands separators, and a typographic minus sign."""
    return f"{MINUS if value < 0 else ''}{_unsigned(Decimal(value))}"


def _unsigned(number: Decimal) -> str:
    """Return the absolute value of a number as text."""
    style, text = current_formats().numbers, f"{abs(number):,f}"
    if style is NumberStyle.COMMA_POINT:
        return text
    rules = _rules(style)
    whole, point, decimals = text.replace(",", "").partition(".")
    return f"{_grouped(whole, rules)}{point and rules.decimal}{decimals}"


def _grouped(digits: str, rules: _Rules) -> str:
    rest, groups = digits[: -rules.last_group], [digits[-rules.last_group :]]
    while rest:
        rest, group = rest[: -rules.other_groups], rest[-rules.other_groups :]
        groups.append(group)
    return rules.group.join(reversed(groups))


def with_unit(number: str, unit: str) -> str:
    """Return a formatted number with its unit, from which no line break separates it."""
    return f"{number}{NO_BREAK_SPACE}{unit}" if unit else number


def keep_units(text: str) -> str:
    """Return what somebody has written without a line break between a number and a percent sign or currency symbol."""
    return BEFORE_SIGN.sub(NO_BREAK_SPACE, text)


def format_percent(value: Decimal | int) -> str:
    """Return a percentage such as “92 %”."""
    return with_unit(format_number(value), "%")


def currency_symbol(currency: str) -> str:
    """Return the symbol of a currency, or its code if others share its symbol."""
    return SYMBOLS.get(currency, currency)


def format_money(amount: Decimal | int, currency: str) -> str:
    """Return an amount such as “€2,100”, “€1.05” or “CHF 9”: cents are left out if there are none, or from 100 on."""
    value = Decimal(amount)
    is_whole = abs(value) >= IN_WHOLE_UNITS or value == value.to_integral_value()
    return _with_symbol(value.quantize(Decimal(1) if is_whole else CENT, ROUND_HALF_UP), currency)


def format_exact_money(amount: Decimal | int, currency: str) -> str:
    """Return an amount with all its decimals, of which there are none or at least two."""
    value = Decimal(amount)
    steps = (step for step in (Decimal(1), CENT) if value == value.quantize(step))
    return _with_symbol(value.quantize(next(steps, value)), currency)


def _with_symbol(amount: Decimal, currency: str) -> str:
    rules, symbol, number = _rules(current_formats().numbers), currency_symbol(currency), _unsigned(amount)
    sign = MINUS if amount < 0 else ""
    if rules.currency_first:
        space = rules.currency_space or (NO_BREAK_SPACE if symbol.isalpha() else "")
        return f"{sign}{symbol}{space}{number}"
    return f"{sign}{number}{rules.currency_space or NO_BREAK_SPACE}{symbol}"


# As many as the days of the readings and reviews of a few canvases.
@lru_cache(4096)
def _written(day: dt.date, pattern: str) -> str:
    # Texts are English in every format.
    return format_date(day, pattern, locale="en")


def format_day(day: dt.date) -> str:
    """Return a date, such as “3 May 2026”."""
    return _written(day, PATTERNS[current_formats().dates].day)


def format_short_day(day: dt.date) -> str:
    """Return a date with the month shortened, such as “30 Nov 2026”."""
    return _written(day, PATTERNS[current_formats().dates].short_day)


def format_day_of_month(day: dt.date) -> str:
    """Return a date without its year, such as “30 Nov”."""
    return _written(day, PATTERNS[current_formats().dates].day_of_month)


def format_weekday(day: dt.date) -> str:
    """Return a date after its weekday, such as “Monday, 30 November 2026”."""
    return f"{_written(day, 'EEEE')}, {format_day(day)}"


def format_month(day: dt.date) -> str:
    """Return the month and year of a date, such as “November 2026”."""
    return _written(day, "MMMM y")


def format_short_month(day: dt.date) -> str:
    """Return the month and year of a date shortened, such as “Nov 2026”."""
    return _written(day, "MMM y")


def format_moment(moment: dt.datetime) -> str:
    """Return a date with the time, such as “30 November 2026, 14:05”."""
    return f"{format_day(moment.date())}, {moment:%H:%M}"
