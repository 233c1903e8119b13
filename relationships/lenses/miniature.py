"""The miniature of a canvas: nine blocks in the paper layout, with a bar for each note in the hues of its segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.lenses.cards import Tints, build_tints, concerned_tints

PADDING = 6
# The distance between two bars: the usual one, and the smallest before further notes are left out.
STEP, LEAST_STEP = 6.0, 4.0
# A bar grows with its text, from a few words to a long sentence, and shows three segments at most.
SHORTEST, LONGEST_TEXT = 0.4, 56
PIECES, GAP = 3, 4


@dataclass(frozen=True, slots=True)
class Area:
    """The position and size of a block, and the number of columns of its bars."""

    x: int
    y: int
    width: int
    height: int
    columns: int = 1


AREAS: dict[Block, Area] = {
    Block.KEY_PARTNERSHIPS: Area(0, 0, 40, 84),
    Block.KEY_ACTIVITIES: Area(40, 0, 40, 42),
    Block.KEY_RESOURCES: Area(40, 42, 40, 42),
    Block.VALUE_PROPOSITIONS: Area(80, 0, 40, 84),
    Block.CUSTOMER_RELATIONSHIPS: Area(120, 0, 40, 42),
    Block.CHANNELS: Area(120, 42, 40, 42),
    Block.CUSTOMER_SEGMENTS: Area(160, 0, 40, 84),
    Block.COST_STRUCTURE: Area(0, 84, 100, 28, columns=3),
    Block.REVENUE_STREAMS: Area(100, 84, 100, 28, columns=3),
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """The bars of one hue (1 to 8; None for notes that concern no segment) as the data of one SVG path."""

    hue: int | None
    path: str


@dataclass(frozen=True, slots=True)
class Miniature:
    """The picture, in its own units: 200 wide and 112 high."""

    width: ClassVar[int] = 200
    height: ClassVar[int] = 112
    edges: ClassVar[str] = "M40 0v84M80 0v84M120 0v84M160 0v84M40 42h40M120 42h40M0 84h200M100 84v28"
    strokes: tuple[Stroke, ...]
    notes: int
    filled: int

    @property
    def label(self) -> str:
        """The text alternative."""
        if not self.notes:
            return "No notes yet"
        return f"{self.notes} note{'s' if self.notes > 1 else ''} in {self.filled} of {len(Block)} blocks"


def draw_miniature(document: CanvasDocument) -> Miniature:
    """Return the miniature of a document."""
    tints = build_tints(document)
    paths: defaultdict[int | None, list[str]] = defaultdict(list)
    for block, area in AREAS.items():
        notes = document.notes(block)
        for note, (x, y, room) in zip(notes, _places(area, len(notes)), strict=False):
            for hue, path in _draw_bar(_hues(block, note, tints), x, y, _length(note.text, room)):
                paths[hue].append(path)
    strokes = sorted(paths.items(), key=lambda item: item[0] or 0)
    counts = [len(document.notes(block)) for block in Block]
    return Miniature(
        tuple(Stroke(hue, "".join(path)) for hue, path in strokes), sum(counts), sum(count > 0 for count in counts)
    )


def _hues(block: Block, note: Note, tints: Tints) -> tuple[int | None, ...]:
    """Return the hues of the segments that a note concerns, as on the board; a single None if it concerns none."""
    if block is Block.CUSTOMER_SEGMENTS:
        known = [tints[note.id]] if note.id in tints else []
    else:
        known = concerned_tints(block, note, tints)
    return tuple(tint.hue for tint in known[:PIECES]) or (None,)


def _places(area: Area, count: int) -> Iterator[tuple[float, float, float]]:
    """Yield the start and the maximum length of the bars of a block, row by row, until the block is full."""
    rows = -(-count // area.columns)
    room = area.height - 2 * PADDING
    step = max(LEAST_STEP, min(STEP, room / max(rows - 1, 1)))
    width = (area.width - PADDING) / area.columns
    for number in range(count):
        row, column = divmod(number, area.columns)
        if row * step > room:
            return
        yield area.x + PADDING + column * width, area.y + PADDING + row * step, width - PADDING


def _length(text: str, room: float) -> float:
    share = SHORTEST + (1 - SHORTEST) * min(len(text), LONGEST_TEXT) / LONGEST_TEXT
    return room * share


def _draw_bar(hues: tuple[int | None, ...], x: float, y: float, length: float) -> Iterator[tuple[int | None, str]]:
    """Yield a line for each hue, side by side, with a gap because line ends are drawn round."""
    piece = (length - GAP * (len(hues) - 1)) / len(hues)
    for number, hue in enumerate(hues):
        yield hue, f"M{_format(x + number * (piece + GAP))} {_format(y)}h{_format(max(piece, 1))}"


def _format(value: float) -> str:
    return f"{round(value, 1):g}"
