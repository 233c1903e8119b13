"""Shorthand for one person's actions on a canvas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from relationships.actions import history, notes
from relationships.actions.editing import Outcome, Submission
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.version import Version
from relationships.models import Canvas
from relationships.sharing.queries import list_members
from relationships.store.load import load_document

SEGMENTS, RELATIONSHIPS, CHANNELS = Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS, Block.CHANNELS


def at(revision: int | None) -> Version | None:
    """Return the version of a form that names only the revision."""
    return None if revision is None else Version(revision)


@dataclass(frozen=True)
class Hand:
    """A person who works on a canvas."""

    canvas_id: UUID
    user_id: int

    def add(self, block: Block, *texts: str, **options: Any) -> list[UUID]:
        """Add notes, and return their ids in order."""
        outcome = notes.add_notes(self.canvas_id, self.user_id, Submission(), block=block, texts=texts, **options)
        assert outcome.change is not None
        return [UUID(key) for key in outcome.change.after]

    def edit(self, note: UUID, changes: Mapping[str, Any], base: int | None = None) -> Outcome:
        return notes.edit_note(self.canvas_id, self.user_id, Submission(), note_id=note, changes=changes, base=at(base))

    def type(self, note: UUID, changes: Mapping[str, Any]) -> Outcome:
        """Change a field as the drawer does while somebody types in it."""
        args = self.canvas_id, self.user_id, Submission()
        return notes.edit_note(*args, note_id=note, changes=changes, base=None, is_autosave=True)

    def move(self, note: UUID, block: Block, previous: UUID | None = None) -> Outcome:
        return notes.move_note(self.canvas_id, self.user_id, Submission(), note_id=note, block=block, previous=previous)

    def copy(self, note: UUID) -> Outcome:
        return notes.copy_note(self.canvas_id, self.user_id, Submission(), note_id=note)

    def delete(self, note: UUID) -> Outcome:
        return notes.delete_note(self.canvas_id, self.user_id, Submission(), note_id=note)

    def undo(self, revision: int | None = None) -> Outcome:
        if revision is not None:
            return history.undo_change(self.canvas_id, self.user_id, Submission(), revision=revision)
        return history.undo(self.canvas_id, self.user_id, Submission())

    def redo(self) -> Outcome:
        return history.redo(self.canvas_id, self.user_id, Submission())

    @property
    def version(self) -> Version:
        return Canvas.objects.get(pk=self.canvas_id).version

    @property
    def document(self) -> CanvasDocument:
        return load_document(self.canvas_id).document

    @property
    def revision(self) -> int:
        return Canvas.objects.get(pk=self.canvas_id).revision

    def texts(self, block: Block) -> list[str]:
        return [note.text for note in self.document.notes(block)]

    def note(self, key: UUID) -> Note:
        return next(note for _, note in self.document.placed_notes() if note.id == key)


def details(hand: Hand, key: UUID) -> RelationshipDetails:
    """Return the details of a relationship."""
    found = hand.note(key).relationship
    assert found is not None
    return found


def roles(canvas_id: UUID) -> dict[str, str]:
    """Return the role of every member by name."""
    return {str(member.user): member.role for member in list_members(canvas_id)}
