"""The views for importing and exporting canvases."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from canvas_app.accounts.models import User
from canvas_app.exchange.canvas_json import read_canvas
from canvas_app.exchange.forms import FILE_NOT_KEPT, MOST_SHOWN, TEXT_NOT_KEPT
from canvas_app.exchange.views import LIMIT
from canvas_app.web.hourly_limit import HourlyLimit
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Evidence, Note
from relationships.document.values import NOTES_PER_CANVAS
from relationships.models import Canvas, Member, Role
from relationships.models import Note as NoteRow
from relationships.samples import load_sample
from relationships.store.load import load_document
from tests.conftest import PARTIAL

IMPORT = "/canvases/import/"
SCHEMA = "/schema/canvas-1.json"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def canvas_id(user: User) -> UUID:
    note = Note(id=uuid4(), text=HOSTILE)
    return create_canvas(user.pk, CanvasDocument(title="Käse: die Übersicht", blocks=Blocks(channels=(note,))))


def upload(content: bytes, name: str = "canvas.json") -> BytesIO:
    file = BytesIO(content)
    file.name = name
    return file


def count_rows() -> tuple[int, int, int]:
    return Canvas.objects.count(), NoteRow.objects.count(), Member.objects.count()


def test_member_downloads_the_whole_canvas(client: Client, canvas_id: UUID) -> None:
    answer = client.get(f"/canvases/{canvas_id}/document.json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert answer["Content-Disposition"] == ("attachment; filename*=utf-8''K%C3%A4se%20die%20%C3%9Cbersicht.json")
    assert answer["Cache-Control"] == "private, no-store"
    assert json.loads(answer.content)["$schema"] == f"http://testserver{SCHEMA}"
    assert read_canvas(answer.content) == load_document(canvas_id).document


@pytest.mark.parametrize("role", [Role.EDITOR, Role.COMMENTER, Role.VIEWER])
@pytest.mark.parametrize("page", ["document.json", "print/"])
def test_every_member_may_take_the_canvas_along(
    canvas_id: UUID, make_user: Callable[..., User], signed_in: Callable[[User], Client], role: Role, page: str
) -> None:
    other = make_user("bob")
    Member.objects.create(canvas_id=canvas_id, user=other, role=role)
    assert signed_in(other).get(f"/canvases/{canvas_id}/{page}").status_code == 200


@pytest.mark.parametrize("page", ["document.json", "print/"])
def test_outsider_finds_nothing_and_a_stranger_signs_in(
    canvas_id: UUID, make_user: Callable[..., User], signed_in: Callable[[User], Client], page: str
) -> None:
    address = f"/canvases/{canvas_id}/{page}"
    assert signed_in(make_user("bob")).get(address).status_code == 404
    assert Client().get(address)["Location"] == f"/accounts/login/?next={address}"


@pytest.mark.parametrize("page", ["document.json", "print/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_files_are_only_read(client: Client, canvas_id: UUID, page: str, method: str) -> None:
    assert getattr(client, method)(f"/canvases/{canvas_id}/{page}").status_code == 405


def test_anybody_reads_the_schema(db: None) -> None:
    answer = Client().get(SCHEMA)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/schema+json")
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert json.loads(answer.content)["$id"] == f"http://testserver{SCHEMA}"
    assert Client().post(SCHEMA).status_code == 405


def test_page_offers_both_ways_in(client: Client) -> None:
    page = client.get(IMPORT)
    assert page.status_code == 200
    assert 'type="file" name="file"' in page.text
    assert '<textarea name="text"' in page.text
    assert 'enctype="multipart/form-data"' in page.text


def test_stranger_signs_in_before_a_file_is_read(db: None) -> None:
    assert Client().get(IMPORT)["Location"] == f"/accounts/login/?next={IMPORT}"
    assert Client().post(IMPORT, {"text": '{"title": "T"}'}).status_code == 401
    assert count_rows() == (0, 0, 0)


def test_page_takes_no_other_method(client: Client) -> None:
    assert [getattr(client, method)(IMPORT).status_code for method in ("put", "delete", "patch")] == [405, 405, 405]


def test_file_becomes_a_canvas_of_the_sender(client: Client, user: User) -> None:
    sample = load_sample("zappos")
    answer = client.post(IMPORT, {"file": upload(sample.model_dump_json().encode())})
    canvas = Canvas.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, reverse("boards:board", args=[canvas.pk]))
    assert [(member.user_id, member.role) for member in canvas.members.all()] == [(user.pk, Role.OWNER)]
    assert canvas.title == sample.title
    assert NoteRow.objects.count() == sum(1 for _ in sample.placed_notes())


def test_download_of_one_canvas_is_the_upload_of_the_next(client: Client, canvas_id: UUID) -> None:
    content = client.get(f"/canvases/{canvas_id}/document.json").content
    for _ in range(2):
        assert client.post(IMPORT, {"file": upload(content)}).status_code == 303
    assert Canvas.objects.filter(title="Käse: die Übersicht").count() == 3
    assert NoteRow.objects.filter(text=HOSTILE).count() == 3


def test_pasted_text_becomes_a_canvas(client: Client) -> None:
    assert client.post(IMPORT, {"text": '{"title":\r\n"Pasted"}'}).status_code == 303
    assert Canvas.objects.get().title == "Pasted"


def test_file_goes_before_text(client: Client) -> None:
    client.post(IMPORT, {"file": upload(b'{"title": "File"}'), "text": '{"title": "Text"}'})
    assert Canvas.objects.get().title == "File"


def test_file_that_is_sent_twice_makes_one_canvas_and_another_file_a_second(client: Client) -> None:
    sent = [
        client.post(IMPORT, {"file": upload(content), "request_id": "one"})
        for content in (b'{"title": "First"}', b'{"title": "First"}', b'{"title": "Second"}')
    ]
    assert sent[0]["Location"] == sent[1]["Location"]
    assert sorted(Canvas.objects.values_list("title", flat=True)) == ["First", "Second"]


def test_partial_request_leaves_the_page(client: Client) -> None:
    answer = client.post(IMPORT, {"text": '{"title": "T"}'}, headers=PARTIAL)
    assert answer["HX-Redirect"] == reverse("boards:board", args=[Canvas.objects.get().pk])


def test_nothing_given_asks_for_something(client: Client) -> None:
    answer = client.post(IMPORT, {"text": ""})
    assert answer.status_code == 422
    assert "Choose a file, or paste its content below." in answer.text
    assert 'aria-describedby="id_file_helptext id_file_error"' in answer.text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "This is empty."),
        (b"\n<!DOCTYPE html><html>", "This looks like a web page (HTML). You can only import JSON files"),
        (b'<?xml version="1.0"?>\n<svg>', "an SVG image"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04", "an office document such as a spreadsheet"),
        (b"Block,Note\nChannels,Shop\n", "a table (CSV)"),
        (b"not json", "This isn’t JSON. Import a file that was exported from Rapport."),
        (b'{"title": "T"', "it ends too early"),
        (b'{"title": "a\x00b"}', "control character"),
        (b"\xff\xfe{", "UTF-16"),
        (b'{"title": "\xc3\x28"}', "see byte 12 in line 1"),
        (b"[" * 10_000, "nested too deeply"),
        (b"[" * 100_000, "it has more than 16,000 lists and objects"),
        (b'{"title": "T", "schema_version": 9}', "its schema_version isn’t 1"),
        (b'{"title": "T", "blocks": {"hidden": []}}', "hidden: isn’t a block of the canvas"),
        (b'{"title": "T", "title": "U"}', "title: appears twice here"),
        (b'{"title": "<script>alert(1)</script>", "<script>": 1}', "&lt;script&gt;: isn’t part of a Rapport file"),
    ],
)
def test_what_is_no_canvas_is_refused_and_nothing_written(client: Client, content: bytes, message: str) -> None:
    answer = client.post(IMPORT, {"file": upload(content)})
    assert answer.status_code == 422
    assert message in answer.text
    assert "Choose it again" in answer.text
    assert "<script>" not in answer.text
    assert count_rows() == (0, 0, 0)


def test_refused_text_is_kept_as_it_was_pasted(client: Client) -> None:
    text = f'  {{"title": "{HOSTILE}"'
    answer = client.post(IMPORT, {"text": text})
    assert answer.status_code == 422
    assert "it ends too early" in answer.text
    assert answer.context["form"]["text"].value() == text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    assert 'aria-describedby="id_text_error"' in answer.text


@pytest.mark.parametrize("is_too_often", [False, True])
def test_long_refused_text_is_not_sent_back(
    client: Client, monkeypatch: pytest.MonkeyPatch, *, is_too_often: bool
) -> None:
    monkeypatch.setattr(
        "canvas_app.exchange.views.LIMIT", HourlyLimit("tests", 0 if is_too_often else 60, "imported {}")
    )
    for _ in range(2):
        answer = client.post(IMPORT, {"text": "x" * (MOST_SHOWN + 1)})
    assert answer.status_code == (429 if is_too_often else 422)
    assert len(answer.content) < 20_000
    assert TEXT_NOT_KEPT in answer.text


def test_nul_in_pasted_text_is_refused_with_its_place(client: Client) -> None:
    answer = client.post(IMPORT, {"text": '{"title": "a\0b"}'})
    assert (answer.status_code, "(line 1, column 13)" in answer.text) == (422, True)


def test_file_of_more_than_eight_megabytes_is_too_large(client: Client, settings: Settings) -> None:
    # In production the ASGI shell rejects it before.
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = None
    answer = client.post(IMPORT, {"file": upload(b" " * (8 * 1024 * 1024 + 1))})
    assert answer.status_code == 413
    assert "This file is too large. At most 8 MB are allowed." in answer.text
    assert count_rows() == (0, 0, 0)


@pytest.mark.parametrize("text", ["\N{TEACUP WITHOUT HANDLE}" * 500, "tea, " * 99 + "tea", ",/" * 250])
def test_largest_texts_of_a_full_canvas_leave_and_come_in_again(client: Client, user: User, text: str) -> None:
    found = Evidence(result="Told by ten of them in a long talk")
    notes = tuple(Note(id=uuid4(), text=text, evidence=found) for _ in range(NOTES_PER_CANVAS))
    full = create_canvas(user.pk, CanvasDocument(title="Full", blocks=Blocks(channels=notes)))
    content = client.get(f"/canvases/{full}/document.json").content
    assert client.post(IMPORT, {"file": upload(content)}).status_code == 303
    again = Canvas.objects.exclude(pk=full).get()
    assert [note.text for note in load_document(again.pk).document.blocks.channels] == [text] * NOTES_PER_CANVAS


def test_upload_needs_the_token_of_its_form(user: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert strict.post(IMPORT, {"text": '{"title": "T"}'}).status_code == 403
    assert count_rows() == (0, 0, 0)


def test_full_canvas_is_taken_in_few_queries(client: Client) -> None:
    segment = str(uuid4())
    notes = [{"id": str(uuid4()), "text": "x" * 500, "segments": [segment]} for _ in range(999)]
    blocks = {"customer_segments": [{"id": segment, "text": "s"}], "channels": notes}
    content = json.dumps({"title": "Full", "blocks": blocks}).encode()
    with CaptureQueriesContext(connection) as queries:
        assert client.post(IMPORT, {"file": upload(content)}).status_code == 303
    assert len(queries) <= 60
    assert NoteRow.objects.count() == 1000


def test_files_are_limited_in_number_and_pasted_text_is_kept(client: Client, minutes_left: int) -> None:
    for _ in range(LIMIT.most):
        assert client.post(IMPORT, {"text": "{}"}).status_code == 422
    pasted = client.post(IMPORT, {"text": '{"title": "Mine"}'})
    reason = f"You’ve imported 60 files this hour. Wait {minutes_left} minutes, then try again."
    assert (pasted.status_code, reason in pasted.text) == (429, True)
    assert "{&quot;title&quot;: &quot;Mine&quot;}</textarea>" in pasted.text
    file = client.post(IMPORT, {"file": upload(b'{"title": "Mine"}')})
    assert (file.status_code, f"{reason} {FILE_NOT_KEPT}" in file.text) == (429, True)
    assert (client.get(IMPORT).status_code, Canvas.objects.count()) == (200, 0)


def test_limit_of_files_is_each_users_own(
    client: Client, make_user: Callable[..., User], signed_in: Callable[[User], Client], minutes_left: int
) -> None:
    for _ in range(LIMIT.most + 1):
        client.post(IMPORT, {"text": "{}"})
    assert signed_in(make_user("bob")).post(IMPORT, {"text": "{}"}).status_code == 422
