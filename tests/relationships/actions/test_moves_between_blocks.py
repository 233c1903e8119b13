"""What a note keeps when it moves to another block: its segments, and everything that belongs to it."""

import itertools
from uuid import UUID

import pytest

from relationships.actions.editing import Submission
from relationships.actions.notes import restore_note
from relationships.catalog.blocks import Block
from relationships.document.integrity import first_faults
from relationships.errors import Conflict
from relationships.models import Change
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand, details
from tests.relationships.actions.measured import insert_indicator, measure

RESOURCES = Block.KEY_RESOURCES


@pytest.fixture
def segments(ada: Hand) -> list[UUID]:
    return ada.add(SEGMENTS, "Offices", "Homes", "Gifts")


def test_channel_for_a_segment_becomes_the_relationship_of_that_segment(ada: Hand, segments: list[UUID]) -> None:
    (shop,) = ada.add(CHANNELS, "Shop", segments=(segments[1],))
    ada.move(shop, RELATIONSHIPS)
    assert (details(ada, shop).segment, ada.note(shop).segments) == (segments[1], ())


def test_relationship_is_of_the_first_segment_on_the_canvas_and_concerns_the_others(
    ada: Hand, segments: list[UUID]
) -> None:
    offices, homes, gifts = segments
    (shop,) = ada.add(CHANNELS, "Shop", segments=(gifts, homes, offices))
    ada.move(offices, SEGMENTS, gifts)
    ada.move(shop, RELATIONSHIPS)
    assert (details(ada, shop).segment, ada.note(shop).segments) == (homes, (gifts, offices))


def test_relationship_that_becomes_a_channel_concerns_its_segment(ada: Hand, segments: list[UUID]) -> None:
    (club,) = ada.add(RELATIONSHIPS, "Club")
    ada.edit(club, {"relationship.segment": str(segments[1]), "relationship.type": "communities"})
    ada.move(club, CHANNELS)
    assert ada.note(club).segments == (segments[1],)
    ada.move(club, RELATIONSHIPS)
    assert (details(ada, club).segment, ada.note(club).segments) == (segments[1], ())


def test_relationship_keeps_its_own_segment_on_the_way_there_and_back(ada: Hand, segments: list[UUID]) -> None:
    offices, homes, gifts = segments
    (club,) = ada.add(RELATIONSHIPS, "Club", segments=(gifts, offices))
    ada.edit(club, {"relationship.segment": str(homes), "segments": [str(gifts), str(offices)]})
    before = ada.note(club)
    for block in Block:
        ada.move(club, block)
        if block not in (SEGMENTS, RELATIONSHIPS):
            assert ada.note(club).segments == (homes, gifts, offices)
    ada.move(club, RELATIONSHIPS)
    assert ada.note(club).model_copy(update={"segment": None}) == before


def test_segments_that_were_set_elsewhere_replace_that_of_the_relationship(ada: Hand, segments: list[UUID]) -> None:
    offices, homes, _ = segments
    (club,) = ada.add(RELATIONSHIPS, "Club", segments=(offices,))
    ada.move(club, CHANNELS)
    ada.edit(club, {"segments": [str(homes)]})
    ada.move(club, RELATIONSHIPS)
    assert details(ada, club).segment == homes
    ada.move(club, CHANNELS)
    ada.edit(club, {"segments": []})
    ada.move(club, RELATIONSHIPS)
    assert (details(ada, club).segment, ada.note(club).segments) == (None, ())


def test_note_that_was_a_segment_for_a_while_keeps_its_segments(ada: Hand, segments: list[UUID]) -> None:
    (shop,) = ada.add(CHANNELS, "Shop", segments=tuple(segments[:2]))
    ada.move(shop, SEGMENTS)
    assert ada.note(shop).segments == tuple(segments[:2])
    ada.move(shop, RESOURCES)
    assert ada.note(shop).segments == tuple(segments[:2])


def test_note_becomes_no_relationship_of_a_note_that_is_no_segment_any_more(ada: Hand, segments: list[UUID]) -> None:
    offices, homes, _ = segments
    (shop,) = ada.add(CHANNELS, "Shop", segments=(offices, homes))
    (mail,) = ada.add(CHANNELS, "Mail", segments=(offices,))
    ada.move(offices, RESOURCES)
    for note in (shop, mail):
        ada.move(note, RELATIONSHIPS)
    assert (details(ada, shop).segment, ada.note(shop).segments) == (homes, (offices,))
    assert (details(ada, mail).segment, ada.note(mail).segments) == (None, (offices,))
    assert first_faults(ada.document) == []


