"""A machine that hands over to nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

from relationships.catalog.relationships import Duty
from relationships.catalog.segments import Factor, Level
from relationships.catalog.types import ServedBy
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach, is_open

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
    worried = {segment.id for segment in subject.segments if _is_worried(segment)}
    stuck = [
        relationship
        for relationship in subject.relationships
        if relationship.is_at and badly_answered(relationship, Duty.ESCALATION)
    ]
    for relationship in stuck:
        if relationship.is_machine or (_serves_itself(relationship) and not _beside(relationship, stuck, _is_machine)):
            pages = [other.id for other in _beside(relationship, stuck, _serves_itself)]
            yield _finding(relationship, pages, is_grave=bool(_whose(relationship) & worried))
    silent = [
        relationship
        for relationship in subject.relationships
        if relationship.is_at
        and relationship.is_machine
        and is_open(relationship, Duty.ESCALATION)
        and not _whose(relationship) & people
    ]
    yield from ask(CODE, silent, "Can customers reach a person from {names} when they are stuck?")


def _whose(relationship: Relationship) -> set[UUID]:
    return {segment.id for segment in relationship.segments}


def _beside(
    relationship: Relationship, stuck: list[Relationship], what: Callable[[Relationship], bool]
) -> list[Relationship]:
    """What else of a kind serves the same customers. Where a machine leads nowhere, that the pages beside it do not
    either is the same fault.
    """
    return [other for other in stuck if other != relationship and what(other) and _whose(other) & _whose(relationship)]


def _is_machine(relationship: Relationship) -> bool:
    return relationship.is_machine


def _serves_itself(relationship: Relationship) -> bool:
    return relationship.served_by is ServedBy.MACHINE and not relationship.is_machine


def _is_person(relationship: Relationship) -> bool:
    return relationship.served_by is ServedBy.STAFF


def _is_worried(segment: Segment) -> bool:
    return segment.wants_people or segment.level(Factor.STAKES) is Level.HIGH


def _finding(relationship: Relationship, pages: list[UUID], *, is_grave: bool) -> Finding:
    return breach(
        CODE,
        Severity.ERROR if is_grave else Severity.WARNING,
        relationship,
        [Duty.ESCALATION],
        f"From {relationship.name}, customers cannot reach a person when they are stuck.",
        "Let it hand over to a person; the canvas then says yes.",
        also=pages if relationship.is_machine else (),
    )
