"""The lifecycle: segments against acquisition, retention and boosting sales, with the gaps shown as gaps."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import Coverage, Serving, Standing, coverage_of, relationships_in
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.catalog.types import TYPES
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.lenses.cards import Tint, tints_of


@dataclass(frozen=True, slots=True)
class Tactic:
    """A relationship in a cell: its name and type, and by which tactics it serves the goal."""

    id: UUID
    name: str
    type: str
    served_by: str
    tactics: str
    is_planned: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One segment and one goal."""

    goal: Goal
    standing: Standing
    tactics: tuple[Tactic, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One segment with its three cells."""

    id: UUID
    name: str
    tint: Tint | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """A relationship that stands in no row, and why."""

    id: UUID
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Column:
    """One goal, and how many of the segments that owe it are served."""

    goal: Goal
    served: int
    owing: int


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Everything the lens shows."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    loose: tuple[Loose, ...]


def lifecycle_of(document: CanvasDocument) -> Lifecycle:
    """Draw the lens of a document."""
    tints = tints_of(document)
    rows = tuple(
        Row(
            note.id,
            short_name(note.text),
            tints.get(note.id),
            tuple(_cell(each) for each in coverage_of(document, note)),
        )
        for note in document.notes(Block.CUSTOMER_SEGMENTS)
    )
    return Lifecycle(tuple(_column(goal, rows) for goal in Goal), rows, _loose(document))


def _cell(coverage: Coverage) -> Cell:
    tactics = tuple(_tactic(serving) for serving in coverage.servings)
    return Cell(coverage.goal, coverage.standing, tactics, coverage.reason)


def _tactic(serving: Serving) -> Tactic:
    info = TYPES[serving.details.type] if serving.details.type else None
    name, type_name = short_name(serving.note.text), info.short if info else ""
    served_by = info.served_by.value if info else ""
    return Tactic(serving.note.id, name, type_name, served_by, serving.goal.tactics, serving.is_planned)


def _column(goal: Goal, rows: tuple[Row, ...]) -> Column:
    standings = [cell.standing for row in rows for cell in row.cells if cell.goal == goal]
    owing = [each for each in standings if each not in (Standing.DECLINED, Standing.LATER)]
    return Column(goal, owing.count(Standing.SERVED), len(owing))


def _loose(document: CanvasDocument) -> tuple[Loose, ...]:
    segments = {note.id for note in document.notes(Block.CUSTOMER_SEGMENTS)}
    reasons = (
        (note, "for no segment" if details.segment not in segments else "" if details.goals else "for no goal")
        for note, details in relationships_in(document)
    )
    return tuple(Loose(note.id, short_name(note.text), why) for note, why in reasons if why)
