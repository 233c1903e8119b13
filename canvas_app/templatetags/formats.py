"""Filters that write numbers and dates in the format of the reader."""

import datetime as dt
from decimal import Decimal

from django import template

from relationships.document.units import amount
from relationships.formats import (
    currency_symbol,
    format_day,
    format_moment,
    format_number,
    format_percent,
    format_short_day,
    format_weekday,
)

register = template.Library()
register.filter("amount", amount)
register.filter("moment", format_moment)
register.filter("number", format_number)
register.filter("percent", format_percent)
register.filter("currency_symbol", currency_symbol)


def _date(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


@register.filter
def day(value: dt.date) -> str:
    """Return a date, such as “30 November 2026”."""
    return format_day(_date(value))


@register.filter
def short_day(value: dt.date) -> str:
    """Return a date with the month shortened."""
    return format_short_day(_date(value))


@register.filter
def weekday(value: dt.date) -> str:
    """Return a date after its weekday."""
    return format_weekday(_date(value))


@register.filter
def points(size: float) -> str:
    """Return the size of a text in points, with at most one decimal, such as “12-point”."""
    return f"{format_number(Decimal(f'{size:.1f}'.removesuffix('.0')))}-point"
