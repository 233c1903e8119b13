"""Editing the text of a note on its card."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client

from relationships.models import Role
from tests.canvas_app.boards.conftest import Table
from tests.canvas_app.boards.page_forms import read_form_fields
from tests.conftest import PARTIAL
from tests.markup import unmarked
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand

SignInAs = Callable[..., Client]


def send(table: Table, **fields: object) -> tuple[int, str]:
    answer = table.client.post(f"{table.note}text/", {"revision": "1", **fields}, headers=PARTIAL)
    return answer.status_code, answer.content.decode()


def test_card_becomes_a_form(table: Table) -> None:
    answer = table.client.get(f"{table.note}text/", headers=PARTIAL)
    form = read_form_fields(answer.content.decode(), "composer")
    assert (answer.status_code, form) == (200, {"revision": [str(table.hand.version)], "text": ["Shop"]})


def test_without_htmx_the_drawer_shows_this(table: Table) -> None:
    answer = table.client.get(f"{table.note}text/")
    assert (answer.status_code, answer["Location"]) == (303, table.note)


def test_text_that_was_sent_without_htmx_is_saved_and_nothing_else_changed(table: Table, ben: Hand) -> None:
    (offices,) = ben.add(SEGMENTS, "Offices")
    fields = {"segments": [str(offices)], "status": "testing", "experiment.test": "Ask ten"}
    ben.edit(table.shop, fields | {"evidence.date": "2026-03-01"})
    before = table.hand.note(table.shop)
    answer = table.client.post(f"{table.note}text/", {"text": "Web shop", "revision": "1"}, follow=True)
    assert answer.redirect_chain[-1] == (table.note, 303)
    assert "Saved." in answer.text
    assert table.hand.note(table.shop) == before.model_copy(update={"text": "Web shop"})


def test_details_of_a_relationship_stay_when_its_text_is_sent_without_htmx(table: Table) -> None:
    (offices,) = table.hand.add(SEGMENTS, "Offices")
    (calls,) = table.hand.add(RELATIONSHIPS, "A call a month")
    details = {"segment": str(offices), "type": "communities", "serves": [str(table.shop)], "fixed_cost": "12.5"}
    fields = {f"relationship.{name}": value for name, value in details.items()}
    table.hand.edit(calls, {**fields, "goals.retention": "A newsletter"})
    before = table.hand.note(calls)
    table.client.post(f"{table.address}notes/{calls}/text/", {"text": "A call a week"})
    assert table.hand.note(calls) == before.model_copy(update={"text": "A call a week"})


@pytest.mark.parametrize(("text", "status", "message"), [("", 422, "Enter the text of the note"), ("Mine", 409, "Ben")])
def test_what_is_in_the_way_of_a_text_sent_without_htmx_is_shown_beside_it(
    table: Table, ben: Hand, text: str, status: int, message: str
) -> None:
    ben.edit(table.shop, {"text": "Theirs"})
    answer = table.client.post(f"{table.note}text/", {"text": text, "revision": "1"})
    assert (answer.status_code, message in answer.text) == (status, True)
    assert read_form_fields(answer.text)["text"] == [text]
    assert table.hand.texts(CHANNELS) == ["Theirs"]


def test_text_of_a_note_deleted_meanwhile_is_kept_without_htmx(table: Table, ben: Hand) -> None:
    ben.delete(table.shop)
    answer = table.client.post(f"{table.note}text/", {"text": "Mine", "revision": "1"})
    assert (answer.status_code, "Ben deleted this note" in unmarked(answer.text)) == (409, True)
    assert read_form_fields(answer.text)["text"] == ["Mine"]
    again = {"text": "Mine", "revision": "1", "resolution": "restore"}
    assert table.client.post(f"{table.note}text/", again).status_code == 303
    assert table.hand.texts(CHANNELS) == ["Mine"]


def test_text_of_a_note_that_never_was_is_not_found_without_htmx(table: Table) -> None:
    assert table.client.post(f"{table.address}notes/{uuid4()}/text/", {"text": "Mine"}).status_code == 404


def test_saved_text_comes_back_as_the_card(table: Table) -> None:
    table.client.get(table.address)
    status, answer = send(table, text=" Web\r\nshop ", seen=str(table.hand.version))
    assert (status, table.hand.texts(CHANNELS)) == (200, ["Web\nshop"])
    assert f'hx-target="#note-{table.shop}" hx-swap="outerHTML"' in answer
    assert 'hx-target="#sheet"' not in answer


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Enter the text of the note"),
        ("x" * 605, "A note has 605 characters. At most 500 are allowed."),
        ("a\u202eb", "U+202E"),
    ],
)
def test_text_that_cannot_be_is_kept_with_what_is_wrong(table: Table, text: str, complaint: str) -> None:
    status, answer = send(table, text=text)
    assert (status, complaint in answer, 'aria-invalid="true"' in answer) == (422, True, True)
    assert read_form_fields(answer, "composer")["text"] == [text]
    assert table.hand.revision == 1


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COMMENTER])
@pytest.mark.parametrize("method", ["get", "post"])
def test_reader_is_told_why_not(table: Table, sign_in_as: SignInAs, role: Role, method: str) -> None:
    answer = getattr(sign_in_as("vera", role), method)(f"{table.note}text/", {"text": "Mine"}, headers=PARTIAL)
    assert (answer.status_code, answer["HX-Retarget"]) == (403, "#notices")
    assert "only the owner and editors" in answer.content.decode()
    assert table.hand.texts(CHANNELS) == ["Shop"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_outsider_finds_nothing(table: Table, sign_in_as: SignInAs, method: str) -> None:
    answer = getattr(sign_in_as("otto"), method)(f"{table.note}text/", {"text": "Mine"}, headers=PARTIAL)
    assert (answer.status_code, "Shop" in answer.content.decode()) == (404, False)


@pytest.mark.parametrize("method", ["get", "post"])
def test_note_that_never_was_is_not_found(table: Table, method: str) -> None:
    address = f"{table.address}notes/{uuid4()}/text/"
    answer = getattr(table.client, method)(address, {"text": "Mine", "resolution": "restore"}, headers=PARTIAL)
    assert (answer.status_code, answer["HX-Retarget"]) == (404, "#notices")


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_not_taken(table: Table, method: str) -> None:
    assert getattr(table.client, method)(f"{table.note}text/").status_code == 405


def test_repeated_request_counts_once(table: Table) -> None:
    fields = {"text": "Web shop", "request_id": str(uuid4())}
    assert [send(table, **fields, seen=seen)[0] for seen in ("1", "2")] == [200, 200]
    assert (table.hand.texts(CHANNELS), table.hand.revision) == (["Web shop"], 2)


def test_newer_text_is_shown_beside_mine_and_mine_can_be_kept(table: Table, ben: Hand) -> None:
    ben.edit(table.shop, {"text": "Ben's\n<shop>", "status": "fact"})
    status, answer = send(table, text="Mine")
    assert (status, "<strong>Ben wrote in the meantime:</strong>" in unmarked(answer)) == (409, True)
    assert '<ins data-theirs="Ben&#x27;s\n&lt;shop&gt;">Ben&#x27;s\n&lt;shop&gt;</ins>' in unmarked(answer)
    form = read_form_fields(answer, "composer")
    assert (form, ben.texts(CHANNELS)) == ({"revision": [str(ben.version)], "text": ["Mine"]}, ["Ben's\n<shop>"])
    assert send(table, **form)[0] == 200
    note = table.hand.note(table.shop)
    assert (note.text, note.status) == ("Mine", "fact")


def test_newer_status_is_no_conflict(table: Table, ben: Hand) -> None:
    ben.edit(table.shop, {"status": "fact"})
    status, answer = send(table, text="Mine", seen=str(table.hand.version))
    assert (status, 'hx-target="#sheet"' in answer) == (200, True)
    note = table.hand.note(table.shop)
    assert (note.text, note.status) == ("Mine", "fact")


def test_deleted_note_is_put_back_in_its_place_with_what_was_typed(table: Table, ben: Hand) -> None:
    ben.add(CHANNELS, "Mail")
    ben.delete(table.shop)
    status, answer = send(table, text="Mine")
    assert (status, "<strong>Ben deleted this note while you were editing it.</strong>" in unmarked(answer)) == (
        409,
        True,
    )
    assert (read_form_fields(answer, "composer")["text"], ben.texts(CHANNELS)) == (["Mine"], ["Mail"])
    again = {"text": "Mine", "resolution": "restore", "request_id": str(uuid4())}
    assert [send(table, **again)[0] for _ in range(2)] == [200, 200]
    assert (ben.texts(CHANNELS), ben.revision) == (["Mine", "Mail"], 4)


def test_newer_text_of_a_deleted_note_is_shown_before_mine_comes_back(table: Table, ben: Hand) -> None:
    ben.edit(table.shop, {"text": "Ben's"})
    ben.delete(table.shop)
    form = read_form_fields(send(table, text="Mine")[1], "composer")
    status, answer = send(table, **{name: values[0] for name, values in form.items()}, resolution="restore")
    assert (status, '<ins data-theirs="Ben&#x27;s">Ben&#x27;s</ins>' in unmarked(answer), ben.texts(CHANNELS)) == (
        409,
        True,
        [],
    )
    again = read_form_fields(answer, "composer")
    assert send(table, **{name: values[0] for name, values in again.items()})[0] == 200
    assert ben.texts(CHANNELS) == ["Mine"]


def test_note_that_is_back_already_is_not_put_back_over_newer_text(table: Table, ben: Hand) -> None:
    ben.delete(table.shop)
    ben.undo()
    ben.edit(table.shop, {"text": "Ben's"})
    assert send(table, text="Mine", resolution="restore")[0] == 409
    assert ben.texts(CHANNELS) == ["Ben's"]
