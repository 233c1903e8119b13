"""Rule: customers are not told terms, prices, costs or how to complain."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.relationships import Duty
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding

CODE = "not-transparent"
MISSING = {
    Duty.TERMS: "terms, prices and all costs are not stated plainly",
    Duty.COMPLAINTS: "no way to complain is stated",
}


@rule(
    code=CODE,
    title="Not transparent",
    severity=Severity.WARNING,
    why="A cost that shows up late, or a complaint that finds no ear, undoes what years of good service built.",
    what_to_do="State terms, price and every cost before the deal, and where to go when something is wrong.",
    example=Example(
        problem="A ticket shop adds its fee on the last page and names no address for complaints.",
        cured="The first price is the whole price, and every ticket names who answers.",
    ),
    source="Directive 2011/83/EU on consumer rights, articles 5 and 6; United States, FTC rule on unfair or deceptive "
    "fees (2024)",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """What is said not to be stated; a question for paying segments of whom neither terms nor complaints are said."""
    for relationship in subject.relationships:
        if relationship.is_at and (missing := badly_answered(relationship, *MISSING)):
            yield _finding(relationship, missing)
    if not subject.is_early:
        unanswered = [segment for segment in subject.segments if segment.pays and _is_silent(segment)]
        yield from ask(CODE, unanswered, "Are terms, all costs and the way to complain stated to {names}?")


def _is_silent(segment: Segment) -> bool:
    return bool(segment.running) and not any(
        relationship.answer(duty) for relationship in segment.running for duty in MISSING
    )


def _finding(relationship: Relationship, missing: list[Duty]) -> Finding:
    return breach_finding(
        CODE,
        Severity.WARNING,
        relationship,
        missing,
        f"In {relationship.name}, {joined([MISSING[duty] for duty in missing])}.",
        "Review terms and complaints",
    )
