"""What fields of parts are called in the sentences of History, and which of them a change gave another value."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.document.parts import CanvasPart, NotePart, Part, fields_of, part_to_json

SPAN = {"relationship.start_stage": "the start", "relationship.end_stage": "the end"}
# In the order in which sentences name them; fields of a note without a name of their own go by that of their group.
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
    """Return what a field is called; empty for a field of an indicator or a review that sentences do not name."""
    if issubclass(kind, CanvasPart):
        return f"the {path.replace('_', ' ')}"
    if issubclass(kind, NotePart):
        return NOTE_FIELDS.get(path) or NOTE_GROUPS.get(path.partition(".")[0], path)
    return MEASURE_FIELDS.get(path, "")


def changed_fields(before: Part | None, after: Part | None) -> list[str]:
    """Return the names of the fields that differ, each once."""
    part = after or before
    if part is None:
        return []
    names = (field_name(type(part), path) for path in sorted(_changed_paths(before, after), key=_order))
    return [name for name in dict.fromkeys(names) if name]


def _changed_paths(before: Part | None, after: Part | None) -> Iterator[str]:
    was, became = (_values(part) for part in (before, after))
    yield from (path for path in {**was, **became} if was.get(path) != became.get(path))


def _values(part: Part | None) -> dict[str, object]:
    """The fields of a part by their paths: those of a note singly, those of other parts as they are."""
    if part is None:
        return {}
    return fields_of(part_to_json(part)) if isinstance(part, NotePart) else part_to_json(part)


def _order(path: str) -> int:
    """Where a field is named; those without a place of their own come last, in the order of the part."""
    return ORDER.index(path) if path in ORDER else len(ORDER)
