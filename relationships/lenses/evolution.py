"""The evolution of a canvas: its relationships as bars over the stages, segment by segment, and what that costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import relationships_for, relationships_in
from relationships.analysis.service_mix import STAGES, Mix, is_at, is_running, mix_of
from relationships.analysis.stages import at_stage, ends_before_it_begins, in_words, size_of
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Stage
from relationships.catalog.types import TYPES, ServedBy
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.lenses.cards import Chip, Tint, tints_of
from relationships.lenses.service_cost import Figures, figures_together

Relationship = tuple[Note, RelationshipDetails]
AtStages = dict[Stage, CanvasDocument]
OPEN_START, OPEN_END = 0, len(STAGES) + 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One relationship: from which stage to which, what changes it, and what is not said of that.

    Stages are counted from 1; `first` is 0 and `last` 5 where that end is open.
    """

    id: UUID
    name: str
    type: str
    served_by: str
    first: int
    last: int
    words: str
    chips: tuple[Chip, ...]
    trigger: str
    next_step: str
    followers: tuple[str, ...]
    gaps: tuple[str, ...]
    is_planned: bool
    is_impossible: bool

    @property
    def start(self) -> str:
        """The stage in which it begins, in words."""
        return STAGES[self.first - 1].label if self.first > OPEN_START else "open"

    @property
    def end(self) -> str:
        """The stage after which it ends, in words."""
        return STAGES[self.last - 1].label if self.last < OPEN_END else "open"


@dataclass(frozen=True, slots=True)
class Cell:
    """One segment at one stage: how many customers, and whether from now on nothing is there for them."""

    stage: Stage
    customers: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of one segment, or of none."""

    id: UUID | None
    name: str
    tint: Tint | None
    cells: tuple[Cell, ...]
    bars: tuple[Bar, ...]

    @property
    def gaps(self) -> str:
        """The stages at which nothing is there for them, in words."""
        *others, last = [str(cell.stage.label).lower() for cell in self.cells if cell.is_gap] or [""]
        return f"{', '.join(others)} and {last}" if others else last


@dataclass(frozen=True, slots=True)
class Column:
    """One stage of the whole canvas: who serves then, in shares and by how many relationships, and what that costs."""

    stage: Stage
    is_present: bool
    mix: Mix
    counts: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Evolution:
    """Everything the lens shows."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    @property
    def has_bars(self) -> bool:
        """Whether there is any relationship."""
        return any(group.bars for group in self.groups)


def evolution_of(document: CanvasDocument) -> Evolution:
    """Draw the lens of a document."""
    stages = {stage: at_stage(document, stage) for stage in Stage}
    columns = tuple(_column(document, then) for then in stages.values())
    return Evolution(columns, tuple(_groups(document, stages)))


def _column(document: CanvasDocument, then: CanvasDocument) -> Column:
    running = running_in(then)
    is_present = then.stage == document.stage
    return Column(then.stage, is_present, mix_of(running), _counts(running), figures_together(then))


def _counts(running: list[RelationshipDetails]) -> str:
    """How many relationships are served by whom: what can be told where neither customers nor cost are stated."""
    found = [TYPES[details.type].served_by for details in running if details.type]
    return " · ".join(f"{found.count(each)} by {each.label}" for each in ServedBy if each in found)


def running_in(document: CanvasDocument) -> list[RelationshipDetails]:
    """The relationships that run at the stage of a canvas."""
    return [details for _, details in relationships_in(document) if is_running(details, document.stage)]


def _groups(document: CanvasDocument, stages: AtStages) -> Iterator[Group]:
    tints = tints_of(document)
    segments = document.notes(Block.CUSTOMER_SEGMENTS)
    for note in segments:
        bars = _bars(relationships_for(document, note.id), document.stage)
        yield Group(note.id, short_name(note.text), tints.get(note.id), _cells(document, stages, note), bars)
    known = {note.id for note in segments}
    if loose := [each for each in relationships_in(document) if each[1].segment not in known]:
        yield Group(None, "For no segment yet", None, (), _bars(loose, document.stage))


def _cells(document: CanvasDocument, stages: AtStages, segment: Note) -> tuple[Cell, ...]:
    present = STAGES.index(document.stage)
    cells = []
    for place, (stage, then) in enumerate(stages.items()):
        size = size_of(then, then.segment(segment.id) or segment)
        serves = any(is_running(details, stage) for _, details in relationships_for(then, segment.id))
        cells.append(Cell(stage, "" if size is None else f"{size:,}", place >= present and not serves))
    return tuple(cells)


def _bars(relationships: list[Relationship], present: Stage) -> tuple[Bar, ...]:
    return tuple(_bar(each, relationships, present) for each in relationships)


def _bar(relationship: Relationship, beside: list[Relationship], present: Stage) -> Bar:
    note, details = relationship
    info = TYPES[details.type] if details.type else None
    followers = tuple(_followers(relationship, beside))
    is_planned = _is_planned(details, present)
    return Bar(
        note.id,
        short_name(note.text),
        info.short if info else "",
        info.served_by.value if info else "",
        _place(details.start_stage, OPEN_START),
        _place(details.end_stage, OPEN_END),
        in_words(details.start_stage, details.end_stage),
        (_planned(details, present),) if is_planned else (),
        details.change_trigger,
        details.next_step,
        followers,
        tuple(_gaps(details, followers)),
        is_planned,
        ends_before_it_begins(details.start_stage, details.end_stage),
    )


def _place(stage: Stage | None, otherwise: int) -> int:
    return STAGES.index(stage) + 1 if stage else otherwise


def _is_planned(details: RelationshipDetails, present: Stage) -> bool:
    """Whether it is still to come: what has ended and is not there any more was no plan."""
    has_ended = details.end_stage and STAGES.index(details.end_stage) < STAGES.index(present)
    return details.established == Answer.NO and not has_ended


def _planned(details: RelationshipDetails, present: Stage) -> Chip:
    is_due = is_at(details, present) and details.expected == Answer.YES
    return Chip("expected, not there", "warn") if is_due else Chip("planned")


def _followers(relationship: Relationship, beside: Iterable[Relationship]) -> Iterator[str]:
    """What is said to begin for the same segment at the stage at which this one ends, or at the one after it."""
    note, details = relationship
    if not details.end_stage:
        return
    end = STAGES.index(details.end_stage)
    for other, its in beside:
        if other.id != note.id and its.start_stage in STAGES[end : end + 2] and its.start_stage != details.start_stage:
            yield short_name(other.text)


def _gaps(details: RelationshipDetails, followers: tuple[str, ...]) -> Iterator[str]:
    """What is not said of a relationship that ends while the business goes on."""
    if ends_before_it_begins(details.start_stage, details.end_stage):
        yield "It ends before it begins."
    elif details.end_stage and details.end_stage != STAGES[-1]:
        if not details.change_trigger:
            yield "What triggers its end is not said."
        if not details.next_step and not followers:
            yield "What comes next is not said."
