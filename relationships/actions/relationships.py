"""Adding a relationship, moving it among segments, types and stages, and linking what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from relationships.actions.editing import Edit, action
from relationships.actions.merging import merge_into_note
from relationships.actions.notes import furnished, make_room, require_segments, the_note
from relationships.analysis.stages import ends_before_it_begins
from relationships.catalog.blocks import Block
from relationships.catalog.types import RelationshipType
from relationships.document.parts import NotePart
from relationships.document.relationships import RelationshipFields
from relationships.errors import Refused
from relationships.store.ordering import rank_at_end

NO_RELATIONSHIP = "This note is no customer relationship."
ENDS_BEFORE_IT_BEGINS = "It would end before it begins."


@action("note.add")
def add_relationship(edit: Edit, *, text: str, segment: UUID | None, kind: RelationshipType | None) -> UUID:
    """Put a note at the end of Customer Relationships that is for a segment and of a type, as far as they are known.

    Raises Missing for a segment that is not on the canvas; Refused beyond 1,000 notes.
    """
    require_segments(edit, [segment] if segment else [])
    block = Block.CUSTOMER_RELATIONSHIPS
    details = RelationshipFields(segment=segment, type=kind)
    key = uuid4()
    part = NotePart(block=block, rank=rank_at_end(edit.canvas.pk, block), text=text, relationship=details)
    edit.add(key, furnished(edit, part))
    make_room(edit)
    return key


@action("note.edit")
def move_relationship(
    edit: Edit, *, note_id: UUID, segment: UUID | None, kind: RelationshipType | None, base_revision: int | None
) -> UUID:
    """Give a relationship another segment and type, as far as they differ from those at the revision it was seen at.

    Refused for a note of another block; Missing as for a new one; Conflict as `merge_into_note` says.
    """
    _details(edit, note_id)
    require_segments(edit, [segment] if segment else [])
    changes = {
        "relationship.segment": str(segment) if segment else None,
        "relationship.type": kind.value if kind else None,
    }
    merge_into_note(edit, note_id, changes, base_revision)
    return note_id


@action("note.edit")
def evolve_relationship(
    edit: Edit, *, note_id: UUID, changes: Mapping[str, Any], base_revision: int | None, over: int | None = None
) -> UUID:
    """Change from which stage until which a relationship runs, what triggers its change and what comes next.

    Raises Conflict as `merge_into_note` does. Refused where it would end before it begins, be it through what somebody
    else changed meanwhile, and for a note of another block.
    """
    _details(edit, note_id)
    merge_into_note(edit, note_id, changes, base_revision, over=over)
    details = _details(edit, note_id)
    if ends_before_it_begins(details.start_stage, details.end_stage):
        raise Refused(ENDS_BEFORE_IT_BEGINS)
    return note_id


@action("note.add")
def add_demanded(edit: Edit, *, note_id: UUID, block: Block, text: str) -> UUID:
    """Put what a relationship's type asks for into another block, as an assumption, and link the relationship to it."""
    details = _details(edit, note_id)
    segments = (details.segment,) if details.segment else ()
    key = uuid4()
    edit.add(key, NotePart(block=block, rank=rank_at_end(edit.canvas.pk, block), text=text, segments=segments))
    _link(edit, note_id, key)
    make_room(edit)
    return key


@action("note.edit")
def link_note(edit: Edit, *, note_id: UUID, other: UUID) -> UUID:
    """Link a relationship to a note that it rests on. Missing where either is not on the canvas."""
    _details(edit, note_id)
    the_note(edit, other)
    _link(edit, note_id, other)
    return note_id


def _details(edit: Edit, note_id: UUID) -> RelationshipFields:
    note = the_note(edit, note_id)
    if note.block is not Block.CUSTOMER_RELATIONSHIPS or note.relationship is None:
        raise Refused(NO_RELATIONSHIP)
    return note.relationship


def _link(edit: Edit, note_id: UUID, other: UUID) -> None:
    details = _details(edit, note_id)
    if other not in details.serves:
        linked = details.model_copy(update={"serves": (*details.serves, other)})
        edit.write(note_id, the_note(edit, note_id).model_copy(update={"relationship": linked}))
