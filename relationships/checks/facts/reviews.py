"""When something was last reviewed, and when it is due again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.goals import Stage
from relationships.catalog.thresholds import REVIEW_GRACE
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.document.canvas import Review

# The newest review that looked at something, and its subject (None: the canvas).
Look = tuple[dt.date, UUID | None]


def last_look(subject: Subject, relationship: Relationship) -> Look | None:
    """The newest review of a relationship; one of its segment, or of the whole canvas, looked at it too."""
    places = (relationship.id, *(segment.id for segment in relationship.segments), None)
    looks = [(subject.reviews[place][-1].date, place) for place in places if place in subject.reviews]
    # Of several on one day the widest counts, since it is enough to hold that one again.
    return max(looks, key=lambda look: (look[0], -places.index(look[1])), default=None)


def overdue(subject: Subject) -> Iterator[tuple[UUID | None, Review]]:
    """What should have been reviewed again, with the review that said so."""
    if subject.is_picture:
        return
    idle = {relationship.id for relationship in subject.relationships if not relationship.is_running}
    for place, reviews in subject.reviews.items():
        newest = [review for review in reviews if review.date == reviews[-1].date]
        due = [review for review in newest if review.next_due and review.next_due > review.date]
        if place in idle or not due:
            continue
        latest = max(due, key=lambda review: (review.next_due or review.date, review.id))
        is_late = latest.next_due is not None and subject.day - latest.next_due > REVIEW_GRACE
        if is_late and not any(date > latest.date for date in _wider(subject, place)):
            yield place, latest


def _wider(subject: Subject, place: UUID | None) -> Iterator[dt.date]:
    """The days of the newest reviews that looked at more than one place, and at it too."""
    relationship = next((relationship for relationship in subject.relationships if relationship.id == place), None)
    wider: list[UUID | None] = [segment.id for segment in relationship.segments] if relationship else []
    wider += [None] if place else []
    yield from (subject.reviews[other][-1].date for other in wider if other in subject.reviews)


def stage_began(subject: Subject) -> dt.date | None:
    """By which day the stage of the canvas had begun: that on which the first relationship of it was established."""
    began = [
        relationship.details.established_on
        for relationship in subject.relationships
        if relationship.details.established_on and relationship.details.start_stage is subject.stage is not Stage.IDEA
    ]
    return min(began, default=None)
