"""Descriptions of the differences between two documents: the fields of every part, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from relationships.document.canvas import CanvasDocument, Value
from relationships.document.diff import Difference
from relationships.document.naming import short_name
from relationships.document.parts import DismissalPart, GoalPart, IndicatorPart, NotePart, Part, ReadingPart, ReviewPart
from relationships.lenses.details import NOTHING, field_in_words, in_words, label_of

NOT_STATED = "not stated"
UNNAMED = "Without a name"
# Fields that the heading contains already, or that users do not set, such as the hue.
UNSAID = {"kind", "rank", "hue", "code", "indicator"}
LABELS = {"text": "Text", "segments": "Concerns", "status": "How sure", "subject": "Of", "note": "Of"}

Names = dict[UUID, str]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The values of a field; `before` is empty for a new part, `after` for a deleted one."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A changed part: what happens to it, its heading and its fields; `note` is the note that it belongs to."""

    verb: str
    tone: str
    heading: str
    note: UUID | None
    fields: tuple[FieldChange, ...]


def shown_differences(
    found: Iterable[Difference], before: CanvasDocument, after: CanvasDocument
) -> tuple[ShownDifference, ...]:
    """Return descriptions of the differences between two documents."""
    names = {note.id: short_name(note.text) for each in (before, after) for _, note in each.placed_notes()}
    names |= {indicator.id: indicator.name for each in (before, after) for indicator in each.indicators}
    return tuple(_shown(each, names, after.currency) for each in found)


def _shown(each: Difference, names: Names, currency: str) -> ShownDifference:
    verb, tone = _verb(each)
    fields = tuple(_fields(each, names, currency))
    part = each.after or each.before
    return ShownDifference(verb, tone, _heading(each, names), _note(each.key, part), fields)


def _verb(each: Difference) -> tuple[str, str]:
    if each.before is None:
        return "new", "good"
    if each.after is None:
        return "deleted", "bad"
    return ("moved", "accent") if _has_moved(each) else ("changed", "accent")


def _has_moved(each: Difference) -> bool:
    return isinstance(each.before, NotePart) and isinstance(each.after, NotePart) and not list(_changed(each))


def _heading(each: Difference, names: Names) -> str:
    match each.after or each.before:
        case NotePart() as note:
            was = each.before.block if isinstance(each.before, NotePart) else note.block
            place = note.block.label if was is note.block else f"{note.block.label}, from {was.label}"
            return f"“{short_name(note.text)}” in {place}"
        case GoalPart() as goal:
            return f"The goal {goal.goal.label.lower()} of “{names.get(goal.note, '')}”"
        case IndicatorPart() as indicator:
            return f"The indicator “{indicator.name}”"
        case ReadingPart() as reading:
            return f"A reading of “{names.get(reading.indicator, '')}” on {in_words(reading.date)}"
        case ReviewPart() as review:
            return f"The review of {in_words(review.date)}"
        case DismissalPart():
            return "A dismissed finding"
        case _:
            return "The canvas"


def _note(key: UUID | None, part: Part | None) -> UUID | None:
    """Return the id of the note that a part is or belongs to."""
    if isinstance(part, NotePart):
        return key
    return part.note if isinstance(part, GoalPart) else getattr(part, "subject", None)


def _fields(each: Difference, names: Names, currency: str) -> Iterator[FieldChange]:
    for path, (old, new) in _changed(each):
        name = path[-1]
        if name == "text" and not (each.before and each.after):
            continue  # The heading contains the text.
        before, after = (_said(name, value, names, currency) for value in (old, new))
        yield FieldChange(
            _label(name),
            "" if each.before is None else before or NOT_STATED,
            "" if each.after is None else after or NOT_STATED,
        )


def _label(name: str | Enum) -> str:
    """Return the label of a field, or the question of an answer; the input of a formula may have no name."""
    if isinstance(name, Enum):
        return in_words(name).rstrip("?")
    return LABELS.get(name, label_of(name)) or UNNAMED


def _said(name: str | Enum, value: object, names: Names, currency: str) -> str:
    return "" if value in NOTHING else field_in_words(str(name), value, names, currency)


def _changed(each: Difference) -> Iterator[tuple[tuple[str, ...], tuple[object, object]]]:
    """Yield the path and both values of every field that differs and is shown."""
    old, new = _flat(each.before), _flat(each.after)
    for path in {**new, **old}:
        values = old.get(path), new.get(path)
        same = values[0] == values[1] or (values[0] in NOTHING and values[1] in NOTHING)
        if not same and path[-1] not in UNSAID and path != ("block",):
            yield path, values


def _flat(part: Part | None) -> dict[tuple[str, ...], object]:
    return dict(_flattened(part, ())) if part else {}


def _flattened(value: Value, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield the path and value of every field; a mapping counts as one field per key."""
    for name, content in value:
        if isinstance(content, Value):
            yield from _flattened(content, (*path, name))
        elif isinstance(content, Mapping):
            yield from (((*path, name, key), inner) for key, inner in content.items())
        else:
            yield (*path, name), content


def notes_that_differ(found: Iterable[Difference]) -> dict[UUID, str]:
    """Return what happened to the notes of the second document that differ, or whose parts differ, by id."""
    words: dict[UUID, str] = {}
    for each in found:
        part = each.after or each.before
        note = _note(each.key, part)
        if note and each.after is not None:
            words[note] = _verb(each)[0] if isinstance(part, NotePart) else words.get(note, "changed")
    return words
