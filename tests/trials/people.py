"""The people of a trial, their sessions, and the canvases that they share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle, islice
from uuid import UUID, uuid4

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.models import Member, Role
from tests.sessions import sign_in


@dataclass(frozen=True, slots=True)
class Person:
    """A user, and the cookie of their session."""

    key: int
    session: str


def make_people(count: int) -> list[Person]:
    """Create users who are signed in."""
    users = [User.objects.create_user(f"person{number}@example.com") for number in range(count)]
    return [Person(user.pk, sign_in(user)) for user in users]


def make_canvas(people: list[Person], texts: list[str]) -> UUID:
    """Create a canvas that all of them may edit, with a note for each text, distributed over the blocks."""
    owner, *others = people
    canvas = create_canvas(owner.key, _document(texts))
    Member.objects.bulk_create(Member(canvas_id=canvas, user_id=person.key, role=Role.EDITOR) for person in others)
    return canvas


def _document(texts: list[str]) -> CanvasDocument:
    notes: dict[str, tuple[Note, ...]] = {block.value: () for block in Block}
    for text, block in zip(texts, islice(cycle(Block), len(texts)), strict=True):
        notes[block.value] += (Note(id=uuid4(), text=text),)
    return CanvasDocument(title="Trial", blocks=Blocks(**notes))
