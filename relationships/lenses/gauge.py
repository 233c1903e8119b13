"""Indicators in words: the last value, how it changed, and whether it is on target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import models

from relationships.catalog.indicators import Direction
from relationships.document.measurements import Indicator
from relationships.document.own_words import OwnWords, join_words, phrase
from relationships.document.units import PHRASES, amount, inflect, resolve_unit, with_sign, with_words
from relationships.formats import format_day
from relationships.lenses.finding_counts import counted


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
    summary = _join(phrase("{}: {}", standing.label, last), wanted) if wanted else phrase("{}, no target yet", last)
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


def _describe_target(indicator: Indicator, unit: str) -> str:
    if indicator.target is None:
        return ""
    bound = "at least" if indicator.direction == Direction.MORE else "at most"
    return f"target: {bound} {with_sign(indicator.target, unit)}"


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
    shown = "" if unit in PHRASES else inflect(unit, difference)
    return OwnWords(f"{sign}{with_words(difference, unit, shown)}")


def _join(*words: str) -> str:
    return join_words(", ", list(filter(None, words)))
