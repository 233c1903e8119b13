"""The readings of an indicator as a table, newest first."""

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
    """A row of the table: the date, the value, and the variant of the formula."""

    id: UUID
    date: dt.date
    on: str
    value: str
    variant: str
    remark: str


def lines_of(indicator: Indicator, currency: str, *, most: int | None = None) -> tuple[ReadingLine, ...]:
    """Return the readings, newest first; only the newest `most` of them if given."""
    unit = unit_in(indicator.unit, currency)
    newest = indicator.readings[::-1][:most]
    return tuple(
        ReadingLine(
            reading.id,
            reading.date,
            day_in_words(reading.date),
            amount(reading.value, unit),
            _variant_name(indicator, reading),
            reading.remark,
        )
        for reading in newest
    )


def _variant_name(indicator: Indicator, reading: Reading) -> str:
    """Return the name of the variant; its stored code if the variant is unknown, as can happen in an import."""
    known = variant_of(indicator.code, reading.variant)
    return known.name if known else reading.variant
