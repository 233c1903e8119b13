"""The evolution of a canvas: its relationships as bars over the stages, by segment, and their cost at each stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import EARLY, Concerns, Relationship, relationships_in
from relationships.analysis.service_mix import STAGES, Mix, compute_mix, is_missed, is_running
from relationships.analysis.stages import at_stage, customer_count, describe_span, ends_before_it_begins
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Stage
from relationships.catalog.types import TYPES, ServedBy
from relationships.checks.finding import Severity
from relationships.checks.inspection import Inspection, run_rules
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.formats import format_number
from relationships.lenses.card_faces import short_type
from relationships.lenses.cards import Chip, Tint, build_tints
from relationships.lenses.gaps import GAPS, WITHOUT_RELATIONSHIP, reasons_in
from relationships.lenses.service_cost import Figures, canvas_figures

AtStages = dict[Stage, CanvasDocument]
OPEN_START, OPEN_END = 0, len(STAGES) + 1


@dataclass(frozen=True, slots=True)
class Bar:
    """A relationship: its first and last stage, what triggers its end, and which of this is missing.

    Stages are counted from 1; `first` is 0 and `last` is 5 if that end is open.
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
        """The label of the stage in which it begins."""
        return STAGES[self.first - 1].label if self.first > OPEN_START else "open"

    @property
    def end(self) -> str:
        """The label of the stage after which it ends."""
        return STAGES[self.last - 1].label if self.last < OPEN_END else "open"


@dataclass(frozen=True, slots=True)
class Cell:
    """A segment at a stage, with a chip if no relationship serves it then and the stage is not past."""

    stage: Stage
    customers: str
    chip: Chip | None = None
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """A relationship that serves a segment too, but whose bar is among those of `home`, another one."""

    id: UUID
    name: str
    home: str


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of a segment, or of relationships without a segment; `shared` are those with bars elsewhere."""

    id: UUID | None
    name: str
    tint: Tint | None
    cells: tuple[Cell, ...]
    bars: tuple[Bar, ...]
    shared: tuple[Shared, ...] = ()

    @property
    def gaps(self) -> str:
        """The stages at which no relationship serves the segment, in words."""
        *others, last = [str(cell.stage.label).lower() for cell in self.cells if cell.is_gap] or [""]
        return f"{', '.join(others)} and {last}" if others else last


@dataclass(frozen=True, slots=True)
class Column:
    """A stage of the whole canvas: who serves customers, by share and by number of relationships, and the cost."""

    stage: Stage
    is_present: bool
    mix: Mix
    counts: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Evolution:
    """Everything that the lens shows."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    @property
    def has_bars(self) -> bool:
        """Whether there is any relationship."""
        return any(group.bars for group in self.groups)


def build_evolution(document: CanvasDocument, today: dt.date) -> Evolution:
    """Return the evolution of a document on a day."""
    stages = {stage: at_stage(document, stage) for stage in Stage}
    columns = tuple(_column(document, then) for then in stages.values())
    return Evolution(columns, tuple(_groups(document, stages, today)))


def _column(document: CanvasDocument, then: CanvasDocument) -> Column:
    running = running_relationships(then)
    is_present = then.stage == document.stage
    return Column(then.stage, is_present, compute_mix(running), _counts(running), canvas_figures(then))


def _counts(running: list[RelationshipDetails]) -> str:
    """Return the number of relationships by who serves them, which is known even without customers and cost."""
    found = [TYPES[details.type].served_by for details in running if details.type]
    return " · ".join(f"{found.count(server)} by {server.label}" for server in ServedBy if server in found)


def running_relationships(document: CanvasDocument) -> list[RelationshipDetails]:
    """Return the relationships that run at the canvas's current stage."""
    return [details for _, details in relationships_in(document) if is_running(details, document.stage)]


def _groups(document: CanvasDocument, stages: AtStages, today: dt.date) -> Iterator[Group]:
    tints = build_tints(document)
    segments = document.notes(Block.CUSTOMER_SEGMENTS)
    names = {note.id: short_name(note.text) for note in segments}
    concerns = Concerns(document)
    views = [StageView(document, then, today) for then in stages.values()]
    for note in segments:
        found, siblings = concerns.counted_for(note.id), concerns.concerning(note.id)
        bars, cells = _build_bars(found, siblings, document.stage), tuple(view.cell(note) for view in views)
        others = concerns.shared_with(note.id)
        shared = tuple(Shared(other.id, short_name(other.text), names[home]) for other, _, home in others)
        yield Group(note.id, names[note.id], tints.get(note.id), cells, bars, shared)
    if loose := concerns.counted_for(None):
        yield Group(None, "Without a segment", None, (), _build_bars(loose, loose, document.stage))


