"""The readings of an indicator as a table, newest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from relationships.document.measurements import Indicator, Reading
from relationships.document.own_words import OwnWords
from relationships.document.units import amount, resolve_unit
from relationships.formats import format_day
from relationships.formulas.registry import find_variant


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A row of the table: the date, the value, and the variant of the formula."""

    id: UUID
    date: dt.date
    on: str
    value: str
    variant: str
    remark: str


def reading_lines(indicator: Indicator, currency: str, *, most: int | None = None) -> tuple[ReadingLine, ...]:
    """Return the readings, newest first; only the newest `most` of them if given."""
    unit = resolve_unit(indicator.unit, currency)
    newest = indicator.readings[::-1][:most]
    return tuple(
        ReadingLine(
            reading.id,
            reading.date,
            format_day(reading.date),
            amount(reading.value, unit),
            _variant_name(indicator, reading),
            reading.remark,
        )
        for reading in newest
    )


def _variant_name(indicator: Indicator, reading: Reading) -> str:
    """Return the name of the variant; its stored code if the variant is unknown, as can happen in an import."""
    known = find_variant(indicator.code, reading.variant)
    return known.name if known else OwnWords(reading.variant)
