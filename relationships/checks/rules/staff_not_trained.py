"""Rule: staff are not trained for delicate cases."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.relationships import Duty
from relationships.catalog.segments import Factor, Level
from relationships.catalog.types import ServedBy
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "staff-not-trained"


@rule(
    code=CODE,
    title="Staff not trained for delicate cases",
    severity=Severity.WARNING,
    why="One passenger dragged from a seat is seen by millions. Delicate cases are rare; nobody learns them by doing.",
    what_to_do="Train for them, with cases that have happened, and say what staff may decide on the spot.",
    example=Example(
        problem="The crew of an airline has rules for overbooked flights and no training in speaking with people.",
        cured="They practise it every year and may offer what they think right.",
    ),
    source="Bitner, Booms and Tetreault, The Service Encounter (1990); United Airlines, Review and Action Report "
    "(2017)",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Where staff are said not to be trained; a question where they deal with those for whom much is at stake."""
    delicate = {segment.id for segment in subject.segments if segment.level(Factor.STAKES) is Level.HIGH}
    unanswered = []
    for relationship in subject.relationships:
        if not relationship.is_at:
            continue
        concerned = relationship.segment_ids & delicate
        if badly_answered(relationship, Duty.STAFF_TRAINED):
            yield _finding(relationship, is_delicate=bool(concerned))
        elif concerned and relationship.served_by is ServedBy.STAFF and is_open(relationship, Duty.STAFF_TRAINED):
            unanswered.append(relationship)
    yield from ask(CODE, unanswered, "Are the staff of {names} trained for delicate cases?")


def _finding(relationship: Relationship, *, is_delicate: bool) -> Finding:
    return breach_finding(
        CODE,
        Severity.ERROR if is_delicate else Severity.WARNING,
        relationship,
        [Duty.STAFF_TRAINED],
        f"The staff of {relationship.name} are not trained for delicate cases"
        + (", and much is at stake for these customers." if is_delicate else "."),
        "Review the training",
    )
