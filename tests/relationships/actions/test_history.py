"""Undoing and redoing one's own changes."""

import datetime as dt
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from relationships.actions.canvases import create_canvas, describe_canvas
from relationships.actions.editing import Submission
from relationships.actions.history import has_skipped_changes
from relationships.actions.indicators import delete_indicator, edit_indicator
from relationships.actions.reviews import add_review, delete_review, edit_review
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Reading, Review
from relationships.errors import Refused
from relationships.lenses.wording.history import group_by_day, sentence
from relationships.models import Change
from relationships.samples import load_sample
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand
from tests.relationships.actions.measured import measure


def test_undo_and_redo_go_back_and_forth(ada: Hand) -> None:
    empty = ada.document
    (shop,) = ada.add(CHANNELS, "Shop")
    added = ada.document
    ada.edit(shop, {"text": "Web shop"})
    edited = ada.document
    ada.undo()
    assert ada.document == added
    ada.undo()
    assert ada.document == empty
    ada.redo()
    assert ada.document == added
    ada.redo()
    assert ada.document == edited
    assert ada.revision == 6


def test_new_change_ends_what_could_be_redone(ada: Hand) -> None:
    ada.add(CHANNELS, "Shop")
    ada.undo()
    ada.add(CHANNELS, "Mail")
    with pytest.raises(Refused):
        ada.redo()


def test_nothing_to_undo_or_redo_is_said(ada: Hand, ben: Hand) -> None:
    ada.add(CHANNELS, "Shop")
    for attempt in (ben.undo, ben.redo, ada.redo):
        with pytest.raises(Refused):
            attempt()


def test_history_names_the_note_of_a_goal_an_indicator_and_a_review(ada: Hand) -> None:
    (desk,) = ada.add(RELATIONSHIPS, "Desk")
    args = ada.canvas_id, ada.user_id, Submission()
    ada.edit(desk, {"goals.acquisition": ""})
    ada.edit(desk, {"goals.acquisition": "Open days"})
    ada.edit(desk, {"goals.acquisition": None})
    indicator = measure(ada, "NPS", subject=desk)
    edit_indicator(*args, indicator_id=indicator, changes={"name": "Loyalty"}, base=None)
    edit_indicator(*args, indicator_id=indicator, changes={"target": "40"}, base=None)
    delete_indicator(*args, indicator_id=indicator)
    review = add_review(*args, subject=desk, date=dt.date(2026, 3, 3)).subject
    assert review
    edit_review(*args, review_id=review, changes={"decision": "A plan"}, base=None)
    delete_review(*args, review_id=review)
    expected = [
        "deleted the review of “Desk” on 3 March 2026",
        "changed the decision of the review of “Desk” on 3 March 2026",
        "added the review of “Desk” on 3 March 2026",
        "deleted the indicator “Loyalty” of “Desk”",
        "set the target of the indicator “Loyalty” of “Desk” to 40",
        "renamed the indicator “NPS” of “Desk” to “Loyalty”",
        "added the indicator “NPS” of “Desk”",
        *["changed the acquisition goal of “Desk”"] * 3,
    ]
    told = [sentence(change) for change in Change.objects.filter(canvas=ada.canvas_id).order_by("-revision")]
    assert told[:-1] == expected
    ada.delete(desk)
    told = [sentence(change) for change in Change.objects.filter(canvas=ada.canvas_id).order_by("-revision")]
    assert told[1:-1] == expected


def test_undo_leaves_what_others_did_elsewhere(ada: Hand, ben: Hand) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    ada.edit(shop, {"text": "Web shop"})
    ben.edit(shop, {"status": "testing"})
    ben.add(CHANNELS, "Mail")
    ada.undo()
    assert (ada.note(shop).text, ada.note(shop).status, ada.texts(CHANNELS)) == ("Shop", "testing", ["Shop", "Mail"])


def test_undo_is_refused_where_somebody_changed_the_same_thing(ada: Hand, ben: Hand) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    ada.edit(shop, {"text": "Web shop"})
    ben.edit(shop, {"text": "Corner shop"})
    with pytest.raises(Refused, match="Ben changed the same thing later"):
        ada.undo()
    assert ada.texts(CHANNELS) == ["Corner shop"]


