"""Adding, editing, deleting and importing the readings of an indicator."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast
from uuid import UUID, uuid4

from django.utils import timezone

from relationships.actions.editing import Edit, action
from relationships.actions.indicators import the_indicator
from relationships.actions.merging import merge_into_part
from relationships.document.parts import IndicatorPart, Part, ReadingPart
from relationships.document.values import READINGS_PER_INDICATOR, day_in_words
from relationships.errors import Missing, Refused
from relationships.formulas.reading_bounds import TOO_MANY, fault_in_date, fault_in_value
from relationships.formulas.registry import variant_of
from relationships.models import Change, Reading

NO_READING = "This reading is no longer on the canvas."
OTHER_SCALE = (
    "The readings of this indicator are on another scale, on which the other direction is better. Keep to one: "
    "for the other scale add an indicator of its own."
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One row of a table of readings: a value for a date, and what is remarked on it."""

    date: dt.date
    value: Decimal
    remark: str = ""


@action("reading.add")
def add_reading(edit: Edit, *, indicator_id: UUID, fields: Mapping[str, Any]) -> UUID:
    """Add a reading from the fields of its part. Missing without its indicator; Refused for what it cannot say."""
    indicator = the_indicator(edit, indicator_id)
    key = uuid4()
    edit.add(key, ReadingPart.model_validate({**fields, "indicator": indicator_id}))
    _require_fit(edit, indicator_id, indicator, [key])
    return key


@action("reading.edit")
def edit_reading(
    edit: Edit, *, reading_id: UUID, changes: Mapping[str, Any], base_revision: int | None, over: int | None = None
) -> UUID:
    """Change fields of a reading; see `merge_into_part` for what a conflict is. Refused for what it cannot say."""
    part = the_reading(edit, reading_id)
    indicator = the_indicator(edit, part.indicator)
    merge_into_part(edit, reading_id, changes, base_revision, over=over)
    _require_fit(edit, part.indicator, indicator, [reading_id])
    return reading_id


@action("reading.delete")
def delete_reading(edit: Edit, *, reading_id: UUID) -> UUID:
    """Delete a reading."""
    the_reading(edit, reading_id)
    edit.write(reading_id, None)
    return reading_id


@action("reading.import")
def add_readings(edit: Edit, *, indicator_id: UUID, rows: tuple[Measured, ...], replaces: bool) -> UUID:
    """Add a reading for each row; where there is one of that date, put the row in its place or leave it as it is.

    All or nothing: Refused where a row says what no reading can, or where they become too many.
    """
    indicator = the_indicator(edit, indicator_id)
    standing = dict(Reading.objects.filter(indicator=indicator_id).values_list("date", "pk"))
    known = edit.load("reading", [standing[row.date] for row in rows if row.date in standing])
    written = [key for row in rows if (key := _put(edit, indicator_id, row, standing, known, replaces=replaces))]
    _require_fit(edit, indicator_id, indicator, written)
    return indicator_id


def _put(
    edit: Edit,
    indicator_id: UUID,
    row: Measured,
    standing: Mapping[dt.date, UUID],
    known: Mapping[UUID, Part],
    *,
    replaces: bool,
) -> UUID | None:
    """Write one row; None where it is left out. A value that stands already keeps what it was worked out from."""
    if row.date not in standing:
        key = uuid4()
        edit.add(key, ReadingPart(indicator=indicator_id, date=row.date, value=row.value, remark=row.remark))
        return key
    key = standing[row.date]
    part = cast("ReadingPart", known[key])
    if not replaces:
        return None
    update: dict[str, Any] = {"remark": row.remark or part.remark}
    if part.value != row.value:
        update |= {"value": row.value, "variant": "", "inputs": {}}
    edit.write(key, part.model_copy(update=update))
    return key


def the_reading(edit: Edit, reading_id: UUID) -> ReadingPart:
    """A reading of this canvas; raises Missing."""
    part = edit.load("reading", [reading_id]).get(reading_id)
    if part is None:
        raise Missing(NO_READING)
    return cast("ReadingPart", part)


def deletion_of_reading(canvas_id: UUID, reading_id: UUID) -> Change | None:
    """The change that took a reading away, if it is away."""
    key = str(reading_id)
    change = Change.objects.filter(canvas=canvas_id, before__has_key=key).order_by("-revision").first()
    return change if change and change.after[key] is None else None


def _require_fit(edit: Edit, indicator_id: UUID, indicator: IndicatorPart, keys: list[UUID]) -> None:
    """Raise Refused unless these readings can stand beside the others."""
    parts = {key: cast("ReadingPart", edit.after[key]) for key in keys if edit.after[key] != edit.before[key]}
    others = Reading.objects.filter(indicator=indicator_id).exclude(pk__in=keys)
    dates = [part.date for key, part in parts.items() if _is_new(edit, key, "date")]
    if taken := others.filter(date__in=dates).values_list("date", flat=True).first():
        raise Refused(f"There is a reading of {day_in_words(taken)} already.")
    added = sum(edit.before[key] is None for key in keys)
    if added and others.count() + len(keys) > READINGS_PER_INDICATOR:
        raise Refused(TOO_MANY)
    indicator = _on_one_scale(edit, indicator_id, indicator, parts)
    for key, part in parts.items():
        fault = fault_in_date(part.date, timezone.localdate()) if _is_new(edit, key, "date") else ""
        if not fault and _is_new(edit, key, "value"):
            fault = fault_in_value(indicator.code, indicator.direction, part.value)
        if fault:
            raise Refused(fault)


def make_room_for_readings(edit: Edit) -> None:
    """Raise Refused when this edit would leave an indicator more readings than it holds."""
    growth: Counter[UUID] = Counter()
    for key, part in edit.after.items():
        was = edit.before[key]
        growth.update([part.indicator] if isinstance(part, ReadingPart) and was is None else ())
        growth.subtract([was.indicator] if isinstance(was, ReadingPart) and part is None else ())
    for indicator, more in growth.items():
        if more > 0 and Reading.objects.filter(indicator=indicator).count() + more > READINGS_PER_INDICATOR:
            raise Refused(TOO_MANY)


def _is_new(edit: Edit, key: UUID, name: str) -> bool:
    """Whether a field is another than it was: what came in with a file is not the fault of who edits the rest."""
    before = edit.before[key]
    return before is None or getattr(before, name) != getattr(edit.after[key], name)


def _on_one_scale(
    edit: Edit, indicator_id: UUID, indicator: IndicatorPart, parts: Mapping[UUID, ReadingPart]
) -> IndicatorPart:
    """Where a variant sets the direction its first reading sets the indicator's; Refused where others are there."""
    found = (variant_of(indicator.code, part.variant) for part in parts.values())
    variant = next((each for each in found if each and each.direction not in (None, indicator.direction)), None)
    if variant is None:
        return indicator
    if Reading.objects.filter(indicator=indicator_id).exclude(pk__in=list(parts)).exists():
        raise Refused(OTHER_SCALE)
    turned = indicator.model_copy(update={"direction": variant.direction, "unit": variant.unit})
    edit.write(indicator_id, turned)
    return turned
