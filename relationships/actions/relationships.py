"""Adding relationships, moving them between segments, types and stages, and linking notes to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from relationships.actions.editing import Edit, action
from relationships.actions.merging import merge_into_note
from relationships.actions.notes import get_note, require_segments, with_details
from relationships.analysis.stages import ends_before_it_begins
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType
from relationships.document.parts import GoalPart, NotePart
from relationships.document.relationships import RelationshipFields
from relationships.document.version import Version
from relationships.errors import Refused
from relationships.store.ordering import rank_at_end

NO_RELATIONSHIP = "This note isn’t a customer relationship."
ENDS_BEFORE_IT_BEGINS = "The relationship would end before it starts."


@action("note.add")
def add_relationship(
    edit: Edit, *, text: str, segment: UUID | None, kind: RelationshipType | None, goal: Goal | None = None
) -> UUID:
    """Add a note at the end of Customer Relationships, with a segment, a type and a goal if they are known.

    Raise Missing if the segment is not on the canvas, and Refused if the canvas would have more than 1,000 notes.
    """
    require_segments(edit, [segment] if segment else [])
    block = Block.CUSTOMER_RELATIONSHIPS
    details = RelationshipFields(segment=segment, type=kind)
    key = uuid4()
    part = NotePart(block=block, rank=rank_at_end(edit.canvas.pk, block), text=text, relationship=details)
    edit.add(key, with_details(edit, part))
    if goal:
        edit.add(uuid4(), GoalPart(note=key, goal=goal))
    return key


@action("note.edit")
def move_relationship(
    edit: Edit, *, note_id: UUID, segment: UUID | None, kind: RelationshipType | None, base: Version | None
) -> UUID:
    """Change the segment and type of a relationship, if they differ from those at the base revision.

    Raise Refused for a note of another block, Missing as `add_relationship` does, and Conflict as `merge_into_note`
    does.
    """
    _get_details(edit, note_id)
    require_segments(edit, [segment] if segment else [])
    changes = {
        "relationship.segment": str(segment) if segment else None,
        "relationship.type": kind.value if kind else None,
    }
    merge_into_note(edit, note_id, changes, base)
    return note_id


@action("note.edit")
def evolve_relationship(
    edit: Edit,
    *,
    note_id: UUID,
    changes: Mapping[str, Any],
    base: Version | None,
    over: Version | None = None,
    is_autosave: bool = False,
) -> UUID:
    """Change the first and last stage of a relationship, the trigger of its change and its next step.

    With `is_autosave`, the change may continue a group: see `find_group`. Raise Conflict as `merge_into_note` does.
    Raise Refused for a note of another block, and if the relationship would end before it begins, which a change of
    somebody else meanwhile can also cause.
    """
    edit.is_autosave = is_autosave
    _get_details(edit, note_id)
    merge_into_note(edit, note_id, changes, base, over=over)
    details = _get_details(edit, note_id)
    if ends_before_it_begins(details.start_stage, details.end_stage):
        raise Refused(ENDS_BEFORE_IT_BEGINS)
    return note_id


@action("note.add")
def add_demanded_note(edit: Edit, *, note_id: UUID, block: Block, text: str) -> UUID:
    """Add a note that the type of a relationship demands to another block, and link the relationship to it."""
    details = _get_details(edit, note_id)
    segments = (details.segment,) if details.segment else ()
    key = uuid4()
    edit.add(key, NotePart(block=block, rank=rank_at_end(edit.canvas.pk, block), text=text, segments=segments))
    _link(edit, note_id, key)
    return key


@action("note.edit")
def link_note(edit: Edit, *, note_id: UUID, other: UUID) -> UUID:
    """Link a relationship to a note that it serves or rests on. Raise Missing if either is not on the canvas."""
    _get_details(edit, note_id)
    get_note(edit, other)
    _link(edit, note_id, other)
    return note_id


def _get_details(edit: Edit, note_id: UUID) -> RelationshipFields:
    note = get_note(edit, note_id)
    if note.block is not Block.CUSTOMER_RELATIONSHIPS or note.relationship is None:
        raise Refused(NO_RELATIONSHIP)
    return note.relationship


def _link(edit: Edit, note_id: UUID, other: UUID) -> None:
    details = _get_details(edit, note_id)
    if other not in details.serves:
        linked = details.model_copy(update={"serves": (*details.serves, other)})
        edit.write(note_id, get_note(edit, note_id).model_copy(update={"relationship": linked}))
