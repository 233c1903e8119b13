"""Adding, editing, deleting and importing the readings of an indicator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast
from uuid import UUID, uuid4

from django.utils import timezone

from relationships.actions.editing import Edit, action
from relationships.actions.indicators import get_indicator, require_possible_target
from relationships.actions.merging import merge_into_part
from relationships.document.parts import IndicatorPart, Part, ReadingPart
from relationships.document.version import Version
from relationships.errors import Missing, Refused
from relationships.formats import format_day
from relationships.formulas.reading_bounds import fault_in_date, fault_in_value
from relationships.formulas.registry import find_variant
from relationships.models import Change, Reading

NO_READING = "This measurement is no longer on the canvas."
OTHER_SCALE = (
    "This indicator’s other measurements use a different scale, where the opposite direction is better. Add a "
    "separate indicator for this scale."
)


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A row of a table of readings: the value at a date, with a remark."""

    date: dt.date
    value: Decimal
    remark: str = ""


@action("reading.add")
def add_reading(edit: Edit, *, indicator_id: UUID, fields: Mapping[str, Any]) -> UUID:
    """Add a reading with these fields. Raise Missing if there is no such indicator, and Refused if it is invalid."""
    indicator = get_indicator(edit, indicator_id)
    key = uuid4()
    edit.add(key, ReadingPart.model_validate({**fields, "indicator": indicator_id}))
    _require_valid(edit, indicator_id, indicator, [key])
    return key


@action("reading.edit")
def edit_reading(
    edit: Edit,
    *,
    reading_id: UUID,
    changes: Mapping[str, Any],
    base: Version | None,
    over: Version | None = None,
    is_autosave: bool = False,
) -> UUID:
    """Change fields of a reading. Raise Conflict as `merge_into_part` does, and what `add_reading` raises.

    With `is_autosave`, the change may continue a group: see `find_group`.
    """
    edit.is_autosave = is_autosave
    part = get_reading(edit, reading_id)
    indicator = get_indicator(edit, part.indicator)
    merge_into_part(edit, reading_id, changes, base, over=over)
    _require_valid(edit, part.indicator, indicator, [reading_id])
    return reading_id


@action("reading.delete")
def delete_reading(edit: Edit, *, reading_id: UUID) -> UUID:
    """Delete a reading."""
    get_reading(edit, reading_id)
    edit.write(reading_id, None)
    return reading_id


@action("reading.import")
def add_readings(edit: Edit, *, indicator_id: UUID, rows: tuple[ReadingRow, ...], replaces: bool) -> UUID:
    """Add a reading for every row. If there is one of the same date, replace its value, or skip the row.

    All or nothing: raise Refused if a row is invalid or there would be too many readings.
    """
    indicator = get_indicator(edit, indicator_id)
    existing = dict(Reading.objects.filter(indicator=indicator_id).values_list("date", "pk"))
    known = edit.load("reading", [existing[row.date] for row in rows if row.date in existing])
    written = [key for row in rows if (key := _write_row(edit, indicator_id, row, existing, known, replaces=replaces))]
    _require_valid(edit, indicator_id, indicator, written)
    return indicator_id


def _write_row(
    edit: Edit,
    indicator_id: UUID,
    row: ReadingRow,
    existing: Mapping[dt.date, UUID],
    known: Mapping[UUID, Part],
    *,
    replaces: bool,
) -> UUID | None:
    """Write one row and return the id of its reading; None if skipped. An equal value keeps its variant and inputs."""
    if row.date not in existing:
        key = uuid4()
        edit.add(key, ReadingPart(indicator=indicator_id, date=row.date, value=row.value, remark=row.remark))
        return key
    key = existing[row.date]
    part = cast("ReadingPart", known[key])
    if not replaces:
        return None
    update: dict[str, Any] = {"remark": row.remark or part.remark}
    if part.value != row.value:
        update |= {"value": row.value, "variant": "", "inputs": {}}
    edit.write(key, part.model_copy(update=update))
    return key


def get_reading(edit: Edit, reading_id: UUID) -> ReadingPart:
    """Return a reading of this canvas. Raise Missing if there is none with this id."""
    part = edit.load("reading", [reading_id]).get(reading_id)
    if part is None:
        raise Missing(NO_READING)
    return cast("ReadingPart", part)


def find_reading_deletion(canvas_id: UUID, reading_id: UUID) -> Change | None:
    """Return the change that deleted a reading, if it is deleted."""
    change = Change.touching(canvas_id, reading_id).order_by("-revision").first()
    return change if change and change.after[str(reading_id)] is None else None


def _require_valid(edit: Edit, indicator_id: UUID, indicator: IndicatorPart, keys: list[UUID]) -> None:
    """Raise Refused unless these readings are valid and compatible with the others."""
    parts = {key: cast("ReadingPart", edit.after[key]) for key in keys if edit.after[key] != edit.before[key]}
    others = Reading.objects.filter(indicator=indicator_id).exclude(pk__in=keys)
    dates = [part.date for key, part in parts.items() if _is_new(edit, key, "date")]
    if taken := others.filter(date__in=dates).values_list("date", flat=True).first():
        raise Refused(f"There is already a measurement on {format_day(taken)}.")
    indicator = _match_direction(edit, indicator_id, indicator, parts)
    for key, part in parts.items():
        fault = fault_in_date(part.date, timezone.localdate()) if _is_new(edit, key, "date") else ""
        if not fault and _is_new(edit, key, "value"):
            fault = fault_in_value(indicator.code, indicator.direction, part.value)
        if fault:
            raise Refused(fault)


def _is_new(edit: Edit, key: UUID, name: str) -> bool:
    """Return whether a field has changed. Unchanged values are not checked, as an import may have brought them."""
    before = edit.before[key]
    return before is None or getattr(before, name) != getattr(edit.after[key], name)


def _match_direction(
    edit: Edit, indicator_id: UUID, indicator: IndicatorPart, parts: Mapping[UUID, ReadingPart]
) -> IndicatorPart:
    """Return the indicator, in the direction of the variant if these are its first readings.

    Raise Refused if the direction differs and there are other readings.
    """
    found = (find_variant(indicator.code, part.variant) for part in parts.values())
    variant = next(
        (variant for variant in found if variant and variant.direction not in (None, indicator.direction)), None
    )
    if variant is None:
        return indicator
    if Reading.objects.filter(indicator=indicator_id).exclude(pk__in=list(parts)).exists():
        raise Refused(OTHER_SCALE)
    turned = indicator.model_copy(update={"direction": variant.direction, "unit": variant.unit})
    require_possible_target(turned)
    edit.write(indicator_id, turned)
    return turned
