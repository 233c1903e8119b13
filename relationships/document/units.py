"""The units of indicators, and values written with them."""

from __future__ import annotations

import re
from decimal import Decimal

from relationships.document.own_words import OwnWords
from relationships.document.values import plain
from relationships.formats import currency_symbol, format_exact_money, format_number, with_unit

MONEY = re.compile(r"^money\b")
# Units that cannot follow a number as a noun.
PHRASES = {"ratio": "{}\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}1", "mean": "{} on average"}


class MoneyUnit(str):
    """A unit that starts with the symbol or code of a currency, such as “€ per customer”."""

    __slots__ = ("currency",)
    currency: str

    def __new__(cls, currency: str, rest: str) -> MoneyUnit:
        """Return the unit; `rest` is what follows the currency, with the space between them."""
        unit = super().__new__(cls, f"{currency_symbol(currency)}{rest}")
        unit.currency = currency
        return unit

    @property
    def rest(self) -> str:
        """What follows the currency."""
        return self[len(currency_symbol(self.currency)) :]


def resolve_unit(unit: str, currency: str) -> str:
    """Return a unit with the canvas's currency for the word `money`, and without the scale after a comma."""
    words = unit.partition(",")[0].strip()
    found = MONEY.match(words)
    return MoneyUnit(currency, words[found.end() :]) if found else words


def amount(value: Decimal, unit: str) -> OwnWords:
    """Return a value with its unit, with `money` already replaced: "46 points", "92 % of customers", "3.2 : 1"."""
    if pattern := PHRASES.get(unit):
        return OwnWords(pattern.format(number(value)))
    return OwnWords(with_words(value, unit, inflect(unit, value)))


def with_words(value: Decimal, unit: str, words: str) -> str:
    """Return a value with its unit; `words` are those of a unit that is not money."""
    if isinstance(unit, MoneyUnit):
        return f"{format_exact_money(plain(value), unit.currency)}{unit.rest}"
    return with_unit(number(value), words)


def with_sign(value: Decimal, unit: str) -> str:
    """Return a value with its percent sign or currency, and without any other unit."""
    if isinstance(unit, MoneyUnit):
        return format_exact_money(plain(value), unit.currency)
    return with_unit(number(value), "%" if unit.startswith("%") else "")


def number(value: Decimal) -> str:
    """Return a number with thousands separators, without trailing zeros, and with a typographic minus sign."""
    return format_number(plain(value))


def inflect(unit: str, value: Decimal) -> str:
    """Return a unit of one word in the singular if the absolute value is 1, otherwise unchanged."""
    is_singular = abs(value) == 1 and unit.endswith("s") and not unit.endswith("ss") and " " not in unit
    return unit[:-1] if is_singular else unit
