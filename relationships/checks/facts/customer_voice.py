"""Whether feedback from the customers of a segment is collected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from relationships.catalog.goals import Answer
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.relationships import Duty
from relationships.catalog.thresholds import LONG_AGO
from relationships.catalog.types import ServedBy
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.subject import Subject

# Indicators measured by asking customers.
VOICE = (
    KnownIndicator.NET_PROMOTER_SCORE,
    KnownIndicator.SATISFACTION,
    KnownIndicator.EFFORT_SCORE,
    KnownIndicator.SENTIMENT,
)


def is_heard(subject: Subject, segment: Segment) -> bool:
    """Return whether the business hears the customers of a segment.

    It does if a relationship collects feedback or is served by peers, if customers were surveyed recently, or if a
    recent review records what they said.
    """
    return any(_signs(subject, segment))


def _signs(subject: Subject, segment: Segment) -> Iterator[bool]:
    for relationship in segment.running:
        yield relationship.answer(Duty.FEEDBACK) is Answer.YES
        yield relationship.served_by is ServedBy.PEERS and relationship.answer(Duty.FEEDBACK) is None
    places = (*segment.parts, None)
    for series in subject.series_of(*places):
        asked = series.measured.readings if series.known in VOICE else ()
        yield bool(asked) and _is_recent(subject, asked[-1].date)
    reviews = (review for place in places for review in subject.reviews.get(place, ()))
    yield from (bool(review.customers_said) and _is_recent(subject, review.date) for review in reviews)


def _is_recent(subject: Subject, date: dt.date) -> bool:
    # A case study is drawn from published sources, whatever their age.
    return subject.is_case_study or subject.day - date <= LONG_AGO
