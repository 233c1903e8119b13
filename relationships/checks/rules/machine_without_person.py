"""Rule: a machine does not hand over to a person."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.relationships import Duty
from relationships.catalog.segments import Factor, Level
from relationships.catalog.types import ServedBy
from relationships.checks.asks.questions import in_field
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "machine-without-person"


@rule(
    code=CODE,
    title="No way to reach a person",
    severity=Severity.WARNING,
    otherwise="An error if customers want personal contact or much is at stake for them",
    looks_for="Automated services and self-service from which customers can’t reach a person. If the canvas doesn’t "
    "say this about an automated service, and no staff serve the segment, Rapport asks you instead.",
    why="Every machine fails sometimes. Customers who get stuck and find no help leave and tell others.",
    what_to_do="Let the machine hand over to a person, and pass on what it already knows.",
    example=Example(
        problem="A parcel service’s chatbot starts again from the beginning whenever it doesn’t understand.",
        cured="After two failed attempts, it offers a call from a person who can see the conversation.",
    ),
    source="Bitner, Ostrom and Meuter, Implementing Successful Self-Service Technologies (2002)",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every machine, and for self-service without one, that does not lead to a person.

    Yield a question for machines without an answer whose segments no staff serve.
    """
    people = {
        segment.id for segment in subject.segments if any(_is_person(relationship) for relationship in segment.running)
    }
    sensitive = {segment.id for segment in subject.segments if _needs_person(segment)}
    without_escalation = [
        relationship
        for relationship in subject.relationships
        if relationship.is_at and badly_answered(relationship, Duty.ESCALATION)
    ]
    machines = [relationship for relationship in without_escalation if relationship.is_machine]
    for relationship in without_escalation:
        if relationship.is_machine or (
            _is_self_service(relationship) and not any(_others_serving(relationship, machines))
        ):
            yield _finding(relationship, is_grave=bool(relationship.segment_ids & sensitive))
    unanswered = [
        relationship
        for relationship in subject.relationships
        if relationship.is_at
        and relationship.is_machine
        and is_open(relationship, Duty.ESCALATION)
        and not relationship.segment_ids & people
    ]
    yield from ask(
        CODE,
        unanswered,
        "Can customers who get stuck in {names} reach a person?",
        in_field("relationship.duties.escalation"),
    )


def _others_serving(relationship: Relationship, others: list[Relationship]) -> Iterator[Relationship]:
    """Yield the other relationships for the same customers.

    A machine and the pages beside it are reported as one finding.
    """
    return (
        other
        for other in others
        if other is not relationship and not other.segment_ids.isdisjoint(relationship.segment_ids)
    )


def _is_self_service(relationship: Relationship) -> bool:
    return relationship.served_by is ServedBy.MACHINE and not relationship.is_machine


def _is_person(relationship: Relationship) -> bool:
    return relationship.served_by is ServedBy.STAFF


def _needs_person(segment: Segment) -> bool:
    return segment.wants_people or segment.level(Factor.STAKES) is Level.HIGH


def _finding(relationship: Relationship, *, is_grave: bool) -> Finding:
    return breach_finding(
        CODE,
        Severity.ERROR if is_grave else Severity.WARNING,
        relationship,
        [Duty.ESCALATION],
        f"Customers who get stuck in {relationship.name} can’t reach a person.",
        "Answer the question about reaching a person",
    )
