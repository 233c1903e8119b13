"""Conversion between documents and parts, and the preparation of a document for a new canvas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast
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

# What can be an id or contain one; no key or value of a mapping is an id.
WITH_IDS = (UUID, Value, tuple)


def with_new_ids(document: CanvasDocument) -> CanvasDocument:
    """Return the document with a new id for every part and its references updated, so that a file can be used twice."""
    new_ids = {key: uuid4() for key in list_part_ids(document)}
    return cast("CanvasDocument", _replace_ids(document, new_ids))


def _replace_ids(value: Any, new_ids: Mapping[UUID, UUID]) -> Any:
    """Replace ids recursively. Only UUID objects are replaced, never text that looks like one.

    Other ids fit all that depends on them as well as the old ones did, so that nothing is validated again.
    """
    match value:
        case UUID():
            return new_ids.get(value, value)
        case Value():
            replaced = {name: _replace_ids(inner, new_ids) for name, inner in value if isinstance(inner, WITH_IDS)}
            changed = {name: inner for name, inner in replaced.items() if inner is not getattr(value, name)}
            return value.model_copy(update=changed) if changed else value
        case tuple():
            return tuple(_replace_ids(inner, new_ids) for inner in value) if value else value
        case _:
            return value


def list_part_ids(document: CanvasDocument) -> Iterator[UUID]:
    """Yield the id of every part of a document."""
    for part in document.parts():
        yield part.id
        if isinstance(part, Note) and part.relationship:
            yield from (goal.id for goal in part.relationship.goals)


def with_customer_details(document: CanvasDocument) -> CanvasDocument:
    """Return the document with details for all notes of the customer blocks and a distinct hue for every segment."""
    owners: dict[int, UUID] = {}
    for note in document.blocks.customer_segments:
        owners.setdefault(note.segment.hue if note.segment else 0, note.id)
    segments = tuple(_with_distinct_hue(note, owners) for note in document.blocks.customer_segments)
    relationships = tuple(
        note if note.relationship else note.model_copy(update={"relationship": RelationshipDetails()})
        for note in document.blocks.customer_relationships
    )
    update = {"customer_segments": segments, "customer_relationships": relationships}
    return document.model_copy(update={"blocks": document.blocks.model_copy(update=update)})


def _with_distinct_hue(note: Note, owners: dict[int, UUID]) -> Note:
    """Return the segment with its own hue, or with an unused one if it has none or an earlier segment has the same."""
    details = note.segment or SegmentDetails()
    if not details.hue or owners[details.hue] != note.id:
        free = next(hue for hue in range(1, len(owners) + 2) if hue not in owners)
        owners[free] = note.id
        details = details.model_copy(update={"hue": free})
    return note.model_copy(update={"segment": details})


def split_into_parts(document: CanvasDocument) -> dict[UUID, Part]:
    """Return every part of a document except its head, with ranks in the order of the document."""
    parts: dict[UUID, Part] = {}
    for block in Block:
        for rank, note in _with_ranks(document.notes(block)):
            parts |= _note_parts(block, rank, note)
    for rank, indicator in _with_ranks(document.indicators):
        parts[indicator.id] = IndicatorPart(**_fields(indicator, IndicatorFields), rank=rank)
        for reading in indicator.readings:
            parts[reading.id] = ReadingPart(**_fields(reading, ReadingFields), indicator=indicator.id)
    for rank, review in _with_ranks(document.reviews):
        parts[review.id] = ReviewPart(**_fields(review, ReviewFields), rank=rank)
    for rank, dismissal in _with_ranks(document.dismissals):
        parts[dismissal.id] = DismissalPart(**_fields(dismissal, DismissalFields), rank=rank)
    return parts


def _with_ranks[Kind](values: Iterable[Kind]) -> Iterator[tuple[int, Kind]]:
    return ((number * RANK_GAP, value) for number, value in enumerate(values, start=1))


def _fields(value: Value, kind: type[Value]) -> dict[str, Any]:
    """Return the contents of the fields that `kind` declares, from a value that has these fields as well."""
    return {name: getattr(value, name) for name in kind.model_fields}


def build_head(document: CanvasDocument) -> CanvasPart:
    """Return the head of a document as a part."""
    return CanvasPart(**_fields(document, CanvasHead))


def _note_parts(block: Block, rank: int, note: Note) -> dict[UUID, Part]:
    goals = note.relationship.goals if note.relationship else ()
    parts = {goal.id: GoalPart(**_fields(goal, GoalFields), note=note.id) for goal in goals}
    return {note.id: build_note_part(block, rank, note), **parts}


def build_note_part(block: Block, rank: int, note: Note) -> NotePart:
    """Return a note as a part, without the goals of its relationship."""
    details = note.relationship
    relationship = RelationshipFields(**_fields(details, RelationshipFields)) if details else None
    return NotePart(**_fields(note, NoteFields), block=block, rank=rank, relationship=relationship)


def build_note(key: UUID, part: NotePart) -> Note:
    """Return the note of a part, without the goals of its relationship, which are separate parts."""
    details = RelationshipDetails(**dict(part.relationship)) if part.relationship else None
    return Note(**_fields(part, NoteFields), id=key, relationship=details)


def build_goal(key: UUID, part: GoalPart) -> RelationshipGoal:
    """Return the goal of a part."""
    return RelationshipGoal(**_fields(part, GoalFields), id=key)


def build_indicator(key: UUID, part: IndicatorPart) -> Indicator:
    """Return the indicator of a part, without its readings, which are separate parts."""
    return Indicator(**_fields(part, IndicatorFields), id=key)


def build_reading(key: UUID, part: ReadingPart) -> Reading:
    """Return the reading of a part."""
    return Reading(**_fields(part, ReadingFields), id=key)


def build_review(key: UUID, part: ReviewPart) -> Review:
    """Return the review of a part."""
    return Review(**_fields(part, ReviewFields), id=key)


def build_dismissal(key: UUID, part: DismissalPart) -> Dismissal:
    """Return the dismissal of a part."""
    return Dismissal(**_fields(part, DismissalFields), id=key)
