"""Changing, moving and deleting several notes of a canvas in one step, which is one change."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast
from uuid import UUID

from relationships.actions.editing import Edit, action
from relationships.actions.note_segments import Carrier, forget_removed_segment
from relationships.actions.notes import HuesLeft, with_details
from relationships.actions.references import delete_with_belongings
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.document.parts import RANK_GAP, NotePart, own_segment
from relationships.document.relationships import RelationshipFields
from relationships.errors import Missing, Refused
from relationships.store.ordering import rank_at_end

SEGMENTS, RELATIONSHIPS = Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS


@action("notes.segment")
def assign_segment(edit: Edit, *, notes: Collection[UUID], segment: UUID, is_kept: bool = False) -> UUID:
    """Add a segment to notes; take it from them if all have it, unless it `is_kept`. Return the segment.

    A relationship is then that of this segment instead of another one. Segments among the notes are left out. Raise
    Missing if the segment or all notes were deleted, and Refused if only segments are left.
    """
    _require_segment(edit, segment)
    found = _load_notes(edit, notes).items()
    parts = {key: part for key, part in found if part.block is not SEGMENTS}
    if not parts:
        raise Refused("A segment can’t be assigned to another segment. Choose notes in other blocks.")
    is_taken = not is_kept and all(_is_for(part, segment) for part in parts.values())
    change = _without_segment if is_taken else _with_segment
    for key, part in parts.items():
        edit.write(key, change(part, segment))
    return segment


@action("notes.status")
def set_status(edit: Edit, *, notes: Collection[UUID], status: Status) -> None:
    """Set the status of notes. Raise Missing if all of them were deleted."""
    for key, part in _load_notes(edit, notes).items():
        edit.write(key, part.model_copy(update={"status": status}))


@action("notes.move")
def move_notes(edit: Edit, *, notes: Collection[UUID], block: Block) -> UUID | None:
    """Move notes to the end of a block, in the order of the canvas; those that are in it stay where they are.

    They stay for their segments: see `carry_segments`. Return the note if it is a single one. Raise Missing if all of
    them were deleted.
    """
    found = _load_notes(edit, notes)
    order = list(Block)
    moving = [key for key, part in found.items() if part.block is not block]
    moving.sort(key=lambda key: (order.index(found[key].block), found[key].rank))
    carry, hues = Carrier(edit, block), HuesLeft(edit, moving)
    rank = rank_at_end(edit.canvas.pk, block)
    for number, key in enumerate(moving):
        part = carry(found[key]).model_copy(update={"rank": rank + number * RANK_GAP})
        edit.write(key, with_details(edit, part, key=key, hues=hues))
    return moving[0] if len(moving) == 1 else None


@action("notes.delete")
def delete_notes(edit: Edit, *, notes: Collection[UUID]) -> None:
    """Delete notes and what belongs to them. Raise Missing if all of them were deleted already."""
    delete_with_belongings(edit, _load_notes(edit, notes))


def _load_notes(edit: Edit, notes: Collection[UUID]) -> dict[UUID, NotePart]:
    """Return those notes that are still on the canvas. Raise Missing if none is."""
    found = cast("dict[UUID, NotePart]", edit.load("note", notes))
    if not found:
        raise Missing("These notes are no longer on the canvas.")
    return found


def _require_segment(edit: Edit, key: UUID) -> None:
    part = edit.load("note", [key]).get(key)
    if not isinstance(part, NotePart) or part.block is not SEGMENTS:
        raise Missing("This segment is no longer on the canvas.")


def _is_for(part: NotePart, segment: UUID) -> bool:
    return segment in (own_segment(part), *part.segments)


def _with_segment(part: NotePart, segment: UUID) -> NotePart:
    """Return a note that is for a segment, as it may be already."""
    if _is_for(part, segment):
        return part
    if part.block is not RELATIONSHIPS:
        return part.model_copy(update={"segments": (*part.segments, segment)})
    return _of_segment(part, segment)


def _without_segment(part: NotePart, segment: UUID) -> NotePart:
    """Return a note that is not for a segment."""
    rest = part.model_copy(update={"segments": tuple(key for key in part.segments if key != segment)})
    if own_segment(part) == segment:
        return _of_segment(rest, None)
    return forget_removed_segment(rest, part)


def _of_segment(part: NotePart, segment: UUID | None) -> NotePart:
    """Return a relationship that is that of a segment."""
    details = part.relationship or RelationshipFields()
    return part.model_copy(update={"relationship": details.model_copy(update={"segment": segment})})
