"""Rule: customer feedback was recorded, and nothing was decided on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.thresholds import DECIDED_WITHIN, LONG_AGO
from relationships.checks.asks.fields import ask_review
from relationships.checks.facts.customer_voice import VOICE
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Fact, Finding, Form, Severity
from relationships.checks.phrases import age, count, day, listed, name, quoted
from relationships.checks.rule import Example, rule
from relationships.document.measurements import Review

CODE = "feedback-without-consequence"
# Repeated surveys; a single one may still await its review.
MEASURED_AGAIN = 2


@rule(
    code=CODE,
    title="Feedback without consequence",
    severity=Severity.HINT,
    why="Who is asked and sees nothing follow answers no more, and thinks less of the company than before.",
    what_to_do="Decide something on what was said, if only to change nothing, and tell those who said it.",
    example=Example(
        problem="Guests complain about the booking form at every survey; the notes of the survey are filed.",
        cured="Two fields are dropped, and the next newsletter says so.",
    ),
    source="Closing the loop: Markey, Reichheld and Dullweber, Closing the Customer Feedback Loop (2009); a quarter of "
    "a year is own judgement",
)
def check(subject: Subject) -> Iterator[Finding]:
    """The newest review of something, where customers said something and nothing was decided or changed since long
    (a warning once it is very long); and surveys repeated without any review on the canvas.
    """
    for place, reviews in subject.reviews.items():
        newest = [review for review in reviews if review.date == reviews[-1].date]
        is_due = subject.day - reviews[-1].date > DECIDED_WITHIN
        if is_due and _has_feedback(newest) and not any(review.decision or review.change for review in newest):
            yield _undecided(subject, place, newest)
    surveys = [series.measured for group in subject.series.values() for series in group if series.known in VOICE]
    repeated = [series for series in surveys if len(series.readings) >= MEASURED_AGAIN]
    if repeated and not subject.document.reviews:
        yield _unreviewed(subject, repeated)


def _has_feedback(reviews: list[Review]) -> bool:
    return any(review.customers_said for review in reviews)


def _undecided(subject: Subject, place: UUID | None, reviews: list[Review]) -> Finding:
    date = reviews[0].date
    heard = next(review for review in reviews if review.customers_said)
    is_forgotten = subject.day - date > LONG_AGO
    of = f" of {name(subject.notes[place])}" if place else ""
    return Finding(
        CODE,
        Severity.WARNING if is_forgotten else Severity.HINT,
        (place,) if place else (),
        f"At the review{of} on {day(date)} customers said something, and {age((subject.day - date).days)} later "
        "nothing is decided.",
        figure=f"no decision since {day(date)}",
        threshold=f"within {age(DECIDED_WITHIN.days)}",
        facts=(Fact("Review with what customers said", day(date), place), Fact("Decision or change", "none", place)),
        ask=Ask(
            "Enter the decision",
            Form.REVIEW,
            heard.id,
            "decision",
            "Write what you decided, even if nothing is to change.",
        ),
    )


def _unreviewed(subject: Subject, surveys: list[Series]) -> Finding:
    readings = sum(len(series.readings) for series in surveys)
    last: dt.date = max(series.latest.date for series in surveys)
    return Finding(
        CODE,
        Severity.HINT,
        (),
        f"Customers answered {count(readings, 'time')}, last on {day(last)} "
        f"({listed([quoted(series.indicator.name) for series in surveys])}), and no review says what followed.",
        figure=f"{readings} readings, no review",
        threshold="one review at least",
        facts=(Fact("Readings of what customers say", str(readings)), Fact("Reviews", "0")),
        ask=ask_review(None, "Write what customers said and what you decided."),
    )
