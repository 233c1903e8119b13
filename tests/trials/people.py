"""The people of a trial, their sessions, and the canvases that they share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle
from uuid import UUID, uuid4

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks
from relationships.document.notes import Note as NoteValue
from relationships.models import Member, Note, Role
from tests.sessions import sign_in

PASSWORD = "only typed in trials"


@dataclass(frozen=True, slots=True)
class Person:
    """A user, and the cookie of their session."""

    key: int
    email: str
    session: str


@dataclass(frozen=True, slots=True)
class SharedCanvas:
    """A canvas and the notes that it had when it was created."""

    key: UUID
    notes: list[UUID]

    @property
    def address(self) -> str:
        """The path of its board."""
        return f"/canvases/{self.key}/"


def make_people(count: int, password: str | None = None) -> list[Person]:
    """Create users who are signed in. Without a password, which takes long to hash, they cannot sign in again."""
    users = [User.objects.create_user(f"person{number}@example.com", password) for number in range(count)]
    return [Person(user.pk, user.email, sign_in(user)) for user in users]


def make_canvas(people: list[Person], texts: list[str]) -> SharedCanvas:
    """Create a canvas that all of them may edit, with a note for each text, distributed over the blocks."""
    notes: dict[str, tuple[NoteValue, ...]] = {block.value: () for block in Block}
    for text, block in zip(texts, cycle(Block), strict=False):
        notes[block.value] += (NoteValue(id=uuid4(), text=text),)
    return share_canvas(people, CanvasDocument(title="Trial", blocks=Blocks(**notes)))


def share_canvas(people: list[Person], document: CanvasDocument) -> SharedCanvas:
    """Create a canvas from a document that all of them may edit."""
    owner, *others = people
    canvas = create_canvas(owner.key, document)
    Member.objects.bulk_create(Member(canvas_id=canvas, user_id=person.key, role=Role.EDITOR) for person in others)
    return SharedCanvas(canvas, list(Note.objects.filter(canvas=canvas).values_list("pk", flat=True).order_by("pk")))
