"""The lifecycle: segments against acquisition, retention and boosting sales, including the gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import (
    Concerns,
    Coverage,
    Relationship,
    Serving,
    Standing,
    home_of,
    relationships_in,
)
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.catalog.types import TYPES
from relationships.checks.finding import Ask, OpenQuestion
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.lenses.cards import Tint, build_tints
from relationships.lenses.gaps import dismissed_gaps, find_goals_question, judge_coverage

NEEDED = (Standing.SERVED, Standing.PLANNED, Standing.OPEN, Standing.GAP)
# Choosing the goal of one is enough for the question; the checks name the others.
MOST_CHOICES = 2


@dataclass(frozen=True, slots=True)
class Tactic:
    """A relationship in a cell: its name, its type, and the tactics by which it serves the goal."""

    id: UUID
    name: str
    type: str
    served_by: str
    tactics: str
    is_planned: bool


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

    `is_later` is whether a segment needs it only at a later stage.
    """

    goal: Goal
    served: int
    owing: int
    is_later: bool


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Everything that the lens shows; `question` asks for goals that nobody chose."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    loose: tuple[UnplacedRelationship, ...]
    question: OpenQuestion | None = None


def build_lifecycle(document: CanvasDocument, today: dt.date) -> Lifecycle:
    """Return the lifecycle of a document on a day."""
    dismissed, question = dismissed_gaps(document, today), find_goals_question(document, today)
    tints, concerns = build_tints(document), Concerns(document)
    rows = tuple(
        Row(
            note.id,
            short_name(note.text),
            tints.get(note.id),
            tuple(
                _cell(coverage, question, concerns.concerning(note.id))
                for coverage in judge_coverage(concerns.concerning(note.id), note, document.stage, dismissed)
            ),
        )
        for note in document.notes(Block.CUSTOMER_SEGMENTS)
    )
    return Lifecycle(tuple(_column(goal, rows) for goal in Goal), rows, _unplaced(document), question)


def _cell(coverage: Coverage, question: OpenQuestion | None, concerning: Iterable[Relationship]) -> Cell:
    tactics = tuple(_tactic(serving) for serving in coverage.servings)
    choices = _choices(question, concerning) if question and coverage.standing is Standing.OPEN else ()
    return Cell(coverage.goal, coverage.standing, tactics, coverage.reason, choices)


def _choices(question: OpenQuestion, concerning: Iterable[Relationship]) -> tuple[GoalChoice, ...]:
    names = {note.id: short_name(note.text) for note, _ in concerning}
    found = [GoalChoice(ask, names[ask.subject]) for ask in question.asks if ask.subject in names]
    return tuple(found[:MOST_CHOICES])


def _tactic(serving: Serving) -> Tactic:
    info = TYPES[serving.details.type] if serving.details.type else None
    name, type_name = short_name(serving.note.text), info.short if info else ""
    served_by = info.served_by.value if info else ""
    return Tactic(serving.note.id, name, type_name, served_by, serving.goal.tactics, serving.is_planned)


def _column(goal: Goal, rows: tuple[Row, ...]) -> Column:
    standings = [cell.standing for row in rows for cell in row.cells if cell.goal == goal]
    owing = [standing for standing in standings if standing in NEEDED]
    return Column(goal, owing.count(Standing.SERVED), len(owing), Standing.LATER in standings)


def _unplaced(document: CanvasDocument) -> tuple[UnplacedRelationship, ...]:
    segments = {note.id for note in document.notes(Block.CUSTOMER_SEGMENTS)}
    reasons = (
        (note, ("" if details.goals else "no goal") if home_of(note, details, segments) else "no segment")
        for note, details in relationships_in(document)
    )
    return tuple(UnplacedRelationship(note.id, short_name(note.text), why) for note, why in reasons if why)
