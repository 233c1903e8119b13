"""One reading in words: its value with its unit, and how it was worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relationships.document.base import field_label
from relationships.document.measurements import Indicator, Reading, ReadingFields
from relationships.document.values import day_in_words
from relationships.formulas.errors import Unworkable
from relationships.formulas.registry import variant_of
from relationships.formulas.rounding import shown
from relationships.formulas.variant import Variant, Worked, work_out
from relationships.lenses.details import Fact, facts_of
from relationships.lenses.gauge import unit_in

# The fields that are shown in a manner of their own.
APART = ("date", "value", "variant", "inputs")
LABELS = {name: field_label(ReadingFields, name) for name in APART}


@dataclass(frozen=True, slots=True)
class ShownReading:
    """A reading to read; `worked` is how its value came about, None where it was entered as it is."""

    day: str
    value: str
    unit: str
    facts: tuple[Fact, ...]
    labels: Mapping[str, str]
    variant: Variant | None
    worked: Worked | None


def shown_reading(indicator: Indicator, reading: Reading, currency: str) -> ShownReading:
    """The reading of an indicator, worked out again from what is kept of it."""
    variant = variant_of(indicator.code, reading.variant)
    unit = unit_in(indicator.unit, currency)
    worked = worked_again(variant, reading) if variant else None
    facts = tuple(facts_of(reading, but=APART))
    return ShownReading(day_in_words(reading.date), shown(reading.value), unit, facts, LABELS, variant, worked)


def worked_again(variant: Variant, reading: Reading) -> Worked | None:
    """How a reading came about; None where its inputs, as a file may bring them, do not come to its value."""
    try:
        worked = work_out(variant, reading.inputs)
    except Unworkable:
        return None
    return worked if worked.value == reading.value else None