def test_undoing_an_addition_is_refused_once_somebody_built_on_it(ada: Hand, ben: Hand) -> None:
    (offices,) = ada.add(SEGMENTS, "Offices")
    ben.add(CHANNELS, "Shop", segments=(offices,))
    with pytest.raises(Refused):
        ada.undo()


def test_deleting_a_segment_and_undoing_it_brings_everything_back(ada: Hand) -> None:
    document = load_sample("netflix")
    hand = Hand(create_canvas(ada.user_id, document), ada.user_id)
    before = hand.document
    for note in before.notes(SEGMENTS):
        hand.delete(note.id)
    assert hand.texts(SEGMENTS) == []
    for _ in before.notes(SEGMENTS):
        hand.undo()
    assert hand.document == before


def test_indicators_readings_and_reviews_come_back_with_their_note(ada: Hand) -> None:
    (key, indicator, reading, review) = (uuid4() for _ in range(4))
    day = dt.date(2026, 3, 1)
    document = CanvasDocument.model_validate(
        {
            "title": "Measured",
            "blocks": {"customer_relationships": [{"id": key, "text": "Forum"}]},
            "indicators": [Indicator(id=indicator, name="NPS", subject=key, readings=(_reading(reading, day),))],
            "reviews": [Review(id=review, date=day, subject=key, decision="Go on")],
        }
    )
    hand = Hand(create_canvas(ada.user_id, document), ada.user_id)
    before = hand.document
    hand.delete(before.notes(RELATIONSHIPS)[0].id)
    assert (hand.document.indicators, hand.document.reviews) == ((), ())
    hand.undo()
    assert hand.document == before


def _reading(key: UUID, day: dt.date) -> Reading:
    return Reading(id=key, date=day, value=Decimal(46))


def test_move_is_undone_to_its_old_place_among_new_neighbours(ada: Hand, ben: Hand) -> None:
    shop, mail = ada.add(CHANNELS, "Shop", "Mail")
    ada.move(shop, SEGMENTS)
    ben.add(CHANNELS, "Phone")
    ben.move(mail, CHANNELS)
    ada.undo()
    assert sorted(ada.texts(CHANNELS)) == ["Mail", "Phone", "Shop"]
    assert ada.texts(SEGMENTS) == []


def test_moves_there_and_back_are_undone_and_redone_one_by_one(ada: Hand) -> None:
    shop, _ = ada.add(CHANNELS, "Shop", "Mail")
    states = [ada.document]
    for block in (SEGMENTS, CHANNELS, SEGMENTS):
        ada.move(shop, block)
        states.append(ada.document)
    for state in reversed(states[:-1]):
        ada.undo()
        assert ada.document == state
    for state in states[1:]:
        ada.redo()
        assert ada.document == state
    for state in reversed(states[:-1]):
        ada.undo()
        assert ada.document == state


def test_move_is_undone_after_what_somebody_moved_was_undone(ada: Hand, ben: Hand) -> None:
    shop, mail = ada.add(CHANNELS, "Shop", "Mail")
    ada.move(shop, CHANNELS, mail)
    ben.move(shop, SEGMENTS)
    ben.undo()
    ada.undo()
    assert ada.texts(CHANNELS) == ["Shop", "Mail"]


def test_move_is_not_undone_once_somebody_moved_the_note_again(ada: Hand, ben: Hand) -> None:
    shop, mail = ada.add(CHANNELS, "Shop", "Mail")
    ada.move(shop, CHANNELS, mail)
    ben.move(shop, SEGMENTS)
    with pytest.raises(Refused):
        ada.undo()


def test_undo_drops_references_to_what_is_gone(ada: Hand, ben: Hand) -> None:
    (offices,) = ada.add(SEGMENTS, "Offices")
    (shop,) = ada.add(CHANNELS, "Shop", segments=(offices,))
    ada.delete(shop)
    ben.delete(offices)
    ada.undo()
    assert (ada.texts(CHANNELS), ada.note(shop).segments) == (["Shop"], ())


