"""The readings of an indicator as lines of a table, the newest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from relationships.document.measurements import Indicator, Reading
from relationships.document.values import day_in_words
from relationships.formulas.registry import variant_of
from relationships.lenses.gauge import amount, unit_in


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One reading: when, how much, and by which variant of the formula."""

    id: UUID
    date: dt.date
    on: str
    value: str
    variant: str
    remark: str


def lines_of(indicator: Indicator, currency: str, *, most: int | None = None) -> tuple[ReadingLine, ...]:
    """The readings, or the newest of them, as many as `most` says."""
    unit = unit_in(indicator.unit, currency)
    newest = indicator.readings[::-1][:most]
    return tuple(
        ReadingLine(
            each.id,
            each.date,
            day_in_words(each.date),
            amount(each.value, unit),
            _variant(indicator, each),
            each.remark,
        )
        for each in newest
    )


def _variant(indicator: Indicator, reading: Reading) -> str:
    """By what it was worked out; what a file calls it where we know no such variant."""
    known = variant_of(indicator.code, reading.variant)
    return known.name if known else reading.variant
