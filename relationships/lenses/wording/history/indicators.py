"""Sentences about changes of indicators and reviews."""

from __future__ import annotations

from relationships.document.parts import IndicatorPart, Part, ReadingPart, ReviewPart
from relationships.document.units import number
from relationships.formats import format_day
from relationships.lenses.wording.history.changes import RecordedChange, owner_of
from relationships.lenses.wording.history.field_names import changed_paths, field_names
from relationships.lenses.wording.history.phrases import joined, quoted


def added(change: RecordedChange) -> str:
    """Return what was added, with how many readings."""
    return f"added {_measure_name(change)}{_reading_count(change)}"


def restored(change: RecordedChange) -> str:
    """Return what an undo or redo restored, with how many readings."""
    return f"restored {_measure_name(change)}{_reading_count(change)}"


def deleted(change: RecordedChange) -> str:
    """Return what was deleted, with how many readings."""
    return f"deleted {_measure_name(change)}{_reading_count(change)}"


def edited(change: RecordedChange) -> str:
    """Return which fields were changed, and the new name or target if it is the only one."""
    before, after = change.before, change.after
    paths = changed_paths(before, after)
    if isinstance(before, IndicatorPart) and isinstance(after, IndicatorPart):
        if paths == ["name"]:
            return f"renamed {_measure_name(change, before)} to {quoted(after.name)}"
        if paths == ["target"] and after.target is not None:
            return f"set the target of {_measure_name(change)} to {number(after.target)}"
    return f"changed {joined(field_names(after, paths))} of {_measure_name(change)}"


def _measure_name(change: RecordedChange, part: Part | None = None) -> str:
    """Return the name of an indicator or a review, with that of the note that it belongs to."""
    part = part or change.part
    owner = of_owner(change, part)
    match part:
        case ReviewPart(date=date):
            return f"the review{owner} on {format_day(date)}" if owner else f"the review of {format_day(date)}"
        case IndicatorPart(name=name):
            return f"the indicator {quoted(name)}{owner}"
        case _:
            return "an indicator"


def of_owner(change: RecordedChange, part: Part | None) -> str:
    """Return “ of ” and the name of the note that a part belongs to; empty for what belongs to the canvas."""
    text = change.text_of(owner_of(part))
    return f" of {quoted(text)}" if text else ""


def _reading_count(change: RecordedChange) -> str:
    count = sum(state is not None for pair in change.touched(ReadingPart) for state in pair)
    return f" with {count} measurement{'' if count == 1 else 's'}" if count else ""