def test_change_of_which_nothing_is_left_does_not_block_those_before(ada: Hand, ben: Hand) -> None:
    (offices,) = ada.add(SEGMENTS, "Offices")
    (shop,) = ada.add(CHANNELS, "Shop", segments=(offices,))
    ada.edit(shop, {"text": "Web shop"})
    freed = ada.edit(shop, {"segments": []})
    ben.delete(offices)
    undone = ada.undo()
    assert ada.texts(CHANNELS) == ["Shop"]
    assert undone.change
    assert has_skipped_changes(undone.change)
    with pytest.raises(Refused, match="nothing left of this change"):
        ada.undo(freed.revision)
    ada.redo()
    assert ada.texts(CHANNELS) == ["Web shop"]
    again = ada.undo()
    assert again.change
    assert again.change.kind == "undo"


def test_one_particular_change_is_undone(ada: Hand) -> None:
    ada.add(CHANNELS, "Shop")
    ada.add(CHANNELS, "Mail")
    ada.undo(revision=1)
    assert ada.texts(CHANNELS) == ["Mail"]
    with pytest.raises(Refused):
        ada.undo(revision=1)


def test_change_of_somebody_else_is_not_undone(ada: Hand, ben: Hand) -> None:
    ada.add(CHANNELS, "Shop")
    with pytest.raises(Refused):
        ben.undo(revision=1)


def test_history_says_in_words_what_was_done(ada: Hand) -> None:
    (offices,) = ada.add(SEGMENTS, "Offices")
    ada.edit(offices, {"segment.needs": "Coffee", "status": "fact"})
    ada.edit(offices, {"text": "Small offices"})
    ada.edit(offices, {"status": "testing"})
    ada.move(offices, CHANNELS)
    ada.copy(offices)
    ada.delete(offices)
    ada.undo()
    ada.add(CHANNELS, "One", "Two")
    said = [sentence(change) for change in Change.objects.order_by("revision")]
    assert said == [
        "added “Offices” to Customer Segments",
        "changed the status and the segment details (needs) of “Offices”",
        "changed “Offices” to “Small offices”",
        "set the status of “Small offices” to testing",
        "moved “Small offices” from Customer Segments to Channels",
        "duplicated “Small offices”",
        "deleted “Small offices” from Channels",
        "restored “Small offices” to Channels (undo)",
        "added 2 notes to Channels",
    ]


def test_history_says_what_an_undo_and_a_redo_came_to(ada: Hand) -> None:
    (shop,) = ada.add(CHANNELS, "Shop")
    ada.edit(shop, {"text": "Web shop"})
    ada.move(shop, SEGMENTS)
    describe_canvas(ada.canvas_id, ada.user_id, Submission(), changes={"title": "Tea"}, base=None)
    for _ in range(4):
        ada.undo()
    ada.redo()
    ada.add(CHANNELS, "One", "Two")
    ada.undo()
    said = [sentence(change) for change in Change.objects.order_by("revision")[4:]]
    assert said == [
        "changed the title (undo)",
        "moved “Web shop” from Customer Segments to Channels (undo)",
        "changed “Web shop” to “Shop” (undo)",
        "deleted “Shop” from Channels (undo)",
        "restored “Shop” to Channels (redo)",
        "added 2 notes to Channels",
        "deleted 2 notes from Channels (undo)",
    ]


def test_history_is_listed_by_day_and_offers_undo_of_ones_own(ada: Hand, ben: Hand) -> None:
    ada.add(CHANNELS, "Shop")
    ben.add(CHANNELS, "Mail")
    Change.objects.filter(revision=1).update(at=dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC))
    days = group_by_day(list(Change.objects.order_by("-revision")), ada.user_id, ada.document)
    assert [len(day.entries) for day in days] == [1, 1]
    assert days[1].date == dt.date(2026, 3, 1)
    assert [entry.can_undo for day in days for entry in day.entries] == [False, True]