class StageView:
    """A canvas at a stage: what checks say there about segments that no relationship serves."""

    def __init__(self, document: CanvasDocument, then: CanvasDocument, today: dt.date) -> None:
        self.then = then
        self.concerns = Concerns(then)
        self.is_past = STAGES.index(then.stage) < STAGES.index(document.stage)
        # Like the findings of the lens: those of the present stage are the document's own.
        checked = document if then.stage == document.stage else then
        found = Inspection((), ()) if self.is_past else run_rules(checked, today, GAPS)
        self.dismissed = reasons_in(found)
        self.gaps = {
            finding.about[0]: finding.severity for finding in found.findings if finding.rule in WITHOUT_RELATIONSHIP
        }
        self.asked = {key for asked in found.questions if asked.rule in WITHOUT_RELATIONSHIP for key in asked.about}

    def cell(self, segment: Note) -> Cell:
        """Return the cell of a segment."""
        size = customer_count(self.then, self.then.segment(segment.id) or segment)
        customers = "" if size is None else f"{format_number(size)}"
        if self.is_past or self._serves(segment):
            return Cell(self.then.stage, customers)
        return Cell(self.then.stage, customers, self._chip(segment), segment.id in self.gaps)

    def _serves(self, segment: Note) -> bool:
        return any(is_running(details, self.then.stage) for _, details in self.concerns.concerning(segment.id))

    def _chip(self, segment: Note) -> Chip:
        if severity := self.gaps.get(segment.id):
            return Chip("gap", "" if severity is Severity.HINT else "bad")
        if segment.id in self.asked:
            return Chip("open question")
        if segment.id in self.dismissed:
            return Chip("gap dismissed")
        return Chip("only planned", "" if self.then.stage in EARLY else "warn")


def _build_bars(relationships: Iterable[Relationship], siblings: list[Relationship], present: Stage) -> tuple[Bar, ...]:
    return tuple(_build_bar(relationship, siblings, present) for relationship in relationships)


def _build_bar(relationship: Relationship, siblings: list[Relationship], present: Stage) -> Bar:
    note, details = relationship
    info = TYPES[details.type] if details.type else None
    followers = tuple(_followers(relationship, siblings))
    is_planned = _is_planned(details, present)
    return Bar(
        note.id,
        short_name(note.text),
        short_type(note.text, details.type),
        info.served_by.value if info else "",
        _place(details.start_stage, OPEN_START),
        _place(details.end_stage, OPEN_END),
        describe_span(details.start_stage, details.end_stage),
        (_planned_chip(details, present),) if is_planned else (),
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
    """Return whether a relationship is still to come, that is, not established and not ended."""
    has_ended = details.end_stage and STAGES.index(details.end_stage) < STAGES.index(present)
    return details.established == Answer.NO and not has_ended


def _planned_chip(details: RelationshipDetails, present: Stage) -> Chip:
    return Chip("expected, not established", "warn") if is_missed(details, present) else Chip("planned")


def _followers(relationship: Relationship, siblings: Iterable[Relationship]) -> Iterator[str]:
    """Yield the relationships of the segment that begin at the stage at which this one ends, or at the next."""
    note, details = relationship
    if not details.end_stage:
        return
    end = STAGES.index(details.end_stage)
    for other, other_details in siblings:
        start = other_details.start_stage
        if other.id != note.id and start in STAGES[end : end + 2] and start != details.start_stage:
            yield short_name(other.text)


def _gaps(details: RelationshipDetails, followers: tuple[str, ...]) -> Iterator[str]:
    """Yield what is missing from a relationship that ends before the last stage."""
    if ends_before_it_begins(details.start_stage, details.end_stage):
        yield "It ends before it begins."
    elif details.end_stage and details.end_stage != STAGES[-1]:
        if not details.change_trigger:
            yield "No trigger for its end yet."
        if not details.next_step and not followers:
            yield "No next step yet."
