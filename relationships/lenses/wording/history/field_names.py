"""The names of fields in the sentences of the history, and the fields that a change changed."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.document.parts import CanvasPart, NotePart, Part, fields_of, part_to_json

SPAN = {"relationship.start_stage": "the start", "relationship.end_stage": "the end"}
# In the order of the sentences; other fields of a note have the name of their group.
NOTE_FIELDS = {
    "text": "the text",
    "status": "the status",
    "segments": "the segments",
    **SPAN,
    "relationship.change_trigger": "the trigger of a change",
    "relationship.next_step": "the next step",
}
NOTE_GROUPS = {
    "evidence": "the evidence",
    "experiment": "the experiment",
    "segment": "the segment’s details",
    "relationship": "the relationship’s details",
}
MEASURE_FIELDS = {
    "name": "the name",
    "unit": "the unit",
    "direction": "the direction",
    "target": "the target",
    "subject": "the subject",
    "date": "the date",
    "customers_said": "what customers said",
    "decision": "the decision",
    "change": "the change that followed",
    "next_due": "the next date",
}
ORDER = (*NOTE_FIELDS, *MEASURE_FIELDS)


def field_name(kind: type[Part], path: str) -> str:
    """Return the name of a field; empty for fields of indicators and reviews that sentences leave out."""
    if issubclass(kind, CanvasPart):
        return f"the {path.replace('_', ' ')}"
    if issubclass(kind, NotePart):
        return NOTE_FIELDS.get(path) or NOTE_GROUPS.get(path.partition(".")[0], path)
    return MEASURE_FIELDS.get(path, "")


def changed_fields(before: Part | None, after: Part | None) -> list[str]:
    """Return the distinct names of the fields that differ."""
    part = after or before
    if part is None:
        return []
    names = (field_name(type(part), path) for path in sorted(_changed_paths(before, after), key=_order))
    return [name for name in dict.fromkeys(names) if name]


def _changed_paths(before: Part | None, after: Part | None) -> Iterator[str]:
    was, became = (_values(part) for part in (before, after))
    yield from (path for path in {**was, **became} if was.get(path) != became.get(path))


def _values(part: Part | None) -> dict[str, object]:
    """Return the fields of a part by path; only those of a note are flattened."""
    if part is None:
        return {}
    return fields_of(part_to_json(part)) if isinstance(part, NotePart) else part_to_json(part)


def _order(path: str) -> int:
    """Return the sort key of a field; fields that are not in ORDER come last."""
    return ORDER.index(path) if path in ORDER else len(ORDER)
