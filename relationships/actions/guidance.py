"""Answering a guiding question for all relationships of a segment at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID, uuid4

from relationships.actions.editing import Edit, action
from relationships.actions.merging import merge_into_note
from relationships.actions.notes import get_note, require_references, with_details
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer
from relationships.catalog.types import RelationshipType
from relationships.document.parts import RANK_GAP, NotePart
from relationships.document.relationships import RelationshipFields
from relationships.document.version import Version
from relationships.errors import Missing
from relationships.store.ordering import rank_at_end


@action("guidance.answer")
def answer_question(
    edit: Edit,
    *,
    segment: UUID,
    answers: Mapping[UUID, Mapping[str, Any]],
    adds: Collection[RelationshipType] = (),
    base: Version | None,
    over: Version | None = None,
    is_autosave: bool = False,
) -> UUID:
    """Write the answers for every relationship, and add relationships of the types that are expected but missing.

    With `is_autosave`, the change may continue a group: see `find_group`.
    Raise Missing if the segment or a relationship no longer exists, and Conflict as `merge_into_note` does.
    """
    edit.is_autosave = is_autosave
    if get_note(edit, segment).block is not Block.CUSTOMER_SEGMENTS:
        raise Missing("This note is no longer a customer segment.")
    for note_id, changes in answers.items():
        get_note(edit, note_id)
        require_references(edit, changes)
        merge_into_note(edit, note_id, changes, base, over=over)
    _add_relationships(edit, segment, adds)
    return segment


def _add_relationships(edit: Edit, segment: UUID, types: Collection[RelationshipType]) -> None:
    block = Block.CUSTOMER_RELATIONSHIPS
    first = rank_at_end(edit.canvas.pk, block) if types else 0
    for number, kind in enumerate(types):
        details = RelationshipFields(segment=segment, type=kind, expected=Answer.YES, established=Answer.NO)
        part = NotePart(block=block, rank=first + number * RANK_GAP, text=str(kind.label), relationship=details)
        edit.add(uuid4(), with_details(edit, part))
