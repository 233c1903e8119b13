"""Rounding of results to the precision of a reading, and formatting of numbers for display."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

from relationships.document.values import plain
from relationships.formats import format_number
from relationships.formulas.errors import Unworkable

# A reading stores 15 digits, 4 of them after the decimal point (`Measure`).
PLACES = 4
SMALLEST = Decimal(1).scaleb(-PLACES)
BEYOND = Decimal(10) ** 11
# Enough for twelve factors of 15 digits; what is rounded away lies far below the fourth decimal.
EXACTLY = Context(prec=200, rounding=ROUND_HALF_EVEN)
WHOLE = Decimal(100)
TOO_LARGE = "The result is too large. A measurement can have at most 11 digits before the decimal point."
ROUNDED = "Rounded to 4 decimal places."


def round_to_measure(value: Decimal) -> Decimal:
    """Return a value rounded half to even to four decimals. Raise Unworkable if it is too large for a reading."""
    rounded = value.quantize(SMALLEST, context=EXACTLY)
    if abs(rounded) >= BEYOND:
        raise Unworkable("", TOO_LARGE)
    return plain(rounded)


def shown(value: Decimal | int, places: int = PLACES) -> str:
    """Return a number for display: with thousands separators and a minus sign, without trailing zeros."""
    rounded = plain(Decimal(value).quantize(Decimal(1).scaleb(-places), context=EXACTLY))
    return format_number(rounded)


def counted(number: Decimal | int, one: str, many: str = "") -> str:
    """Return a number with its noun in the singular or plural, such as “1 customer” or “12 customers”."""
    return f"{shown(number)} {one if number == 1 else many or f'{one}s'}"
