"""Rule: feedback from customers is not collected."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.relationships import Duty
from relationships.catalog.thresholds import LONG_AGO
from relationships.catalog.types import ServedBy
from relationships.checks.asks.fields import ask_duty
from relationships.checks.facts.customer_voice import is_heard
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import age, names
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered

CODE = "customers-not-heard"


@rule(
    code=CODE,
    title="Neglected feedback",
    severity=Severity.WARNING,
    why="A company that does not hear its customers learns from the figures what went wrong, when they have left.",
    what_to_do="Give customers a way to say what they think in at least one relationship, and read it.",
    example=Example(
        problem="A cable company answers calls by menu, asks nobody afterwards and counts who cancels.",
        cured="After each call it asks one question and rings back whoever is unhappy.",
    ),
    source="Hirschman, Exit, Voice, and Loyalty (1970); Comcast, as a case",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Segments that some relationship is said not to hear, and that are heard nowhere else; a question where nothing
    is said and machines alone serve.
    """
    unanswered = []
    for segment in subject.segments:
        if is_heard(subject, segment):
            continue
        if without_feedback := [
            relationship for relationship in segment.running if badly_answered(relationship, Duty.FEEDBACK)
        ]:
            yield _finding(segment, without_feedback)
        elif segment.is_served_by(ServedBy.MACHINE) and not subject.is_early:
            unanswered.append(segment)
    yield from ask(CODE, unanswered, "How do you hear what {names} think?")


def _finding(segment: Segment, without_feedback: list[Relationship]) -> Finding:
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id,),
        f"Nobody hears {segment.name} in {names(relationship.note for relationship in without_feedback)}, "
        f"nor by a survey or a review of the last {age(LONG_AGO.days)}.",
        figure=f"“no” in {len(without_feedback)} of {len(segment.running)}, and no other way",
        threshold=f"one way at least, within {age(LONG_AGO.days)}",
        facts=(
            *(Fact(str(Duty.FEEDBACK.label), "no", relationship.id) for relationship in without_feedback),
            Fact("Surveys and reviews with what customers said", "0", segment.id),
        ),
        ask=ask_duty("Review how you hear them", without_feedback[0], Duty.FEEDBACK),
    )
