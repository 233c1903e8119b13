"""Indicators in words: the last value, how it changed, and whether it is on target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import models

from relationships.catalog.indicators import Direction
from relationships.document.measurements import Indicator
from relationships.document.own_words import OwnWords, join_words, phrase
from relationships.document.values import plain
from relationships.formats import currency_symbol, format_day, format_exact_money, format_number, with_unit
from relationships.lenses.finding_counts import counted

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


class Standing(models.TextChoices):
    """The status of an indicator relative to its target."""

    OFF = "off", "off target"
    ON = "on", "on target"
    NO_TARGET = "no_target", "no target"
    NO_READING = "no_reading", "no measurement yet"

    @property
    def tone(self) -> str:
        """The tone of its chip."""
        return {Standing.ON: "good", Standing.OFF: "bad", Standing.NO_READING: "warn"}.get(self, "plain")

    def describe_count(self, count: int) -> str:
        """Return a number of indicators with this status in words, such as “2 off target”."""
        rest = {Standing.NO_TARGET: "without a target", Standing.NO_READING: "without measurements"}.get(self)
        return f"{counted(count, 'indicator')} {rest}" if rest else f"{count} {self.label}"


@dataclass(frozen=True, slots=True)
class Gauge:
    """An indicator as displayed everywhere; texts are empty if there is nothing to show.

    `last` is the newest value with its unit, `on` its date, `change` the difference from the previous value, `wanted`
    the target, and `said` a summary in one sentence. The unit is the user's word and so are amounts with it.
    """

    id: UUID
    name: str
    standing: Standing
    last: str = ""
    on: str = ""
    change: str = ""
    wanted: str = ""
    said: str = ""


def build_gauge(indicator: Indicator, currency: str) -> Gauge:
    """Return an indicator in words; `currency` replaces `money` in its unit."""
    standing = determine_standing(indicator)
    unit = resolve_unit(indicator.unit, currency)
    wanted = _describe_target(indicator, unit)
    if not indicator.readings:
        return Gauge(indicator.id, indicator.name, standing, wanted=wanted, said=_join(standing.label, wanted))
    newest = indicator.readings[-1]
    last = amount(newest.value, unit)
    summary = _join(phrase("{}: {}", standing.label, last), wanted)
    change = _describe_change(indicator, unit)
    return Gauge(indicator.id, indicator.name, standing, last, format_day(newest.date), change, wanted, summary)


def determine_standing(indicator: Indicator) -> Standing:
    """Return the standing of an indicator by its newest reading; a value equal to the target is on target."""
    if not indicator.readings:
        return Standing.NO_READING
    if indicator.target is None:
        return Standing.NO_TARGET
    beyond = indicator.readings[-1].value - indicator.target
    return Standing.ON if is_better(beyond, indicator.direction) or not beyond else Standing.OFF


def is_better(difference: Decimal, direction: Direction) -> bool:
    """Return whether a difference is an improvement."""
    return difference > 0 if direction == Direction.MORE else difference < 0


def resolve_unit(unit: str, currency: str) -> str:
    """Return a unit with the canvas's currency for the word `money`, and without the scale after a comma."""
    words = unit.partition(",")[0].strip()
    found = MONEY.match(words)
    return MoneyUnit(currency, words[found.end() :]) if found else words


def amount(value: Decimal, unit: str) -> OwnWords:
    """Return a value with its unit, with `money` already replaced: "46 points", "92 % of customers", "3.2 : 1"."""
    if pattern := PHRASES.get(unit):
        return OwnWords(pattern.format(number(value)))
    return OwnWords(_with_unit(value, unit, _inflect(unit, value)))


def _with_unit(value: Decimal, unit: str, words: str) -> str:
    """Return a value with its unit; `words` are those of a unit that is not money."""
    if isinstance(unit, MoneyUnit):
        return f"{format_exact_money(plain(value), unit.currency)}{unit.rest}"
    return with_unit(number(value), words)


def number(value: Decimal) -> str:
    """Return a number with thousands separators, without trailing zeros, and with a typographic minus sign."""
    return format_number(plain(value))


def _inflect(unit: str, value: Decimal) -> str:
    """Return a unit of one word in the singular if the absolute value is 1, otherwise unchanged."""
    is_singular = abs(value) == 1 and unit.endswith("s") and not unit.endswith("ss") and " " not in unit
    return unit[:-1] if is_singular else unit


def _describe_target(indicator: Indicator, unit: str) -> str:
    if indicator.target is None:
        return ""
    bound = "at least" if indicator.direction == Direction.MORE else "at most"
    return f"target: {bound} {_with_sign(indicator.target, unit)}"


def _with_sign(value: Decimal, unit: str) -> str:
    """Return a value with its percent sign or currency, and without any other unit."""
    if isinstance(unit, MoneyUnit):
        return format_exact_money(plain(value), unit.currency)
    return with_unit(number(value), "%" if unit.startswith("%") else "")


def _describe_change(indicator: Indicator, unit: str) -> str:
    if len(indicator.readings) < 2:
        return "first measurement"
    before, newest = indicator.readings[-2:]
    difference = newest.value - before.value
    since = format_day(before.date)
    if not difference:
        return f"unchanged since {since}"
    verdict = "better" if is_better(difference, indicator.direction) else "worse"
    return phrase("{} since {}: {}", format_difference(difference, unit), since, verdict)


def format_difference(difference: Decimal, unit: str) -> OwnWords:
    """Return a difference with its sign: of percentages in percentage points, of ratios and means without a unit."""
    sign = "+" if difference > 0 else ""
    if unit.startswith("%"):
        unit = "percentage point" if abs(difference) == 1 else "percentage points"
    shown = "" if unit in PHRASES else _inflect(unit, difference)
    return OwnWords(f"{sign}{_with_unit(difference, unit, shown)}")


def _join(*words: str) -> str:
    return join_words(", ", list(filter(None, words)))
