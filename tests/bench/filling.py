"""Test data: canvases made of the samples' notes, the same notes on the floor, and many other canvases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from uuid import UUID, uuid4

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.parts import RANK_GAP
from relationships.models import Canvas, Member, Role
from relationships.models import Note as NoteRow
from relationships.samples import load_sample, sample_names
from tests.bench.floor import BLOCKS, FloorCanvas, FloorNote

BASE = "lego"
FEWEST = 5
ROWS_AT_ONCE = 2000
CROWD_OWNERS = 100
NOTES_IN_CROWD = 6
PASSWORD = "not used to sign in"


@dataclass(frozen=True, slots=True)
class Pair:
    """A canvas of the product and one of the floor with the same notes."""

    canvas: UUID
    floor: int


def make_user() -> User:
    """Create the user who is signed in during the benchmark."""
    return User.objects.create_user("bench@example.com", PASSWORD, display_name="Bench")


def make_pair(user: User, size: int) -> Pair:
    """Create a canvas of the product and one of the floor with the same `size` notes."""
    document = make_document(size)
    floor = FloorCanvas._default_manager.create()
    FloorNote._default_manager.bulk_create(_floor_notes(floor, document))
    return Pair(create_canvas(user.pk, document), floor.pk)


def _floor_notes(floor: FloorCanvas, document: CanvasDocument) -> Iterator[FloorNote]:
    for code, block in zip(BLOCKS, Block, strict=True):
        for rank, note in enumerate(document.notes(block), start=1):
            hue = rank % 8 + 1
            yield FloorNote(canvas=floor, block=code, rank=rank, text=note.text, status=note.status, hue=hue)


def make_document(size: int) -> CanvasDocument:
    """Return a document of `size` notes: a sample, cut down or filled up in every block with notes of all samples."""
    document = load_sample(BASE)
    notes = {block: list(document.notes(block)) for block in Block}
    if size < sum(map(len, notes.values())):
        notes = _cut_down(notes, size)
    else:
        _fill_up(notes, size)
    blocks = Blocks(**{block.value: tuple(found) for block, found in notes.items()})
    return CanvasDocument(
        **{**dict(document), "title": f"{size} notes", "blocks": blocks, "indicators": (), "reviews": ()}
    )


def _cut_down(notes: dict[Block, list[Note]], size: int) -> dict[Block, list[Note]]:
    """Keep one segment, one relationship with it, then one note per block, without references to removed notes."""
    segment = notes[Block.CUSTOMER_SEGMENTS][0]
    first = [Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS]
    blocks = [*first, *(block for block in Block if block not in first)][:size]
    return {
        block: [bind_to_segment(notes[block][0], segment, fresh=False)] if block in blocks else [] for block in Block
    }


def _fill_up(notes: dict[Block, list[Note]], size: int) -> None:
    segments = cycle(list(notes[Block.CUSTOMER_SEGMENTS]))
    samples = [load_sample(name) for name in sample_names()]
    blocks = [block for block in Block if block is not Block.CUSTOMER_SEGMENTS]
    more = {block: cycle([note for sample in samples for note in sample.notes(block)]) for block in blocks}
    for block in islice(cycle(blocks), size - sum(map(len, notes.values()))):
        notes[block].append(bind_to_segment(next(more[block]), next(segments), fresh=True))


def bind_to_segment(note: Note, segment: Note, *, fresh: bool) -> Note:
    """Return the note with references to this segment only; a fresh one gets a new id."""
    update: dict[str, object] = {"segments": (segment.id,) if note.segments else ()}
    if fresh:
        update["id"] = uuid4()
    if details := note.relationship:
        goals = tuple(goal.model_copy(update={"id": uuid4()}) for goal in details.goals)
        named = {"segment": segment.id, "channel": None, "serves": (), "goals": goals}
        update["relationship"] = details.model_copy(update=named)
    return note.model_copy(update=update)


def add_crowd(count: int) -> None:
    """Create `count` canvases of other users, each with a few notes."""
    owners = User.objects.bulk_create(
        User(email=f"crowd{number}@example.com", password="!") for number in range(min(count, CROWD_OWNERS))
    )
    canvases = [Canvas(title=f"Canvas {number}", revision=NOTES_IN_CROWD) for number in range(count)]
    Canvas.objects.bulk_create(canvases, ROWS_AT_ONCE)
    people = cycle(owners)
    members = (Member(canvas=canvas, user=next(people), role=Role.OWNER) for canvas in canvases)
    Member.objects.bulk_create(members, ROWS_AT_ONCE)
    NoteRow.objects.bulk_create(_crowded_notes(canvases), ROWS_AT_ONCE)


def _crowded_notes(canvases: list[Canvas]) -> Iterator[NoteRow]:
    for canvas in canvases:
        for number, block in enumerate(islice(Block, NOTES_IN_CROWD), start=1):
            yield NoteRow(
                canvas=canvas, block=block, rank=RANK_GAP, text=f"Something about the business, number {number}"
            )
