"""The canvas that is left of a draft when somebody has kept, edited and dropped its notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.drafting.draft import Draft


def accepted_document(draft: Draft, kept: Mapping[UUID, str]) -> CanvasDocument:
    """Return the document with the kept notes and their texts; links to other notes are left out.

    A relationship is left out with its segment.
    """
    blocks = {
        block.value: tuple(
            _accepted(note, kept)
            for note in draft.document.notes(block)
            if note.id in kept and not has_lost_segment(note, kept)
        )
        for block in Block
    }
    return draft.document.model_copy(update={"blocks": Blocks(**blocks)})


def has_lost_segment(note: Note, kept: Collection[UUID]) -> bool:
    """Return whether a note is a relationship whose segment is not kept."""
    return bool(note.relationship and note.relationship.segment and note.relationship.segment not in kept)


def _accepted(note: Note, kept: Mapping[UUID, str]) -> Note:
    changes: dict[str, object] = {
        "text": kept[note.id],
        "segments": tuple(key for key in note.segments if key in kept),
    }
    if details := note.relationship:
        links = {
            "serves": tuple(key for key in details.serves if key in kept),
            "channel": details.channel if details.channel in kept else None,
        }
        changes["relationship"] = details.model_copy(update=links)
    return note.model_copy(update=changes)
