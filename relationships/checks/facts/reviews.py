"""When something was last reviewed, and when it is due again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.goals import Stage
from relationships.catalog.thresholds import REVIEW_GRACE
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.document.measurements import Review

# The date and the subject (None: the canvas) of a review.
LastReview = tuple[dt.date, UUID | None]


def find_last_review(subject: Subject, relationship: Relationship) -> LastReview | None:
    """Return the newest review of a relationship, of one of its segments, or of the whole canvas."""
    places = (relationship.id, *(segment.id for segment in relationship.segments), None)
    last_reviews = [(subject.reviews[place][-1].date, place) for place in places if place in subject.reviews]
    # Of several on one day take the one with the broadest subject: repeating that one is enough.
    return max(last_reviews, key=lambda last: (last[0], -places.index(last[1])), default=None)


def find_overdue(subject: Subject) -> Iterator[tuple[UUID | None, Review]]:
    """Yield the subjects whose next review is overdue, with the review that set the date."""
    if subject.is_case_study:
        return
    idle = {relationship.id for relationship in subject.relationships if not relationship.is_running}
    for place, reviews in subject.reviews.items():
        newest = [review for review in reviews if review.date == reviews[-1].date]
        due = [review for review in newest if review.next_due and review.next_due > review.date]
        if place in idle or not due:
            continue
        latest = max(due, key=lambda review: (review.next_due or review.date, review.id))
        is_late = latest.next_due is not None and subject.day - latest.next_due > REVIEW_GRACE
        if is_late and not any(date > latest.date for date in _broader_reviews(subject, place)):
            yield place, latest


def _broader_reviews(subject: Subject, place: UUID | None) -> Iterator[dt.date]:
    """Yield the dates of the newest reviews whose subject includes `place`: its segments and the canvas."""
    relationship = next((relationship for relationship in subject.relationships if relationship.id == place), None)
    broader: list[UUID | None] = [segment.id for segment in relationship.segments] if relationship else []
    broader += [None] if place else []
    yield from (subject.reviews[other][-1].date for other in broader if other in subject.reviews)


def stage_start(subject: Subject) -> dt.date | None:
    """Return the latest day by which the present stage had begun; None if unknown.

    It is the day on which the first relationship that starts at this stage was established.
    """
    dates = [
        relationship.details.established_on
        for relationship in subject.relationships
        if relationship.details.established_on and relationship.details.start_stage is subject.stage is not Stage.IDEA
    ]
    return min(dates, default=None)
