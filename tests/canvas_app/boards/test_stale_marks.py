"""What is measured and reviewed is shown in the summary of its note, and redraws no card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from canvas_app.boards.stale import stale_cards
from relationships.actions.canvases import describe_canvas
from relationships.actions.editing import Edit, Outcome, Submission, action
from relationships.actions.indicators import add_indicator, delete_indicator, edit_indicator
from relationships.actions.reviews import add_review
from relationships.document.parts import ReadingPart
from relationships.lenses.cards import Card
from relationships.lenses.details import Fact
from relationships.lenses.note_summary import NoteSummary, summarise_note
from relationships.store.load import load_document, load_step
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL, SetToday
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand

JANUARY, MARCH = dt.date(2026, 1, 31), dt.date(2026, 3, 31)


@pytest.fixture
def hand(table: Table) -> Hand:
    return table.hand


@pytest.fixture
def offices(hand: Hand) -> UUID:
    return hand.add(SEGMENTS, "Offices")[0]


@action("reading.add")
def add_reading(edit: Edit, *, indicator: UUID, key: UUID, date: dt.date, value: str) -> UUID:
    edit.add(key, ReadingPart(indicator=indicator, date=date, value=Decimal(value)))
    return key


def measure(hand: Hand, subject: UUID | None, name: str = "NPS", **fields: Any) -> Outcome:
    readings = fields.pop("readings", {JANUARY: Decimal(38)})
    about = (hand.canvas_id, hand.user_id, Submission())
    return add_indicator(*about, name=name, subject=subject, unit="points", readings=readings, **fields)


def read(hand: Hand, indicator: UUID | None, value: str) -> Outcome:
    about = (hand.canvas_id, hand.user_id, Submission())
    assert indicator is not None
    return add_reading(*about, indicator=indicator, key=UUID(int=7), date=MARCH, value=value)


def hold_review(hand: Hand, subject: UUID | None, next_due: dt.date | None) -> Outcome:
    about = (hand.canvas_id, hand.user_id, Submission())
    return add_review(*about, date=JANUARY, subject=subject, next_due=next_due)


def find_stale(hand: Hand, act: Callable[[], Outcome]) -> tuple[Card, ...]:
    """Return the cards that an action made stale."""
    before = hand.document
    act()
    return stale_cards(before, hand.document).changed


def summary(hand: Hand, note: UUID) -> NoteSummary:
    found = summarise_note(hand.document, note, timezone.localdate())
    assert found is not None
    return found


def measured(hand: Hand, note: UUID) -> str:
    """Return what the summary of a note says to be measured; empty without a reading."""
    spark = summary(hand, note).spark
    return spark.words if spark else ""


def is_due(hand: Hand, note: UUID) -> bool:
    return Fact("Review", "due") in summary(hand, note).facts


def record(outcomes: list[Outcome], outcome: Outcome) -> Outcome:
    outcomes.append(outcome)
    return outcome


def test_note_shows_an_indicator_once_something_was_read(hand: Hand, offices: UUID) -> None:
    key = measure(hand, offices, readings={}).subject
    assert measured(hand, offices) == ""
    read(hand, key, "46")
    assert measured(hand, offices) == "NPS on 31 March 2026, 46\xa0points, no target yet"


@pytest.mark.parametrize("block", [SEGMENTS, RELATIONSHIPS])
def test_note_follows_its_readings_through_undo_and_redo(hand: Hand, block: Any) -> None:
    (note,) = hand.add(block, "Offices")
    added = measure(hand, note)
    steps: list[Callable[[], Outcome]] = [lambda: read(hand, added.subject, "46"), hand.undo, hand.redo]
    shown = []
    for step in steps:
        step()
        shown.append(measured(hand, note).split(", ")[1])
    assert shown == ["46\xa0points", "38\xa0points", "46\xa0points"]


def test_note_follows_the_indicator_itself(hand: Hand, offices: UUID) -> None:
    key = measure(hand, offices).subject
    assert key is not None
    about = (hand.canvas_id, hand.user_id, Submission())
    edit_indicator(*about, indicator_id=key, changes={"name": "Loyalty"}, base=None)
    assert measured(hand, offices).startswith("Loyalty on ")
    delete_indicator(hand.canvas_id, hand.user_id, Submission(), indicator_id=key)
    assert measured(hand, offices) == ""


def test_indicator_that_turns_to_another_note_is_shown_there(hand: Hand, offices: UUID) -> None:
    (homes,) = hand.add(SEGMENTS, "Homes")
    key = measure(hand, offices).subject
    assert key is not None
    about = (hand.canvas_id, hand.user_id, Submission())
    edit_indicator(*about, indicator_id=key, changes={"subject": str(homes)}, base=None)
    assert (measured(hand, offices), bool(measured(hand, homes))) == ("", True)


@pytest.mark.parametrize("is_of_a_note", [True, False])
def test_what_is_measured_and_reviewed_redraws_no_card(hand: Hand, offices: UUID, is_of_a_note: bool) -> None:
    subject = offices if is_of_a_note else None
    added: list[Outcome] = []
    assert find_stale(hand, lambda: record(added, measure(hand, subject))) == ()
    assert find_stale(hand, lambda: read(hand, added[0].subject, "46")) == ()
    assert find_stale(hand, lambda: hold_review(hand, subject, MARCH)) == ()


def test_currency_shows_where_money_is_measured(hand: Hand, offices: UUID) -> None:
    about = (hand.canvas_id, hand.user_id, Submission())
    add_indicator(*about, name="CLV", subject=offices, unit="money", readings={JANUARY: Decimal(38)})
    describe_canvas(hand.canvas_id, hand.user_id, Submission(), changes={"currency": "CHF"}, base=None)
    assert "CHF" in measured(hand, offices)


@pytest.mark.parametrize("changes", [{"segment.needs": "Coffee"}, {"status": "fact"}])
def test_edited_note_keeps_its_line_and_its_due_review(hand: Hand, offices: UUID, changes: dict[str, str]) -> None:
    measure(hand, offices, target=Decimal(50))
    measure(hand, offices, "Orders")
    hold_review(hand, offices, MARCH)
    hand.edit(offices, changes)
    assert measured(hand, offices) == "NPS on 31 January 2026, off target: 38\xa0points, target: at least 50"
    assert is_due(hand, offices)


def test_review_shows_when_it_is_due(hand: Hand, offices: UUID) -> None:
    today = timezone.localdate()
    hold_review(hand, offices, today + dt.timedelta(days=1))
    assert not is_due(hand, offices)
    hold_review(hand, offices, today)
    assert is_due(hand, offices)
    hold_review(hand, offices, None)
    assert not is_due(hand, offices)


def test_note_of_another_block_shows_no_line(hand: Hand, table: Table) -> None:
    (club,) = hand.add(RELATIONSHIPS, "Club")
    measure(hand, club)
    hand.move(club, CHANNELS)
    assert measured(hand, club) == ""
    hand.move(club, RELATIONSHIPS)
    assert measured(hand, club) != ""
    assert measured(hand, table.shop) == ""


def test_comparison_asks_as_often_for_much_as_for_nothing_measured(hand: Hand, offices: UUID) -> None:
    def queries() -> int:
        load_document(hand.canvas_id)
        outcome = hand.edit(offices, {"segment.needs": str(hand.revision)})
        with CaptureQueriesContext(connection) as captured:
            assert outcome.change
            assert load_step(hand.canvas_id, outcome.change, outcome.version)
        return len(captured)

    before = queries()
    for number in range(4):
        days = {JANUARY + dt.timedelta(days=day): Decimal(day) for day in range(20)}
        measure(hand, offices, f"Indicator {number}", readings=days)
        hold_review(hand, offices, MARCH)
    assert queries() == before == 0


def test_review_is_due_from_its_day_on(table: Table, offices: UUID, set_today: SetToday) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    hold_review(table.hand, offices, tomorrow)
    address, due = f"{table.address}notes/{offices}/summary/", "<dt>Review</dt>"
    assert due not in table.client.get(address, headers=PARTIAL).text
    set_today(tomorrow)
    assert due in table.client.get(address, headers=PARTIAL).text
