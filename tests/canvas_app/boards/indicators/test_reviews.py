"""Adding, reading, editing and deleting reviews over HTTP, and where they are shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from relationships.actions.editing import Submission
from relationships.actions.reviews import add_review, edit_review
from relationships.document.measurements import Review
from relationships.document.sizes import MOST, Size
from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import unmarked
from tests.relationships.actions.board import Hand

MARCH = dt.date(2026, 3, 3)
DAY = dt.timedelta(days=1)
GOOD = {"date": "2026-03-03", "customers_said": "Too dear", "decision": "A smaller plan"}


@pytest.fixture
def existing_review(table: Table, offices: UUID) -> UUID:
    return keep(table.hand, subject=offices, customers_said="Too dear", next_due=MARCH + DAY)


def keep(hand: Hand, date: dt.date = MARCH, **fields: Any) -> UUID:
    outcome = add_review(hand.canvas_id, hand.user_id, Submission(), date=date, **fields)
    assert outcome.subject is not None
    return outcome.subject


def review_url(table: Table, key: UUID) -> str:
    return f"{table.address}reviews/{key}/"


def only_review(table: Table) -> Review:
    (review,) = table.hand.document.reviews
    return review


def test_form_opens_for_a_subject_and_for_today(table: Table, offices: UUID) -> None:
    fields = read_form_fields(table.client.get(f"{table.address}reviews/new/?subject={offices}").text, "form")
    assert (fields["subject"], fields["date"]) == ([str(offices)], [timezone.localdate().isoformat()])


def test_review_is_kept_and_opens(table: Table, offices: UUID) -> None:
    data = GOOD | {"subject": str(offices), "change": "", "next_due": "2026-05-01", "lens": "scorecard"}
    response = table.client.post(f"{table.address}reviews/new/", data)
    review = only_review(table)
    assert (response.status_code, response["Location"]) == (303, f"{review_url(table, review.id)}?lens=scorecard")
    assert review.model_dump(exclude={"id"}) == {
        "subject": offices,
        "date": MARCH,
        "customers_said": "Too dear",
        "decision": "A smaller plan",
        "change": "",
        "next_due": dt.date(2026, 5, 1),
    }


def test_kept_review_opens_in_the_drawer_and_redraws_no_card(table: Table, offices: UUID) -> None:
    data = GOOD | {"subject": str(offices), "next_due": "2026-05-01", "seen": str(table.hand.version)}
    current = {"HX-Current-URL": f"http://testserver{table.address}reviews/new/"}
    response = table.client.post(f"{table.address}reviews/new/", data, headers=PARTIAL | current)
    assert response["HX-Replace-Url"] == review_url(table, only_review(table).id)
    assert 'class="form review-form"' in response.text
    assert f'hx-target="#note-{offices}"' not in response.text
    assert 'hx-target="#sheet"' not in response.text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (GOOD | {"date": ""}, "Enter the date of the review."),
        (GOOD | {"date": "yesterday"}, "“Date” isn’t a valid date"),
        (GOOD | {"next_due": "2026-03-03"}, "The next review must be later than this one."),
        (GOOD | {"next_due": "2026-02-30"}, "“Next review” isn’t a valid date"),
        ({"date": "2026-03-03"}, "Fill in at least one"),
        (GOOD | {"subject": str(uuid4())}, "Choose a segment, a relationship or the whole canvas."),
        (GOOD | {"decision": "x" * 2001}, "has 2001 characters. At most 2000 are allowed"),
    ],
)
def test_wrong_input_is_said_beside_the_field_and_kept(table: Table, data: dict[str, str], message: str) -> None:
    for headers in ({}, PARTIAL):
        response = table.client.post(f"{table.address}reviews/new/", data, headers=headers)
        assert response.status_code == 422
        assert message in unmarked(response.text)
        assert data.get("customers_said", "") in response.text
    assert table.hand.document.reviews == ()


def test_review_in_the_future_is_refused(table: Table) -> None:
    tomorrow = timezone.localdate() + DAY
    response = table.client.post(f"{table.address}reviews/new/", GOOD | {"date": tomorrow.isoformat()})
    assert response.status_code == 422
    assert "The date of a review can’t be in the future." in response.text
    today = timezone.localdate().isoformat()
    assert table.client.post(f"{table.address}reviews/new/", GOOD | {"date": today}).status_code == 303


def test_review_is_edited(table: Table, offices: UUID, existing_review: UUID) -> None:
    fields = read_form_fields(table.client.get(review_url(table, existing_review)).text, "review-form")
    assert (fields["subject"], fields["customers_said"]) == ([str(offices)], ["Too dear"])
    response = table.client.post(review_url(table, existing_review), fields | {"decision": "Wait", "next_due": ""})
    assert (response.status_code, response["Location"]) == (303, review_url(table, existing_review))
    assert (only_review(table).decision, only_review(table).next_due) == ("Wait", None)
    assert table.client.post(review_url(table, existing_review), fields | {"date": "never"}).status_code == 422


def test_newer_value_of_somebody_else_is_shown_before_it_is_replaced(
    table: Table, ben: Hand, existing_review: UUID
) -> None:
    fields = read_form_fields(table.client.get(review_url(table, existing_review)).text, "review-form")
    about = (ben.canvas_id, ben.user_id, Submission())
    edit_review(*about, review_id=existing_review, changes={"decision": "Wait"}, base=None)
    response = table.client.post(review_url(table, existing_review), fields | {"decision": "Act"})
    assert response.status_code == 409
    assert "Ben changed this in the meantime to “Wait”." in unmarked(response.text)
    over = read_form_fields(response.text, "review-form")["over"]
    assert (
        table.client.post(review_url(table, existing_review), fields | {"decision": "Act", "over": over}).status_code
        == 303
    )
    assert only_review(table).decision == "Act"


def test_canvas_that_is_full_says_so_in_the_form(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST, Size.REVIEWS, 0)
    response = table.client.post(f"{table.address}reviews/new/", GOOD)
    assert (response.status_code, "A canvas can have at most 0 reviews." in response.text) == (409, True)
    assert "Too dear" in response.text


def test_dates_that_no_longer_fit_what_somebody_else_wrote_are_said_in_the_form(table: Table, ben: Hand) -> None:
    key = keep(table.hand, next_due=dt.date(2026, 6, 1), decision="Wait")
    fields = read_form_fields(table.client.get(review_url(table, key)).text, "review-form")
    about = (ben.canvas_id, ben.user_id, Submission())
    edit_review(*about, review_id=key, changes={"date": "2026-04-20"}, base=None)
    response = table.client.post(review_url(table, key), fields | {"next_due": "2026-04-01", "change": "Typed"})
    assert response.status_code == 409
    assert "The next review must be later than this one." in response.text
    assert "Typed" in response.text
    assert only_review(table).next_due == dt.date(2026, 6, 1)


def test_review_is_deleted_and_comes_back(table: Table, existing_review: UUID) -> None:
    response = table.client.post(f"{review_url(table, existing_review)}deletion/", headers=PARTIAL)
    assert "You deleted the review of “Offices” on 3 March 2026." in unmarked(response.text)
    assert table.hand.document.reviews == ()
    assert table.client.get(review_url(table, existing_review)).status_code == 404
    table.client.post(f"{table.address}changes/{table.hand.revision}/reversal/")
    assert only_review(table).id == existing_review


def test_viewer_reads_a_review_and_writes_nothing(
    table: Table, existing_review: UUID, sign_in_as: Callable[..., Client]
) -> None:
    viewer = sign_in_as("vera", Role.VIEWER)
    page = viewer.get(review_url(table, existing_review)).text
    assert "Too dear" in page
    assert ("review-form" in page, "deletion/" in page) == (False, False)
    before = table.hand.document
    for path in ("reviews/new/", f"reviews/{existing_review}/", f"reviews/{existing_review}/deletion/"):
        assert viewer.post(f"{table.address}{path}", GOOD).status_code == 403
    assert table.hand.document == before


@pytest.mark.parametrize("path", ["reviews/new/", "reviews/{existing_review}/", "reviews/{existing_review}/deletion/"])
def test_outsider_finds_nothing_and_other_methods_are_refused(
    table: Table, existing_review: UUID, sign_in_as: Callable[..., Client], path: str
) -> None:
    address = table.address + path.format(existing_review=existing_review)
    assert sign_in_as("olga").post(address, GOOD).status_code == 404
    assert table.client.delete(address).status_code == 405


def test_due_review_shows_in_the_scorecard_beside_the_card_and_in_the_details(
    table: Table, offices: UUID, existing_review: UUID
) -> None:
    scorecard = table.client.get(f"{table.address}scorecard/").text
    assert "overdue since 4 March 2026" in scorecard
    assert f'href="{table.address}reviews/new/?subject={offices}&amp;lens=scorecard"' in scorecard
    summary = f"{table.address}notes/{offices}/summary/"
    assert "<dd>due</dd>" in table.client.get(summary, headers=PARTIAL).text
    assert "review overdue since 4 March 2026" in table.client.get(f"{table.address}notes/{offices}/").text
    keep(table.hand, dt.date(2026, 3, 5), subject=offices)
    assert "<dd>due</dd>" not in table.client.get(summary, headers=PARTIAL).text


def test_reviews_are_listed_newest_first_and_old_ones_folded_away(table: Table, existing_review: UUID) -> None:
    for number in range(6):
        keep(table.hand, MARCH - (number + 1) * DAY, decision=f"Decision {number}")
    page = table.client.get(f"{table.address}scorecard/").text
    assert page.index("Too dear") < page.index("Decision 0") < page.index("2 older") < page.index("Decision 5")
