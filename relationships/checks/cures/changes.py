"""Functions that return a changed copy of a document; they ignore ids that are no longer in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails


def with_note(document: CanvasDocument, key: UUID, change: Callable[[Note], Note]) -> CanvasDocument:
    """Return the document with one note changed, in whichever block it is."""
    block = document.block_of(key)
    if block is None:
        return document
    notes = document.notes(block)
    return _with_block(document, block, (change(note) if note.id == key else note for note in notes))


def _with_block(document: CanvasDocument, block: Block, notes: Iterable[Note]) -> CanvasDocument:
    blocks = document.blocks.model_copy(update={block.value: tuple(notes)})
    return document.model_copy(update={"blocks": blocks})


def with_details(document: CanvasDocument, key: UUID, **fields: Any) -> CanvasDocument:
    """Return the document with some details of one relationship replaced."""

    def change(note: Note) -> Note:
        details = (note.relationship or RelationshipDetails()).model_copy(update=fields)
        return note.model_copy(update={"relationship": details})

    return with_note(document, key, change)
