"""What is printed of a canvas: the notes of each block with the letters of their segments, and what explains them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage, Status, goal_names
from relationships.catalog.types import TYPES
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.lenses.card_faces import describe_printed_plan, short_type
from relationships.lenses.cards import Tint, Tints, build_tints, concerned_tints

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
# The statuses that the board marks, too; the others are usual.
MARKED = (Status.TESTING, Status.VALIDATED, Status.INVALIDATED)
# Notes with more lines than this together go on as running text: a canvas of short lines would fill 600 pages.
MOST_LINES = 4000


@dataclass(frozen=True, slots=True)
class Mark:
    """The letter, name and hue (1 to 8) of a segment."""

    letter: str
    name: str
    hue: int = 1


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A printed note: the marks of its segments, its text, and what it is marked with.

    A relationship has its type as a heading, and a line stating who serves which goals. One that is not active says
    why, as in “planned from the growth stage”.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    status: Status | None = None
    heading: str = ""
    facts: str = ""
    plan: str = ""

    @property
    def details(self) -> str:
        """The line below the text."""
        return " · ".join(filter(None, [self.plan, self.facts]))

    @property
    def hue(self) -> int:
        """The hue of its segment, 0 without one and with several."""
        return self.marks[0].hue if len(self.marks) == 1 else 0

    @property
    def bars(self) -> tuple[int, ...]:
        """The hues at its edge, from the top: those of its segments, 0 without any."""
        return tuple(mark.hue for mark in self.marks) or (0,)


Notes = tuple[PrintedNote, ...]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """Everything that is printed of a canvas. `statuses` are those that occur as a mark."""

    title: str
    stage: str
    notes: Mapping[Block, Notes]
    marks: tuple[Mark, ...]
    statuses: tuple[Status, ...]


def build_sheet(document: CanvasDocument) -> PrintedSheet:
    """Return what is printed of a document."""
    tints = build_tints(document)
    has_many_lines = sum(note.text.count("\n") for _, note in document.placed_notes()) > MOST_LINES
    notes = {
        block: tuple(_printed(block, note, tints, document.stage) for note in document.notes(block))
        for block in ON_PAPER
    }
    if has_many_lines:
        notes = {block: tuple(map(_run_on, printed)) for block, printed in notes.items()}
    found = {note.status for printed in notes.values() for note in printed}
    marks = tuple(map(_mark, tints.values()))
    return PrintedSheet(
        document.title, document.stage.label, notes, marks, tuple(status for status in Status if status in found)
    )


def _run_on(note: PrintedNote) -> PrintedNote:
    return replace(note, text=" ".join(filter(None, note.text.split("\n"))))


def _mark(tint: Tint) -> Mark:
    return Mark(tint.letter, tint.name, tint.hue)


def _printed(block: Block, note: Note, tints: Tints, stage: Stage) -> PrintedNote:
    # A note that was moved to another block keeps its details, but they are not shown there.
    details = note.relationship if block is Block.CUSTOMER_RELATIONSHIPS else None
    own = tints.get(note.id) if block is Block.CUSTOMER_SEGMENTS else None
    marks = tuple(map(_mark, [own] if own else concerned_tints(block, note, tints)))
    status = note.status if note.status in MARKED else None
    return PrintedNote(note.text, marks, status, *(_describe(note.text, details, stage) if details else ()))


def _describe(text: str, details: RelationshipDetails, stage: Stage) -> tuple[str, str, str]:
    """Return the heading of a relationship, a line stating who serves which goals, and why it is not active.

    One that is named after its type has no heading.
    """
    info = TYPES[details.type] if details.type else None
    goals = goal_names(served.goal for served in details.goals)
    facts = " · ".join(filter(None, [info.served_by.explained if info else "", f"for {goals}" if goals else ""]))
    short = short_type(text, details.type)
    return (f"{short}:" if short else ""), facts, describe_printed_plan(details, stage)
