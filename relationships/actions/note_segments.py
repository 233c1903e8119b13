"""The segments of a note in the block that it moves to, or is added to.

A relationship names its segment in its details, and notes of other blocks in their list of segments. A segment names
none, but keeps its list for when it leaves Customer Segments.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from uuid import UUID

from relationships.actions.editing import Edit
from relationships.catalog.blocks import Block
from relationships.document.parts import NotePart, own_segment
from relationships.document.relationships import RelationshipFields
from relationships.store.ordering import placed_notes


def carry_segments(edit: Edit, part: NotePart, block: Block) -> NotePart:
    """Return a note in another block, for the same segments as before.

    A note that becomes a relationship is that of the segment that its details named last, if it still is for that one,
    or else of the first in the order of the canvas; it stays for the others as well. A relationship that leaves its
    block is for its own segment first.
    """
    return Carrier(edit, block)(part)


class Carrier:
    """Carries the segments of notes to a block, as `carry_segments` does, with one query for all of them."""

    def __init__(self, edit: Edit, block: Block) -> None:
        self.edit = edit
        self.block = block

    def __call__(self, part: NotePart) -> NotePart:
        """Return a note in this block, for the same segments as before."""
        named = tuple(dict.fromkeys(filter(None, [own_segment(part), *part.segments])))
        if self.block is not Block.CUSTOMER_RELATIONSHIPS:
            return part.model_copy(update={"block": self.block, "segments": named})
        details = part.relationship or RelationshipFields()
        own = details.segment if not named or details.segment in named else self._first_of(named)
        others = tuple(key for key in named if key != own)
        relationship = details.model_copy(update={"segment": own})
        return part.model_copy(update={"block": self.block, "segments": others, "relationship": relationship})

    def _first_of(self, named: Collection[UUID]) -> UUID | None:
        """Return the first of some notes in Customer Segments; None if none of them is there."""
        return next((key for key in self._order if key in named), None)

    @cached_property
    def _order(self) -> list[UUID]:
        return [key for key, _ in placed_notes(self.edit.canvas.pk, Block.CUSTOMER_SEGMENTS)]


def forget_removed_segment(part: NotePart, before: NotePart) -> NotePart:
    """Return a note outside Customer Relationships, whose details forget a segment that an edit took from its list."""
    details = part.relationship
    if details is None or part.block is Block.CUSTOMER_RELATIONSHIPS:
        return part
    if details.segment not in set(before.segments) - set(part.segments):
        return part
    return part.model_copy(update={"relationship": details.model_copy(update={"segment": None})})
