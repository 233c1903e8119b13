"""Rule: a planned review was not held."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.thresholds import REVIEW_GRACE
from relationships.checks.asks.fields import ask_review
from relationships.checks.facts.reviews import find_overdue
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, Severity
from relationships.checks.phrases import age, day, name
from relationships.checks.rule import Example, rule
from relationships.document.measurements import Review

CODE = "review-overdue"


@rule(
    code=CODE,
    title="Review overdue",
    severity=Severity.WARNING,
    why="Feedback works as a loop: what was decided has to be looked at again, or nobody learns whether it helped.",
    what_to_do="Hold the review, write down what customers said and what follows, and set the next date.",
    example=Example(
        problem="The hotline was to be reviewed in March; it is August.",
        cured="It is reviewed in August, and next in November.",
    ),
    source="The date that was set on the canvas; two weeks of grace are own judgement",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Every review whose date has passed without another one."""
    for place, review in find_overdue(subject):
        yield _finding(subject, place, review)


def _finding(subject: Subject, place: UUID | None, review: Review) -> Finding:
    due = review.next_due or review.date
    what = name(subject.notes[place]) if place else "this canvas"
    return Finding(
        CODE,
        Severity.WARNING,
        (place,) if place else (),
        f"The next review of {what} was due on {day(due)}, {age((subject.day - due).days)} ago.",
        figure=f"due on {day(due)}",
        threshold=f"held within {REVIEW_GRACE.days} days",
        facts=(Fact("Last review", day(review.date), place), Fact("Next review due", day(due), place)),
        ask=ask_review(place, "Write what customers said, what you decided, and when you look again."),
    )
