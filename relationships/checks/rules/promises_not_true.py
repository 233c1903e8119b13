"""Rule: promotions promise too much, or the limits of the product are not stated."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Goal
from relationships.catalog.relationships import Duty
from relationships.checks.asks.questions import in_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding, is_open

CODE = "promises-not-true"
WRONG = {
    Duty.PROMOTIONS: "makes promises that aren’t true",
    Duty.LIMITS: "doesn’t state the limits of the product",
}


@rule(
    code=CODE,
    title="Misleading promises",
    severity=Severity.WARNING,
    looks_for="Relationships whose promotions make promises that aren’t true, or that don’t state the limits of the "
    "product. If the canvas says nothing about either for a relationship that wins paying customers, Rapport asks "
    "you instead.",
    why="A false promise wins a customer once and loses them for good.",
    what_to_do="Promise only what is true for most customers, and say what the product can’t do.",
    example=Example(
        problem="A cinema pass is advertised as unlimited but restricts members who use it often.",
        cured="The advertisement says: up to four films a month.",
    ),
    source="Directive 2005/29/EC on unfair commercial practices, articles 6 and 7",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every relationship with untrue promotions or without stated limits.

    Yield a question from the growth stage if it only wins paying customers and neither is answered.
    """
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
        CODE,
        unanswered,
        "Are all promises in {names} true, and are the limits of the product stated?",
        in_field("relationship.duties.promotions"),
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
        f"{relationship.name} {joined([WRONG[duty] for duty in wrong])}.",
        "Update promises",
    )
