"""After a write, the browser redraws exactly the cards that changed."""

from collections.abc import Callable
from uuid import UUID

import pytest

from canvas_app.boards.stale import Placed, Stale, stale_cards
from relationships.actions.editing import Outcome, Submission
from relationships.actions.selections import delete_notes
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.lenses.board import build_board
from relationships.lenses.cards import Card, build_tints
from relationships.store.load import load_step
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand

RESOURCES = Block.KEY_RESOURCES


@pytest.fixture
def hand(table: Table) -> Hand:
    return table.hand


def find_stale(hand: Hand, act: Callable[[], object], subject: UUID | None = None) -> Stale:
    before = hand.document
    act()
    return stale_cards(before, hand.document, subject)


def cards(document: CanvasDocument) -> dict[UUID, Card]:
    return {card.id: card for view in build_board(document).blocks for card in view.cards}


def card(hand: Hand, note: UUID) -> Card:
    return cards(hand.document)[note]


def only(*changed: Card) -> Stale:
    return Stale(changed, (), (), {})


def serving(hand: Hand) -> tuple[UUID, UUID]:
    """Add a segment and a relationship with it."""
    (offices,), (club,) = hand.add(SEGMENTS, "Offices"), hand.add(RELATIONSHIPS, "Club")
    hand.edit(club, {"relationship.segment": str(offices), "relationship.type": "communities", "goals.retention": ""})
    return offices, club


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Guild"},
        {"status": "validated", "evidence.source": "A survey"},
        {"relationship.fixed_cost": "650"},
        {"goals.acquisition": "Bring a friend"},
        {"text": "Guild", "goals.retention": None, "goals.acquisition": ""},
    ],
)
def test_edit_of_a_relationship_makes_its_card_stale(hand: Hand, changes: dict[str, str | None]) -> None:
    _, club = serving(hand)

    stale = find_stale(hand, lambda: hand.edit(club, changes))

    assert stale == only(card(hand, club))


def test_what_no_card_shows_makes_nothing_stale(hand: Hand, table: Table) -> None:
    assert find_stale(hand, lambda: hand.edit(table.shop, {"evidence.source": "A survey"})) == only()


def test_type_of_a_relationship_shows_on_the_card_of_its_segment(hand: Hand) -> None:
    offices, club = serving(hand)

    stale = find_stale(hand, lambda: hand.edit(club, {"relationship.type": "self_service"}))

    assert stale == only(*(card(hand, key) for key in (offices, club)))


def test_answer_to_a_guiding_question_makes_no_card_stale(hand: Hand) -> None:
    _, club = serving(hand)
    assert find_stale(hand, lambda: hand.edit(club, {"relationship.expected": "yes"})) == only()


def test_relationship_that_turns_to_another_segment_changes_three_cards(hand: Hand) -> None:
    offices, club = serving(hand)
    (homes,) = hand.add(SEGMENTS, "Homes")

    stale = find_stale(hand, lambda: hand.edit(club, {"relationship.segment": str(homes)}))

    assert stale == only(*(card(hand, key) for key in (offices, homes, club)))


def test_new_name_of_a_segment_shows_on_the_cards_that_concern_it(hand: Hand, table: Table) -> None:
    offices, club = serving(hand)
    hand.edit(table.shop, {"segments": [str(offices)]})
    hand.add(CHANNELS, "Mail")

    stale = find_stale(hand, lambda: hand.edit(offices, {"text": "Small offices"}))

    changed = tuple(card(hand, key) for key in (offices, table.shop, club))
    assert stale == Stale(changed, (), (), {}, build_tints(hand.document))


def test_note_that_moves_goes_behind_its_neighbour_and_both_blocks_are_counted(hand: Hand, table: Table) -> None:
    mail, phone = hand.add(RESOURCES, "Mail", "Phone")

    stale = find_stale(hand, lambda: hand.move(table.shop, RESOURCES, mail))

    placed = Placed((card(hand, table.shop),), RESOURCES, mail, is_last=False)
    assert stale == Stale((), (table.shop,), (placed,), {"channels": 0, "key_resources": 3})
    again = find_stale(hand, lambda: hand.move(table.shop, RESOURCES, phone), subject=table.shop)
    assert again == Stale((), (table.shop,), (Placed((card(hand, table.shop),), RESOURCES, phone, is_last=True),), {})


