"""An indicator on a canvas, and shorthand for the actions on its readings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from relationships.actions import readings
from relationships.actions.editing import Outcome, Submission
from relationships.actions.indicators import add_indicator
from relationships.catalog.indicators import INDICATORS, KnownIndicator
from relationships.document.measurements import Indicator
from relationships.models import Indicator as Row
from tests.relationships.actions.board import Hand, at
from tests.uncached import forget_documents

NPS = KnownIndicator.NET_PROMOTER_SCORE
MAY, JUNE = dt.date(2026, 5, 3), dt.date(2026, 6, 3)
READINGS = {dt.date(2026, 1, 31): Decimal(38), dt.date(2026, 2, 28): Decimal(46)}


def measure(hand: Hand, name: str, **fields: Any) -> UUID:
    """Add an indicator through the action."""
    outcome = add_indicator(hand.canvas_id, hand.user_id, Submission(), name=name, **fields)
    assert outcome.subject is not None
    return outcome.subject


def insert_indicator(hand: Hand, code: str = NPS, name: str = "Would they recommend us?", **fields: Any) -> UUID:
    """Insert an indicator of the catalogue directly into the database."""
    info = INDICATORS[KnownIndicator(code)]
    fields = {"unit": info.unit, "direction": info.direction, "rank": Row.objects.count(), **fields}
    key = Row.objects.create(canvas_id=hand.canvas_id, name=name, code=code, **fields).pk
    # Cached documents do not contain it, since no action wrote it.
    forget_documents()
    return key


@dataclass(frozen=True)
class Meter:
    """One person's actions on an indicator."""

    hand: Hand
    key: UUID

    @property
    def _about(self) -> tuple[UUID, int, Submission]:
        return self.hand.canvas_id, self.hand.user_id, Submission()

    def add(self, date: dt.date, value: object, **fields: Any) -> Outcome:
        fields = {"date": date.isoformat(), "value": str(value), **fields}
        return readings.add_reading(*self._about, indicator_id=self.key, fields=fields)

    def edit(self, reading: UUID, changes: Mapping[str, Any], base: int | None = None) -> Outcome:
        return readings.edit_reading(*self._about, reading_id=reading, changes=changes, base=at(base))

    def delete(self, reading: UUID) -> Outcome:
        return readings.delete_reading(*self._about, reading_id=reading)

    def take_in(self, *rows: tuple[dt.date, object], replaces: bool = False) -> Outcome:
        measured = tuple(readings.ReadingRow(date, Decimal(str(value))) for date, value in rows)
        return readings.add_readings(*self._about, indicator_id=self.key, rows=measured, replaces=replaces)

    @property
    def indicator(self) -> Indicator:
        return next(indicator for indicator in self.hand.document.indicators if indicator.id == self.key)

    @property
    def values(self) -> dict[dt.date, Decimal]:
        return {reading.date: reading.value for reading in self.indicator.readings}
