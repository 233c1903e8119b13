"""The matrix of relationships: segments against the six types, from personal to automated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from relationships.analysis.goal_coverage import Concerns, Coverage, Relationship, Standing, relationships_in
from relationships.analysis.open_questions import Questions, questions_open_for
from relationships.analysis.service_mix import (
    Mix,
    best_knowledge,
    compute_mix,
    is_at,
    is_missed,
    is_running,
)
from relationships.analysis.stages import shared_homes
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Stage
from relationships.catalog.guiding_questions import GuidingQuestion
from relationships.catalog.types import TYPES, RelationshipType, TypeInfo
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import in_quotes, short_name
from relationships.document.notes import Note
from relationships.document.own_words import phrase
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.amounts import Figure, describe_cost, describe_total
from relationships.lenses.card_faces import describe_sizes, describe_stages
from relationships.lenses.cards import Chip, Tint, build_tints
from relationships.lenses.gaps import GoalJudge

Names = Mapping[UUID, str]
ELSEWHEN = "elsewhen"
NONE_ACTIVE = "no active relationship"


@dataclass(frozen=True, slots=True)
class Entry:
    """A relationship in a cell; `also_of` is the segment that it is of, in the rows of others that it concerns too."""

    id: UUID
    name: str
    chips: tuple[Chip, ...]
    cost: str
    state: str
    also_of: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell of a segment and a type, or of relationships without a type."""

    type: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class GoalMark:
    """A goal in a row: its name, the standing of the segment, and both in words."""

    goal: str
    name: str
    standing: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A segment: its cells, how well it is known, and its goals.

    What serving it costs and who serves it are told by the relationships of which it is the first segment, so that a
    relationship counts once; `idle` stands in their place if there are none.
    """

    id: UUID
    name: str
    line: str
    sizes: str
    tint: Tint | None
    asked: str
    cells: tuple[Cell, ...]
    cost: Figure
    mix: Mix
    idle: str
    knowledge: str
    goals: tuple[GoalMark, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A type with the total cost of its relationships."""

    info: TypeInfo
    cost: Figure

    @property
    def slug(self) -> str:
        """The last segment of the URL of the type's catalogue entry."""
        return self.info.type.value.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Matrix:
    """Everything that the lens shows."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    loose: tuple[Entry, ...]
    cost: Figure
    mix: Mix

    @property
    def has_relationships(self) -> bool:
        """Whether there is any relationship."""
        return bool(self.loose) or any(cell.entries for row in self.rows for cell in row.cells)


def build_matrix(document: CanvasDocument, today: dt.date) -> Matrix:
    """Return the matrix of a document on a day."""
    tints = build_tints(document)
    segments = document.notes(Block.CUSTOMER_SEGMENTS)
    names = {segment.id: short_name(segment.text) for segment in segments}
    entries = {relationship[0].id: _entry(relationship, document) for relationship in relationships_in(document)}
    concerns, judge = Concerns(document), GoalJudge(document, today)
    running = [details for _, details in relationships_in(document) if is_running(details, document.stage)]
    return Matrix(
        tuple(_column(document, info) for info in TYPES.values()),
        tuple(_row(document, segment, tints.get(segment.id), names, entries, concerns, judge) for segment in segments),
        tuple(entries[note.id] for note, _ in concerns.counted_for(None)),
        describe_total(running, document.currency),
        compute_mix(running),
    )


def _column(document: CanvasDocument, info: TypeInfo) -> Column:
    running = [
        details
        for _, details in relationships_in(document)
        if details.type == info.type and is_running(details, document.stage)
    ]
    return Column(info, describe_total(running, document.currency))


def _row(
    document: CanvasDocument,
    segment: Note,
    tint: Tint | None,
    names: Names,
    entries: Mapping[UUID, Entry],
    concerns: Concerns,
    judge: GoalJudge,
) -> Row:
    relationships = concerns.concerning(segment.id)
    running = [(note, details) for note, details in relationships if is_running(details, document.stage)]
    own = [details for note, details in running if concerns.home(note.id) == segment.id]
    knowledge = best_knowledge(details for _, details in running)
    facts = segment.segment or SegmentDetails()
    return Row(
        segment.id,
        names[segment.id],
        short_name(facts.needs or facts.behaviours),
        describe_sizes(facts),
        tint,
        count_open(questions_open_for(details for _, details in relationships)) if relationships else "",
        tuple(_cells(segment, relationships, names, entries, concerns)),
        describe_total(own, document.currency),
        compute_mix(own),
        describe_idle(document, segment, concerns),
        str(knowledge.label) if knowledge else "",
        goal_marks(judge, segment.id),
    )


def describe_idle(document: CanvasDocument, segment: Note, concerns: Concerns) -> str:
    """Return why no running relationship is counted for a segment: it is shared with others, or there is none."""
    homes = [document.note(home) for home in shared_homes(document, segment, concerns)]
    shared = [in_quotes(short_name(home.text)) for home in homes if home]
    return f"counted under {', '.join(shared)}" if shared else NONE_ACTIVE


def count_open(still_open: Questions) -> str:
    """Return the number of unanswered guiding questions in words; empty if all are answered."""
    return f"{len(still_open)} of {len(GuidingQuestion)} questions open" if still_open else ""


def _cells(
    segment: Note,
    relationships: Iterable[Relationship],
    names: Names,
    entries: Mapping[UUID, Entry],
    concerns: Concerns,
) -> Iterable[Cell]:
    """Yield a cell for each type, and one for relationships without a type if there are any."""
    here = [
        (details.type, _entry_in(segment, concerns.home(note.id), entries[note.id], names))
        for note, details in relationships
    ]
    for kind in RelationshipType:
        yield Cell(kind.value, str(kind.label), tuple(entry for chosen, entry in here if chosen == kind))
    if untyped := tuple(entry for chosen, entry in here if chosen is None):
        yield Cell("", "Type not chosen", untyped)


def _entry_in(segment: Note, home: UUID | None, entry: Entry, names: Names) -> Entry:
    """Return the entry of a relationship, which counts for the segment `home`, in the row of a segment."""
    return entry if home in (None, segment.id) else replace(entry, also_of=names[home])


def _entry(relationship: Relationship, document: CanvasDocument) -> Entry:
    note, details = relationship
    state = _state(details, document.stage)
    chips = (Chip(describe_stages(details)),) if state == ELSEWHEN else tuple(_chips(details, document.stage))
    goals = tuple(Chip(goal.goal.label) for goal in details.goals)
    return Entry(note.id, short_name(note.text), (*chips, *goals), describe_cost(details, document.currency), state)


def _state(details: RelationshipDetails, stage: Stage) -> str:
    """Return the state of a relationship, empty if it is established as expected or not answered."""
    if not is_at(details, stage):
        return ELSEWHEN
    if details.established == Answer.NO:
        return "missing" if is_missed(details, stage) else "planned"
    return "unexpected" if details.expected == Answer.NO else ""


def _chips(details: RelationshipDetails, stage: Stage) -> Iterable[Chip]:
    if details.established == Answer.YES:
        yield Chip("established", "good")
    elif details.established == Answer.NO:
        yield Chip("expected, not established", "warn") if is_missed(details, stage) else Chip("planned")
    if details.expected == Answer.NO:
        yield Chip("not expected", "warn")


def goal_marks(judge: GoalJudge, segment: UUID) -> tuple[GoalMark, ...]:
    """Return the marks for a segment's standing on each goal."""
    return tuple(map(_goal_mark, judge.judge(segment)))


def _goal_mark(coverage: Coverage) -> GoalMark:
    standing = coverage.standing
    words = f"{coverage.goal.label}: {standing.label}"
    # Whoever may see the canvas may not always see its findings, and why they were dismissed.
    if standing is Standing.UNNEEDED:
        words = f"{words}. {coverage.reason}"
    elif coverage.reason and standing is not Standing.DISMISSED:
        words = phrase("{}. Reason: {}", words, in_quotes(coverage.reason))
    return GoalMark(coverage.goal.value, coverage.goal.label, standing.value, words)
