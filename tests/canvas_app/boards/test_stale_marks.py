"""After an indicator, a reading or a review was written, only the card of its note is redrawn."""

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
from relationships.lenses.board import build_board
from relationships.lenses.cards import REVIEW_DUE, Card
from relationships.store.load import load_document, load_step
from tests.canvas_app.boards.conftest import Table
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
    return stale_cards(before, hand.document, timezone.localdate()).changed


def card(hand: Hand, note: UUID) -> Card:
    board = build_board(hand.document, timezone.localdate())
    return next(card for view in board.blocks for card in view.cards if card.id == note)


def record(outcomes: list[Outcome], outcome: Outcome) -> Outcome:
    outcomes.append(outcome)
    return outcome


def only_stale_card(hand: Hand, act: Callable[[], Outcome]) -> Card:
    """Return the one card that an action made stale, and expect it as the whole board draws it."""
    (changed,) = find_stale(hand, act)
    assert changed == card(hand, changed.id)
    return changed


def test_card_shows_an_indicator_once_something_was_read(hand: Hand, offices: UUID) -> None:
    added: list[Outcome] = []
    assert find_stale(hand, lambda: record(added, measure(hand, offices, readings={}))) == ()
    first = only_stale_card(hand, lambda: read(hand, added[0].subject, "46")).spark
    assert first is not None
    assert (first.name, first.last) == ("NPS", "46 points")


@pytest.mark.parametrize("block", [SEGMENTS, RELATIONSHIPS])
def test_card_follows_its_readings_through_undo_and_redo(hand: Hand, block: Any) -> None:
    (note,) = hand.add(block, "Offices")
    added = measure(hand, note)
    steps: list[Callable[[], Outcome]] = [lambda: read(hand, added.subject, "46"), hand.undo, hand.redo]
    shown = [spark.last for step in steps if (spark := only_stale_card(hand, step).spark)]
    assert shown == ["46 points", "38 points", "46 points"]


def test_card_follows_the_indicator_itself(hand: Hand, offices: UUID) -> None:
    key = measure(hand, offices).subject
    assert key is not None
    about = (hand.canvas_id, hand.user_id, Submission())
    named = {"name": "Loyalty"}
    spark = only_stale_card(hand, lambda: edit_indicator(*about, indicator_id=key, changes=named, base=None)).spark
    assert spark is not None
    assert spark.name == "Loyalty"
    assert only_stale_card(hand, lambda: delete_indicator(*about, indicator_id=key)).spark is None


def test_indicator_that_turns_to_another_note_changes_two_cards(hand: Hand, offices: UUID) -> None:
    (homes,) = hand.add(SEGMENTS, "Homes")
    key = measure(hand, offices).subject
    assert key is not None
    about = (hand.canvas_id, hand.user_id, Submission())
    to_homes = {"subject": str(homes)}
    changed = find_stale(hand, lambda: edit_indicator(*about, indicator_id=key, changes=to_homes, base=None))
    assert changed == (card(hand, offices), card(hand, homes))


def test_what_is_measured_of_the_canvas_shows_on_no_card(hand: Hand, offices: UUID) -> None:
    added: list[Outcome] = []
    assert find_stale(hand, lambda: record(added, measure(hand, None))) == ()
    assert find_stale(hand, lambda: read(hand, added[0].subject, "46")) == ()
    assert find_stale(hand, lambda: hold_review(hand, None, MARCH)) == ()


def test_currency_shows_on_the_cards_where_money_is_measured(hand: Hand, offices: UUID) -> None:
    about = (hand.canvas_id, hand.user_id, Submission())
    add_indicator(*about, name="CLV", subject=offices, unit="money", readings={JANUARY: Decimal(38)})
    spark = only_stale_card(hand, lambda: describe_canvas(*about, changes={"currency": "CHF"}, base=None)).spark
    assert spark is not None
    assert "CHF" in spark.words


@pytest.mark.parametrize("changes", [{"segment.needs": "Coffee"}, {"status": "fact"}])
def test_edited_note_keeps_its_line_and_its_due_review(hand: Hand, offices: UUID, changes: dict[str, str]) -> None:
    measure(hand, offices, target=Decimal(50))
    measure(hand, offices, "Orders")
    hold_review(hand, offices, MARCH)
    shown = only_stale_card(hand, lambda: hand.edit(offices, changes))
    assert shown.spark is not None
    assert shown.spark.words == "NPS on 31 January 2026, off target: 38 points, 50 or more wanted"
    assert REVIEW_DUE in shown.chips


def test_review_shows_on_the_card_when_it_is_due(hand: Hand, offices: UUID) -> None:
    today = timezone.localdate()
    assert find_stale(hand, lambda: hold_review(hand, offices, today + dt.timedelta(days=1))) == ()
    assert REVIEW_DUE in only_stale_card(hand, lambda: hold_review(hand, offices, today)).chips
    assert REVIEW_DUE not in only_stale_card(hand, lambda: hold_review(hand, offices, None)).chips


def test_note_of_another_block_shows_no_line(hand: Hand, table: Table) -> None:
    (club,) = hand.add(RELATIONSHIPS, "Club")
    measure(hand, club)
    hand.move(club, CHANNELS)
    assert card(hand, club).spark is None
    hand.move(club, RELATIONSHIPS)
    assert card(hand, club).spark is not None
    assert card(hand, table.shop).spark is None


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


def test_sheet_is_drawn_again_on_the_day_a_review_falls_due(
    table: Table, offices: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    tomorrow = today + dt.timedelta(days=1)
    hold_review(table.hand, offices, tomorrow)
    assert "review due" not in table.client.get(table.address).text
    monkeypatch.setattr(timezone, "localdate", lambda *_: tomorrow)
    assert "review due" in table.client.get(table.address).text
