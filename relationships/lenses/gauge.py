"""An indicator in words: its last value, how that changed, and whether it is on target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import models

from relationships.catalog.indicators import Direction
from relationships.document.measurements import Indicator
from relationships.document.values import day_in_words, plain

OF_WHAT = re.compile(r" (of|per) .*")
MONEY = re.compile(r"^money\b")
# Units that are no noun to put behind a number.
PHRASES = {"ratio": "{} : 1", "mean": "{} on average"}
TYPOGRAPHIC_MINUS = "\N{MINUS SIGN}"


class Standing(models.TextChoices):
    """How an indicator stands towards its target."""

    OFF = "off", "off target"
    ON = "on", "on target"
    NO_TARGET = "no_target", "no target"
    NO_READING = "no_reading", "no reading yet"

    @property
    def tone(self) -> str:
        """The tone of the chip that says it."""
        return {Standing.ON: "good", Standing.OFF: "bad", Standing.NO_READING: "warn"}.get(self, "plain")

    @property
    def counted(self) -> str:
        """The label behind a number of indicators."""
        return {Standing.NO_TARGET: "without target", Standing.NO_READING: "without reading"}.get(self, self.label)


@dataclass(frozen=True, slots=True)
class Gauge:
    """What is shown of an indicator wherever it stands; words are empty where there is nothing to say.

    `last` is the newest value with its unit, `on` its day, `change` how it differs from the one before, `wanted` what
    the target asks for, `said` all of it in one sentence.
    """

    id: UUID
    name: str
    standing: Standing
    last: str = ""
    on: str = ""
    change: str = ""
    wanted: str = ""
    said: str = ""


def gauge_of(indicator: Indicator, currency: str) -> Gauge:
    """Read an indicator; `currency` is what the word `money` in its unit stands for."""
    standing = standing_of(indicator)
    unit = unit_in(indicator.unit, currency)
    wanted = _wanted(indicator)
    if not indicator.readings:
        return Gauge(indicator.id, indicator.name, standing, wanted=wanted, said=_joined(standing.label, wanted))
    newest = indicator.readings[-1]
    last = amount(newest.value, unit)
    said = _joined(f"{standing.label}: {last}", wanted)
    return Gauge(
        indicator.id, indicator.name, standing, last, day_in_words(newest.date), _change(indicator, unit), wanted, said
    )


def standing_of(indicator: Indicator) -> Standing:
    """Whether the newest reading reaches the target; a value that equals it does."""
    if not indicator.readings:
        return Standing.NO_READING
    if indicator.target is None:
        return Standing.NO_TARGET
    beyond = indicator.readings[-1].value - indicator.target
    return Standing.ON if is_better(beyond, indicator.direction) or not beyond else Standing.OFF


def is_better(difference: Decimal, direction: Direction) -> bool:
    """Whether a difference is one for the better."""
    return difference > 0 if direction == Direction.MORE else difference < 0


def unit_in(unit: str, currency: str) -> str:
    """A unit with the canvas's currency for the word `money`, and without the note on its scale behind a comma."""
    return MONEY.sub(currency, unit).partition(",")[0].strip()


def bare_unit(unit: str) -> str:
    """A unit without what it is counted of or by, where room is short: "%", "EUR"."""
    return OF_WHAT.sub("", unit)


def amount(value: Decimal, unit: str) -> str:
    """A value with its unit, as `unit_in` gives it: "46 points", "92 % of customers", "3.2 : 1"."""
    if phrase := PHRASES.get(unit):
        return phrase.format(number(value))
    return f"{number(value)} {_of(value, unit)}".strip()


def number(value: Decimal) -> str:
    """A number as people write it: groups of three, no trailing zeros, a minus as long as a plus."""
    return f"{plain(value):,}".replace("-", TYPOGRAPHIC_MINUS)


def _of(value: Decimal, unit: str) -> str:
    """A unit of one word loses its plural behind a one."""
    is_one_of_many = abs(value) == 1 and unit.endswith("s") and not unit.endswith("ss") and " " not in unit
    return unit[:-1] if is_one_of_many else unit


def _wanted(indicator: Indicator) -> str:
    if indicator.target is None:
        return ""
    return f"{number(indicator.target)} or {'more' if indicator.direction == Direction.MORE else 'less'} wanted"


def _change(indicator: Indicator, unit: str) -> str:
    if len(indicator.readings) < 2:
        return "first reading"
    before, newest = indicator.readings[-2:]
    difference = newest.value - before.value
    since = day_in_words(before.date)
    if not difference:
        return f"unchanged since {since}"
    verdict = "better" if is_better(difference, indicator.direction) else "worse"
    return f"{difference_in_words(difference, unit)} since {since}: {verdict}"


def difference_in_words(difference: Decimal, unit: str) -> str:
    """A difference with its sign: of two shares in percentage points, of ratios and means as a bare number."""
    sign = "+" if difference > 0 else ""
    if unit.startswith("%"):
        unit = "percentage point" if abs(difference) == 1 else "percentage points"
    shown = "" if unit in PHRASES else _of(difference, unit)
    return f"{sign}{number(difference)} {shown}".strip()


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))
