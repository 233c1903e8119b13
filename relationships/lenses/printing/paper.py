"""The capacity of a printed sheet, A4 landscape, at three text sizes, estimated from the number of characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from relationships.catalog.blocks import Block

LOWER, LOWER_COLUMNS = (Block.COST_STRUCTURE, Block.REVENUE_STREAMS), 3
FIRST_ROW = (Block.KEY_ACTIVITIES, Block.CUSTOMER_RELATIONSHIPS)
SECOND_ROW = (Block.KEY_RESOURCES, Block.CHANNELS)
TALL = (Block.KEY_PARTNERSHIPS, Block.VALUE_PROPOSITIONS, Block.CUSTOMER_SEGMENTS)
# The space below a note, in lines.
GAP = 1 / 3

# The heights of the first, the second and the lower row, in lines.
Rows = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class TextSize:
    """A text size: the characters per line in an upper and in a lower column, and the lines per sheet."""

    density: int
    points: float
    upper: int
    lower: int
    lines: int


# Columns are 52 and 42.5 mm wide. A character is counted as 0.52 and 0.54 times the text size: English in Arial takes
# 0.46, and line breaks waste the rest, more in the narrower column. The text is 153 mm high, a line 1.25 times the text
# size. The style sheet defines the same sizes by density.
SIZES = (TextSize(1, 9.0, 31, 24, 38), TextSize(2, 7.0, 40, 31, 49), TextSize(3, 5.5, 51, 40, 63))


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet with its text size; `rows` are the heights of its rows, None if everything fits."""

    size: TextSize
    rows: Rows | None = None

    def count_fitting(self, block: Block, texts: Sequence[str]) -> int:
        """Return how many notes fit in a block. If not all do, one line is reserved for saying so."""
        heights = _heights(block, texts, self.size)
        if self.rows is None or _needed(block, heights) <= (room := _room(block, self.rows)):
            return len(texts)
        numbers = range(1, len(texts) + 1)
        return bisect_right(numbers, room - 1 - GAP, key=lambda number: _needed(block, heights[:number]))


def choose_paper(texts: Mapping[Block, Sequence[str]]) -> Paper:
    """Return the sheet with the largest text size at which everything fits, otherwise with the smallest."""
    for size in SIZES:
        rows = _rows(texts, size)
        if sum(rows) <= size.lines:
            return Paper(size)
    return Paper(SIZES[-1], _share_out(rows, SIZES[-1].lines))


def _rows(texts: Mapping[Block, Sequence[str]], size: TextSize) -> Rows:
    """Return the heights that the rows need. A block that spans both upper rows may use both."""
    need = {block: _needed(block, _heights(block, texts[block], size)) for block in Block}
    first, second, tall, lower = (max(need[block] for block in row) for row in (FIRST_ROW, SECOND_ROW, TALL, LOWER))
    extra = max(0.0, tall - first - second) / 2
    return first + extra, second + extra, lower


def _heights(block: Block, texts: Sequence[str], size: TextSize) -> list[float]:
    columns = size.lower if block in LOWER else size.upper
    return [count_lines(text, columns) + GAP for text in texts]


def count_lines(text: str, columns: int) -> int:
    """Return how many lines a text takes at `columns` characters per line."""
    return sum(max(1, ceil(_length(paragraph) / columns)) for paragraph in text.split("\n"))


def _length(paragraph: str) -> int:
    """Return the number of characters, counting the wide ones of East Asian scripts twice."""
    return len(paragraph) + (
        0 if paragraph.isascii() else sum(east_asian_width(letter) in "WF" for letter in paragraph)
    )


def _needed(block: Block, heights: Sequence[float]) -> float:
    """Return the height that a block needs. In a lower block, all columns but the last may waste almost a note."""
    if block not in LOWER:
        return sum(heights)
    return (sum(heights) + (LOWER_COLUMNS - 1) * max(heights, default=0.0)) / LOWER_COLUMNS


def _share_out(needed: Rows, lines: int) -> Rows:
    """Return row heights that fill the sheet.

    The lower row gets at most a quarter, an upper row what it needs or half of the rest.
    """
    first, second, lower = needed
    lower = min(lower, lines / 4)
    upper = lines - lower
    first = max(min(first, upper / 2), upper - second)
    return first, upper - first, lower


def _room(block: Block, rows: Rows) -> float:
    first, second, lower = rows
    if block in TALL:
        return first + second
    return first if block in FIRST_ROW else second if block in SECOND_ROW else lower
