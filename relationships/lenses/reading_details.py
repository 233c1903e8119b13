"""The details of a reading: its value with its unit, and its derivation."""

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
    """A reading as displayed; `worked` is the derivation of its value, None if the value was entered directly."""

    day: str
    value: str
    unit: str
    facts: tuple[Fact, ...]
    labels: Mapping[str, str]
    variant: Variant | None
    worked: Worked | None


def shown_reading(indicator: Indicator, reading: Reading, currency: str) -> ShownReading:
    """Return a reading of an indicator with its derivation, computed again from the stored inputs."""
    variant = variant_of(indicator.code, reading.variant)
    unit = unit_in(indicator.unit, currency)
    worked = worked_again(variant, reading) if variant else None
    facts = tuple(facts_of(reading, but=APART))
    return ShownReading(day_in_words(reading.date), shown(reading.value), unit, facts, LABELS, variant, worked)


def worked_again(variant: Variant, reading: Reading) -> Worked | None:
    """Return the derivation of a reading; None if its inputs do not yield its value, as can happen in an import."""
    try:
        worked = work_out(variant, reading.inputs)
    except Unworkable:
        return None
    return worked if worked.value == reading.value else None
