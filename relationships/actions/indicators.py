"""Adding, editing and deleting the indicators of a canvas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, cast
from uuid import UUID, uuid4

from django.db.models import Max

from relationships.actions.editing import Edit, action
from relationships.actions.measurable_subjects import require_subject
from relationships.actions.merging import merge_into_part
from relationships.document.naming import in_quotes
from relationships.document.parts import RANK_GAP, IndicatorPart, ReadingPart
from relationships.document.version import Version
from relationships.errors import Missing, Refused
from relationships.formulas.reading_bounds import fault_in_direction, fault_in_value
from relationships.models import Indicator, Reading

GONE = "This indicator is no longer on the canvas."


@action("indicator.add")
def add_indicator(
    edit: Edit,
    /,
    *,
    name: str,
    subject: UUID | None = None,
    readings: Mapping[dt.date, Decimal] | None = None,
    **fields: Any,
) -> UUID:
    """Add an indicator after all others, with its readings by date, and return its id.

    `subject` is the note of a segment or relationship, None for the canvas as a whole; `fields` are other fields of
    `IndicatorFields`. Raise Missing for any other subject, and Refused if there are 100 indicators or one of the same
    name and subject, or if the indicator can't reach the target.
    """
    require_subject(edit, subject)
    _require_unique_name(edit, name, subject)
    key = uuid4()
    part = IndicatorPart(rank=_rank_at_end(edit), name=name, subject=subject, **fields)
    require_possible_target(part)
    edit.add(key, part)
    for date, value in (readings or {}).items():
        edit.add(uuid4(), ReadingPart(indicator=key, date=date, value=value))
    return key


@action("indicator.edit")
def edit_indicator(
    edit: Edit,
    *,
    indicator_id: UUID,
    changes: Mapping[str, Any],
    base: Version | None,
    over: Version | None = None,
    is_autosave: bool = False,
) -> UUID:
    """Change fields of an indicator. Raise Conflict as `merge_into_part` does, and what `add_indicator` raises.

    Raise Refused also for a direction in which its readings are impossible.
    With `is_autosave`, the change may continue a group: see `find_group`.
    """
    edit.is_autosave = is_autosave
    before = get_indicator(edit, indicator_id)
    merge_into_part(edit, indicator_id, changes, base, over=over)
    after = get_indicator(edit, indicator_id)
    if after.subject != before.subject:
        require_subject(edit, after.subject)
    if (after.target, after.direction) != (before.target, before.direction):
        require_possible_target(after)
    if after.direction != before.direction:
        _require_direction(indicator_id, after)
    if (after.name, after.subject) != (before.name, before.subject):
        _require_unique_name(edit, after.name, after.subject, exclude=[indicator_id])
    return indicator_id


@action("indicator.delete")
def delete_indicator(edit: Edit, *, indicator_id: UUID) -> UUID:
    """Delete an indicator with its readings. Undoing the change restores them."""
    get_indicator(edit, indicator_id)
    readings = list(Reading.objects.filter(indicator=indicator_id).values_list("pk", flat=True))
    for key in (*edit.load("reading", readings), indicator_id):
        edit.write(key, None)
    return indicator_id


def get_indicator(edit: Edit, indicator_id: UUID) -> IndicatorPart:
    """Return an indicator of this canvas. Raise Missing if there is none with this id."""
    part = edit.load("indicator", [indicator_id]).get(indicator_id)
    if part is None:
        raise Missing(GONE)
    return cast("IndicatorPart", part)


def same_name(one: str, other: str) -> bool:
    """Return whether two names are equal except for case and spaces."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def require_possible_target(indicator: IndicatorPart) -> None:
    """Raise Refused if an indicator has a target that it can't reach."""
    if indicator.target is None:
        return
    if fault := fault_in_value(indicator.code, indicator.direction, indicator.target):
        raise Refused(fault)


def _require_direction(indicator_id: UUID, indicator: IndicatorPart) -> None:
    values = Reading.objects.filter(indicator=indicator_id).order_by("date").values_list("value", flat=True)
    if fault := fault_in_direction(indicator.code, indicator.direction, values):
        raise Refused(fault)


def _require_unique_name(edit: Edit, name: str, subject: UUID | None, exclude: Collection[UUID] = ()) -> None:
    others = Indicator.objects.filter(canvas=edit.canvas.pk, subject=subject).exclude(pk__in=exclude)
    if any(same_name(name, other) for other in others.values_list("name", flat=True)):
        raise Refused(f"There is already an indicator {in_quotes(name)} here.")


def _rank_at_end(edit: Edit) -> int:
    last: int | None = Indicator.objects.filter(canvas=edit.canvas.pk).aggregate(last=Max("rank"))["last"]
    return (last or 0) + RANK_GAP
