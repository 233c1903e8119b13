"""The nine blocks on the first page: their frames, and how many notes fit in each. Lengths are in points.

The proportions are those of the paper canvas, five equal columns above two halves, unless the text can be larger in
others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from relationships.catalog.blocks import Block
from relationships.lenses.printing.measured import GAP, LEADING, MeasuredNote, height_of
from relationships.lenses.printing.words import Line

LOWER, LOWER_COLUMNS = (Block.COST_STRUCTURE, Block.REVENUE_STREAMS), 3
# The upper columns from the left, each with its blocks from the top.
UPPER = (
    (Block.KEY_PARTNERSHIPS,),
    (Block.KEY_ACTIVITIES, Block.KEY_RESOURCES),
    (Block.VALUE_PROPOSITIONS,),
    (Block.CUSTOMER_RELATIONSHIPS, Block.CHANNELS),
    (Block.CUSTOMER_SEGMENTS,),
)
COLUMNS = len(UPPER)
# The share of the lower blocks on the paper canvas, and the most that they get if not everything fits.
IDEAL_LOWER, MOST_LOWER = 0.25, 0.3
# How much narrower or wider than on the paper canvas a column may become.
NARROWEST, WIDEST = 0.75, 1.4
SMALLEST, LARGEST = 5.5, 13.0
# What sums of lengths may differ by.
TOLERANCE = 0.01
# Notes that need this many times the height of the sheet are measured no further: they don't fit in any case, and their
# column gets as much of the width as it may have.
ENOUGH = 2
# Text sizes in points, by quarters; LARGEST is for A4.
SIZES = tuple(SMALLEST + quarter / 4 for quarter in range(60))

type Notes = Mapping[Block, Sequence[MeasuredNote]]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle by its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Margins:
    """The space within a block: at its edges, and for its heading."""

    edge: float
    heading: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The notes of a block at a text size in columns of a width, with the lines and heights of those measured."""

    notes: tuple[MeasuredNote, ...]
    lines: tuple[list[Line], ...]
    heights: tuple[float, ...]
    columns: int
    column_width: float
    gap: float

    @property
    def needed(self) -> float:
        """The height that all notes need, or a part of it that is more than enough."""
        if not self.heights:
            return 0.0
        if len(self.heights) < len(self.notes):
            return sum(self.heights) / self.columns
        low, high = max(*self.heights, sum(self.heights) / self.columns), sum(self.heights) + self.gap * len(self.lines)
        if self.columns == 1:
            return high
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (low, middle) if self.count_fitting(middle) == len(self.heights) else (middle, high)
        return high

    def count_fitting(self, room: float) -> int:
        """Return how many notes fit in columns of a height."""
        return sum(1 for _ in self.places(room))

    def places(self, room: float) -> list[tuple[int, float]]:
        """Return the column and the distance from its top of every note that fits, in order."""
        found, column, top = [], 0, 0.0
        for height in self.heights:
            if top and top + height > room + TOLERANCE:
                column, top = column + 1, 0.0
            if column == self.columns or height > room + TOLERANCE:
                break
            found.append((column, top))
            top += height + self.gap
        return found


@dataclass(frozen=True, slots=True)
class Room:
    """The room for the blocks, and the factor by which the paper differs from A4."""

    width: float
    height: float
    scale: float


@dataclass(frozen=True, slots=True)
class Board:
    """The blocks at a text size, in frames relative to the upper left corner, and whether everything fits."""

    size: float
    blocks: Mapping[Block, Measured]
    frames: Mapping[Block, Rectangle]
    margins: Margins
    fits: bool

    def places(self, block: Block) -> list[tuple[int, float]]:
        """Return the places of the notes that fit; unless all do, the height of a line is left for saying so."""
        measured = self.blocks[block]
        room = self.frames[block].height - self.margins.heading - 2 * self.margins.edge
        if measured.needed <= room + TOLERANCE:
            return measured.places(measured.needed)
        return measured.places(room - LEADING * self.size)


def choose_board(notes: Notes, room: Room) -> Board:
    """Return the blocks with the largest text that fits, otherwise with the smallest."""
    sizes = [size for size in SIZES if size <= LARGEST * room.scale]
    best = _best_board(notes, room, sizes[0])
    low, high = 0, len(sizes) - 1 if best.fits else 0
    while low < high:
        middle = (low + high + 1) // 2
        board = _best_board(notes, room, sizes[middle])
        low, high, best = (middle, high, board) if board.fits else (low, middle - 1, best)
    return best


def heading_size(size: float, scale: float) -> float:
    """Return the text size of a block's heading: that of its notes, unless they are very small or large."""
    return min(max(size, 7 * scale), 10.5 * scale)


