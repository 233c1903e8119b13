"""The details of a reading: its value with its unit, and its derivation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relationships.document.base import field_label
from relationships.document.measurements import Indicator, Reading, ReadingFields
from relationships.document.units import resolve_unit
from relationships.formats import format_day
from relationships.formulas.errors import Unworkable
from relationships.formulas.registry import find_variant
from relationships.formulas.rounding import shown
from relationships.formulas.variant import Result, Variant, work_out
from relationships.lenses.details import Fact, list_facts

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
    worked: Result | None


def describe_reading(indicator: Indicator, reading: Reading, currency: str) -> ShownReading:
    """Return a reading of an indicator with its derivation, computed again from the stored inputs."""
    variant = find_variant(indicator.code, reading.variant)
    unit = resolve_unit(indicator.unit, currency)
    worked = recompute(variant, reading) if variant else None
    facts = tuple(list_facts(reading, but=APART))
    return ShownReading(format_day(reading.date), shown(reading.value), unit, facts, LABELS, variant, worked)


def recompute(variant: Variant, reading: Reading) -> Result | None:
    """Return the derivation of a reading; None if its inputs do not yield its value, as can happen in an import."""
    try:
        worked = work_out(variant, reading.inputs)
    except Unworkable:
        return None
    return worked if worked.value == reading.value else None
