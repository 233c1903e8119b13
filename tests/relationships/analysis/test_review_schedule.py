"""When the next review is due."""

import datetime as dt
from uuid import UUID, uuid4

import pytest

from relationships.analysis.review_schedule import Due, list_due_dates
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Review
from relationships.document.notes import Note
from relationships.lenses.reviews import due_lines, review_lines

TODAY = dt.date(2026, 3, 3)
OFFICES = Note(id=uuid4(), text="Offices\nin town")


def review(date: str, next_due: str | None = None, subject: UUID | None = OFFICES.id) -> Review:
    return Review.model_validate({"id": uuid4(), "date": date, "next_due": next_due, "subject": subject})


def canvas(*reviews: Review) -> CanvasDocument:
    blocks = {"customer_segments": (OFFICES,)}
    return CanvasDocument.model_validate({"title": "Bean There", "blocks": blocks, "reviews": reviews})


@pytest.mark.parametrize(
    ("next_due", "words", "has_come"),
    [
        ("2026-03-02", "overdue since 2 March 2026", True),
        ("2026-03-03", "due today", True),
        ("2026-03-04", "due on 4 March 2026", False),
    ],
)
def test_review_falls_due_on_its_day(next_due: str, words: str, has_come: bool) -> None:
    (due,) = list_due_dates(canvas(review("2026-01-01", next_due)))
    assert (due.in_words(TODAY), due.has_come(TODAY)) == (words, has_come)


def test_newest_review_of_a_subject_answers_the_date_that_an_earlier_one_set() -> None:
    assert list_due_dates(canvas(review("2026-01-01", "2026-02-01"), review("2026-02-03"))) == []
    later, earlier = review("2026-02-03", "2026-05-01"), review("2026-01-01", "2026-02-01")
    assert list_due_dates(canvas(later, earlier)) == [Due(OFFICES.id, dt.date(2026, 5, 1), later.id)]


def test_of_two_reviews_on_one_day_the_later_counts() -> None:
    assert list_due_dates(canvas(review("2026-01-01", "2026-02-01"), review("2026-01-01"))) == []


def test_each_subject_is_due_by_itself_the_longest_overdue_first() -> None:
    document = canvas(review("2026-01-01", "2026-02-01"), review("2026-01-01", "2026-01-15", subject=None))
    assert [(line.subject.name, line.words) for line in due_lines(document, TODAY)] == [
        ("Whole canvas", "overdue since 15 January 2026"),
        ("Offices", "overdue since 1 February 2026"),
    ]


def test_reviews_are_listed_newest_first() -> None:
    first, second, third = review("2026-01-01"), review("2026-02-01"), review("2026-01-01", "2026-04-01")
    lines = review_lines(canvas(first, second, third))
    assert [line.id for line in lines] == [second.id, third.id, first.id]
    assert [line.next_due for line in lines] == ["", "1 April 2026", ""]
