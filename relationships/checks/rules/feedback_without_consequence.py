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
from relationships.checks.phrases import age, agreed, count, day, listed, name, quoted
from relationships.checks.rule import Example, rule
from relationships.document.measurements import Review

CODE = "feedback-without-consequence"
# Repeated surveys; a single one may still await its review.
MEASURED_AGAIN = 2


@rule(
    code=CODE,
    title="Feedback without a decision",
    severity=Severity.HINT,
    otherwise=f"A warning after {age(LONG_AGO.days)}",
    looks_for=f"Reviews with customer feedback but no decision or change after {age(DECIDED_WITHIN.days)}. "
    "Also canvases with repeated surveys but no review.",
    why="Customers who see no result stop giving feedback and trust you less than before.",
    what_to_do="Decide what to do, even if it’s nothing, and tell the customers who gave the feedback.",
    example=Example(
        problem="In every survey, guests complain about the booking form. The results are filed, and nothing happens.",
        cured="Two fields are removed from the form, and the next newsletter announces it.",
    ),
    source="Markey, Reichheld and Dullweber, Closing the Customer Feedback Loop (2009). The limit of three months is "
    "Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every subject whose newest review has feedback but no decision or change for too long.

    Yield one for surveys that are repeated without any review on the canvas.
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
    what = name(subject.notes[place]) if place else "this canvas"
    return Finding(
        CODE,
        Severity.WARNING if is_forgotten else Severity.HINT,
        (place,) if place else (),
        f"The review of {what} on {day(date)} recorded customer feedback, but {age((subject.day - date).days)} later "
        "there is no decision.",
        figure=f"Decisions since {day(date)}: 0",
        threshold=f"at least 1 expected within {age(DECIDED_WITHIN.days)}",
        facts=(Fact("Review with customer feedback", day(date), place), Fact("Decision or change", "none", place)),
        ask=Ask(
            "Enter decision",
            Form.REVIEW,
            heard.id,
            "decision",
            "Write down what you decided, even if nothing changes.",
        ),
    )


def _unreviewed(subject: Subject, surveys: list[Series]) -> Finding:
    readings = sum(len(series.readings) for series in surveys)
    last: dt.date = max(series.latest.date for series in surveys)
    return Finding(
        CODE,
        Severity.HINT,
        (),
        f"{listed([quoted(series.indicator.name) for series in surveys])} {agreed(len(surveys), 'has', 'have')} "
        f"{count(readings, 'measurement')}, the last on {day(last)}, but this canvas has no review.",
        figure="Reviews: 0",
        threshold=f"at least 1 expected after {count(readings, 'measurement')}",
        repeats=True,
        facts=(Fact("Measurements of customer feedback", str(readings)), Fact("Reviews", "0")),
        ask=ask_review(None, "Write down what customers said and what you decided."),
    )
