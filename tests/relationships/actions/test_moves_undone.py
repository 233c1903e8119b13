"""Undoing moves into and out of the customer blocks after others have built on the moved note."""

import datetime as dt
from uuid import UUID, uuid4

import pytest

from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.relationships import add_demanded_note
from relationships.document.assembly import with_new_ids
from relationships.document.canvas import CanvasDocument
from relationships.document.integrity import first_faults
from relationships.document.segments import SegmentDetails
from relationships.errors import Refused
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand


def _in_segments(hand: Hand) -> tuple[UUID, int]:
    """Move a note into Customer Segments; return its id and the revision of the move."""
    (offices,) = hand.add(CHANNELS, "Offices")
    return offices, hand.move(offices, SEGMENTS).revision


def _in_relationships(hand: Hand) -> tuple[UUID, int]:
    (forum,) = hand.add(CHANNELS, "Forum")
    return forum, hand.move(forum, RELATIONSHIPS).revision


def test_undone_move_leaves_a_segment_that_a_note_concerns_its_details(ada: Hand, ben: Hand) -> None:
    offices, move = _in_segments(ada)
    (shop,) = ben.add(CHANNELS, "Shop", segments=(offices,))
    ada.undo(move)
    assert (ada.texts(SEGMENTS), ada.note(offices).segment) == ([], SegmentDetails(hue=1))
    assert (ada.note(shop).segments, first_faults(ada.document)) == ((offices,), [])
    assert with_new_ids(ada.document).title == ada.document.title
    ben.edit(shop, {"text": "Web shop", "segments": [str(offices)]})
    assert ben.note(shop).segments == (offices,)


def test_undone_move_leaves_a_relationships_segment_its_details(ada: Hand, ben: Hand) -> None:
    offices, move = _in_segments(ada)
    (forum,) = ben.add(RELATIONSHIPS, "Forum")
    ben.edit(forum, {"relationship.segment": str(offices)})
    ada.undo(move)
    details = ada.note(forum).relationship
    assert details is not None
    assert (details.segment, first_faults(ada.document)) == (offices, [])


def test_undone_move_takes_the_details_back_where_nobody_needs_them(ada: Hand, ben: Hand) -> None:
    offices, move = _in_segments(ada)
    ben.add(CHANNELS, "Shop", segments=(offices,))
    ben.undo()
    ada.undo(move)
    assert (ada.note(offices).segment, ada.texts(CHANNELS)) == (None, ["Offices"])
    assert first_faults(ada.document) == []


def test_details_that_were_left_do_not_keep_the_note_from_being_undone(ada: Hand, ben: Hand) -> None:
    offices, move = _in_segments(ada)
    (shop,) = ben.add(CHANNELS, "Shop", segments=(offices,))
    ada.undo(move)
    ada.redo()
    ada.undo()
    ben.edit(shop, {"segments": []})
    ada.undo()
    assert ada.texts(CHANNELS) == ["Shop"]
    ada.redo()
    ada.redo()
    assert (ada.texts(SEGMENTS), ada.texts(CHANNELS)) == (["Offices"], ["Shop"])


def test_note_that_comes_back_no_longer_concerns_what_is_no_segment_any_more(ada: Hand, ben: Hand) -> None:
    offices, move = _in_segments(ada)
    (shop,) = ben.add(CHANNELS, "Shop", segments=(offices,))
    ben.delete(shop)
    ada.undo(move)
    ben.undo()
    assert (ada.note(shop).segments, first_faults(ada.document)) == ((), [])


def test_edit_that_is_undone_no_longer_names_what_is_no_segment_any_more(ada: Hand, ben: Hand) -> None:
    offices, move = _in_segments(ada)
    (forum,) = ben.add(RELATIONSHIPS, "Forum", segments=(offices,))
    ben.edit(forum, {"relationship.segment": str(offices)})
    ben.edit(forum, {"relationship.segment": None, "segments": [], "status": "fact"})
    ada.undo(move)
    ben.undo()
    note = ada.note(forum)
    assert note.relationship is not None
    assert (note.status, note.segments, note.relationship.segment) == ("assumption", (), None)
    assert first_faults(ada.document) == []


def test_undone_move_leaves_a_relationship_the_goals_it_was_given(ada: Hand, ben: Hand) -> None:
    forum, move = _in_relationships(ada)
    ben.edit(forum, {"goals.retention": "A newsletter"})
    ada.undo(move)
    details = ada.note(forum).relationship
    assert details is not None
    assert [goal.tactics for goal in details.goals] == ["A newsletter"]


def test_goal_comes_back_with_a_relationship_around_it(ada: Hand, ben: Hand) -> None:
    forum, move = _in_relationships(ada)
    ben.edit(forum, {"goals.retention": "A newsletter"})
    ben.edit(forum, {"goals.retention": None})
    ada.undo(move)
    assert ada.note(forum).relationship is None
    ben.undo()
    details = ada.note(forum).relationship
    assert details is not None
    assert [goal.tactics for goal in details.goals] == ["A newsletter"]


def test_move_is_undone_whatever_hue_the_segment_was_given_meanwhile(ada: Hand, ben: Hand) -> None:
    offices, move = _in_segments(ada)
    ben.move(offices, CHANNELS)
    ben.add(SEGMENTS, "Homes")
    ben.undo(move + 1)
    details = ada.note(offices).segment
    assert details is not None
    assert details.hue == 2
    ada.undo(move)
    assert (ada.texts(SEGMENTS), ada.texts(CHANNELS)) == (["Homes"], ["Offices"])


def test_move_is_not_undone_once_somebody_described_the_segment(ada: Hand, ben: Hand) -> None:
    offices, move = _in_segments(ada)
    ben.edit(offices, {"segment.needs": "Coffee"})
    with pytest.raises(Refused, match="Ben changed the same thing later"):
        ada.undo(move)


def test_undone_move_leaves_indicators_and_reviews_of_the_note(ada: Hand, ben: Hand) -> None:
    key, day = uuid4(), dt.date(2026, 3, 1)
    document = CanvasDocument.model_validate(
        {
            "title": "Measured",
            "blocks": {"channels": [{"id": key, "text": "Offices"}]},
            "indicators": [{"id": uuid4(), "name": "NPS", "subject": key}],
            "reviews": [{"id": uuid4(), "date": day, "subject": key}],
        }
    )
    hand = Hand(create_canvas(ada.user_id, document), ada.user_id)
    before = hand.document
    (offices,) = before.notes(CHANNELS)
    hand.move(offices.id, SEGMENTS)
    hand.undo()
    assert hand.document == before
    hand.redo()
    hand.delete(offices.id)
    hand.undo()
    hand.undo()
    assert hand.document == before


def test_undoing_an_addition_is_refused_once_the_same_relationship_uses_it_otherwise(ada: Hand, ben: Hand) -> None:
    (forum,) = ada.add(RELATIONSHIPS, "Forum")
    demanded = add_demanded_note(
        ada.canvas_id, ada.user_id, Submission(), note_id=forum, block=CHANNELS, text="Web site"
    ).revision
    (site,) = ada.document.notes(CHANNELS)
    ben.edit(forum, {"relationship.channel": str(site.id)})
    with pytest.raises(Refused, match="Ben added something that depends on it"):
        ada.undo(demanded)
