"""Rule: customers are not told terms, prices, costs or how to complain."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.relationships import Duty
from relationships.checks.asks.questions import in_running
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered, breach_finding

CODE = "not-transparent"
MISSING = {
    Duty.TERMS: "doesn’t clearly state all terms, prices and costs",
    Duty.COMPLAINTS: "doesn’t say how customers can complain",
}


@rule(
    code=CODE,
    title="Terms or complaints unclear",
    severity=Severity.WARNING,
    looks_for="Relationships that don’t clearly state all terms and costs, or how to complain. If the canvas says "
    "nothing about either for a paying segment, from the growth stage, Rapport asks you instead.",
    why="Hidden costs and ignored complaints destroy trust that took years to build.",
    what_to_do="State all terms, prices and costs before the sale, and say where customers can complain.",
    example=Example(
        problem="A ticket shop adds its fee on the last page and gives no address for complaints.",
        cured="The first price shown is the final price, and every ticket says whom to contact.",
    ),
    source="Directive 2011/83/EU on consumer rights, articles 5 and 6; United States, FTC rule on unfair or "
    "deceptive fees (2024)",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every relationship that does not state its terms or how to complain.

    Yield a question from the growth stage for paying segments without an answer to either.
    """
    for relationship in subject.relationships:
        if relationship.is_at and (missing := badly_answered(relationship, *MISSING)):
            yield _finding(relationship, missing)
    if not subject.is_early:
        unanswered = [segment for segment in subject.segments if segment.pays and _is_silent(segment)]
        yield from ask(
            CODE,
            unanswered,
            "Do you tell {names} all terms and costs, and how to complain?",
            in_running("relationship.duties.terms"),
        )


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
        f"{relationship.name} {joined([MISSING[duty] for duty in missing])}.",
        "Update terms and complaints",
    )
