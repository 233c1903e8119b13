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
    looks_for=f"Reviews that are more than {REVIEW_GRACE.days} days overdue.",
    why="If you don’t look back at what you decided, you don’t learn whether it helped.",
    what_to_do="Hold the review, write down what customers said and what you decided, and set the next date.",
    example=Example(
        problem="The hotline was due for review in March. It is now August.",
        cured="The hotline is reviewed in August, and the next review is set for November.",
    ),
    source="The date that was set on the canvas. That two weeks’ delay is acceptable is Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every review whose date has passed without another one."""
    for place, review in find_overdue(subject):
        yield _finding(subject, place, review)


def _finding(subject: Subject, place: UUID | None, review: Review) -> Finding:
    due = review.next_due or review.date
    what = name(subject.notes[place]) if place else "this canvas"
    return Finding(
        CODE,
        Severity.WARNING,
        (place,) if place else (),
        f"The review of {what} has been overdue since {day(due)} ({age((subject.day - due).days)}).",
        figure=f"Review due: {day(due)}",
        threshold=f"limit: {REVIEW_GRACE.days} days late",
        facts=(Fact("Last review", day(review.date), place), Fact("Next review due", day(due), place)),
        ask=ask_review(place, "Write down what customers said, what you decided, and when the next review is due."),
    )
