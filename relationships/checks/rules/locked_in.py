"""Rule: customers stay because leaving is made difficult."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Answer, Goal
from relationships.catalog.relationships import Duty, Programme
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "locked-in"


@rule(
    code=CODE,
    title="Locked in",
    severity=Severity.WARNING,
    why="Who stays because they must leaves at the first chance, and warns others. It hides every other weakness.",
    what_to_do="Make leaving as easy as joining, and find out what would make them stay of their own will.",
    example=Example(
        problem="A gym takes notice by registered letter only, three months ahead.",
        cured="Members leave with two taps in the app; a third of them come back.",
    ),
    source="Hirschman, Exit, Voice, and Loyalty (1970); United States, FTC v. Amazon (Prime), settled in 2025",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Where leaving is made hard: a hint if they have other reasons to stay; a question for memberships."""
    unanswered = []
    for relationship in subject.relationships:
        if not relationship.is_at:
            continue
        if badly_answered(relationship, Duty.LOCK_IN):
            yield _finding(relationship, has_others=_has_other_reasons(subject, relationship))
        elif _is_membership(relationship) and is_open(relationship, Duty.LOCK_IN):
            unanswered.append(relationship)
    yield from ask(CODE, unanswered, "Can members leave {names} as easily as they joined?")


def _is_membership(relationship: Relationship) -> bool:
    return relationship.is_running and Programme.MEMBERSHIP in relationship.details.programmes


def _has_other_reasons(subject: Subject, relationship: Relationship) -> bool:
    """Return whether another relationship retains the same customers without making it hard to leave."""
    segment_ids = {segment.id for segment in relationship.segments}
    return any(
        other.id != relationship.id
        and other.is_running
        and other.serves(Goal.RETENTION)
        and other.answer(Duty.LOCK_IN) is not Answer.YES
        and segment_ids & {segment.id for segment in other.segments}
        for other in subject.relationships
    )


def _finding(relationship: Relationship, *, has_others: bool) -> Finding:
    reason = "though they have other reasons to stay" if has_others else "and no other relationship keeps them"
    return breach_finding(
        CODE,
        Severity.HINT if has_others else Severity.WARNING,
        relationship,
        [Duty.LOCK_IN],
        f"Leaving {relationship.name} is made hard, {reason}.",
        "Make leaving easy; the canvas then says that it is not made hard.",
    )