def test_notes_that_are_added_stand_at_the_end_one_after_the_other(hand: Hand, table: Table) -> None:
    added: list[UUID] = []

    stale = find_stale(hand, lambda: added.extend(hand.add(CHANNELS, "Mail", "Phone")))

    mail, phone = (card(hand, key) for key in added)
    placed = Placed((mail, phone), CHANNELS, table.shop, is_last=True)
    assert stale == Stale((), (), (placed,), {"channels": 3})


def test_notes_that_come_back_before_others_are_inserted_together(hand: Hand, table: Table) -> None:
    mail, phone, _ = hand.add(CHANNELS, "Mail", "Phone", "Fair")
    cards = tuple(card(hand, key) for key in (mail, phone))
    delete_notes(hand.canvas_id, hand.user_id, Submission(), notes=[phone, mail])
    placed = Placed(cards, CHANNELS, table.shop, is_last=False)
    assert find_stale(hand, hand.undo) == Stale((), (), (placed,), {"channels": 4})


def test_note_that_is_deleted_and_brought_back(hand: Hand, table: Table) -> None:
    hand.add(CHANNELS, "Mail")
    shop = card(hand, table.shop)

    assert find_stale(hand, lambda: hand.delete(table.shop)) == Stale((), (table.shop,), (), {"channels": 1})
    back = Placed((shop,), CHANNELS, None, is_last=False)
    assert find_stale(hand, hand.undo) == Stale((), (), (back,), {"channels": 2})


def test_much_at_once_is_rather_the_whole_sheet(hand: Hand) -> None:
    assert find_stale(hand, lambda: hand.add(CHANNELS, *(["Mail"] * 40))).is_small
    assert not find_stale(hand, lambda: hand.add(CHANNELS, *(["Mail"] * 41))).is_small


def test_step_is_known_where_the_canvas_was_read_before_the_change(hand: Hand, table: Table) -> None:
    def step(outcome: Outcome) -> tuple[CanvasDocument, CanvasDocument] | None:
        assert outcome.change is not None
        return load_step(hand.canvas_id, outcome.change, outcome.version)

    before = hand.document
    outcome = hand.edit(table.shop, {"text": "Store"})
    assert step(outcome) == (before, hand.document)
    (mail,) = hand.add(CHANNELS, "Mail")
    moved = hand.move(mail, RESOURCES)
    assert step(moved) is None
    assert hand.document.notes(RESOURCES)[0].id == mail
    before = hand.document
    assert step(hand.undo()) == (before, hand.document)
    assert hand.texts(CHANNELS) == ["Store", "Mail"]


def test_step_is_not_known_where_the_order_has_changed_again(hand: Hand, table: Table) -> None:
    assert hand.texts(CHANNELS) == ["Shop"]
    first, second = hand.move(table.shop, RESOURCES), hand.move(table.shop, CHANNELS)
    assert first.change
    assert load_step(hand.canvas_id, first.change, first.version) is None
    assert second.change
    assert hand.texts(CHANNELS) == ["Shop"]


@pytest.mark.parametrize("is_known", [True, False])
def test_answer_to_a_write_brings_the_card_or_the_whole_sheet(hand: Hand, table: Table, *, is_known: bool) -> None:
    hand.add(CHANNELS, "Mail")
    if is_known:
        table.client.get(table.address)
    seen = str(hand.version)

    answer = table.client.post(f"{table.note}text/", {"text": "Store", "seen": seen}, headers=PARTIAL).text

    parts = ('hx-target="#sheet"', f'hx-target="#note-{table.shop}" hx-swap="outerHTML"')
    assert [part in answer for part in parts] == [not is_known, is_known]
    assert answer.count('class="note"') == (1 if is_known else 2)
