"""Rule: feedback from customers is not collected."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.relationships import Duty
from relationships.catalog.thresholds import LONG_AGO
from relationships.catalog.types import ServedBy
from relationships.checks.asks.fields import ask_duty
from relationships.checks.asks.questions import in_running
from relationships.checks.facts.customer_voice import is_heard
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import age, agreed, names
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered

CODE = "customers-not-heard"
# Answered with yes or no for each of the relationships.
QUESTION = "Can customers in {names} give feedback through any of your relationships with them?"


@rule(
    code=CODE,
    title="No customer feedback",
    severity=Severity.WARNING,
    looks_for="Segments with a relationship that doesn’t collect feedback and with no other source: no survey and no "
    f"review with customer feedback in the last {age(LONG_AGO.days)}. If the canvas doesn’t say whether feedback is "
    "collected, and only self-service and automated services serve the segment, Rapport asks you instead.",
    why="Without feedback, you learn what went wrong only after customers have left.",
    what_to_do="Collect feedback in at least one relationship, and read it.",
    example=Example(
        problem="A cable company answers calls with a phone menu. It never asks for feedback and only counts "
        "cancellations.",
        cured="After each call, it asks one question and calls back customers who are unhappy.",
    ),
    source="Hirschman, Exit, Voice, and Loyalty (1970); Comcast, as a case study",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every segment whose feedback is not collected in any way.

    Yield a question from the growth stage for segments without an answer that machines alone serve.
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
    yield from ask(CODE, unanswered, QUESTION, in_running("relationship.duties.feedback"))


def _finding(segment: Segment, without_feedback: list[Relationship]) -> Finding:
    shown = names(relationship.note for relationship in without_feedback)
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id,),
        f"{shown} {agreed(len(without_feedback), 'collects', 'collect')} no feedback from {segment.name}, and no "
        f"survey or review has recorded any in the last {age(LONG_AGO.days)}.",
        figure=f"Sources of feedback in the last {age(LONG_AGO.days)}: 0",
        threshold="at least 1 expected",
        repeats=True,
        facts=(
            *(Fact(str(Duty.FEEDBACK.label), "No", relationship.id) for relationship in without_feedback),
            Fact("Surveys and reviews with customer feedback", "0", segment.id),
        ),
        ask=ask_duty("Update feedback", without_feedback[0], Duty.FEEDBACK),
    )
