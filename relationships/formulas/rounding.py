"""Figures on their way out of a formula: rounded to what a reading can hold, and written for people."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

from relationships.document.values import plain
from relationships.formulas.errors import Unworkable

# A reading holds 15 digits, 4 of them behind the point (`Measure`).
PLACES = 4
SMALLEST = Decimal(1).scaleb(-PLACES)
BEYOND = Decimal(10) ** 11
# Twelve factors of fifteen digits are exact in fewer; whatever is lost lies far behind the fourth place.
EXACTLY = Context(prec=200, rounding=ROUND_HALF_EVEN)
WHOLE = Decimal(100)
TOO_LARGE = "The result has more than 11 digits before the point: a reading cannot hold it."
ROUNDED = "Rounded to four places, half to even."


def as_measure(value: Decimal) -> Decimal:
    """The value to four places, half to even as banks round; raises Unworkable for one that no reading can hold."""
    rounded = value.quantize(SMALLEST, context=EXACTLY)
    if abs(rounded) >= BEYOND:
        raise Unworkable("", TOO_LARGE)
    return plain(rounded)


def shown(value: Decimal | int, places: int = PLACES) -> str:
    """A figure for people: thousands apart, a true minus sign, no more places than say something."""
    rounded = plain(Decimal(value).quantize(Decimal(1).scaleb(-places), context=EXACTLY))
    return f"{rounded:,}".replace("-", "−")


def counted(number: Decimal | int, one: str, many: str = "") -> str:
    """A number of things, such as “1 customer” or “12 customers”."""
    return f"{shown(number)} {one if number == 1 else many or f'{one}s'}"
