"""Adding, moving, copying and deleting notes over HTTP."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from pydantic import ValidationError

from canvas_app.boards.notes.forms.notes import LINES_AT_ONCE
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.document.values import NOTE_LENGTH
from relationships.models import Note, Role
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand

WRITES = ("position/", "copy/", "deletion/")


def test_form_for_a_new_note_names_its_block(table: Table) -> None:
    page = table.client.get(f"{table.address}notes/?block=channels").content.decode()
    assert "How does each segment want to be reached?" in page
    assert '<option value="channels" selected>' in page


def test_note_is_added_and_the_browser_goes_on_to_it(table: Table) -> None:
    response = table.client.post(f"{table.address}notes/", {"block": "channels", "text": "Mail\r\nand phone"})
    added = Note.objects.exclude(pk=table.shop).get()
    assert (response.status_code, response["Location"]) == (303, f"{table.address}#note-{added.pk}")
    assert table.hand.texts(CHANNELS) == ["Shop", "Mail\nand phone"]


def test_every_line_becomes_a_note_when_asked_for(table: Table) -> None:
    data = {"block": "channels", "text": "Mail\n\n  Phone \n", "several": "on"}
    table.client.post(f"{table.address}notes/", data)
    assert table.hand.texts(CHANNELS) == ["Shop", "Mail", "Phone"]


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("• Mail\n- Phone\n–\tFax\n*  Post", ["Mail", "Phone", "Fax", "Post"]),
        ("1. Mail\n2. Phone\n3) Fax", ["Mail", "Phone", "Fax"]),
        ("• Mail\n\n1. Phone\n- Fax\n•", ["Mail", "Phone", "Fax"]),
        ("-5 % churn\n3. Quartal\n24/7 phone\n*starred*", ["-5 % churn", "3. Quartal", "24/7 phone", "*starred*"]),
    ],
)
def test_marks_of_a_pasted_list_are_no_part_of_the_notes(table: Table, text: str, notes: list[str]) -> None:
    table.client.post(f"{table.address}notes/", {"block": "channels", "text": text, "several": "on"})
    assert table.hand.texts(CHANNELS) == ["Shop", *notes]


def test_marks_of_a_list_stay_where_it_is_one_note(table: Table) -> None:
    table.client.post(f"{table.address}notes/", {"block": "channels", "text": "- Mail\n- Phone"})
    assert table.hand.texts(CHANNELS) == ["Shop", "- Mail\n- Phone"]


def test_htmx_gets_the_new_card_alone_while_its_board_is_up_to_date(table: Table) -> None:
    table.client.get(table.address)
    data = {"block": "channels", "text": "Mail", "seen": str(table.hand.version)}
    answer = table.client.post(f"{table.address}notes/", data, headers=PARTIAL).content.decode()
    assert 'hx-target="#notes-channels" hx-swap="beforeend"' in answer
    assert 'hx-target="#count-channels" hx-swap="textContent">2<' in answer
    assert f'data-revision="{table.hand.version}"' in answer
    assert 'hx-target="#sheet"' not in answer


def test_htmx_gets_the_whole_sheet_where_others_have_written_since(table: Table) -> None:
    table.hand.add(SEGMENTS, "Offices")
    data = {"block": "channels", "text": "Mail", "seen": str(table.hand.version)}
    answer = table.client.post(f"{table.address}notes/", data, headers=PARTIAL).content.decode()
    assert 'hx-target="#sheet" hx-swap="outerMorph"' in answer
    assert "Offices" in answer


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"block": "channels", "text": ""}, "Enter the text of the note"),
        ({"block": "channels", "text": "x" * 501}, "One note has 501 characters"),
        ({"block": "channels", "text": "a\u202eb"}, "U+202E"),
        ({"block": "nowhere", "text": "Mail"}, "Choose one of the options in the list."),
        ({"block": "channels", "text": "x\n" * 101, "several": "on"}, "You entered 101 lines."),
        ({"text": "Mail"}, "Choose the block for the note."),
    ],
)
def test_note_that_cannot_be_is_refused_beside_the_field(table: Table, data: dict[str, str], message: str) -> None:
    response = table.client.post(f"{table.address}notes/", data)
    page = response.content.decode()
    assert (response.status_code, message in page, data["text"] in page) == (422, True, True)
    assert table.hand.texts(CHANNELS) == ["Shop"]


def test_text_of_a_note_is_never_markup(table: Table) -> None:
    table.client.post(f"{table.address}notes/", {"block": "channels", "text": "<script>alert(1)</script><hx-partial>"})
    page = table.client.get(table.address).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;hx-partial&gt;" in page
    assert "<script>alert" not in page


def test_repeated_request_adds_one_note(table: Table) -> None:
    data = {"block": "channels", "text": "Mail", "request_id": "6f1c"}
    for seen in ("1", "2"):
        table.client.post(f"{table.address}notes/", {**data, "seen": seen}, headers=PARTIAL)
    assert table.hand.texts(CHANNELS) == ["Shop", "Mail"]


def test_move_puts_the_note_behind_another(table: Table) -> None:
    mail, _ = table.hand.add(CHANNELS, "Mail", "Phone")
    table.client.get(table.address)
    data = {"place": f"channels|{mail}", "seen": str(table.hand.version)}
    answer = table.client.post(f"{table.note}position/", data, headers=PARTIAL).content.decode()
    assert table.hand.texts(CHANNELS) == ["Mail", "Shop", "Phone"]
    assert f'hx-target="#note-{mail}" hx-swap="afterend"' in one_line(answer)


def test_note_goes_behind_no_note_of_another_canvas(table: Table) -> None:
    other = Hand(create_canvas(table.hand.user_id, CanvasDocument(title="Other")), table.hand.user_id)
    (foreign,) = other.add(CHANNELS, "Foreign")
    table.hand.add(CHANNELS, "Mail")
    for key in (foreign, uuid4()):
        for note in (table.note, f"{table.address}notes/{key}/"):
            answer = table.client.post(f"{note}position/", {"place": f"channels|{key}"}, headers=PARTIAL)
            assert answer.status_code == 404
    other.delete(foreign)
    assert table.client.post(f"{table.note}position/", {"place": f"channels|{foreign}"}).status_code == 404
    assert table.hand.texts(CHANNELS) == ["Shop", "Mail"]


def test_note_goes_to_the_end_where_the_one_before_it_was_moved_or_deleted_meanwhile(table: Table, ben: Hand) -> None:
    mail, phone, _ = table.hand.add(CHANNELS, "Mail", "Phone", "Fair")
    ben.delete(mail)
    table.client.post(f"{table.note}position/", {"place": f"channels|{mail}"})
    assert table.hand.texts(CHANNELS) == ["Phone", "Fair", "Shop"]
    ben.move(phone, SEGMENTS)
    (last, *_) = (note.id for note in table.hand.document.notes(CHANNELS))
    table.client.post(f"{table.address}notes/{last}/position/", {"place": f"channels|{phone}"})
    assert table.hand.texts(CHANNELS) == ["Shop", "Fair"]


@pytest.mark.parametrize("place", ["", "nowhere|", "channels|nonsense", "channels"])
def test_place_that_is_none_moves_nothing(table: Table, place: str) -> None:
    response = table.client.post(f"{table.note}position/", {"place": place})
    assert response.status_code == (303 if place == "channels" else 422)
    assert table.hand.revision == 1


@pytest.mark.parametrize("headers", [{}, PARTIAL])
@pytest.mark.parametrize("path", ["position/", "cell/"])
def test_what_is_no_place_is_said_on_a_page_or_in_a_notice(table: Table, path: str, headers: dict[str, str]) -> None:
    answer = table.client.post(table.note + path, {"place": "nowhere|", "cell": "nowhere|"}, headers=headers)
    assert (answer.status_code, "This position isn’t" in answer.text) == (422, True)
    assert ("<html" in answer.text) == (not headers)


@pytest.mark.parametrize("text", ["\u200b", " \u200d\u2060\ufeff ", "\u3164", "\u2800\ufe0f", "\u00ad"])
def test_note_that_cannot_be_seen_is_none(table: Table, text: str) -> None:
    for fields in ({"text": text}, {"text": f"{text}\n{text}", "several": "on"}):
        answer = table.client.post(f"{table.address}notes/", {"block": "channels", **fields}, headers=PARTIAL)
        assert (answer.status_code, "Enter the text of the note" in answer.text) == (422, True)
    assert table.client.post(f"{table.note}text/", {"text": text}, headers=PARTIAL).status_code == 422
    assert table.client.post("/canvases/", {"title": text, "stage": "idea", "currency": "EUR"}).status_code == 422
    with pytest.raises(ValidationError, match="no visible characters"):
        table.hand.add(CHANNELS, text)
    assert table.hand.revision == 1


@pytest.mark.parametrize("text", ["–", "☕\ufe0f", "👩\u200d🚀", "\U0001fae8", "\u0645\u200c\u06cc"])
def test_signs_and_letters_of_every_kind_are_a_note(table: Table, text: str) -> None:
    table.client.post(f"{table.address}notes/", {"block": "channels", "text": text})
    assert table.hand.texts(CHANNELS) == ["Shop", text]


def test_place_has_to_be_chosen(table: Table) -> None:
    assert '<option value="">Choose a position</option>' in table.client.get(table.note).text
    answer = table.client.post(f"{table.note}position/", {"place": ""}, headers=PARTIAL)
    assert (answer.status_code, "Choose where to move the note." in answer.text) == (422, True)


def test_copy_and_delete_over_http(table: Table) -> None:
    table.client.post(f"{table.note}copy/")
    assert table.hand.texts(CHANNELS) == ["Shop", "Shop"]
    response = table.client.post(f"{table.note}deletion/", {"seen": str(table.hand.version)}, headers=PARTIAL)
    assert table.hand.texts(CHANNELS) == ["Shop"]
    assert f'hx-target="#note-{table.shop}" hx-swap="delete"' in response.content.decode()


def test_segment_that_goes_says_what_goes_with_it(table: Table) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Small offices")
    table.hand.edit(offices, {"segment.needs": "Good coffee"})
    club, desk = table.hand.add(RELATIONSHIPS, "Club", "Desk")
    for note in (club, desk):
        table.hand.edit(note, {"relationship.segment": str(offices)})
    table.hand.edit(table.shop, {"segments": [str(offices)]})
    address, revision = f"{table.address}notes/{offices}/", table.hand.revision
    moved = unmarked(table.client.post(f"{address}position/", {"place": "channels|"}, headers=PARTIAL).text)
    message = "Channels and is no longer a segment. It keeps its details in case you move it back."
    assert f"{message} 2 relationships have no segment until then." in moved
    assert f'hx-post="{table.address}changes/{revision + 1}/reversal/' in moved
    table.hand.undo()
    gone = unmarked(table.client.post(f"{address}deletion/", headers=PARTIAL).text)
    message = (
        "“Small offices” was deleted, with its details. 2 relationships have no segment now."
        " 1 note is no longer linked to it."
    )
    assert message in gone
    assert f'hx-post="{table.address}changes/{revision + 3}/reversal/' in gone


def test_relationship_that_goes_says_what_goes_with_it(table: Table) -> None:
    (club,) = table.hand.add(RELATIONSHIPS, "Club")
    table.hand.edit(club, {"relationship.type": "communities", "goals.retention": "Cards"})
    address = f"{table.address}notes/{club}/"
    moved = unmarked(table.client.post(f"{address}position/", {"place": "channels|"}, headers=PARTIAL).text)
    message = "Channels and is no longer a relationship. It keeps its details and 1 goal in case you move it back."
    assert message in moved
    table.hand.undo()
    gone = unmarked(table.client.post(f"{address}deletion/", headers=PARTIAL).text)
    assert "“Club” was deleted, with its details and 1 goal." in gone


def test_deletion_that_is_sent_again_offers_to_undo_nothing_else(table: Table) -> None:
    fields = {"request_id": "once"}
    table.client.post(f"{table.note}deletion/", fields, headers=PARTIAL)
    table.hand.add(CHANNELS, "Mail")
    again = table.client.post(f"{table.note}deletion/", fields, headers=PARTIAL).content.decode()
    assert f"{table.address}changes/2/reversal/" in again
    table.hand.undo(2)
    later = table.client.post(f"{table.note}deletion/", fields, headers=PARTIAL).content.decode()
    assert "reversal" not in later


@pytest.mark.parametrize("write", WRITES)
def test_viewer_cannot_write(table: Table, sign_in_as: Callable[..., Client], write: str) -> None:
    response = sign_in_as("carla", Role.VIEWER).post(f"{table.note}{write}", {"place": "channels|"})
    assert (response.status_code, table.hand.revision) == (403, 1)
    assert "only the owner and editors can change it" in response.content.decode()


@pytest.mark.parametrize("write", WRITES)
def test_outsider_finds_nothing(table: Table, sign_in_as: Callable[..., Client], write: str) -> None:
    assert sign_in_as("eve").post(f"{table.note}{write}", {"place": "channels|"}).status_code == 404


@pytest.mark.parametrize("write", WRITES)
def test_note_that_is_not_there_is_404_as_a_notice_for_htmx(table: Table, write: str) -> None:
    address = f"{table.address}notes/{uuid4()}/{write}"
    response = table.client.post(address, {"place": "channels|"}, headers=PARTIAL)
    assert (response.status_code, response["HX-Retarget"]) == (404, "#notices")


@pytest.mark.parametrize("write", WRITES)
def test_writes_are_posts(table: Table, write: str) -> None:
    assert table.client.get(f"{table.note}{write}").status_code == 405


def test_board_knows_the_limits_of_what_is_added(table: Table) -> None:
    assert f'data-limit="{NOTE_LENGTH}" data-lines="{LINES_AT_ONCE}"' in one_line(table.client.get(table.address).text)
