"""Rule: staff are not trained for sensitive cases."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.relationships import Duty
from relationships.catalog.segments import Factor, Level
from relationships.catalog.types import ServedBy
from relationships.checks.asks.questions import in_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "staff-not-trained"


@rule(
    code=CODE,
    title="Staff not trained for sensitive cases",
    severity=Severity.WARNING,
    otherwise="An error if much is at stake for the customers",
    looks_for="Relationships whose staff aren’t trained for sensitive cases. If the canvas doesn’t say this, and much "
    "is at stake for the customers, Rapport asks you instead.",
    why="Sensitive cases are rare, so staff can’t learn from experience, and a single mistake can become public.",
    what_to_do="Train staff with real cases, and say what they may decide on the spot.",
    example=Example(
        problem="An airline’s crew has rules for overbooked flights but no training in talking to upset passengers.",
        cured="The crew practises every year and may decide what to offer.",
    ),
    source="Bitner, Booms and Tetreault, The Service Encounter (1990); United Airlines, Review and Action Report "
    "(2017)",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every relationship whose staff are not trained.

    Yield a question without an answer if staff serve customers for whom much is at stake.
    """
    sensitive = {segment.id for segment in subject.segments if segment.level(Factor.STAKES) is Level.HIGH}
    unanswered = []
    for relationship in subject.relationships:
        if not relationship.is_at:
            continue
        concerned = relationship.segment_ids & sensitive
        if badly_answered(relationship, Duty.STAFF_TRAINED):
            yield _finding(relationship, is_sensitive=bool(concerned))
        elif concerned and relationship.served_by is ServedBy.STAFF and is_open(relationship, Duty.STAFF_TRAINED):
            unanswered.append(relationship)
    yield from ask(
        CODE,
        unanswered,
        "Are the staff of {names} trained for sensitive cases?",
        in_field("relationship.duties.staff_trained"),
    )


def _finding(relationship: Relationship, *, is_sensitive: bool) -> Finding:
    return breach_finding(
        CODE,
        Severity.ERROR if is_sensitive else Severity.WARNING,
        relationship,
        [Duty.STAFF_TRAINED],
        f"The staff of {relationship.name} aren’t trained for sensitive cases"
        + (", although much is at stake for these customers." if is_sensitive else "."),
        "Update training",
    )
