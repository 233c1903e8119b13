"""The canvas at one stage: its nine blocks, who serves which segment at what cost, and the findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import Concerns, relationships_in
from relationships.analysis.service_mix import Mix, compute_mix, is_running
from relationships.analysis.stages import at_stage
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage
from relationships.checks.finding import Finding, Severity
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.lenses.board import Board, build_board
from relationships.lenses.cards import Tint, build_tints
from relationships.lenses.evolution import running_relationships
from relationships.lenses.finding_counts import describe_no_findings
from relationships.lenses.gaps import GoalJudge
from relationships.lenses.matrix import GoalMark, goal_marks
from relationships.lenses.service_cost import Figures, canvas_figures, segment_figures, unstated

TONES: dict[Severity, str] = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.HINT: ""}


@dataclass(frozen=True, slots=True)
class Row:
    """A segment, or all segments together: figures and service mix then and now, and goals then."""

    id: UUID | None
    name: str
    tint: Tint | None
    figures: Figures
    before: Figures
    mix: Mix
    mix_before: Mix
    goals: tuple[GoalMark, ...]


@dataclass(frozen=True, slots=True)
class NamedRelationship:
    """A relationship that runs at only one of two stages."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class StageFinding:
    """A finding in one sentence; `note` is the first note that it is about, None for the canvas as a whole."""

    severity: Severity
    sentence: str
    note: UUID | None

    @property
    def tone(self) -> str:
        """The tone of its chip."""
        return TONES[self.severity]


@dataclass(frozen=True, slots=True)
class FindingComparison:
    """The findings at a stage compared with those now: new ones, common ones, and those only found now.

    At the present stage all findings are common. `questions` is the number of open questions at the stage.
    """

    comes: tuple[StageFinding, ...]
    stays: tuple[StageFinding, ...]
    goes: tuple[StageFinding, ...]
    questions: int = 0

    @property
    def nothing_found(self) -> str:
        """What to say if there are no findings, neither now nor at the stage."""
        return describe_no_findings(self.questions)


@dataclass(frozen=True, slots=True)
class AtStage:
    """Everything that the lens shows of one stage."""

    stage: Stage
    present: Stage
    comes: tuple[NamedRelationship, ...]
    goes: tuple[NamedRelationship, ...]
    rows: tuple[Row, ...]
    together: Row
    unstated: tuple[str, ...]
    findings: FindingComparison
    board: Board

    @property
    def is_present(self) -> bool:
        """Whether it is the canvas's present stage."""
        return self.stage == self.present


def build_stage_view(document: CanvasDocument, stage: Stage, today: dt.date) -> AtStage:
    """Return a document at a stage, compared with the present stage."""
    then, now = at_stage(document, stage), at_stage(document, document.stage)
    # Like the findings: those of the present stage are the document's own.
    judge = GoalJudge(document if stage == document.stage else then, today)
    comes, goes = _difference(now, then)
    return AtStage(
        stage,
        document.stage,
        comes,
        goes,
        tuple(_rows(then, now, judge)),
        _total(then, now),
        unstated(then),
        _compare_findings(document, then, today),
        build_board(then),
    )


def _difference(
    now: CanvasDocument, then: CanvasDocument
) -> tuple[tuple[NamedRelationship, ...], tuple[NamedRelationship, ...]]:
    """Return the relationships that run then but not now, and those that run now but not then."""
    before, after = _running(now), _running(then)
    return tuple(name for name in after if name not in before), tuple(name for name in before if name not in after)


def _running(document: CanvasDocument) -> list[NamedRelationship]:
    return [
        NamedRelationship(note.id, short_name(note.text))
        for note, details in relationships_in(document)
        if is_running(details, document.stage)
    ]


def _rows(then: CanvasDocument, now: CanvasDocument, judge: GoalJudge) -> Iterable[Row]:
    tints = build_tints(then)
    concerns_then, concerns_now = Concerns(then), Concerns(now)
    pairs = zip(then.notes(Block.CUSTOMER_SEGMENTS), now.notes(Block.CUSTOMER_SEGMENTS), strict=True)
    for segment, before in pairs:
        yield Row(
            segment.id,
            short_name(segment.text),
            tints.get(segment.id),
            segment_figures(then, segment, concerns_then),
            segment_figures(now, before, concerns_now),
            _mix(then, segment, concerns_then),
            _mix(now, before, concerns_now),
            goal_marks(judge, segment.id),
        )


def _mix(document: CanvasDocument, segment: Note, concerns: Concerns) -> Mix:
    found = concerns.counted_for(segment.id)
    return compute_mix([details for _, details in found if is_running(details, document.stage)])


def _total(then: CanvasDocument, now: CanvasDocument) -> Row:
    mix, mix_before = compute_mix(running_relationships(then)), compute_mix(running_relationships(now))
    return Row(None, "All segments", None, canvas_figures(then), canvas_figures(now), mix, mix_before, ())


def _compare_findings(document: CanvasDocument, then: CanvasDocument, today: dt.date) -> FindingComparison:
    """Return the findings at a stage compared with those now; at the present stage both are the document's own."""
    inspected_now = inspect(document, today)
    inspected_then = inspected_now if then.stage == document.stage else inspect(then, today)
    findings_now, findings_then = inspected_now.findings, inspected_then.findings
    keys_now = {finding.key for finding in findings_now}
    keys_then = {finding.key for finding in findings_then}
    return FindingComparison(
        tuple(_finding(finding) for finding in findings_then if finding.key not in keys_now),
        tuple(_finding(finding) for finding in findings_then if finding.key in keys_now),
        tuple(_finding(finding) for finding in findings_now if finding.key not in keys_then),
        len(inspected_then.questions),
    )


def _finding(finding: Finding) -> StageFinding:
    return StageFinding(finding.severity, finding.sentence, finding.about[0] if finding.about else None)
