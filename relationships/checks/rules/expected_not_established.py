"""Rule: customers expect a relationship that is not established."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.analysis.service_mix import is_missed
from relationships.checks.asks.fields import ask_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, Severity
from relationships.checks.phrases import names
from relationships.checks.rule import Example, rule

CODE = "expected-not-established"


@rule(
    code=CODE,
    title="Expected but not offered yet",
    severity=Severity.WARNING,
    otherwise="A hint at the start-up stage, if its next step is on the canvas",
    looks_for="Relationships that customers expect at the current stage and that you don’t offer yet: they aren’t "
    "marked as established. At the idea stage, nothing is reported.",
    why="Customers compare you with what they expect, and choose a competitor who offers it.",
    what_to_do="Offer it, plan it for a later stage, or find out whether customers really expect it.",
    example=Example(
        problem="Clinics expect an answer within an hour. Their software company offers only a contact form.",
        cured="A support line is staffed during office hours.",
    ),
    source="Business Model Generation (2010): which relationship does each segment expect, and which have we "
    "established?",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every relationship of this stage that is expected and not established; none for an idea."""
    for relationship in subject.relationships:
        if is_missed(relationship.details, subject.stage):
            yield _finding(relationship, is_on_its_way=subject.is_early and bool(relationship.details.next_step))


def _finding(relationship: Relationship, *, is_on_its_way: bool) -> Finding:
    whom = f"Customers in {names(relationship.segments)}" if relationship.segments else "Customers"
    return Finding(
        CODE,
        Severity.HINT if is_on_its_way else Severity.WARNING,
        (relationship.id, *(segment.id for segment in relationship.segments)),
        f"{whom} expect {relationship.name}, but you don’t offer it yet.",
        figure="Established: No",
        threshold="expected: Yes",
        repeats=True,
        facts=(Fact("Expected", "Yes", relationship.id), Fact("Established", "No", relationship.id)),
        ask=ask_field(
            f"Update {relationship.name}",
            relationship,
            "established",
            "If you offer it now, choose “Yes”. If you plan it for later, choose its first stage under "
            "“Evolution”. If customers don’t really expect it, answer “Do customers expect it?” with “No”.",
        ),
    )
