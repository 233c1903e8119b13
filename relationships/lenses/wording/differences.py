"""Descriptions of the differences between two documents: the fields of every part, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import UUID

from django.utils.text import capfirst

from relationships.document.base import Value, field_label
from relationships.document.canvas import CanvasDocument
from relationships.document.diff import Difference
from relationships.document.naming import in_quotes, short_name
from relationships.document.own_words import OwnWords
from relationships.document.parts import DismissalPart, GoalPart, IndicatorPart, NotePart, Part, ReadingPart, ReviewPart
from relationships.lenses.details import NOTHING, format_field, format_value

NOT_STATED = "empty"
UNNAMED = "Unnamed"
# Fields that the heading contains already, or that users do not set, such as the hue.
NOT_SHOWN = {("kind",), ("block",), ("rank",), ("code",), ("indicator",), ("segment", "hue")}

Names = dict[UUID, OwnWords]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The values of a field; `before` is empty for a new part, `after` for a deleted one."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StatedField:
    """A field of a part, or one entry of a field that is a dictionary; `label` is its label or the entry's."""

    label: str
    value: object
    kind: type[Value]
    name: str


Path = tuple[str, ...]


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
    documents = (before, after)
    names = {note.id: short_name(note.text) for document in documents for _, note in document.placed_notes()}
    names |= {indicator.id: OwnWords(indicator.name) for document in documents for indicator in document.indicators}
    return tuple(_describe(difference, names, after.currency) for difference in found)


def _describe(difference: Difference, names: Names, currency: str) -> ShownDifference:
    verb, tone = _verb(difference)
    fields = tuple(_fields(difference, names, currency))
    part = difference.after or difference.before
    return ShownDifference(verb, tone, _heading(difference, names), _note(difference.key, part), fields)


def _verb(difference: Difference) -> tuple[str, str]:
    if difference.before is None:
        return "new", "good"
    if difference.after is None:
        return "deleted", "bad"
    return ("moved", "accent") if _has_moved(difference) else ("changed", "accent")


def _has_moved(difference: Difference) -> bool:
    return (
        isinstance(difference.before, NotePart)
        and isinstance(difference.after, NotePart)
        and not list(changed_fields(difference))
    )


def _heading(difference: Difference, names: Names) -> str:
    match difference.after or difference.before:
        case NotePart() as note:
            was = difference.before.block if isinstance(difference.before, NotePart) else note.block
            place = note.block.label if was is note.block else f"{note.block.label}, from {was.label}"
            return f"{in_quotes(short_name(note.text))} in {place}"
        case GoalPart() as goal:
            return f"{goal.goal.label} goal of {in_quotes(names.get(goal.note, ''))}"
        case IndicatorPart() as indicator:
            return f"Indicator {in_quotes(indicator.name)}"
        case ReadingPart() as reading:
            return f"Measurement of {in_quotes(names.get(reading.indicator, ''))} on {format_value(reading.date)}"
        case ReviewPart() as review:
            return f"Review of {format_value(review.date)}"
        case DismissalPart():
            return "Dismissed finding"
        case _:
            return "Canvas"


def _note(key: UUID | None, part: Part | None) -> UUID | None:
    """Return the id of the note that a part is or belongs to."""
    if isinstance(part, NotePart):
        return key
    return part.note if isinstance(part, GoalPart) else getattr(part, "subject", None)


def _fields(difference: Difference, names: Names, currency: str) -> Iterator[FieldChange]:
    for path, old, new in changed_fields(difference):
        if path == ("text",) and not (difference.before and difference.after):
            continue  # The heading contains the text.
        before, after = (_format(field, names, currency) for field in (old, new))
        yield FieldChange(
            field_name(old, new),
            "" if difference.before is None else before or NOT_STATED,
            "" if difference.after is None else after or NOT_STATED,
        )


def field_name(old: StatedField | None, new: StatedField | None) -> str:
    """Return the label of a field as it is now, or was."""
    field = new or old
    return field.label if field else UNNAMED


def _format(field: StatedField | None, names: Names, currency: str) -> str:
    if field is None or field.value in NOTHING:
        return ""
    return format_field(field.kind, field.name, field.value, names, currency)


def changed_fields(difference: Difference) -> Iterator[tuple[Path, StatedField | None, StatedField | None]]:
    """Yield the path of every field that differs and is shown, with the field before and after."""
    old, new = (stated_fields(part) if part else {} for part in (difference.before, difference.after))
    for path in {**new, **old}:
        before, after = old.get(path), new.get(path)
        values = [field.value if field else None for field in (before, after)]
        same = values[0] == values[1] or (values[0] in NOTHING and values[1] in NOTHING)
        if not same and path not in NOT_SHOWN:
            yield path, before, after


def stated_fields(value: Value) -> dict[Path, StatedField]:
    """Return every field of a value by its path, with those of nested values."""
    return dict(_flattened(value, ()))


def _flattened(value: Value, path: Path) -> Iterator[tuple[Path, StatedField]]:
    """Yield the path and value of every field; a mapping counts as one field per key."""
    kind = type(value)
    for name, content in value:
        if isinstance(content, Value):
            yield from _flattened(content, (*path, name))
        elif isinstance(content, Mapping):
            for key, inner in content.items():
                yield (*path, name, key), StatedField(_entry(key), inner, kind, name)
        else:
            yield (*path, name), StatedField(field_label(kind, name), content, kind, name)


def _entry(key: str | Enum) -> str:
    """Return the question that an entry answers, or the name of an input of a formula."""
    return format_value(key).rstrip("?") if isinstance(key, Enum) else capfirst(key.replace("_", " ")) or UNNAMED


def notes_that_differ(found: Iterable[Difference]) -> dict[UUID, str]:
    """Return what happened to the notes of the second document that differ, or whose parts differ, by id."""
    words: dict[UUID, str] = {}
    for difference in found:
        part = difference.after or difference.before
        note = _note(difference.key, part)
        if note and difference.after is not None:
            words[note] = _verb(difference)[0] if isinstance(part, NotePart) else words.get(note, "changed")
    return words
