"""The lifecycle: segments against acquisition, retention and boosting sales, including the gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import (
    Coverage,
    Serving,
    Standing,
    Time,
    concerned_by,
    home_of,
    relationships_in,
)
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.catalog.types import TYPES
from relationships.checks.finding import Ask, OpenQuestion
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.lenses.card_faces import short_type
from relationships.lenses.cards import Tint, build_tints
from relationships.lenses.gaps import GoalJudge, find_goals_question

NEEDED = (Standing.SERVED, Standing.PLANNED, Standing.LATE, Standing.OPEN, Standing.GAP)
WHY_NOT_OWED = (Standing.LATER, Standing.DISMISSED, Standing.DECLINED, Standing.UNNEEDED)
# Choosing the goal of one is enough for the question; the checks name the others.
MOST_CHOICES = 2


@dataclass(frozen=True, slots=True)
class Tactic:
    """A relationship in a cell: its name, its type, and the tactics by which it serves the goal.

    `time` says in a word that it is not running; `is_late` is whether it is planned, but the goal needs it already.
    """

    id: UUID
    name: str
    type: str
    served_by: str
    tactics: str
    time: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class GoalChoice:
    """A relationship without a goal: the field in which it is chosen, and its name."""

    ask: Ask
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell of a segment and a goal; `choices` are relationships that may support it, if that is open."""

    goal: Goal
    standing: Standing
    tactics: tuple[Tactic, ...]
    reason: str
    choices: tuple[GoalChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A segment with its three cells."""

    id: UUID
    name: str
    tint: Tint | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class UnplacedRelationship:
    """A relationship that fits in no cell, with the reason."""

    id: UUID
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Column:
    """A goal, the number of segments that need it (`owing`), and how many of these are served.

    `rest` says why if no segment needs it.
    """

    goal: Goal
    served: int
    owing: int
    rest: str


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Everything that the lens shows; `question` asks for goals that nobody chose."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    loose: tuple[UnplacedRelationship, ...]
    question: OpenQuestion | None = None


def build_lifecycle(document: CanvasDocument, today: dt.date) -> Lifecycle:
    """Return the lifecycle of a document on a day."""
    judge, question, tints = GoalJudge(document, today), find_goals_question(document, today), build_tints(document)
    rows = tuple(
        _row(note, tints.get(note.id), judge.judge(note.id), _choices(question, document, note.id))
        for note in document.notes(Block.CUSTOMER_SEGMENTS)
    )
    return Lifecycle(tuple(_column(goal, rows) for goal in Goal), rows, _unplaced(document), question)


def _row(note: Note, tint: Tint | None, coverages: Iterable[Coverage], choices: tuple[GoalChoice, ...]) -> Row:
    return Row(note.id, short_name(note.text), tint, tuple(_cell(coverage, choices) for coverage in coverages))


def _cell(coverage: Coverage, choices: tuple[GoalChoice, ...]) -> Cell:
    is_late = coverage.standing is Standing.LATE
    tactics = tuple(_tactic(serving, is_late) for serving in coverage.servings)
    is_open = coverage.standing is Standing.OPEN
    return Cell(coverage.goal, coverage.standing, tactics, coverage.reason, choices if is_open else ())


def _choices(question: OpenQuestion | None, document: CanvasDocument, segment: UUID) -> tuple[GoalChoice, ...]:
    """Return the relationships of a segment for which a question asks the goals."""
    if question is None or segment not in question.about:
        return ()
    names = {
        note.id: short_name(note.text)
        for note in document.notes(Block.CUSTOMER_RELATIONSHIPS)
        if segment in concerned_by(note, note.relationship or RelationshipDetails())
    }
    found = [GoalChoice(ask, names[ask.subject]) for ask in question.asks if ask.subject in names]
    return tuple(found[:MOST_CHOICES])


def _tactic(serving: Serving, is_late: bool) -> Tactic:
    info = TYPES[serving.details.type] if serving.details.type else None
    name, type_name = short_name(serving.note.text), short_type(serving.note.text, serving.details.type)
    served_by = info.served_by.value if info else ""
    time = str(serving.time.label)
    late = is_late and serving.time is Time.LATER
    return Tactic(serving.note.id, name, type_name, served_by, serving.goal.tactics, time, late)


def _column(goal: Goal, rows: tuple[Row, ...]) -> Column:
    standings = [cell.standing for row in rows for cell in row.cells if cell.goal == goal]
    owing = [standing for standing in standings if standing in NEEDED]
    rest = next((standing.label for standing in WHY_NOT_OWED if standing in standings), "")
    return Column(goal, owing.count(Standing.SERVED), len(owing), str(rest))


def _unplaced(document: CanvasDocument) -> tuple[UnplacedRelationship, ...]:
    segments = {note.id for note in document.notes(Block.CUSTOMER_SEGMENTS)}
    reasons = (
        (note, ("" if details.goals else "no goal") if home_of(note, details, segments) else "no segment")
        for note, details in relationships_in(document)
    )
    return tuple(UnplacedRelationship(note.id, short_name(note.text), why) for note, why in reasons if why)
