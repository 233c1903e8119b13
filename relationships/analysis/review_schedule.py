"""When what is looked back on has to be looked back on again.

Each segment, each relationship and the canvas as a whole is a subject of its own: its newest review says when the next
one is due, and so answers the date that an earlier review had set.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Review
from relationships.document.values import day_in_words


@dataclass(frozen=True, slots=True)
class Due:
    """The next review of a subject (None: the canvas as a whole), and by which review it was set."""

    subject: UUID | None
    date: dt.date
    review: UUID

    def has_come(self, today: dt.date) -> bool:
        """Whether it is time."""
        return self.date <= today

    def in_words(self, today: dt.date) -> str:
        """That it is due, and since when; or on which day it will be."""
        day = day_in_words(self.date)
        if self.date == today:
            return "due today"
        return f"due since {day}" if self.date < today else f"due on {day}"


def newest_reviews(document: CanvasDocument) -> dict[UUID | None, Review]:
    """The newest review of each subject that has any; of two on one day the later in the document."""
    newest: dict[UUID | None, Review] = {}
    for review in document.reviews:
        known = newest.get(review.subject)
        if known is None or review.date >= known.date:
            newest[review.subject] = review
    return newest


def dues_of(document: CanvasDocument) -> list[Due]:
    """What is due and what will be, the longest overdue first."""
    newest = newest_reviews(document).items()
    dues = [Due(subject, review.next_due, review.id) for subject, review in newest if review.next_due]
    return sorted(dues, key=lambda due: due.date)
