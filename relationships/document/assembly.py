"""From a document to the parts of a new canvas, and the small repairs a document from a file needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID, uuid4

from relationships.catalog.blocks import Block
from relationships.document.base import Value
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal, Indicator, Reading, Review
from relationships.document.notes import Note
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
from relationships.document.relationships import RelationshipDetails, RelationshipFields
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
        for number, note in enumerate(document.notes(block), start=1):
            parts |= _note_parts(block, number * RANK_GAP, note)
    for number, indicator in enumerate(document.indicators, start=1):
        parts[indicator.id] = IndicatorPart(**_but(indicator, "id", "readings"), rank=number * RANK_GAP)
        for reading in indicator.readings:
            parts[reading.id] = ReadingPart(**_but(reading, "id"), indicator=indicator.id)
    for number, review in enumerate(document.reviews, start=1):
        parts[review.id] = ReviewPart(**_but(review, "id"), rank=number * RANK_GAP)
    for number, dismissal in enumerate(document.dismissals, start=1):
        parts[dismissal.id] = DismissalPart(**_but(dismissal, "id"), rank=number * RANK_GAP)
    return parts


def _but(value: Value, *names: str) -> dict[str, Any]:
    """The fields of a value as they are, but for some."""
    return {name: content for name, content in value if name not in names}


def head_of(document: CanvasDocument) -> CanvasPart:
    """The head of a document as a part."""
    return CanvasPart(**{name: getattr(document, name) for name in CanvasPart.model_fields if name != "kind"})


def _note_parts(block: Block, rank: int, note: Note) -> dict[UUID, Part]:
    details = note.relationship
    relationship = RelationshipFields(**_but(details, "goals")) if details else None
    values = _but(note, "id", "relationship")
    parts: dict[UUID, Part] = {note.id: NotePart(**values, block=block, rank=rank, relationship=relationship)}
    goals = details.goals if details else ()
    return parts | {goal.id: GoalPart(note=note.id, goal=goal.goal, tactics=goal.tactics) for goal in goals}


def note_of(key: UUID, part: NotePart) -> Note:
    """A note as the document has it, without the goals of its relationship, which are parts of their own."""
    details = RelationshipDetails(**dict(part.relationship)) if part.relationship else None
    return Note(**_but(part, "kind", "block", "rank", "relationship"), id=key, relationship=details)


def indicator_of(key: UUID, part: IndicatorPart) -> Indicator:
    """An indicator as the document has it, without its readings, which are parts of their own."""
    return Indicator(**_but(part, "kind", "rank"), id=key)


def reading_of(key: UUID, part: ReadingPart) -> Reading:
    """A reading as the document has it, in its indicator."""
    return Reading(**_but(part, "kind", "indicator"), id=key)


def review_of(key: UUID, part: ReviewPart) -> Review:
    """A review as the document has it."""
    return Review(**_but(part, "kind", "rank"), id=key)


def dismissal_of(key: UUID, part: DismissalPart) -> Dismissal:
    """A dismissal as the document has it."""
    return Dismissal(**_but(part, "kind", "rank"), id=key)
