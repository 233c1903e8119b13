"""From a document to the parts of a new canvas, and the small repairs a document from a file needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID, uuid4

from relationships.catalog.blocks import Block
from relationships.document.base import Value
from relationships.document.canvas import CanvasDocument, CanvasHead
from relationships.document.measurements import (
    Dismissal,
    DismissalFields,
    Indicator,
    IndicatorFields,
    Reading,
    ReadingFields,
    Review,
    ReviewFields,
)
from relationships.document.notes import Note, NoteFields
from relationships.document.parts import (
    RANK_GAP,
    CanvasPart,
    DismissalPart,
    GoalPart,
    IndicatorPart,
    NotePart,
    Part,
    ReadingPart,
    ReviewPart,
)
from relationships.document.relationships import GoalFields, RelationshipDetails, RelationshipFields, RelationshipGoal
from relationships.document.segments import SegmentDetails


def renewed(document: CanvasDocument) -> CanvasDocument:
    """The same document with a fresh id for every part, references kept; so one file can be used twice."""
    fresh = {key: uuid4() for key in part_ids(document)}
    return CanvasDocument.model_validate(_replaced(document.model_dump(), fresh))


def _replaced(value: Any, fresh: Mapping[UUID, UUID]) -> Any:
    """The same values with other ids; a text that happens to read like an id stays as it is."""
    if isinstance(value, UUID):
        return fresh.get(value, value)
    if isinstance(value, dict):
        return {key: _replaced(inner, fresh) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(_replaced(inner, fresh) for inner in value)
    return value


def part_ids(document: CanvasDocument) -> Iterator[UUID]:
    """The id of every part of a document."""
    for _, note in document.placed_notes():
        yield note.id
        if note.relationship:
            yield from (goal.id for goal in note.relationship.goals)
    for indicator in document.indicators:
        yield indicator.id
        yield from (reading.id for reading in indicator.readings)
    yield from (review.id for review in document.reviews)
    yield from (dismissal.id for dismissal in document.dismissals)


def completed(document: CanvasDocument) -> CanvasDocument:
    """Give every note of the two customer blocks its details, and every segment a hue of its own."""
    owners: dict[int, UUID] = {}
    for note in document.blocks.customer_segments:
        owners.setdefault(note.segment.hue if note.segment else 0, note.id)
    segments = tuple(_with_hue(note, owners) for note in document.blocks.customer_segments)
    relationships = tuple(
        note if note.relationship else note.model_copy(update={"relationship": RelationshipDetails()})
        for note in document.blocks.customer_relationships
    )
    update = {"customer_segments": segments, "customer_relationships": relationships}
    return document.model_copy(update={"blocks": document.blocks.model_copy(update=update)})


def _with_hue(note: Note, owners: dict[int, UUID]) -> Note:
    """A hue that was chosen is kept; of several segments with one hue the first keeps it."""
    details = note.segment or SegmentDetails()
    if not details.hue or owners[details.hue] != note.id:
        free = next(hue for hue in range(1, len(owners) + 2) if hue not in owners)
        owners[free] = note.id
        details = details.model_copy(update={"hue": free})
    return note.model_copy(update={"segment": details})


def parts_of(document: CanvasDocument) -> dict[UUID, Part]:
    """Every part of a document but its head, with ranks by its order."""
    parts: dict[UUID, Part] = {}
    for block in Block:
        for rank, note in _ranked(document.notes(block)):
            parts |= _note_parts(block, rank, note)
    for rank, indicator in _ranked(document.indicators):
        parts[indicator.id] = IndicatorPart(**_fields(indicator, IndicatorFields), rank=rank)
        for reading in indicator.readings:
            parts[reading.id] = ReadingPart(**_fields(reading, ReadingFields), indicator=indicator.id)
    for rank, review in _ranked(document.reviews):
        parts[review.id] = ReviewPart(**_fields(review, ReviewFields), rank=rank)
    for rank, dismissal in _ranked(document.dismissals):
        parts[dismissal.id] = DismissalPart(**_fields(dismissal, DismissalFields), rank=rank)
    return parts


def _ranked[Kind](values: Iterable[Kind]) -> Iterator[tuple[int, Kind]]:
    return ((number * RANK_GAP, value) for number, value in enumerate(values, start=1))


def _fields(value: Value, kind: type[Value]) -> dict[str, Any]:
    """Return the content of the fields that `kind` declares, from a value that has them too."""
    return {name: getattr(value, name) for name in kind.model_fields}


def head_of(document: CanvasDocument) -> CanvasPart:
    """The head of a document as a part."""
    return CanvasPart(**_fields(document, CanvasHead))


def _note_parts(block: Block, rank: int, note: Note) -> dict[UUID, Part]:
    details = note.relationship
    relationship = RelationshipFields(**_fields(details, RelationshipFields)) if details else None
    part = NotePart(**_fields(note, NoteFields), block=block, rank=rank, relationship=relationship)
    goals = details.goals if details else ()
    return {note.id: part, **{goal.id: GoalPart(**_fields(goal, GoalFields), note=note.id) for goal in goals}}


def note_of(key: UUID, part: NotePart) -> Note:
    """A note as the document has it, without the goals of its relationship, which are parts of their own."""
    details = RelationshipDetails(**dict(part.relationship)) if part.relationship else None
    return Note(**_fields(part, NoteFields), id=key, relationship=details)


def goal_of(key: UUID, part: GoalPart) -> RelationshipGoal:
    """A goal as the document has it, in its relationship."""
    return RelationshipGoal(**_fields(part, GoalFields), id=key)


def indicator_of(key: UUID, part: IndicatorPart) -> Indicator:
    """An indicator as the document has it, without its readings, which are parts of their own."""
    return Indicator(**_fields(part, IndicatorFields), id=key)


def reading_of(key: UUID, part: ReadingPart) -> Reading:
    """A reading as the document has it, in its indicator."""
    return Reading(**_fields(part, ReadingFields), id=key)


def review_of(key: UUID, part: ReviewPart) -> Review:
    """A review as the document has it."""
    return Review(**_fields(part, ReviewFields), id=key)


def dismissal_of(key: UUID, part: DismissalPart) -> Dismissal:
    """A dismissal as the document has it."""
    return Dismissal(**_fields(part, DismissalFields), id=key)
