"""Sentences about changes of readings."""

from __future__ import annotations

from relationships.document.naming import in_quotes
from relationships.document.parts import ReadingPart
from relationships.formats import format_day
from relationships.formulas.rounding import counted, shown
from relationships.lenses.wording.history.changes import RecordedChange

UNKNOWN_INDICATOR = "an indicator"


def changed(change: RecordedChange) -> str:
    """Return what happened to a reading, or how many were added, deleted and changed."""
    pairs = change.touched(ReadingPart)
    name = _indicator_name(change)
    if len(pairs) == 1:
        return _changed_one(*pairs[0], name)
    added, deleted = (sum(pair[place] is None for pair in pairs) for place in (0, 1))
    numbers = [("added", added), ("deleted", deleted), ("changed", len(pairs) - added - deleted)]
    phrases = [f"{verb} {counted(number, 'measurement')}" for verb, number in numbers if number]
    return f"{' and '.join(phrases)} of {name}"


def _changed_one(before: ReadingPart | None, after: ReadingPart | None, name: str) -> str:
    if before is None or after is None:
        return f"added {_reading(after)} to {name}" if after else f"deleted {_reading(before)} from {name}"
    if (before.date, before.value) == (after.date, after.value):
        return f"changed the details of {_reading(after)} of {name}"
    if before.date == after.date:
        day = format_day(after.date)
        return f"changed the measurement on {day} of {name} from {shown(before.value)} to {shown(after.value)}"
    return f"changed {_reading(before)} of {name} to {shown(after.value)} on {format_day(after.date)}"


def _reading(reading: ReadingPart | None) -> str:
    return f"the measurement of {shown(reading.value)} on {format_day(reading.date)}" if reading else ""


def _indicator_name(change: RecordedChange) -> str:
    """Return the name of the indicator whose readings were touched."""
    before, after = change.touched(ReadingPart)[0]
    reading = after or before
    name = change.indicator_names.get(reading.indicator) if reading else ""
    return in_quotes(name) if name else UNKNOWN_INDICATOR
