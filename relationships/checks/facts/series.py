"""The readings of an indicator as a series: the latest, whether it is stale, off target, getting worse."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from statistics import median

from relationships.analysis.service_mix import WHOLE
from relationships.catalog.indicators import INDICATORS, Direction, KnownIndicator
from relationships.catalog.thresholds import (
    FALLS_BY_PERCENT,
    FALLS_BY_PERCENT_OF_RATE,
    FALLS_BY_POINTS,
    FALLS_OVER,
    OFF_TARGET_FOR,
    READINGS_OF_A_SERIES,
    RHYTHMS_MISSED,
    STALE_AFTER,
    STALE_AT_SOONEST,
    WAY_MADE_PERCENT,
)
from relationships.document.canvas import Indicator, Reading
from relationships.formulas.registry import variant_named

# What cures say of a reading that they made up.
ASSUMED = "Assumption: what it would have to be."
DIFFERENCES = (KnownIndicator.NET_PROMOTER_SCORE, KnownIndicator.SENTIMENT)
SMALL_SHARES = (KnownIndicator.CHURN_RATE, KnownIndicator.REFERRAL_RATE)
# A file may call an indicator by its code, or as its label abbreviates it: NPS, CLV, CAC.
KNOWN = {known.value: known for known in KnownIndicator} | {
    str(known.label).rpartition("(")[2].rstrip(")").lower(): known for known in KnownIndicator
}


@dataclass(frozen=True)
class Series:
    """An indicator with what was read of it up to the day of the check; what is dated later was not read yet."""

    indicator: Indicator
    readings: tuple[Reading, ...]

    @cached_property
    def known(self) -> KnownIndicator | None:
        """Which indicator of the catalogue it is."""
        return KNOWN.get(self.indicator.code.lower())

    @cached_property
    def variant(self) -> str:
        """The code of the formula by which it was read last, whether a file told its code or its name; else empty."""
        found = variant_named(self.known.value, self.latest.variant) if self.known and self.readings else None
        return found.code if found else ""

    @property
    def latest(self) -> Reading:
        """The newest reading; there must be one."""
        return self.readings[-1]

    @cached_property
    def less_is_better(self) -> bool:
        """Which way is better: that of the catalogue too, for whoever leaves it out says nothing."""
        by_nature = INDICATORS[self.known].direction if self.known else Direction.MORE
        return Direction.LESS in (by_nature, self.indicator.direction)

    def is_better(self, value: Decimal, than: Decimal) -> bool:
        """Whether one value is better than another."""
        return value < than if self.less_is_better else value > than

    def is_off(self, reading: Reading) -> bool:
        """Whether a reading misses the target."""
        target = self.indicator.target
        return target is not None and self.is_better(target, reading.value)

    @cached_property
    def rhythm(self) -> float | None:
        """The usual distance of readings in days; None where fewer than three tell none."""
        if len(self.readings) < READINGS_OF_A_SERIES:
            return None
        return median((later.date - earlier.date).days for earlier, later in pairwise(self.readings))

    def stale_after(self) -> dt.timedelta:
        """How old the latest reading may be: one rhythm and a half."""
        if self.rhythm is None:
            return STALE_AFTER
        return max(STALE_AT_SOONEST, dt.timedelta(days=float(RHYTHMS_MISSED) * self.rhythm))

    def is_stale(self, today: dt.date) -> bool:
        """Whether it was read once and not for a long while."""
        return bool(self.readings) and today - self.latest.date > self.stale_after()

    def off_target(self) -> tuple[Reading, ...]:
        """The readings since when it misses its target for long; empty where it does not, or is well on its way."""
        missed: list[Reading] = []
        for reading in reversed(self.readings):
            if not self.is_off(reading):
                break
            missed.append(reading)
        if not missed or missed[0].date - missed[-1].date < OFF_TARGET_FOR or self._is_on_its_way(missed):
            return ()
        return tuple(reversed(missed))

    @property
    def is_assumed(self) -> bool:
        """Whether a cure made up its latest reading, so that nobody knows how it stands."""
        return bool(self.readings) and self.latest.remark == ASSUMED

    @cached_property
    def measured(self) -> Series:
        """The same without what cures made up."""
        return Series(self.indicator, tuple(reading for reading in self.readings if reading.remark != ASSUMED))

    def _is_on_its_way(self, missed: list[Reading]) -> bool:
        target = self.indicator.target or Decimal(0)
        latest, first = abs(target - missed[0].value), abs(target - missed[-1].value)
        return latest * WHOLE <= first * (WHOLE - WAY_MADE_PERCENT)

    def fall(self) -> tuple[Reading, Reading] | None:
        """From which reading to which it got worse: the last is the worst of three, and well below the best of them or
        of those before that, from which it fell without a stop.
        """
        *earlier, last = self.readings[-READINGS_OF_A_SERIES:] or (None,)
        if not last or len(self.readings) < READINGS_OF_A_SERIES:
            return None
        if any(not self.is_better(reading.value, last.value) for reading in earlier):
            return None
        best = self._top((min if self.less_is_better else max)(earlier, key=lambda reading: reading.value))
        is_long = last.date - best.date >= FALLS_OVER
        return (best, last) if is_long and self._is_much(abs(last.value - best.value), abs(best.value)) else None

    def _top(self, best: Reading) -> Reading:
        """The reading from which it fell to this one without a stop."""
        for before, after in pairwise(reversed(self.readings[: self.readings.index(best) + 1])):
            if not self.is_better(after.value, before.value):
                return before
            best = after
        return best

    def _is_much(self, lost: Decimal, of: Decimal) -> bool:
        """Points of what is a difference of shares, a part of all else."""
        if self.known in DIFFERENCES:
            return lost >= FALLS_BY_POINTS
        return lost * WHOLE >= of * (FALLS_BY_PERCENT_OF_RATE if self.known in SMALL_SHARES else FALLS_BY_PERCENT)
