"""What a change did to an indicator or a review, in words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from relationships.document.base import Value
from relationships.document.measurements import IndicatorFields, ReviewFields
from relationships.document.parts import Json
from relationships.document.values import day_in_words
from relationships.lenses.gauge import number
from relationships.lenses.wording.field_names import with_article
from relationships.models import Change

NAME_LENGTH = 80
KINDS: dict[str, type[Value]] = {"indicator": IndicatorFields, "review": ReviewFields}


def measured_sentence(change: Change) -> str:
    """What was done, as the rest of a sentence that begins with who did it; empty for a change of anything else."""
    before, after = (states.get(str(change.subject)) for states in (change.before, change.after))
    part = after or before
    if part is None or part["kind"] not in ("indicator", "review"):
        return ""
    by = f", by {change.action}" if change.action in ("undo", "redo") else ""
    return f"{_done(change, part, before, after)}{by}"


def measure_name(part: Json) -> str:
    """An indicator or a review as sentences name it."""
    if part["kind"] == "review":
        return f"the review of {day_in_words(dt.date.fromisoformat(part['date']))}"
    return f"the indicator “{part['name'][:NAME_LENGTH]}”"


def _done(change: Change, part: Json, before: Json | None, after: Json | None) -> str:
    if before and after:
        return _edited(before, after)
    readings = [each for states in (change.before, change.after) for each in states.values() if each]
    count = sum(each["kind"] == "reading" for each in readings)
    extent = f" with {count} reading{'' if count == 1 else 's'}" if count else ""
    if before:
        return f"deleted {measure_name(part)}{extent}"
    if change.action in ("undo", "redo"):
        return f"put back {measure_name(part)}{extent}"
    return f"added {measure_name(part)}{extent}"


def _edited(before: Json, after: Json) -> str:
    kind = KINDS[after["kind"]]
    fields = [name for name in kind.model_fields if before.get(name) != after.get(name)]
    if fields == ["name"]:
        return f"renamed {measure_name(before)} to “{after['name'][:NAME_LENGTH]}”"
    if fields == ["target"] and after["target"]:
        return f"set the target of {measure_name(after)} to {number(Decimal(after['target']))}"
    *others, last = [with_article(kind, name) for name in fields] or ["nothing"]
    return f"changed {f'{", ".join(others)} and {last}' if others else last} of {measure_name(after)}"