def _best_board(notes: Notes, room: Room, size: float) -> Board:
    """Return the blocks in equal columns if they fit, and otherwise in columns as wide as they have need."""
    equal = (room.width / COLUMNS,) * COLUMNS
    board = _board(notes, room, size, equal)
    return board if board.fits else _board(notes, room, size, _adapted(board, room.width))


def _adapted(board: Board, width: float) -> tuple[float, ...]:
    """Return the widths of columns that have the same height, as far as they may differ."""
    # Half the width doubles the height, so a width by the root of the height brings both together.
    needs = [
        board.frames[column[0]].width * sum(board.blocks[block].needed for block in column) ** 0.5 for column in UPPER
    ]
    usual = sum(needs) / COLUMNS or 1.0
    shares = [min(max(need / usual, NARROWEST), WIDEST) for need in needs]
    return tuple(width * share / sum(shares) for share in shares)


def _board(notes: Notes, room: Room, size: float, widths: tuple[float, ...]) -> Board:
    margins = Margins(4.5 * room.scale, 1.5 * heading_size(size, room.scale))
    enough = ENOUGH * room.height
    blocks = {block: measure_column(notes[block], width, size, enough) for block, width in _inner(widths, margins)}
    blocks |= {block: _measure_lower(notes[block], room.width / 2, margins, size, enough) for block in LOWER}
    heights = {block: measured.needed + margins.heading + 2 * margins.edge for block, measured in blocks.items()}
    upper = max(sum(heights[block] for block in column) for column in UPPER)
    lower = max(heights[block] for block in LOWER)
    fits = upper + lower <= room.height
    upper = _grow(upper, lower, room.height) if fits else room.height - min(lower, MOST_LOWER * room.height)
    return Board(size, blocks, dict(_frames(widths, heights, upper, room)), margins, fits)


def _inner(widths: tuple[float, ...], margins: Margins) -> Iterator[tuple[Block, float]]:
    for column, width in zip(UPPER, widths, strict=True):
        for block in column:
            yield block, width - 2 * margins.edge


def _measure_lower(
    notes: Sequence[MeasuredNote], width: float, margins: Margins, size: float, enough: float
) -> Measured:
    columns = min(LOWER_COLUMNS, max(1, len(notes)))
    each = (width - margins.edge * (columns + 1)) / columns
    return measure_column(notes, each, size, enough, columns)


def measure_column(
    notes: Sequence[MeasuredNote], width: float, size: float, enough: float = inf, columns: int = 1
) -> Measured:
    """Return notes at a text size in columns of a width; those beyond a height that is enough are not measured."""
    lines, heights, left = [], [], enough * columns
    for note in notes:
        lines.append(note.lines(width / size))
        heights.append(height_of(len(lines[-1])) * size)
        left -= heights[-1]
        if left < 0:
            break
    return Measured(tuple(notes), tuple(lines), tuple(heights), columns, width, GAP * size)


def _grow(upper: float, lower: float, height: float) -> float:
    """Return the height of the upper blocks on a full sheet, as near to the paper canvas as the notes allow."""
    return min(max(upper, (1 - IDEAL_LOWER) * height), height - lower)


def _frames(
    widths: tuple[float, ...], heights: Mapping[Block, float], upper: float, room: Room
) -> Iterator[tuple[Block, Rectangle]]:
    """Yield the frame of each block."""
    firsts = _splits([column for column in UPPER if len(column) > 1], heights, upper)
    x = 0.0
    for column, width in zip(UPPER, widths, strict=True):
        first = firsts.get(column, upper)
        yield column[0], Rectangle(x, 0, width, first)
        for second in column[1:]:
            yield second, Rectangle(x, first, width, upper - first)
        x += width
    for number, block in enumerate(LOWER):
        yield block, Rectangle(number * room.width / 2, upper, room.width / 2, room.height - upper)


def _splits(
    columns: Sequence[tuple[Block, ...]], heights: Mapping[Block, float], upper: float
) -> dict[tuple[Block, ...], float]:
    """Return the height of the first block of each column of two: half, or the same for all columns, if possible."""
    limits = {column: (heights[column[0]], upper - heights[column[1]]) for column in columns}
    least, most = max(low for low, _ in limits.values()), min(high for _, high in limits.values())
    if least <= most:
        return dict.fromkeys(limits, min(max(upper / 2, least), most))
    return {column: _nearest_half(*limit, upper) for column, limit in limits.items()}


def _nearest_half(least: float, most: float, upper: float) -> float:
    """Return the height nearest to half; if both blocks need more, each gets what it needs or half."""
    return min(max(upper / 2, least), most) if least <= most else max(min(least, upper / 2), most)
