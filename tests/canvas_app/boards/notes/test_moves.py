"""The notice after a move to another block: what it says, and that it offers to undo the move."""

from uuid import UUID

import pytest

from relationships.catalog.blocks import Block
from relationships.models import Review
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, details
from tests.relationships.actions.measured import insert_indicator

RESOURCES = Block.KEY_RESOURCES


@pytest.fixture
def segments(table: Table) -> list[UUID]:
    """Add three segments, and return their ids."""
    return table.hand.add(SEGMENTS, "Small offices", "Homes", "Gifts")


def move(table: Table, note: UUID, block: Block) -> str:
    """Move a note through htmx, and return the notice with its offer to undo the move."""
    address = f"{table.address}notes/{note}/position/"
    answer = unmarked(table.client.post(address, {"place": f"{block.value}|"}, headers=PARTIAL).text)
    assert f'hx-post="{table.address}changes/{table.hand.revision}/reversal/' in answer
    return answer


def test_move_between_blocks_is_told_with_undo(table: Table) -> None:
    assert "“Shop” moved from Channels to Key Resources." in move(table, table.shop, RESOURCES)


def test_move_within_a_block_is_not(table: Table) -> None:
    (mail,) = table.hand.add(CHANNELS, "Mail")
    answer = table.client.post(f"{table.note}position/", {"place": f"channels|{mail}"}, headers=PARTIAL).text
    assert "<notice-card" not in answer


@pytest.mark.parametrize("block", [CHANNELS, RESOURCES])
def test_page_without_scripts_tells_it_and_offers_undo(table: Table, segments: list[UUID], block: Block) -> None:
    table.hand.add(CHANNELS, "Mail")
    table.hand.edit(table.shop, {"segments": [str(segments[0])]})
    before = table.hand.document
    (mail,) = (note.id for note in before.notes(CHANNELS) if note.text == "Mail")
    place = f"{block.value}|{mail if block is CHANNELS else ''}"
    page = unmarked(table.client.post(f"{table.note}position/", {"place": place}, follow=True).text)
    assert ("Moved to Channels." if block is CHANNELS else "“Shop” moved from Channels to Key Resources.") in page
    undo = f"{table.address}changes/{table.hand.revision}/reversal/"
    assert f'action="{undo}' in page
    table.client.post(undo)
    assert table.hand.document == before


def test_channel_that_becomes_a_relationship_says_of_which_segment(table: Table, segments: list[UUID]) -> None:
    table.hand.edit(table.shop, {"segments": [str(segments[1])]})
    notice = move(table, table.shop, RELATIONSHIPS)
    assert "“Shop” moved from Channels to Customer Relationships. It is now a relationship with “Homes”." in notice
    assert "It is also for" not in notice


def test_relationship_of_several_segments_names_and_shows_them_all(table: Table, segments: list[UUID]) -> None:
    table.hand.edit(table.shop, {"segments": [str(key) for key in reversed(segments)]})
    notice = move(table, table.shop, RELATIONSHIPS)
    assert "It is now a relationship with “Small offices”. It is also for “Homes” and “Gifts”." in notice
    board = table.client.get(table.address).text
    assert "for Small offices, Homes, Gifts" in unmarked(board)
    page = table.client.get(table.note).text
    others = page.partition('id="id_segments_field"')[2].partition("</fieldset>")[0]
    assert [f'value="{key}"' in others for key in segments] == [False, True, True]
    form = read_form_fields(page)
    assert form["relationship-segment"] == [str(segments[0])]
    assert set(form["segments"]) == {str(key) for key in segments[1:]}
    table.client.post(table.note, {**form, "segments": [str(segments[2])]})
    assert table.hand.note(table.shop).segments == (segments[2],)
    form["segments"] = []
    table.client.post(table.note, form | {"revision": [str(table.hand.version)]})
    assert "segments" not in read_form_fields(table.client.get(table.note).text)


def test_segments_that_a_form_sends_are_not_lost_where_another_took_them_away(
    table: Table, segments: list[UUID]
) -> None:
    (club,) = table.hand.add(RELATIONSHIPS, "Club", segments=tuple(segments[:2]))
    address = f"{table.address}notes/{club}/"
    form = read_form_fields(table.client.get(address).text)
    table.hand.edit(club, {"segments": []})
    answer = table.client.post(address, {**form, "segments": [str(segments[2])]})
    assert answer.status_code == 409
    assert "Gifts" in answer.text


