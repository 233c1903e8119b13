"""Whether the customers of a segment are heard."""

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

# The indicators that customers answer themselves.
VOICE = (
    KnownIndicator.NET_PROMOTER_SCORE,
    KnownIndicator.SATISFACTION,
    KnownIndicator.EFFORT_SCORE,
    KnownIndicator.SENTIMENT,
)


def is_heard(subject: Subject, segment: Segment) -> bool:
    """Whether a relationship is said to listen or lives by what customers contribute, they were asked lately, or a
    review of late says what they said.
    """
    return any(_ways(subject, segment))


def _ways(subject: Subject, segment: Segment) -> Iterator[bool]:
    for relationship in segment.running:
        yield relationship.says(Duty.FEEDBACK) is Answer.YES
        yield relationship.served_by is ServedBy.PEERS and relationship.says(Duty.FEEDBACK) is None
    places = (*segment.parts, None)
    for series in subject.series_of(*places):
        asked = series.measured.readings if series.known in VOICE else ()
        yield bool(asked) and _is_new(subject, asked[-1].date)
    reviews = (review for place in places for review in subject.reviews.get(place, ()))
    yield from (bool(review.customers_said) and _is_new(subject, review.date) for review in reviews)


def _is_new(subject: Subject, date: dt.date) -> bool:
    # Others drew a picture from what was published, whenever that was asked.
    return subject.is_picture or subject.day - date <= LONG_AGO
