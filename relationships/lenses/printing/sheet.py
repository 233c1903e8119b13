"""The printed sheet of a canvas, legible without colour, and the notes that continue on further pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.catalog.goals import GOAL_VERBS
from relationships.catalog.types import TYPES
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.lenses.cards import segment_letter
from relationships.lenses.printing.paper import Paper, choose_paper

# In reading order: left to right and top to bottom.
ON_PAPER = (
    Block.KEY_PARTNERSHIPS,
    Block.KEY_ACTIVITIES,
    Block.KEY_RESOURCES,
    Block.VALUE_PROPOSITIONS,
    Block.CUSTOMER_RELATIONSHIPS,
    Block.CHANNELS,
    Block.CUSTOMER_SEGMENTS,
    Block.COST_STRUCTURE,
    Block.REVENUE_STREAMS,
)
LONGEST_LEGEND = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """The letter and name of a segment, for media without colour."""

    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A printed note: the marks of its segments, a relationship's type, the text, and who serves which goals."""

    text: str
    marks: tuple[Mark, ...] = ()
    heading: str = ""
    facts: str = ""

    @property
    def written(self) -> str:
        """The printed text, for measuring it; the frame of a mark takes the space of two characters."""
        marks = "".join(f"[{mark.letter}]" for mark in self.marks)
        return "\n".join(filter(None, [f"{marks}{self.heading} {self.text}", self.facts]))


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """A block with the notes on the sheet, and the rest that continues on a further page."""

    block: Block
    notes: tuple[PrintedNote, ...]
    rest: tuple[PrintedNote, ...]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """Everything that is printed. `density` is the step of the text size, 1 the largest; `points` is the text size."""

    title: str
    stage: str
    blocks: tuple[PrintedBlock, ...]
    marks: tuple[Mark, ...]
    density: int
    points: float

    @property
    def continued(self) -> tuple[PrintedBlock, ...]:
        """The blocks that continue on further pages."""
        return tuple(block for block in self.blocks if block.rest)

    @property
    def legend(self) -> tuple[Mark, ...]:
        """The meaning of the letters, if short enough for a line or two; the block of segments shows it in any case."""
        return self.marks if len(self.marks) <= LONGEST_LEGEND else ()

    @property
    def left_over(self) -> int:
        """The number of notes on further pages."""
        return sum(len(block.rest) for block in self.blocks)


def lay_out_sheet(document: CanvasDocument) -> PrintedSheet:
    """Lay out a document on one page with text as large as fits; if nothing fits, notes continue on further pages."""
    marks = _marks(document)
    notes = {block: tuple(_printed(block, note, marks) for note in document.notes(block)) for block in ON_PAPER}
    paper = choose_paper({block: [note.written for note in printed] for block, printed in notes.items()})
    blocks = tuple(_split(block, notes[block], paper) for block in ON_PAPER)
    legend = tuple(marks.values())
    return PrintedSheet(document.title, document.stage.label, blocks, legend, paper.size.density, paper.size.points)


def _split(block: Block, notes: tuple[PrintedNote, ...], paper: Paper) -> PrintedBlock:
    fitting = paper.count_fitting(block, [note.written for note in notes])
    return PrintedBlock(block, notes[:fitting], notes[fitting:])


def _marks(document: CanvasDocument) -> dict[UUID, Mark]:
    """Return the mark of each segment in order, with the same letter as on the board."""
    segments = enumerate(document.notes(Block.CUSTOMER_SEGMENTS), start=1)
    return {note.id: Mark(segment_letter(place), short_name(note.text)) for place, note in segments}


def _printed(block: Block, note: Note, marks: Mapping[UUID, Mark]) -> PrintedNote:
    # A note that was moved to another block keeps its details, but they are not shown there.
    details = note.relationship if block is Block.CUSTOMER_RELATIONSHIPS else None
    served = [details.segment] if details and details.segment else []
    named = {note.id} if note.id in marks else {*served, *note.segments}
    shown = tuple(mark for key, mark in marks.items() if key in named)
    return PrintedNote(note.text, shown, *(_describe(details) if details else ()))


def _describe(details: RelationshipDetails) -> tuple[str, str]:
    """Return the heading of a relationship, and a line stating who serves which goals."""
    info = TYPES[details.type] if details.type else None
    goals = ", ".join(GOAL_VERBS[goal.goal] for goal in details.goals)
    facts = " · ".join(filter(None, [info.served_by.label if info else "", goals]))
    return (f"{info.short}:" if info else ""), facts
