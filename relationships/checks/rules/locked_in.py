"""Rule: customers stay because leaving is made difficult."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from relationships.catalog.goals import Answer, Goal
from relationships.catalog.relationships import Duty, Programme
from relationships.checks.asks.questions import in_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "locked-in"


@rule(
    code=CODE,
    title="Hard to leave",
    severity=Severity.WARNING,
    otherwise="A hint if another relationship keeps the same customers",
    looks_for="Relationships that customers can’t easily leave. If the canvas doesn’t say this about a membership, "
    "Rapport asks you instead.",
    why="Customers who stay only because they must will leave at the first chance and warn others.",
    what_to_do="Make leaving as easy as joining, and find out what would make customers want to stay.",
    example=Example(
        problem="A gym accepts cancellations only by registered letter, three months in advance.",
        cured="Members cancel with two taps in the app. A third of them come back.",
    ),
    source="Hirschman, Exit, Voice, and Loyalty (1970); United States, FTC against Amazon (Prime), settled in 2025",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every relationship in which leaving is made hard.

    Yield a question for memberships without an answer.
    """
    unanswered, keeping = [], _keeping(subject)
    for relationship in subject.relationships:
        if not relationship.is_at:
            continue
        if badly_answered(relationship, Duty.LOCK_IN):
            yield _finding(relationship, has_others=_has_other_reasons(relationship, keeping))
        elif _is_membership(relationship) and is_open(relationship, Duty.LOCK_IN):
            unanswered.append(relationship)
    yield from ask(
        CODE,
        unanswered,
        "Can members leave {names} as easily as they joined?",
        in_field("relationship.duties.lock_in"),
    )


def _is_membership(relationship: Relationship) -> bool:
    return relationship.is_running and Programme.MEMBERSHIP in relationship.details.programmes


def _keeping(subject: Subject) -> dict[UUID, set[UUID]]:
    """Return for each segment the relationships that retain its customers without making it hard to leave."""
    found: dict[UUID, set[UUID]] = {segment.id: set() for segment in subject.segments}
    for relationship in subject.relationships:
        is_fair = relationship.answer(Duty.LOCK_IN) is not Answer.YES
        if relationship.is_running and is_fair and relationship.serves(Goal.RETENTION):
            for key in relationship.segment_ids:
                found[key].add(relationship.id)
    return found


def _has_other_reasons(relationship: Relationship, keeping: Mapping[UUID, set[UUID]]) -> bool:
    """Return whether another relationship retains the same customers."""
    return any(len(keeping[key]) > (relationship.id in keeping[key]) for key in relationship.segment_ids)


def _finding(relationship: Relationship, *, has_others: bool) -> Finding:
    reason = "although they have other reasons to stay" if has_others else "and no other relationship keeps them"
    return breach_finding(
        CODE,
        Severity.HINT if has_others else Severity.WARNING,
        relationship,
        [Duty.LOCK_IN],
        f"{relationship.name} makes it hard for customers to leave, {reason}.",
        "Answer the question about leaving",
    )
