"""What the checks would have said about a case, and how that compares with what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from canvas_app.case_studies.library.public_canvas import PublicCanvas
from relationships.catalog.case_studies import CaseOutcome
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType
from relationships.checks.finding import Severity
from relationships.document.canvas import CanvasDocument
from relationships.lenses.cards import Tint, build_tints
from relationships.lenses.checks import ShownFinding, describe_inspection

# The most severe ones. The rest is behind a link.
MOST_FINDINGS = 6
# What the outcome means for findings, and for a canvas in which the checks find nothing.
FOUND: dict[CaseOutcome, str] = {
    CaseOutcome.FAILED: "The relationship failed. These are the warnings that the canvas would have given.",
    CaseOutcome.SUCCEEDED: "The relationship succeeded all the same. A finding is a question to answer, not a verdict.",
    CaseOutcome.MIXED: "The relationship partly succeeded. Compare the findings with the story above.",
    CaseOutcome.ILLUSTRATION: "The case illustrates a model. The findings show what a real company would still decide.",
}
NOT_FOUND: dict[CaseOutcome, str] = {
    CaseOutcome.FAILED: "The relationship failed although the checks find nothing. Not every mistake is on the canvas.",
    CaseOutcome.SUCCEEDED: "The relationship succeeded, and the checks find nothing to change.",
    CaseOutcome.MIXED: "The relationship partly succeeded. The checks find nothing to change.",
    CaseOutcome.ILLUSTRATION: "The checks find nothing to change.",
}


@dataclass(frozen=True, slots=True)
class Hindsight:
    """The findings as of the day of a case, the most severe first; `left_out` is how many more there are."""

    year: int
    remark: str
    findings: tuple[ShownFinding, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What a canvas has, at a glance."""

    types: tuple[RelationshipType, ...]
    goals: tuple[Goal, ...]
    segments: tuple[Tint, ...]


def look_back(canvas: PublicCanvas) -> Hindsight:
    """Return what the checks would have said about a case."""
    checks = describe_inspection(canvas.document, canvas.inspected())
    findings = [finding for group in checks.groups for finding in group.findings]
    serious = [finding for finding in findings if finding.finding.severity is not Severity.HINT]
    shown = tuple((serious or findings)[:MOST_FINDINGS])
    remarks = FOUND if findings else NOT_FOUND
    left_out = len(findings) - len(shown) + checks.left_out
    return Hindsight(canvas.as_of.year, remarks[canvas.case.outcome], shown, left_out)


def give_overview(document: CanvasDocument) -> Overview:
    """Return types and goals of the relationships, and the segments with their colours."""
    details = [note.relationship for note in document.blocks.customer_relationships if note.relationship]
    types = {detail.type for detail in details}
    goals = {served.goal for detail in details for served in detail.goals}
    return Overview(
        tuple(kind for kind in RelationshipType if kind in types),
        tuple(goal for goal in Goal if goal in goals),
        tuple(build_tints(document).values()),
    )
