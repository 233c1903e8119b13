"""The fields that a change changed, each with its value before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from relationships.document.canvas import CanvasDocument
from relationships.document.diff import Difference
from relationships.document.naming import short_name
from relationships.document.own_words import OwnWords
from relationships.document.parts import DismissalPart, GoalPart, NotePart, ReadingPart
from relationships.lenses.details import NOTHING, format_field
from relationships.lenses.wording.differences import NOT_STATED, StatedField, changed_fields, field_name
from relationships.lenses.wording.history.changes import RecordedChange

LONG, SHORTENED = 90, 80
MOST_SHOWN = 30
SUPPORTED = "yes"
UNKNOWN_NOTE = "a deleted note"

Names = Mapping[UUID, str]


@dataclass(frozen=True, slots=True)
class Value:
    """A value in words; `short` is its beginning if it is long, and otherwise empty."""

    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The value of a field before and after a change; `of` is the note it belongs to, if that is not the subject."""

    label: str
    before: Value
    after: Value
    of: str = ""


def note_names(document: CanvasDocument) -> dict[UUID, str]:
    """Return the names of the notes of a document by id."""
    return {note.id: short_name(note.text) for _, note in document.placed_notes()}


def field_changes(change: RecordedChange, names: Names, currency: str) -> tuple[tuple[FieldChange, ...], int]:
    """Return the first fields of a change whose value differs, and the number of the others.

    What was added or deleted as a whole is told by the sentence of the change.
    """
    found = [field for part in change.differences for field in _fields(change, part, names, currency)]
    return tuple(found[:MOST_SHOWN]), max(0, len(found) - MOST_SHOWN)


def _fields(change: RecordedChange, found: Difference, names: Names, currency: str) -> Iterator[FieldChange]:
    part = found.after or found.before
    if isinstance(part, GoalPart):
        yield from _goal(change, found, part, names)
    elif found.before and found.after and not isinstance(part, DismissalPart):
        for path, old, new in changed_fields(found):
            if not _is_in_sentence(change, found, path):
                values = [_value(old, names, currency), _value(new, names, currency)]
                yield FieldChange(field_name(old, new), values[0], values[1], _owner(change, found.key, names))


def _goal(change: RecordedChange, found: Difference, goal: GoalPart, names: Names) -> Iterator[FieldChange]:
    """Yield the tactics of a goal of a relationship that is older than the change and still there."""
    notes = [pair for pair in change.differences if pair.key == goal.note]
    if any(pair.before is None or pair.after is None for pair in notes):
        return
    tactics = [_tactics(state) for state in (found.before, found.after)]
    yield FieldChange(goal.goal.label, tactics[0], tactics[1], _owner(change, goal.note, names))


def _tactics(state: object) -> Value:
    if not isinstance(state, GoalPart):
        return Value(NOT_STATED)
    return _shortened(OwnWords(state.tactics)) if state.tactics else Value(SUPPORTED)


def _is_in_sentence(change: RecordedChange, found: Difference, path: tuple[str, ...]) -> bool:
    """Return whether the sentence of the change tells this field already: values of readings, and short names."""
    if isinstance(found.after, ReadingPart):
        return path in (("value",), ("date",), ("variant",)) or path[0] == "inputs"
    if path == ("name",):
        return change.action == "indicator.edit" and len(list(changed_fields(found))) == 1
    if path != ("text",) or len(list(changed_fields(found))) > 1:
        return False
    texts = [part.text for part in (found.before, found.after) if isinstance(part, NotePart)]
    return all(len(text) <= SHORTENED and "\n" not in text for text in texts)


def _owner(change: RecordedChange, key: UUID | None, names: Names) -> str:
    """Return the name of the note that a part is or belongs to, unless it is the subject of the change."""
    return names[key] if key and key != change.subject and key in names else ""


def _value(field: StatedField | None, names: Names, currency: str) -> Value:
    if field is None or field.value in NOTHING:
        return Value(NOT_STATED)
    named = {key: names.get(key, UNKNOWN_NOTE) for key in _references(field.value)}
    return _shortened(format_field(field.kind, field.name, field.value, named, currency))


def _references(value: object) -> list[UUID]:
    """Return the notes that a value refers to."""
    values = value if isinstance(value, tuple) else (value,)
    return [key for key in values if isinstance(key, UUID)]


def _shortened(text: str) -> Value:
    if len(text) <= LONG and "\n" not in text:
        return Value(text)
    beginning = short_name(text)[:SHORTENED].rstrip()
    return Value(text, OwnWords(f"{beginning}…"))
