"""The part of the canvas that a change is about, as far as it is still there."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.own_words import OwnWords
from relationships.document.parts import CanvasPart, DismissalPart, GoalPart, ReadingPart
from relationships.formats import format_day
from relationships.lenses.wording.history.changes import RecordedChange


@dataclass(frozen=True, slots=True)
class PartReference:
    """A part that is on the canvas: a note, an indicator, a review, or the canvas itself."""

    kind: str
    id: UUID
    name: str


def part_of(change: RecordedChange, document: CanvasDocument) -> PartReference | None:
    """Return the part that a change is about; None if it is gone, or if there are several."""
    keys = {_owner(change, found.key, found.after or found.before) for found in change.differences}
    key = change.subject if change.subject in keys else next(iter(keys), None)
    if key is None or (len(keys) > 1 and key != change.subject):
        return None
    if key == change.canvas_id:
        return PartReference("canvas", key, OwnWords(document.title))
    return _find(document, key)


def _owner(change: RecordedChange, key: UUID | None, part: object) -> UUID | None:
    match part:
        case GoalPart():
            return part.note
        case ReadingPart():
            return part.indicator
        case DismissalPart():
            return part.about[0] if part.about else None
        case CanvasPart():
            return change.canvas_id
        case _:
            return key


def _find(document: CanvasDocument, key: UUID) -> PartReference | None:
    if note := document.note(key):
        return PartReference("note", key, short_name(note.text))
    if indicator := document.indicator(key):
        return PartReference("indicator", key, OwnWords(indicator.name))
    if review := document.review(key):
        return PartReference("review", key, f"the review of {format_day(review.date)}")
    return None
