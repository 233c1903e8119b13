"""How much fits on a page: a sheet of A4 in landscape, measured in millimetres."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relationships.catalog.blocks import Block
from relationships.lenses.drawing.text_width import Measured, lines_of, measured

MILLIMETRES_PER_POINT = 0.3528
SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.6, 5.2)

# The style sheet has the same measures: the page within its margins, without the lines above and below the sheet.
SHEET_HEIGHT = 177.0
UPPER_ROOM, LOWER_ROOM, LOWER_COLUMNS = 52.0, 42.5, 3
HEAD_HEIGHT = 8.0
LINE_HEIGHT, NOTE_GAP, MARK_WIDTH = 1.25, 0.4, 1.6
# Other fonts run wider than Arial, and browsers break a little earlier than is reckoned here.
CAUTION = 1.04

LOWER = (Block.COST_STRUCTURE, Block.REVENUE_STREAMS)
FIRST_ROW = (Block.KEY_ACTIVITIES, Block.CUSTOMER_RELATIONSHIPS)
SECOND_ROW = (Block.KEY_RESOURCES, Block.CHANNELS)
TALL = (Block.KEY_PARTNERSHIPS, Block.VALUE_PROPOSITIONS, Block.CUSTOMER_SEGMENTS)


@dataclass(frozen=True, slots=True)
class Piece:
    """A note as the paper sees it: how wide its marks, its words and its line of facts are."""

    indent: float
    text: Measured
    facts: Measured

    @classmethod
    def of(cls, text: str, letters: Sequence[str], facts: str) -> Piece:
        """Measure what stands on the paper for one note."""
        indent = sum(MARK_WIDTH * (len(each) + 1) / 2 for each in letters)
        return cls(indent, measured(text), measured(facts) if facts else ())


Pieces = Mapping[Block, Sequence[Piece]]
Rows = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet whose text has one size; `rows` are the heights of its two upper rows and the lower one."""

    density: int
    rows: Rows
    is_full: bool = False

    @property
    def points(self) -> float:
        """The size of the text, in points."""
        return SIZES[self.density - 1]

    def fitting(self, block: Block, pieces: Sequence[Piece]) -> int:
        """How many notes stand in a block; where some do not, a line that says so stands there too."""
        heights = [_height(piece, block, self.points) for piece in pieces]
        room = _room(block, self.rows)
        if not self.is_full or _needed(block, heights) <= room:
            return len(pieces)
        room -= self.points * MILLIMETRES_PER_POINT * (LINE_HEIGHT + NOTE_GAP)
        return bisect_right(range(1, len(pieces) + 1), room, key=lambda number: _needed(block, heights[:number]))


def paper_for(pieces: Pieces) -> Paper:
    """The sheet with the largest text on which everything fits; with the smallest, one whose rows are shared out."""
    for density, points in enumerate(SIZES, start=1):
        rows = _rows(pieces, points)
        if sum(rows) <= SHEET_HEIGHT:
            return Paper(density, rows)
    return Paper(len(SIZES), _shared_out(rows), is_full=True)


def _rows(pieces: Pieces, points: float) -> Rows:
    """What the rows need. A block beside both upper rows may use both."""
    need = {block: _needed(block, [_height(piece, block, points) for piece in pieces[block]]) for block in Block}
    first, second, tall, lower = (max(need[block] for block in row) for row in (FIRST_ROW, SECOND_ROW, TALL, LOWER))
    extra = max(0.0, tall - first - second) / 2
    return first + extra, second + extra, lower


def _height(piece: Piece, block: Block, points: float) -> float:
    """What a note needs with the gap below it."""
    size = points * MILLIMETRES_PER_POINT
    room = (LOWER_ROOM if block in LOWER else UPPER_ROOM) / size / CAUTION
    lines = lines_of(piece.text, room, piece.indent) + lines_of(piece.facts, room)
    return (lines * LINE_HEIGHT + NOTE_GAP) * size


def _needed(block: Block, heights: Sequence[float]) -> float:
    """What a block needs, its heading included; the two lower ones are set in columns."""
    if block not in LOWER:
        return HEAD_HEIGHT + sum(heights)
    column = max([sum(heights) / LOWER_COLUMNS, *heights], default=0.0)
    while _columns(heights, column) > LOWER_COLUMNS:
        column += 1.0
    return HEAD_HEIGHT + column


def _columns(heights: Sequence[float], column: float) -> int:
    """How many columns of a height are filled, one after the other."""
    columns, used = 1, 0.0
    for height in heights:
        if used and used + height > column:
            columns, used = columns + 1, 0.0
        used += height
    return columns


def _shared_out(needed: Rows) -> Rows:
    """Rows that fill the sheet: a quarter at most for the lower one, for each upper one what it needs or half."""
    first, second, lower = needed
    lower = min(lower, SHEET_HEIGHT / 4)
    upper = SHEET_HEIGHT - lower
    first = max(min(first, upper / 2), upper - second)
    return first, upper - first, lower


def _room(block: Block, rows: Rows) -> float:
    first, second, lower = rows
    if block in TALL:
        return first + second
    return first if block in FIRST_ROW else second if block in SECOND_ROW else lower
