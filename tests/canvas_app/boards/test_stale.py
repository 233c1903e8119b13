"""After a write the browser draws one card again where no other shows what changed, else the whole sheet."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from django.utils import timezone

from canvas_app.boards.stale import OneCard, one_card
from relationships.actions.editing import Outcome
from relationships.catalog.blocks import Block
from relationships.lenses.board import board_of
from relationships.lenses.cards import Card
from tests.canvas_app.boards.conftest import Table
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand


@pytest.fixture
def hand(table: Table) -> Hand:
    return table.hand


def stale(hand: Hand, outcome: Outcome) -> OneCard | None:
    assert outcome.change is not None
    return one_card(hand.canvas_id, outcome.change)


def cards(hand: Hand) -> Iterator[Card]:
    for view in board_of(hand.document, timezone.localdate()).blocks:
        yield from view.cards


def card(hand: Hand, note: UUID) -> Card:
    return next(each for each in cards(hand) if each.id == note)


def serving(hand: Hand) -> tuple[UUID, UUID]:
    """A segment, and a relationship that is for it."""
    (offices,), (club,) = hand.add(SEGMENTS, "Offices"), hand.add(RELATIONSHIPS, "Club")
    hand.edit(club, {"relationship.segment": str(offices), "relationship.type": "communities", "goals.retention": ""})
    return offices, club


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Guild"},
        {"status": "validated", "evidence.source": "A survey"},
        {"relationship.type": "self_service"},
        {"goals.acquisition": "Bring a friend"},
        {"text": "Guild", "goals.retention": None, "goals.acquisition": ""},
    ],
)
def test_edit_of_a_relationship_makes_its_card_stale_as_the_board_draws_it(
    hand: Hand, changes: dict[str, str | None]
) -> None:
    _, club = serving(hand)

    one = stale(hand, hand.edit(club, changes))

    assert one == OneCard(club, RELATIONSHIPS, RELATIONSHIPS, card(hand, club), moved=False, behind=None, counts={})


def test_answer_to_a_guiding_question_makes_the_card_of_the_segment_stale_too(hand: Hand) -> None:
    _, club = serving(hand)

    assert stale(hand, hand.edit(club, {"relationship.expected": "yes"})) is None
    assert stale(hand, hand.edit(club, {"relationship.expected": "no"})) is not None


def test_relationship_that_turns_to_another_segment_makes_more_than_its_card_stale(hand: Hand) -> None:
    _, club = serving(hand)
    (homes,) = hand.add(SEGMENTS, "Homes")

    assert stale(hand, hand.edit(club, {"relationship.segment": str(homes)})) is None
    assert stale(hand, hand.move(club, CHANNELS)) is None
    assert stale(hand, hand.move(club, RELATIONSHIPS)) is None
    assert stale(hand, hand.delete(club)) is None


def test_segment_shows_on_other_cards_too(hand: Hand) -> None:
    offices, _ = serving(hand)

    assert stale(hand, hand.edit(offices, {"text": "Small offices"})) is None
    assert stale(hand, hand.move(offices, SEGMENTS, hand.add(SEGMENTS, "Homes")[0])) is None
    assert stale(hand, hand.delete(offices)) is None


@pytest.mark.parametrize("has_relationship", [True, False])
def test_details_of_a_segment_show_on_its_own_card_alone(hand: Hand, has_relationship: bool) -> None:
    offices = serving(hand)[0] if has_relationship else hand.add(SEGMENTS, "Offices")[0]

    one = stale(hand, hand.edit(offices, {"segment.needs": "Coffee", "segment.customers_now": 12}))

    assert one == OneCard(offices, SEGMENTS, SEGMENTS, card(hand, offices), moved=False, behind=None, counts={})


def test_note_that_moves_goes_behind_its_neighbour_and_both_blocks_are_counted(hand: Hand, table: Table) -> None:
    mail, phone = hand.add(Block.KEY_RESOURCES, "Mail", "Phone")

    one = stale(hand, hand.move(table.shop, Block.KEY_RESOURCES, mail))

    counts = {"channels": 0, "key_resources": 3}
    expected = card(hand, table.shop)
    assert one == OneCard(table.shop, CHANNELS, Block.KEY_RESOURCES, expected, moved=True, behind=mail, counts=counts)
    again = stale(hand, hand.move(table.shop, Block.KEY_RESOURCES, phone))
    assert again is not None
    assert (again.behind, again.counts) == (phone, {})


def test_new_relationship_is_one_card(hand: Hand) -> None:
    outcome = hand.edit(hand.add(RELATIONSHIPS, "Club")[0], {"text": "Guild"})

    one = stale(hand, outcome)

    assert one is not None
    assert one.card == card(hand, one.key)


def test_note_that_is_deleted_leaves_no_card(hand: Hand, table: Table) -> None:
    one = stale(hand, hand.delete(table.shop))

    assert one == OneCard(table.shop, CHANNELS, None, None, moved=False, behind=None, counts={"channels": 0})


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_step_back_makes_stale_what_the_change_did(hand: Hand, table: Table, step: str) -> None:
    hand.edit(table.shop, {"text": "Store"})
    steps: dict[str, Callable[[], Outcome]] = {"undo": hand.undo, "redo": hand.redo}
    outcomes = [hand.undo()] if step == "undo" else [hand.undo(), steps[step]()]

    one = stale(hand, outcomes[-1])

    assert one is not None
    assert one.card == card(hand, table.shop)
