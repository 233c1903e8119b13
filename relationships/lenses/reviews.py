"""Reviews as they are listed: what is due, and what was said and decided before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.review_schedule import dues_of
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Review
from relationships.document.naming import short_name
from relationships.document.values import day_in_words
from relationships.lenses.cards import Tint, tints_of
from relationships.lenses.details import Fact, facts_of

WHOLE = "The whole canvas"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a review looks at: a note or, without an id, the canvas as a whole."""

    id: UUID | None
    name: str
    tint: Tint | None


@dataclass(frozen=True, slots=True)
class DueLine:
    """A review that is to come: when in words, and whether it is time."""

    subject: Looked
    words: str
    has_come: bool


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review that was held."""

    id: UUID
    subject: Looked
    date: dt.date
    on: str
    customers_said: str
    decision: str
    change: str
    next_due: str
    facts: tuple[Fact, ...]


def due_lines(document: CanvasDocument, today: dt.date) -> tuple[DueLine, ...]:
    """What is due, the longest overdue first, and then what will be."""
    subjects = _subjects(document)
    return tuple(DueLine(subjects[due.subject], due.in_words(today), due.has_come(today)) for due in dues_of(document))


def review_lines(document: CanvasDocument) -> tuple[ReviewLine, ...]:
    """The reviews that were held, the newest first."""
    subjects = _subjects(document)
    numbered = enumerate(document.reviews)
    newest = sorted(numbered, key=lambda each: (each[1].date, each[0]), reverse=True)
    return tuple(_line(review, subjects[review.subject]) for _, review in newest)


def review_line(document: CanvasDocument, review: Review) -> ReviewLine:
    """One review as it is read."""
    return _line(review, looked_at(document, review.subject))


def looked_at(document: CanvasDocument, subject: UUID | None) -> Looked:
    """A subject as it is named."""
    return _subjects(document)[subject]


def _subjects(document: CanvasDocument) -> Mapping[UUID | None, Looked]:
    """What can be looked at, the tint being that of the segment itself or of the one that a relationship is for."""
    tints = tints_of(document)
    subjects: dict[UUID | None, Looked] = {None: Looked(None, WHOLE, None)}
    for _, note in document.placed_notes():
        segment = note.relationship.segment if note.relationship else None
        tint = tints.get(note.id) or (tints.get(segment) if segment else None)
        subjects[note.id] = Looked(note.id, short_name(note.text), tint)
    return subjects


def _line(review: Review, subject: Looked) -> ReviewLine:
    return ReviewLine(
        review.id,
        subject,
        review.date,
        day_in_words(review.date),
        review.customers_said,
        review.decision,
        review.change,
        day_in_words(review.next_due) if review.next_due else "",
        tuple(facts_of(review, but=("subject", "date"))),
    )
