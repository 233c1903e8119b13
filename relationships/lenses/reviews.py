"""Lists of reviews: those due, and those held with their decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.review_schedule import list_due_dates
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Review
from relationships.document.naming import short_name
from relationships.formats import format_day
from relationships.lenses.cards import Tint, build_tints
from relationships.lenses.details import Fact, list_facts

WHOLE = "Whole canvas"


@dataclass(frozen=True, slots=True)
class ReviewSubject:
    """The subject of a review: a note or, without an id, the canvas as a whole."""

    id: UUID | None
    name: str
    tint: Tint | None


@dataclass(frozen=True, slots=True)
class DueLine:
    """A scheduled review: its date in words, and whether it is due."""

    subject: ReviewSubject
    words: str
    has_come: bool


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review that was held."""

    id: UUID
    subject: ReviewSubject
    date: dt.date
    on: str
    customers_said: str
    decision: str
    change: str
    next_due: str
    facts: tuple[Fact, ...]


def due_lines(document: CanvasDocument, today: dt.date) -> tuple[DueLine, ...]:
    """Return the scheduled reviews by date, the longest overdue first."""
    subjects = _subjects(document)
    return tuple(
        DueLine(subjects[due.subject], due.in_words(today), due.has_come(today)) for due in list_due_dates(document)
    )


def review_lines(document: CanvasDocument) -> tuple[ReviewLine, ...]:
    """Return the reviews that were held, newest first; of one day, the last one listed first."""
    subjects = _subjects(document)
    newest = sorted(enumerate(document.reviews), key=lambda item: (item[1].date, item[0]), reverse=True)
    return tuple(_line(review, subjects[review.subject]) for _, review in newest)


def review_line(document: CanvasDocument, review: Review) -> ReviewLine:
    """Return one review for display."""
    return _line(review, looked_at(document, review.subject))


def looked_at(document: CanvasDocument, subject: UUID | None) -> ReviewSubject:
    """Return the subject with this id."""
    return _subjects(document)[subject]


def _subjects(document: CanvasDocument) -> Mapping[UUID | None, ReviewSubject]:
    """Return every possible subject; segments and their relationships have the tint of the segment."""
    tints = build_tints(document)
    subjects: dict[UUID | None, ReviewSubject] = {None: ReviewSubject(None, WHOLE, None)}
    for _, note in document.placed_notes():
        segment = note.relationship.segment if note.relationship else None
        tint = tints.get(note.id) or (tints.get(segment) if segment else None)
        subjects[note.id] = ReviewSubject(note.id, short_name(note.text), tint)
    return subjects


def _line(review: Review, subject: ReviewSubject) -> ReviewLine:
    return ReviewLine(
        review.id,
        subject,
        review.date,
        format_day(review.date),
        review.customers_said,
        review.decision,
        review.change,
        format_day(review.next_due) if review.next_due else "",
        tuple(list_facts(review, but=("subject", "date"))),
    )
