"""Where everything is on a page: frames, notes with their lines, labels, letters and icons. Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.lenses.printing.board import Rectangle
from relationships.lenses.printing.colours import INK
from relationships.lenses.printing.papers import Paper
from relationships.lenses.printing.sheet import Mark, PrintedNote
from relationships.lenses.printing.words import Line


@dataclass(frozen=True, slots=True)
class Label:
    """A text of one line. `y` is that of its baseline, `x` its left end, or its right one with `ends`."""

    text: str
    x: float
    y: float
    size: float
    width: float
    bold: bool = False
    ends: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter of a segment; `x` and `y` are the left end of its baseline."""

    mark: Mark
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Icon:
    """The icon of a status; `x` and `y` are its lower left corner."""

    status: Status
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note, or the lines of it that stand here if it is broken over columns."""

    note: PrintedNote
    rectangle: Rectangle
    lines: tuple[Line, ...]
    size: float
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block with its heading, and its frame on the first page; `more` says what follows on the next one."""

    block: Block
    heading: Label
    notes: tuple[PlacedNote, ...]
    frame: Rectangle | None = None
    more: Label | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its blocks and what stands around them."""

    number: int
    blocks: tuple[PlacedBlock, ...]
    title: tuple[Label, ...]
    labels: tuple[Label, ...]
    letters: tuple[Letter, ...]
    icons: tuple[Icon, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A canvas laid out on paper. `size` is the text size of the notes."""

    title: str
    paper: Paper
    size: float
    pages: tuple[Page, ...]

    @property
    def left_over(self) -> int:
        """The number of notes that are not, or not wholly, on the first page."""
        later = [placed for page in self.pages[1:] for block in page.blocks for placed in block.notes]
        return len({id(placed.note) for placed in later})
