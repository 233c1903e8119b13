"""The differences between two documents in words: field by field, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from django.utils.text import capfirst

from relationships.document.base import Value, field_label
from relationships.document.canvas import CanvasDocument
from relationships.document.diff import Difference
from relationships.document.naming import short_name
from relationships.document.parts import DismissalPart, GoalPart, IndicatorPart, NotePart, Part, ReadingPart, ReviewPart
from relationships.lenses.details import NOTHING, field_in_words, in_words

NOT_STATED = "not stated"
UNNAMED = "Without a name"
# What a heading says already, or what nobody has said: a hue is given.
UNSAID = {("kind",), ("block",), ("rank",), ("code",), ("indicator",), ("segment", "hue")}

Names = dict[UUID, str]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, before and after; `before` is empty for what is new, `after` for what goes."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a part, or one entry of a field that is a dictionary; `label` is its label or the entry's."""

    label: str
    value: object
    kind: type[Value]
    name: str


Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """One part: what happens to it in a word, what it is, and its fields. `note` is the note that it belongs to."""

    verb: str
    tone: str
    heading: str
    note: UUID | None
    fields: tuple[FieldChange, ...]


def shown_differences(
    found: Iterable[Difference], before: CanvasDocument, after: CanvasDocument
) -> tuple[ShownDifference, ...]:
    """Every difference between two documents in words."""
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
    """The note that a part is or belongs to."""
    if isinstance(part, NotePart):
        return key
    return part.note if isinstance(part, GoalPart) else getattr(part, "subject", None)


def _fields(each: Difference, names: Names, currency: str) -> Iterator[FieldChange]:
    for path, old, new in _changed(each):
        if path == ("text",) and not (each.before and each.after):
            continue  # the heading says it
        before, after = (_said(field, names, currency) for field in (old, new))
        yield FieldChange(
            _label(old, new),
            "" if each.before is None else before or NOT_STATED,
            "" if each.after is None else after or NOT_STATED,
        )


def _label(old: _Field | None, new: _Field | None) -> str:
    field = new or old
    return field.label if field else UNNAMED


def _said(field: _Field | None, names: Names, currency: str) -> str:
    if field is None or field.value in NOTHING:
        return ""
    return field_in_words(field.kind, field.name, field.value, names, currency)


def _changed(each: Difference) -> Iterator[tuple[Path, _Field | None, _Field | None]]:
    """The fields that differ and say something, each with its path, as it was and as it is."""
    old, new = _flat(each.before), _flat(each.after)
    for path in {**new, **old}:
        before, after = old.get(path), new.get(path)
        values = [field.value if field else None for field in (before, after)]
        same = values[0] == values[1] or (values[0] in NOTHING and values[1] in NOTHING)
        if not same and path not in UNSAID:
            yield path, before, after


def _flat(part: Part | None) -> dict[Path, _Field]:
    return dict(_flattened(part, ())) if part else {}


def _flattened(value: Value, path: Path) -> Iterator[tuple[Path, _Field]]:
    """Every field by its path; of answers by name each is a field of its own."""
    kind = type(value)
    for name, content in value:
        if isinstance(content, Value):
            yield from _flattened(content, (*path, name))
        elif isinstance(content, Mapping):
            yield from (((*path, name, key), _Field(_entry(key), inner, kind, name)) for key, inner in content.items())
        else:
            yield (*path, name), _Field(field_label(kind, name), content, kind, name)


def _entry(key: str | Enum) -> str:
    """Return the question that an entry answers, or the name of an input of a formula."""
    return in_words(key).rstrip("?") if isinstance(key, Enum) else capfirst(key.replace("_", " ")) or UNNAMED


def notes_that_differ(found: Iterable[Difference]) -> dict[UUID, str]:
    """The notes that are otherwise in the second document, themselves or by what belongs to them; with a word each."""
    words: dict[UUID, str] = {}
    for each in found:
        part = each.after or each.before
        note = _note(each.key, part)
        if note and each.after is not None:
            words[note] = _verb(each)[0] if isinstance(part, NotePart) else words.get(note, "changed")
    return words
