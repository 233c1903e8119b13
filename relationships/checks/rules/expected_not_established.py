"""Rule: customers expect a relationship that is not established."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Answer, Stage
from relationships.checks.asks.fields import ask_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, Severity
from relationships.checks.phrases import names
from relationships.checks.rule import Example, rule

CODE = "expected-not-established"


@rule(
    code=CODE,
    title="Expected, not established",
    severity=Severity.WARNING,
    why="Customers measure a company by what they expect of it, and go where they get it.",
    what_to_do="Establish it, say for which later stage it is planned, or find out whether they really expect it.",
    example=Example(
        problem="Clinics expect somebody who answers within the hour. The maker of their software has a form.",
        cured="A telephone line is staffed in office hours.",
    ),
    source="Business Model Generation (2010): which relationship does the segment expect, which have we established?",
)
def check(subject: Subject) -> Iterator[Finding]:
    """What is expected and said not to be there, at a stage for which it is meant; an idea has nothing yet."""
    if subject.stage is Stage.IDEA:
        return
    for relationship in subject.relationships:
        details = relationship.details
        if details.expected is Answer.YES and details.established is Answer.NO and relationship.is_at:
            yield _finding(relationship, is_on_its_way=subject.is_early and bool(details.next_step))


def _finding(relationship: Relationship, *, is_on_its_way: bool) -> Finding:
    whom = names(relationship.segments) if relationship.segments else "customers"
    return Finding(
        CODE,
        Severity.HINT if is_on_its_way else Severity.WARNING,
        (relationship.id, *(segment.id for segment in relationship.segments)),
        f"Expected by {whom} and not established: {relationship.name}.",
        figure="expected: yes, established: no",
        threshold="established where it is expected",
        facts=(Fact("Expected", "yes", relationship.id), Fact("Established", "no", relationship.id)),
        ask=ask_field(
            "Update whether it is established",
            relationship,
            "established",
            "Once it serves customers, choose “Yes”. If it is planned for later, choose its first stage instead.",
        ),
    )
