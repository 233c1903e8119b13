"""Rule: a machine does not hand over to a person."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.relationships import Duty
from relationships.catalog.segments import Factor, Level
from relationships.catalog.types import ServedBy
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "machine-without-person"


@rule(
    code=CODE,
    title="Human and machine not joined",
    severity=Severity.WARNING,
    why="Every machine fails at some matter; whoever is stuck there and finds nobody is lost, and tells others.",
    what_to_do="Let the machine hand over to a person, with what it knows already, and say how to get there.",
    example=Example(
        problem="The chatbot of a parcel service starts again from the beginning when it does not understand.",
        cured="After the second failure it offers a call by a person who sees the conversation.",
    ),
    source="Bitner, Ostrom and Meuter, Implementing Successful Self-Service Technologies (2002)",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Machines and self-service that are said not to lead to a person; a question where a machine is all there is."""
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
    yield from ask(CODE, unanswered, "Can customers reach a person from {names} when they are stuck?")


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
        f"From {relationship.name}, customers cannot reach a person when they are stuck.",
        "Review the way to a person",
    )
