"""Rule: promotions promise too much, or the limits of the product are not stated."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Goal
from relationships.catalog.relationships import Duty
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "promises-not-true"
WRONG = {
    Duty.PROMOTIONS: "promotions promise more than is true",
    Duty.LIMITS: "the limits of the product are not stated",
}


@rule(
    code=CODE,
    title="Promises that are not true",
    severity=Severity.WARNING,
    why="A promise that does not hold wins a customer once and an opponent for good.",
    what_to_do="Promise what is true of most customers, and say what the product cannot do.",
    example=Example(
        problem="An unlimited cinema pass slows down whoever uses it often.",
        cured="The pass says: up to four films a month.",
    ),
    source="Directive 2005/29/EC on unfair commercial practices, articles 6 and 7",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Untrue promotions and limits not stated; a question where a paying segment is won and neither is said."""
    unanswered = []
    paying = {segment.id for segment in subject.segments if segment.pays and not subject.is_early}
    for relationship in subject.relationships:
        if not relationship.is_at:
            continue
        if wrong := badly_answered(relationship, *WRONG):
            yield _finding(relationship, wrong)
        elif relationship.is_running and _promotes(relationship) and is_open(relationship, *WRONG):
            unanswered += [relationship] if paying & relationship.segment_ids else []
    yield from ask(
        CODE, unanswered, "Is all true that is promised in {names}, and are the limits of the product stated?"
    )


def _promotes(relationship: Relationship) -> bool:
    """Return whether acquisition is its only goal."""
    return [served.goal for served in relationship.details.goals] == [Goal.ACQUISITION]


def _finding(relationship: Relationship, wrong: list[Duty]) -> Finding:
    return breach_finding(
        CODE,
        Severity.WARNING,
        relationship,
        wrong,
        f"In {relationship.name}, {joined([WRONG[duty] for duty in wrong])}.",
        "Review the promises",
    )
