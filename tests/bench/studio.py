"""Benchmark of the lenses, on a canvas with many segments and relationships."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle, islice
from uuid import UUID, uuid4

from canvas_app.accounts.models import User
from canvas_app.boards.lens_registry import LENSES
from relationships.actions.canvases import create_canvas
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Reading
from relationships.document.notes import Blocks, Note
from relationships.samples import load_sample, sample_names
from tests.bench.client import Connection
from tests.bench.filling import bind_to_segment
from tests.bench.timing import ratio
from tests.figures import Figure

SEGMENTS, RELATIONSHIPS, OTHERS = 8, 20, 32
INDICATORS, READINGS = 10, 20
LENS_AT_MOST = 2.0
COMPARISON_AT_MOST = 2.0
FIRST_READING = dt.date(2025, 1, 31)
MONTH = dt.timedelta(days=30)


def make_studio(user: User) -> UUID:
    """Create a canvas of 60 notes (8 segments, 20 relationships, 32 others) with 200 readings of 10 indicators."""
    return create_canvas(user.pk, studio_document())


def studio_document() -> CanvasDocument:
    """Return a document of notes from all samples, its relationships distributed over the segments in turn."""
    segments = list(islice(_notes(Block.CUSTOMER_SEGMENTS), SEGMENTS))
    served = cycle(segments)
    blocks = [block for block in Block if block not in (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)]
    notes: dict[Block, list[Note]] = {block: [] for block in blocks}
    sources = {block: _notes(block) for block in blocks}
    for block in islice(cycle(blocks), OTHERS):
        notes[block].append(bind_to_segment(next(sources[block]), next(served), fresh=True))
    notes[Block.CUSTOMER_SEGMENTS] = segments
    notes[Block.CUSTOMER_RELATIONSHIPS] = [
        bind_to_segment(note, next(served), fresh=True)
        for note in islice(_notes(Block.CUSTOMER_RELATIONSHIPS), RELATIONSHIPS)
    ]
    filled = Blocks(**{block.value: tuple(found) for block, found in notes.items()})
    measured = cycle([*segments, *notes[Block.CUSTOMER_RELATIONSHIPS]])
    indicators = tuple(_indicator(number, next(measured)) for number in range(INDICATORS))
    return CanvasDocument(title="Studio", blocks=filled, indicators=indicators)


def _notes(block: Block) -> Iterator[Note]:
    """Return an endless iterator over the notes of a block in all samples, each with a new id."""
    found = [note for name in sample_names() for note in load_sample(name).notes(block)]
    return (note.model_copy(update={"id": uuid4(), "segments": ()}) for note in cycle(found))


def _indicator(number: int, subject: Note) -> Indicator:
    readings = (
        Reading(id=uuid4(), date=FIRST_READING + month * MONTH, value=Decimal(month + number))
        for month in range(READINGS)
    )
    name = f"Indicator {number}"
    return Indicator(id=uuid4(), name=name, subject=subject.id, target=Decimal(number), readings=tuple(readings))


def comparison(connection: Connection, canvas: UUID, other: UUID, times: int) -> Figure:
    """Return the time of comparing two canvases, against a lens of one of them."""
    address, lens = f"/compare/?left=canvas:{canvas}&right=canvas:{other}", f"/canvases/{canvas}/relationships/"
    value, remark = ratio(lambda: connection.get(address), lambda: connection.get(lens), times)
    return Figure("Comparison ÷ a lens", "two canvases of 60 notes", value, at_most=COMPARISON_AT_MOST, remark=remark)


def lenses(connection: Connection, canvas: UUID, times: int) -> Iterator[Figure]:
    """Yield the time of each lens, against the board of the same canvas."""
    board = f"/canvases/{canvas}/"
    group = "Lens ÷ the board of the same canvas (60 notes, 8 segments, 20 relationships, 200 readings)"
    for lens in LENSES.values():
        address = f"{board}{lens.name}/"
        value, remark = ratio(lambda at=address: connection.get(at), lambda: connection.get(board), times)  # type: ignore[misc]
        yield Figure(group, lens.label, value, at_most=LENS_AT_MOST, remark=remark)
