"""The canvas as it is at one stage: its nine blocks, who serves whom at what cost, and what the checks find there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import coverage_of, relationships_for, relationships_in
from relationships.analysis.service_mix import Mix, is_running, mix_of
from relationships.analysis.stages import at_stage
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage
from relationships.checks.finding import Finding, Severity
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.lenses.board import Board, board_of
from relationships.lenses.cards import Tint, tints_of
from relationships.lenses.evolution import running_in
from relationships.lenses.matrix import GoalMark, goal_mark
from relationships.lenses.service_cost import Figures, figures_of, figures_together, unstated

TONES: dict[Severity, str] = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.HINT: ""}


@dataclass(frozen=True, slots=True)
class Row:
    """One segment, or all together: figures then and now, who serves then and now, and the goals then."""

    id: UUID | None
    name: str
    tint: Tint | None
    figures: Figures
    before: Figures
    mix: Mix
    mix_before: Mix
    goals: tuple[GoalMark, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A relationship that is there at one of two stages only."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as one line; `note` is what it is about first, None the canvas as a whole."""

    severity: Severity
    sentence: str
    note: UUID | None

    @property
    def tone(self) -> str:
        """The tone of its chip."""
        return TONES[self.severity]


@dataclass(frozen=True, slots=True)
class Compared:
    """What the checks find at a stage: what is not found now, what is found now as well, and what is found now alone.

    At the present stage everything is found now.
    """

    comes: tuple[Found, ...]
    stays: tuple[Found, ...]
    goes: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class AtStage:
    """Everything the lens shows of one stage."""

    stage: Stage
    present: Stage
    comes: tuple[Named, ...]
    goes: tuple[Named, ...]
    rows: tuple[Row, ...]
    together: Row
    unstated: tuple[str, ...]
    findings: Compared
    board: Board

    @property
    def is_present(self) -> bool:
        """Whether it is the stage of the canvas as it stands."""
        return self.stage == self.present


def seen_at(document: CanvasDocument, stage: Stage, today: dt.date) -> AtStage:
    """Look at a document as it is at a stage, beside how it is now."""
    then, now = at_stage(document, stage), at_stage(document, document.stage)
    comes, goes = _difference(now, then)
    return AtStage(
        stage,
        document.stage,
        comes,
        goes,
        tuple(_rows(then, now)),
        _together(then, now),
        unstated(then),
        _compared(document, then, today),
        board_of(then, today),
    )


def _difference(now: CanvasDocument, then: CanvasDocument) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The relationships that run then and not now, and the other way round."""
    before, after = _names(now), _names(then)
    return tuple(each for each in after if each not in before), tuple(each for each in before if each not in after)


def _names(document: CanvasDocument) -> list[Named]:
    return [
        Named(note.id, short_name(note.text))
        for note, details in relationships_in(document)
        if is_running(details, document.stage)
    ]


def _rows(then: CanvasDocument, now: CanvasDocument) -> Iterable[Row]:
    tints = tints_of(then)
    pairs = zip(then.notes(Block.CUSTOMER_SEGMENTS), now.notes(Block.CUSTOMER_SEGMENTS), strict=True)
    for segment, before in pairs:
        yield Row(
            segment.id,
            short_name(segment.text),
            tints.get(segment.id),
            figures_of(then, segment),
            figures_of(now, before),
            _mix(then, segment),
            _mix(now, before),
            tuple(goal_mark(each) for each in coverage_of(then, segment, then.stage)),
        )


def _mix(document: CanvasDocument, segment: Note) -> Mix:
    found = relationships_for(document, segment.id)
    return mix_of([details for _, details in found if is_running(details, document.stage)])


def _together(then: CanvasDocument, now: CanvasDocument) -> Row:
    figures, before = figures_together(then), figures_together(now)
    return Row(None, "All segments", None, figures, before, mix_of(running_in(then)), mix_of(running_in(now)), ())


def _compared(document: CanvasDocument, then: CanvasDocument, today: dt.date) -> Compared:
    """At the present stage the canvas is inspected as it stands, as everywhere else."""
    now = inspect(document, today).findings
    there = now if then.stage == document.stage else inspect(then, today).findings
    known, found = {each.key for each in now}, {each.key for each in there}
    return Compared(
        tuple(_found(each) for each in there if each.key not in known),
        tuple(_found(each) for each in there if each.key in known),
        tuple(_found(each) for each in now if each.key not in found),
    )


def _found(finding: Finding) -> Found:
    return Found(finding.severity, finding.sentence, finding.about[0] if finding.about else None)
