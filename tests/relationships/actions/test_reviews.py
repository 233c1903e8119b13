"""Adding, editing and deleting reviews."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from relationships.actions.editing import Outcome, Submission
from relationships.actions.reviews import add_review, delete_review, edit_review
from relationships.document.measurements import Review
from relationships.document.sizes import MOST, Size
from relationships.errors import Conflict, Missing, Refused
from relationships.lenses.wording.history import sentence
from relationships.models import Change
from tests.relationships.actions.board import CHANNELS, Hand, at

DAY = dt.timedelta(days=1)
MARCH, MAY = dt.date(2026, 3, 3), dt.date(2026, 5, 1)


def add(hand: Hand, date: dt.date = MARCH, **fields: Any) -> UUID:
    outcome = add_review(hand.canvas_id, hand.user_id, Submission(), date=date, **fields)
    assert outcome.subject is not None
    return outcome.subject


def edit(hand: Hand, key: UUID, changes: dict[str, Any], base: int | None = None) -> Outcome:
    about = (hand.canvas_id, hand.user_id, Submission())
    return edit_review(*about, review_id=key, changes=changes, base=at(base))


def only_review(hand: Hand) -> Review:
    (review,) = hand.document.reviews
    return review


def test_review_is_kept_with_all_that_is_said_in_it(ada: Hand, offices: UUID) -> None:
    fields: dict[str, Any] = {
        "subject": offices,
        "customers_said": "Too dear",
        "decision": "A plan",
        "change": "",
        "next_due": MAY,
    }
    key = add(ada, **fields)
    assert only_review(ada).model_dump() == {"id": key, "date": MARCH, **fields}
    ada.undo()
    assert ada.document.reviews == ()


def test_only_segments_relationships_and_the_canvas_are_reviewed(ada: Hand, offices: UUID) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    for stranger in (shop, uuid4()):
        with pytest.raises(Missing):
            add(ada, subject=stranger)
    with pytest.raises(Missing):
        edit(ada, add(ada), {"subject": str(shop)})


def test_review_looks_back_and_the_next_one_comes_later(ada: Hand) -> None:
    today = timezone.localdate()
    with pytest.raises(Refused, match="can’t be in the future"):
        add(ada, today + DAY)
    with pytest.raises(Refused, match="must be later"):
        add(ada, next_due=MARCH)
    key = add(ada, today, next_due=today + DAY)
    for changes in ({"date": str(today + DAY)}, {"next_due": str(today)}):
        with pytest.raises(Refused):
            edit(ada, key, changes)
    assert only_review(ada).next_due == today + DAY


def test_two_people_cannot_bring_the_dates_out_of_order_between_them(ada: Hand, ben: Hand) -> None:
    key = add(ada, next_due=MAY)
    opened = ada.revision
    edit(ben, key, {"date": "2026-04-20", "next_due": str(MAY)}, opened)
    with pytest.raises(Refused, match="must be later"):
        edit(ada, key, {"date": str(MARCH), "next_due": "2026-04-01"}, opened)


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten_unseen(ada: Hand, ben: Hand) -> None:
    key = add(ada)
    opened = ada.revision
    edit(ben, key, {"decision": "Wait"}, opened)
    with pytest.raises(Conflict) as caught:
        edit(ada, key, {"decision": "Act"}, opened)
    assert (caught.value.who, only_review(ada).decision) == ("Ben", "Wait")


def test_canvas_holds_so_many_reviews_and_no_more(ada: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST, Size.REVIEWS, 1)
    add(ada)
    with pytest.raises(Refused, match="at most"):
        add(ada)


def test_deleted_review_comes_back(ada: Hand) -> None:
    key = add(ada, decision="A plan")
    before = only_review(ada)
    delete_review(ada.canvas_id, ada.user_id, Submission(), review_id=key)
    assert ada.document.reviews == ()
    ada.undo()
    assert only_review(ada) == before
    ada.redo()
    with pytest.raises(Missing):
        edit(ada, key, {"decision": "Another"})


def test_history_says_what_was_done(ada: Hand) -> None:
    key = add(ada, decision="A plan")
    edit(ada, key, {"decision": "Two plans", "next_due": str(MAY)})
    ada.undo()
    delete_review(ada.canvas_id, ada.user_id, Submission(), review_id=key)
    changes = Change.objects.filter(canvas=ada.canvas_id).order_by("-revision")
    assert [sentence(change) for change in changes] == [
        "deleted the review of 3 March 2026",
        "changed the decision and the next review of the review of 3 March 2026 (undo)",
        "changed the decision and the next review of the review of 3 March 2026",
        "added the review of 3 March 2026",
    ]