def test_relationship_that_leaves_says_what_it_keeps(table: Table, segments: list[UUID]) -> None:
    (club,) = table.hand.add(RELATIONSHIPS, "Club", segments=(segments[0],))
    table.hand.edit(club, {"relationship.type": "communities", "goals.retention": "Cards"})
    insert_indicator(table.hand, subject_id=club)
    Review.objects.create(canvas_id=table.hand.canvas_id, subject_id=club, rank=1, date="2026-03-01")
    notice = move(table, club, CHANNELS)
    assert "“Club” moved from Customer Relationships to Channels and is no longer a relationship." in notice
    assert "It keeps its details and 1 goal in case you move it back. It is still for “Small offices”." in notice
    assert "It keeps 1 indicator and 1 review." in notice
    assert table.client.get(f"{table.address}scorecard/").status_code == 200
    back = move(table, club, RELATIONSHIPS)
    assert "It has its details and 1 goal again. It is now a relationship with “Small offices”." in back


def test_note_that_becomes_a_segment_says_which_segments_it_is_no_longer_for(
    table: Table, segments: list[UUID]
) -> None:
    table.hand.edit(table.shop, {"segments": [str(key) for key in segments[:2]]})
    notice = move(table, table.shop, SEGMENTS)
    gone = "As a segment, it is not for “Small offices” and “Homes”"
    assert f"{gone}. It will be again when you move it out of Customer Segments." in notice
    assert 'name="segments"' not in table.client.get(table.note).text
    assert "It is for “Small offices” and “Homes” again." in move(table, table.shop, RESOURCES)


def test_segment_that_leaves_says_who_loses_it(table: Table, segments: list[UUID]) -> None:
    offices, homes, _ = segments
    table.hand.edit(offices, {"segment.needs": "Good coffee"})
    table.hand.add(RELATIONSHIPS, "Club", segments=(offices, homes))
    table.hand.add(RELATIONSHIPS, "Desk", segments=(offices,))
    table.hand.edit(table.shop, {"segments": [str(offices)]})
    notice = move(table, offices, RESOURCES)
    assert "It keeps its details in case you move it back. 1 relationship has no segment until then." in notice
    assert "2 notes are not assigned to it until then." in notice
    back = move(table, offices, SEGMENTS)
    assert "It has its details again. It is the segment of 1 relationship and 2 notes again." in back


def test_deleted_segment_leaves_the_other_segments_of_a_relationship(table: Table, segments: list[UUID]) -> None:
    table.hand.add(RELATIONSHIPS, "Club", segments=tuple(segments[:2]))
    (desk,) = table.hand.add(RELATIONSHIPS, "Desk", segments=(segments[0],))
    table.hand.move(desk, CHANNELS)
    answer = table.client.post(f"{table.address}notes/{segments[0]}/deletion/", headers=PARTIAL).text
    assert "2 notes are no longer linked to it." in answer
    assert "no segment now" not in answer


def test_channel_that_leaves_says_which_relationships_still_name_it(table: Table) -> None:
    (club,) = table.hand.add(RELATIONSHIPS, "Club")
    table.hand.edit(club, {"relationship.channel": str(table.shop)})
    assert "1 relationship still uses it as its channel." in move(table, table.shop, RESOURCES)
    assert details(table.hand, club).channel == table.shop


def test_name_that_looks_like_markup_is_shown_as_it_is(table: Table) -> None:
    table.hand.edit(table.shop, {"text": "<b>“Shop”</b>\nand more"})
    assert "“&lt;b&gt;‘Shop’&lt;/b&gt;” moved from Channels" in move(table, table.shop, RESOURCES)


def test_move_that_is_sent_again_offers_no_second_undo(table: Table) -> None:
    fields = {"request_id": "once", "place": "key_resources|"}
    table.client.post(f"{table.note}position/", fields, headers=PARTIAL)
    table.hand.undo(2)
    again = table.client.post(f"{table.note}position/", fields, headers=PARTIAL).text
    assert "reversal" not in again
