"""Changing and deleting several notes at once over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID, uuid4

import pytest
from django.test import Client

from relationships.actions.canvases import create_canvas
from relationships.catalog.goals import Status
from relationships.document.canvas import CanvasDocument
from relationships.models import Note, Role
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand, details


@pytest.fixture
def mail(table: Table) -> UUID:
    return table.hand.add(CHANNELS, "Mail")[0]


def change(table: Table, *notes: UUID, headers: dict[str, str] | None = None, to: str = "", **data: str) -> str:
    """Change notes, and return the text of the response, which is a success."""
    sent = {"note": [str(key) for key in notes], "seen": str(table.hand.version), **data}
    answer = table.client.post(f"{table.address}notes/selection/{to}", sent, headers=headers or PARTIAL)
    assert answer.status_code in (200, 303)
    return unmarked(one_line(answer.content.decode()))


def test_segment_is_added_to_those_that_lack_it_and_then_taken_from_all(
    table: Table, mail: UUID, offices: UUID
) -> None:
    change(table, mail, segment=str(offices))
    said = change(table, mail, table.shop, segment=str(offices))
    assert [note.segments for note in table.hand.document.notes(CHANNELS)] == [(offices,), (offices,)]
    assert "Added the segment “Offices” to “Shop”." in said
    said = change(table, mail, table.shop, segment=str(offices))
    assert [note.segments for note in table.hand.document.notes(CHANNELS)] == [(), ()]
    assert "Removed the segment “Offices” from “Shop” and “Mail”." in said
    assert "reversal/" in said


def test_segment_that_is_kept_is_not_taken_away(table: Table, mail: UUID, offices: UUID) -> None:
    for _ in range(2):
        said = change(table, mail, segment=str(offices), keep="on")
    assert table.hand.note(mail).segments == (offices,)
    assert "Nothing to change" in said


def test_relationship_gets_the_segment_instead_of_its_own(table: Table, calls: UUID, mail: UUID) -> None:
    (homes,) = table.hand.add(SEGMENTS, "Homes")
    change(table, calls, mail, segment=str(homes))
    assert (details(table.hand, calls).segment, table.hand.note(calls).segments) == (homes, ())
    change(table, calls, mail, segment=str(homes))
    assert (details(table.hand, calls).segment, table.hand.note(mail).segments) == (None, ())


def test_note_forgets_the_segment_that_is_taken_when_it_becomes_a_relationship(
    table: Table, calls: UUID, offices: UUID
) -> None:
    table.hand.move(calls, CHANNELS)
    change(table, calls, segment=str(offices))
    table.hand.move(calls, RELATIONSHIPS)
    assert details(table.hand, calls).segment is None


def test_segments_among_the_notes_are_for_no_segment(table: Table, mail: UUID, offices: UUID) -> None:
    (homes,) = table.hand.add(SEGMENTS, "Homes")
    change(table, mail, homes, segment=str(offices))
    assert (table.hand.note(homes).segments, table.hand.note(mail).segments) == ((), (offices,))
    data = {"note": [str(homes)], "segment": str(offices)}
    answer = table.client.post(f"{table.address}notes/selection/", data, headers=PARTIAL)
    assert (answer.status_code, "A segment can’t be assigned to another" in answer.content.decode()) == (409, True)


def test_status_of_several_is_set_in_one_change_with_one_undo(table: Table, mail: UUID, offices: UUID) -> None:
    revision = table.hand.revision
    said = change(table, mail, table.shop, offices, status="validated")
    assert "Set the status of 3 notes to validated." in said
    assert {note.status for _, note in table.hand.document.placed_notes()} == {Status.VALIDATED}
    assert table.hand.revision == revision + 1
    table.hand.undo()
    assert {note.status for _, note in table.hand.document.placed_notes()} == {Status.ASSUMPTION}


def test_notes_move_to_the_end_of_a_block_in_their_order_and_keep_their_segments(
    table: Table, mail: UUID, offices: UUID, calls: UUID
) -> None:
    table.hand.edit(mail, {"segments": [str(offices)]})
    said = change(table, mail, table.shop, calls, block="customer_relationships")
    assert "Moved “Shop” and “Mail” to Customer Relationships." in said
    assert table.hand.texts(RELATIONSHIPS) == ["A call a month", "Shop", "Mail"]
    assert (details(table.hand, mail).segment, table.hand.note(mail).segments) == (offices, ())
    table.hand.undo()
    assert table.hand.texts(CHANNELS) == ["Shop", "Mail"]
    assert table.hand.note(mail).segments == (offices,)


def test_notes_that_become_segments_get_hues_of_their_own(table: Table, mail: UUID, offices: UUID) -> None:
    change(table, mail, table.shop, block="customer_segments")
    hues = [note.segment.hue for note in table.hand.document.notes(SEGMENTS) if note.segment]
    assert hues == [1, 2, 3]


def test_ranks_stay_positive_however_often_notes_move_together(table: Table, mail: UUID) -> None:
    for block in ("key_resources", "channels"):
        change(table, mail, table.shop, block=block)
    table.hand.undo()
    assert min(Note.objects.values_list("rank", flat=True)) > 0


def test_notice_of_a_single_moved_note_says_what_follows(table: Table, offices: UUID, mail: UUID) -> None:
    table.hand.edit(mail, {"segments": [str(offices)]})
    said = change(table, mail, block="customer_relationships")
    assert "“Mail” moved from Channels to Customer Relationships. It is now a relationship with “Offices”." in said


def test_deletion_names_what_goes_along_and_is_one_undo(
    table: Table, mail: UUID, offices: UUID, calls: UUID, nps: UUID
) -> None:
    table.hand.edit(mail, {"segments": [str(offices)]})
    said = change(table, offices, table.shop, to="deletion/")
    assert "2 notes were deleted, with 2 measurements and 1 indicator." in said
    assert "1 relationship has no segment now. 1 note is no longer linked to them." in said
    assert (table.hand.texts(CHANNELS), table.hand.note(mail).segments) == (["Mail"], ())
    table.hand.undo()
    assert (table.hand.texts(CHANNELS), table.hand.note(mail).segments) == (["Shop", "Mail"], (offices,))
    assert [indicator.id for indicator in table.hand.document.indicators] == [nps]


def test_history_tells_each_step(table: Table, mail: UUID, offices: UUID) -> None:
    change(table, mail, table.shop, segment=str(offices))
    change(table, mail, table.shop, status="testing")
    change(table, mail, table.shop, block="key_resources")
    change(table, mail, table.shop, to="deletion/")
    for _ in range(4):
        table.hand.undo()
    page = unmarked(one_line(table.client.get(f"{table.address}history/").content.decode()))
    assert [sentence for sentence in SENTENCES if sentence not in page] == []


SENTENCES = (
    "added the segment “Offices” to “Shop” and “Mail”",
    "set the status of “Shop” and “Mail” to testing",
    "moved “Shop” and “Mail” to Key Resources",
    "deleted “Shop” and “Mail”",
    "restored 2 notes to Key Resources (undo)",
    "moved “Shop” and “Mail” to Channels (undo)",
    "changed the status of “Shop” and “Mail” (undo)",
    "changed the segments of “Shop” and “Mail” (undo)",
)


def test_history_of_a_segment_that_is_gone(table: Table, mail: UUID, offices: UUID) -> None:
    change(table, mail, segment=str(offices))
    table.hand.delete(offices)
    page = unmarked(one_line(table.client.get(f"{table.address}history/").content.decode()))
    assert "added a segment to “Mail”" in page


def test_notes_deleted_meanwhile_are_left_out(table: Table, mail: UUID, ben: Hand) -> None:
    ben.delete(mail)
    change(table, mail, table.shop, status="testing")
    assert table.hand.note(table.shop).status is Status.TESTING
    data = {"note": [str(mail)], "status": "fact"}
    assert table.client.post(f"{table.address}notes/selection/", data, headers=PARTIAL).status_code == 404
    assert table.client.post(f"{table.address}notes/selection/deletion/", data, headers=PARTIAL).status_code == 404


def test_notes_of_another_canvas_stay_as_they_are(table: Table, offices: UUID) -> None:
    other = Hand(create_canvas(table.hand.user_id, CanvasDocument(title="Other")), table.hand.user_id)
    foreign, segment = *other.add(CHANNELS, "Foreign"), *other.add(SEGMENTS, "Homes")
    for note, data in ((foreign, {"status": "fact"}), (table.shop, {"segment": str(segment)})):
        sent = {"note": [str(note)], **data}
        assert table.client.post(f"{table.address}notes/selection/", sent, headers=PARTIAL).status_code == 404
    assert (other.note(foreign).status, table.hand.note(table.shop).segments) == (Status.ASSUMPTION, ())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"status": "fact"}, "Select at least one note first."),
        ({"note": "x\x00", "status": "fact"}, "Choose from the notes of this canvas."),
        ({"note": str(uuid4())}, "Choose what to change"),
        ({"note": str(uuid4()), "status": "fact", "block": "channels"}, "Choose what to change"),
        ({"note": str(uuid4()), "segment": "none"}, "Enter a valid UUID."),
        ({"note": str(uuid4()), "status": "sure"}, "Choose one of the options in the list."),
        ({"note": [str(uuid4()) for _ in range(1001)], "status": "fact"}, "At most 1,000 notes can be selected."),
    ],
)
def test_invalid_selection_is_refused(table: Table, data: dict[str, str], message: str) -> None:
    for headers in ({}, PARTIAL):
        answer = table.client.post(f"{table.address}notes/selection/", data, headers=headers)
        assert (answer.status_code, message in answer.content.decode()) == (422, True)


def test_browser_without_scripts_goes_back_to_the_board(table: Table, mail: UUID) -> None:
    data = {"note": [str(mail)], "status": "testing"}
    answer = table.client.post(f"{table.address}notes/selection/", data)
    assert (answer.status_code, answer["Location"]) == (303, table.address)
    assert "Set the status of “Mail” to testing." in unmarked(table.client.get(table.address).content.decode())


def test_repeated_request_takes_no_segment_away(table: Table, mail: UUID, offices: UUID) -> None:
    for _ in range(2):
        change(table, mail, segment=str(offices), request_id="6f1c")
    assert table.hand.note(mail).segments == (offices,)


@pytest.mark.parametrize(
    ("role", "status"),
    [(None, HTTPStatus.NOT_FOUND), (Role.VIEWER, HTTPStatus.FORBIDDEN), (Role.EDITOR, HTTPStatus.OK)],
)
def test_only_editors_change_notes(
    table: Table, mail: UUID, sign_in_as: Callable[..., Client], role: Role | None, status: HTTPStatus
) -> None:
    client = sign_in_as("eve", role)
    for path in ("", "deletion/"):
        data = {"note": [str(mail)], **({} if path else {"status": "testing"})}
        answer = client.post(f"{table.address}notes/selection/{path}", data, headers=PARTIAL)
        assert answer.status_code == status