def test_note_is_added_as_the_relationship_of_its_segment(ada: Hand, segments: list[UUID]) -> None:
    (club,) = ada.add(RELATIONSHIPS, "Club", segments=(segments[0], segments[2]))
    assert (details(ada, club).segment, ada.note(club).segments) == (segments[0], (segments[2],))


def test_copy_is_for_the_same_segments(ada: Hand, segments: list[UUID]) -> None:
    (club,) = ada.add(RELATIONSHIPS, "Club", segments=tuple(segments))
    (shop,) = ada.add(CHANNELS, "Shop", segments=tuple(segments))
    for key in (club, shop):
        copy = ada.copy(key).subject
        assert copy is not None
        assert ada.note(copy).segments == ada.note(key).segments
        assert ada.note(copy).relationship == ada.note(key).relationship


def _furnish(hand: Hand, segments: list[UUID]) -> dict[Block, UUID]:
    """Add notes with everything that can belong or refer to one, and return one for each of three blocks."""
    offices, homes, _ = segments
    (shop,) = hand.add(CHANNELS, "Shop", segments=(homes, offices))
    (club,) = hand.add(RELATIONSHIPS, "Club", segments=(homes, offices))
    links = {"relationship.channel": str(shop), "relationship.serves": [str(shop)], "goals.retention": "Cards"}
    hand.edit(club, links)
    insert_indicator(hand, subject_id=club)
    measure(hand, "Visits", subject=offices)
    return {SEGMENTS: offices, CHANNELS: shop, RELATIONSHIPS: club}


@pytest.mark.parametrize(
    ("source", "target"),
    [*itertools.product([SEGMENTS, CHANNELS, RELATIONSHIPS], [SEGMENTS, CHANNELS, RELATIONSHIPS, RESOURCES])],
)
def test_move_is_one_change_and_undoing_it_restores_everything(
    ada: Hand, segments: list[UUID], source: Block, target: Block
) -> None:
    note = _furnish(ada, segments)[source]
    before, revision = ada.document, ada.revision
    ada.move(note, target, segments[2] if target is source else None)
    after = ada.document
    assert ada.revision == revision + (before != after)
    if before == after:
        return
    change = Change.objects.get(canvas=ada.canvas_id, revision=ada.revision)
    assert list(change.after) == [str(note)]
    ada.undo()
    assert ada.document == before
    ada.redo()
    assert ada.document == after
    assert first_faults(after) == []


def test_move_keeps_what_belongs_to_the_note_and_what_refers_to_it(ada: Hand, segments: list[UUID]) -> None:
    notes = _furnish(ada, segments)
    club = details(ada, notes[RELATIONSHIPS])
    for note in notes.values():
        ada.move(note, RESOURCES)
    moved = ada.note(notes[RELATIONSHIPS]).relationship
    assert moved == club
    assert {indicator.subject for indicator in ada.document.indicators} == {notes[RELATIONSHIPS], notes[SEGMENTS]}
    assert ada.note(notes[CHANNELS]).segments == (segments[1], segments[0])


def test_other_text_of_a_form_that_was_opened_before_the_move_is_saved(
    ada: Hand, ben: Hand, segments: list[UUID]
) -> None:
    (shop,) = ada.add(CHANNELS, "Shop", segments=(segments[0],))
    opened = ada.revision
    ada.move(shop, RELATIONSHIPS)
    ben.edit(shop, {"text": "Web shop", "segments": [str(segments[0])]}, base=opened)
    assert (ada.note(shop).text, details(ada, shop).segment, ada.note(shop).segments) == ("Web shop", segments[0], ())
    with pytest.raises(Conflict) as raised:
        ben.edit(shop, {"segments": [str(segments[1])]}, base=opened)
    assert [field.path for field in raised.value.fields] == ["segments"]


def test_segment_that_is_deleted_after_a_move_does_not_come_back(ada: Hand, segments: list[UUID]) -> None:
    (club,) = ada.add(RELATIONSHIPS, "Club", segments=(segments[0],))
    ada.move(club, CHANNELS)
    ada.delete(segments[0])
    ada.move(club, RELATIONSHIPS)
    assert (details(ada, club).segment, ada.note(club).segments) == (None, ())


def test_note_that_was_deleted_comes_back_for_its_segments(ada: Hand, segments: list[UUID]) -> None:
    (shop,) = ada.add(CHANNELS, "Shop", segments=(segments[1],))
    ada.move(shop, RELATIONSHIPS)
    ada.delete(shop)
    restore_note(ada.canvas_id, ada.user_id, Submission(), note_id=shop, changes={})
    assert details(ada, shop).segment == segments[1]
