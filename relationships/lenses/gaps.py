"""The gaps of segments as the checks judge them, so that views and checks agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from relationships.analysis.goal_coverage import Coverage, Standing
from relationships.checks.facts.goals import judge_goals
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import OpenQuestion
from relationships.checks.inspection import Inspection, run_rules
from relationships.checks.rules import lifecycle_gap, segment_without_relationship
from relationships.document.canvas import CanvasDocument

WITHOUT_RELATIONSHIP = (segment_without_relationship.CODE,)
GAPS = (*WITHOUT_RELATIONSHIP, lifecycle_gap.CODE)

type Reasons = Mapping[UUID, str]


def dismissed_gaps(document: CanvasDocument, today: dt.date) -> Reasons:
    """Return why the gaps of segments were dismissed, by segment, as far as the dismissals still apply."""
    if not any(dismissal.rule in GAPS for dismissal in document.dismissals):
        return {}
    return reasons_in(run_rules(document, today, GAPS))


def find_goals_question(document: CanvasDocument, today: dt.date) -> OpenQuestion | None:
    """Return the question that asks for the goals of relationships if none was chosen for their segments."""
    return next(iter(run_rules(document, today, (lifecycle_gap.CODE,)).questions), None)


def reasons_in(inspection: Inspection) -> Reasons:
    """Return the reasons of dismissals that apply, by the first note of the finding."""
    return {finding.about[0]: dismissal.reason for finding, dismissal in inspection.dismissed}


class GoalJudge:
    """What the checks say of the goals of the segments of a canvas, with dismissed gaps as such."""

    def __init__(self, document: CanvasDocument, today: dt.date) -> None:
        self._subject = Subject(document, today)
        self._dismissed = dismissed_gaps(document, today)

    def judge(self, segment: UUID) -> tuple[Coverage, ...]:
        """Return the coverage of every goal for a segment; none if the canvas has no such segment."""
        party = self._subject.by_segment.get(segment)
        found = judge_goals(self._subject, party) if party else ()
        reason = self._dismissed.get(segment)
        return found if reason is None else tuple(_dismiss(coverage, reason) for coverage in found)


def _dismiss(coverage: Coverage, reason: str) -> Coverage:
    if coverage.standing is Standing.GAP:
        return replace(coverage, standing=Standing.DISMISSED, reason=reason)
    return replace(coverage, standing=Standing.PLANNED) if coverage.standing is Standing.LATE else coverage
