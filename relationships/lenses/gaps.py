"""The gaps of segments as the checks judge them, so that views and checks agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from relationships.analysis.goal_coverage import Coverage, Relationship, Standing, compute_coverage
from relationships.catalog.goals import Stage
from relationships.checks.finding import OpenQuestion
from relationships.checks.inspection import Inspection, run_rules
from relationships.checks.rules import lifecycle_gap, segment_without_relationship
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note

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


def judge_coverage(
    concerning: Iterable[Relationship], segment: Note, stage: Stage, dismissed: Reasons
) -> tuple[Coverage, ...]:
    """Return the coverage of every goal for a segment as `compute_coverage` does, with dismissed gaps as such."""
    found = compute_coverage(concerning, segment, stage)
    if segment.id not in dismissed:
        return found
    reason = dismissed[segment.id]
    return tuple(
        replace(coverage, standing=Standing.DISMISSED, reason=reason) if coverage.standing is Standing.GAP else coverage
        for coverage in found
    )
