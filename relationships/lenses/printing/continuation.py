"""The pages after the first: the notes that did not fit, block by block in columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from relationships.catalog.blocks import Block
from relationships.lenses.printing.board import COLUMNS, Rectangle, heading_size, measure_column
from relationships.lenses.printing.measured import GAP, LEADING, TOP, MeasuredNote, height_of
from relationships.lenses.printing.placed import Label, PlacedBlock, PlacedNote
from relationships.lenses.printing.words import Line

Blocks = tuple[PlacedBlock, ...]


@dataclass(slots=True)
class _Flow:
    """The place at which the next note goes: a column of the page, and the distance from its top."""

    room: Rectangle
    size: float
    scale: float
    column: int = 0
    top: float = 0.0
    page: list[PlacedBlock] = field(default_factory=list)
    done: list[Blocks] = field(default_factory=list)

    @property
    def gutter(self) -> float:
        return 9 * self.scale

    @property
    def column_width(self) -> float:
        return (self.room.width - (COLUMNS - 1) * self.gutter) / COLUMNS

    @property
    def heading(self) -> float:
        return 1.6 * heading_size(self.size, self.scale)

    @property
    def x(self) -> float:
        return self.room.x + self.column * (self.column_width + self.gutter)

    def left(self) -> float:
        """Return the height that is left in the column."""
        return self.room.height - self.top

    def turn(self) -> None:
        """Go on to the next column, on the next page after the last one."""
        self.column, self.top = self.column + 1, 0.0
        if self.column == COLUMNS:
            self.column = 0
            self.finish()

    def finish(self) -> None:
        """End the page, if there is anything on it."""
        if self.page:
            self.done.append(tuple(self.page))
            self.page = []

    def start(self, block: Block, name: str) -> None:
        """Put the heading of a block here."""
        size = heading_size(self.size, self.scale)
        label = Label(name, self.x, self.room.y + self.top + 0.9 * size, size, self.column_width, bold=True)
        self.page.append(PlacedBlock(block, label, ()))
        self.top += self.heading

    def put(self, note: MeasuredNote, lines: list[Line], *, is_whole: bool) -> None:
        """Put a note, or some lines of it, here."""
        height = height_of(len(lines)) * self.size
        rectangle = Rectangle(self.x, self.room.y + self.top, self.column_width, height)
        block = self.page[-1]
        placed = PlacedNote(note.note, rectangle, tuple(lines), self.size, is_whole)
        self.page[-1] = PlacedBlock(block.block, block.heading, (*block.notes, placed))
        self.top += height + GAP * self.size


def flow(
    rest: Mapping[Block, tuple[MeasuredNote, ...]], room: Rectangle, size: float, scale: float
) -> Iterator[Blocks]:
    """Yield the blocks of each further page."""
    at = _Flow(room, size, scale)
    for block, notes in rest.items():
        if notes:
            _flow_block(at, block, notes)
            at.top += GAP * size
    at.finish()
    yield from at.done


def _flow_block(at: _Flow, block: Block, notes: tuple[MeasuredNote, ...]) -> None:
    measured = measure_column(notes, at.column_width, at.size)
    name = f"{block.label}, continued"
    first = measured.heights[0] if measured.heights[0] <= at.room.height - at.heading else height_of(3) * at.size
    if at.left() < at.heading + first:
        at.turn()
    at.start(block, name)
    for note, lines, height in zip(measured.notes, measured.lines, measured.heights, strict=True):
        if height > at.left() and height <= at.room.height - at.heading:
            at.turn()
            at.start(block, name)
        _put(at, block, name, note, lines)


def _put(at: _Flow, block: Block, name: str, note: MeasuredNote, lines: list[Line]) -> None:
    """Put a note here, broken over columns if it is longer than one."""
    is_whole = height_of(len(lines)) * at.size <= at.left()
    while lines:
        fitting = int((at.left() / at.size - 2 * TOP + 0.001) / LEADING)
        if fitting < 1:
            at.turn()
            at.start(block, name)
            continue
        at.put(note, lines[:fitting], is_whole=is_whole)
        lines = lines[fitting:]
