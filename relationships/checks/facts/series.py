"""The readings of an indicator as a series: newest reading, staleness, missed target, decline."""

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
from relationships.document.measurements import Indicator, Reading
from relationships.formulas.registry import find_variant_by_name

# The remark of readings that quick fixes assumed until 2026.
ASSUMED = "Assumption: what it would have to be."
DIFFERENCES = (KnownIndicator.NET_PROMOTER_SCORE, KnownIndicator.SENTIMENT)
SMALL_SHARES = (KnownIndicator.CHURN_RATE, KnownIndicator.REFERRAL_RATE)
# Files name indicators by code or by the abbreviation in their label: NPS, CLV, CAC.
KNOWN = {known.value: known for known in KnownIndicator} | {
    str(known.label).rpartition("(")[2].rstrip(")").lower(): known for known in KnownIndicator
}


@dataclass(frozen=True)
class Series:
    """An indicator with its readings up to the day of the check; readings dated later are ignored."""

    indicator: Indicator
    readings: tuple[Reading, ...]

    @cached_property
    def known(self) -> KnownIndicator | None:
        """The indicator of the catalogue that this is, if any."""
        return KNOWN.get(self.indicator.code.lower())

    @cached_property
    def variant(self) -> str:
        """The code of the formula used for the latest reading, given by code or by name; empty if unknown."""
        found = find_variant_by_name(self.known.value, self.latest.variant) if self.known and self.readings else None
        return found.code if found else ""

    @property
    def latest(self) -> Reading:
        """The newest reading; the series must not be empty."""
        return self.readings[-1]

    @cached_property
    def less_is_better(self) -> bool:
        """Whether lower values are better, by the indicator or by the catalogue.

        The catalogue counts as well because `more` is the default, not a statement.
        """
        by_nature = INDICATORS[self.known].direction if self.known else Direction.MORE
        return Direction.LESS in (by_nature, self.indicator.direction)

    def is_better(self, value: Decimal, than: Decimal) -> bool:
        """Return whether one value is better than another."""
        return value < than if self.less_is_better else value > than

    def is_off(self, reading: Reading) -> bool:
        """Return whether a reading misses the target."""
        target = self.indicator.target
        return target is not None and self.is_better(target, reading.value)

    @cached_property
    def rhythm(self) -> float | None:
        """The median interval between readings in days; None if there are fewer than three readings."""
        if len(self.readings) < READINGS_OF_A_SERIES:
            return None
        return median((later.date - earlier.date).days for earlier, later in pairwise(self.readings))

    def stale_after(self) -> dt.timedelta:
        """Return how old the latest reading may be: one and a half usual intervals, within limits."""
        if self.rhythm is None:
            return STALE_AFTER
        return max(STALE_AT_SOONEST, dt.timedelta(days=float(RHYTHMS_MISSED) * self.rhythm))

    def is_stale(self, today: dt.date) -> bool:
        """Return whether there are readings and the latest is too old."""
        return bool(self.readings) and today - self.latest.date > self.stale_after()

    def off_target(self) -> tuple[Reading, ...]:
        """Return the readings since the target has been missed for too long; empty if it is met or getting close."""
        missed: list[Reading] = []
        for reading in reversed(self.readings):
            if not self.is_off(reading):
                break
            missed.append(reading)
        if not missed or missed[0].date - missed[-1].date < OFF_TARGET_FOR or self._is_improving(missed):
            return ()
        return tuple(reversed(missed))

    @property
    def is_assumed(self) -> bool:
        """Whether the latest reading was assumed by a quick fix, so that the present value is unknown."""
        return bool(self.readings) and self.latest.remark == ASSUMED

    @cached_property
    def measured(self) -> Series:
        """The series without readings assumed by quick fixes."""
        return Series(self.indicator, tuple(reading for reading in self.readings if reading.remark != ASSUMED))

    def _is_improving(self, missed: list[Reading]) -> bool:
        target = self.indicator.target or Decimal(0)
        latest, first = abs(target - missed[0].value), abs(target - missed[-1].value)
        return latest * WHOLE <= first * (WHOLE - WAY_MADE_PERCENT)

    def decline(self) -> tuple[Reading, Reading] | None:
        """Return the readings between which the value declined, or None.

        The latest reading must be the worst of three and well below the start of the decline: the better of the other
        two, or the reading from which the values fell to that one without interruption.
        """
        *earlier, last = self.readings[-READINGS_OF_A_SERIES:] or (None,)
        if not last or len(self.readings) < READINGS_OF_A_SERIES:
            return None
        if any(not self.is_better(reading.value, last.value) for reading in earlier):
            return None
        best = self._start_of_decline((min if self.less_is_better else max)(earlier, key=lambda reading: reading.value))
        is_long = last.date - best.date >= FALLS_OVER
        return (best, last) if is_long and self._is_large(abs(last.value - best.value), abs(best.value)) else None

    def _start_of_decline(self, best: Reading) -> Reading:
        """Return the reading from which the values fell to this one without interruption."""
        for before, after in pairwise(reversed(self.readings[: self.readings.index(best) + 1])):
            if not self.is_better(after.value, before.value):
                return before
            best = after
        return best

    def _is_large(self, lost: Decimal, of: Decimal) -> bool:
        """Compare a loss in points for indicators that are differences of shares, else in percent."""
        if self.known in DIFFERENCES:
            return lost >= FALLS_BY_POINTS
        return lost * WHOLE >= of * (FALLS_BY_PERCENT_OF_RATE if self.known in SMALL_SHARES else FALLS_BY_PERCENT)
