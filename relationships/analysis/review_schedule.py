"""When reviews are due.

Each segment, each relationship and the canvas as a whole is a subject of its own. Its newest review sets the date of
the next one and replaces the date set by an earlier review.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Review
from relationships.formats import format_day


@dataclass(frozen=True, slots=True)
class Due:
    """The date of the next review of a subject (None: the canvas as a whole), and the review that set it."""

    subject: UUID | None
    date: dt.date
    review: UUID

    def has_come(self, today: dt.date) -> bool:
        """Return whether the review is due."""
        return self.date <= today

    def in_words(self, today: dt.date) -> str:
        """Return since when the review is due, or on which day it will be."""
        day = format_day(self.date)
        if self.date == today:
            return "due today"
        return f"overdue since {day}" if self.date < today else f"due on {day}"


def newest_reviews(document: CanvasDocument) -> dict[UUID | None, Review]:
    """Return the newest review by subject; of two on the same day, the later one in the document."""
    newest: dict[UUID | None, Review] = {}
    for review in document.reviews:
        known = newest.get(review.subject)
        if known is None or review.date >= known.date:
            newest[review.subject] = review
    return newest


def list_due_dates(document: CanvasDocument) -> list[Due]:
    """Return all due dates, the earliest first."""
    newest = newest_reviews(document).items()
    dues = [Due(subject, review.next_due, review.id) for subject, review in newest if review.next_due]
    return sorted(dues, key=lambda due: due.date)
