"""The export page, and the downloads."""

from __future__ import annotations

import re
from threading import BoundedSemaphore
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.exchange import export_views
from canvas_app.exchange.export_form import FileFormat
from canvas_app.exchange.files import typesetting
from canvas_app.web.hourly_limit import HourlyLimit
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.samples import load_sample
from tests.canvas_app.exchange.opened import missing_notes, open_slides, pdf_text, picture, slide_text, svg_text
from tests.canvas_app.exchange.test_print import full_canvas
from tests.markup import one_line

START = {FileFormat.PDF: b"%PDF-", FileFormat.PNG: b"\x89PNG", FileFormat.SVG: b"<?xml", FileFormat.PPTX: b"PK"}


@pytest.fixture
def lego(user: User) -> UUID:
    return create_canvas(user.pk, load_sample("lego"))


@pytest.mark.parametrize("chosen", FileFormat)
def test_file_is_a_private_download_with_a_name(client: Client, lego: UUID, chosen: FileFormat) -> None:
    answer = client.get(f"/canvases/{lego}/export/file/", {"format": chosen.value})
    assert answer.status_code == 200
    assert answer.content.startswith(START[chosen])
    assert answer["Cache-Control"] == "private, no-store"
    assert re.fullmatch(rf'attachment; filename="[^"]+\.{chosen}"', answer["Content-Disposition"])
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_every_format_has_every_note(client: Client, lego: UUID) -> None:
    sample = load_sample("lego")
    files = {kind: client.get(f"/canvases/{lego}/export/file/?format={kind}").content for kind in FileFormat}
    assert missing_notes(sample, pdf_text(files[FileFormat.PDF])) == []
    assert missing_notes(sample, svg_text(files[FileFormat.SVG])) == []
    assert missing_notes(sample, slide_text(open_slides(files[FileFormat.PPTX]))) == []
    assert picture(files[FileFormat.PNG]).width > 2000


def test_paper_is_chosen(client: Client, lego: UUID) -> None:
    answer = client.get(f"/canvases/{lego}/export/file/?format=svg&paper=letter")
    assert 'width="279.4mm" height="215.9mm"' in answer.text


def test_title_of_any_script_names_the_file(client: Client, user: User) -> None:
    canvas_id = create_canvas(user.pk, CanvasDocument(title='Καφές / "Café" <b>'))
    answer = client.get(f"/canvases/{canvas_id}/export/file/?format=svg")
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%CE%9A")
    assert "/" not in answer["Content-Disposition"].removeprefix("attachment; ")


@pytest.mark.parametrize(
    "query", ["format=exe", "paper=a9", "format=png&page=0", "format=png&page=2", "format=svg&page=x"]
)
def test_invalid_choice_comes_back_with_its_error(client: Client, lego: UUID, query: str) -> None:
    answer = client.get(f"/canvases/{lego}/export/file/?{query}")
    assert answer.status_code == 422
    assert 'class="error"' in answer.text
    assert "Export this canvas" in answer.text


def test_picture_shows_the_page_that_is_asked_for(client: Client, user: User) -> None:
    canvas_id = create_canvas(user.pk, full_canvas(900))
    page = client.get(f"/canvases/{canvas_id}/export/").text
    assert 'name="page"' in page
    assert "doesn’t fit on one A4 page" in page
    first, second = (client.get(f"/canvases/{canvas_id}/export/file/?format=svg&page={number}") for number in (1, 2))
    assert "page 2.svg" in second["Content-Disposition"]
    texts = svg_text(first.content), svg_text(second.content)
    assert ["Note1" in text for text in texts] == [True, True]
    assert "Channels,continued" in texts[1]


def test_page_offers_formats_and_papers(client: Client, lego: UUID) -> None:
    page = client.get(f"/canvases/{lego}/export/").text
    assert all(f'value="{kind}"' in page for kind in (*FileFormat.values, "a4", "a3", "letter"))
    assert 'name="page"' not in page
    assert "The whole canvas fits on one A4 page" in page
    assert "Some characters" not in page


def test_page_says_what_only_the_slides_have(client: Client, lego: UUID) -> None:
    page = one_line(client.get(f"/canvases/{lego}/export/").text)
    assert "PDF, PNG and SVG files show the board without costs, needs and findings" in page


def test_page_lists_characters_without_a_glyph_and_lets_people_download_anyway(client: Client, user: User) -> None:
    notes = (Note(id=uuid4(), text="Bread 🍞 <b>"), Note(id=uuid4(), text="Latin"))
    canvas_id = create_canvas(user.pk, CanvasDocument(title="T", blocks=Blocks(channels=notes)))
    page = client.get(f"/canvases/{canvas_id}/export/").text
    assert "Some characters can’t be displayed" in page
    assert "🍞" in page
    assert "Bread 🍞 &lt;b&gt;" in page
    assert "Download" in page
    assert client.get(f"/canvases/{canvas_id}/export/file/?format=pdf").content.startswith(b"%PDF-")


def test_file_that_could_not_be_made_is_explained(client: Client, lego: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "MOST_SECONDS", 0.01)
    answer = client.get(f"/canvases/{lego}/export/file/?format=pdf")
    assert answer.status_code == 503
    assert "Try again in a minute" in answer.text


def test_export_is_in_the_menu_of_the_board(client: Client, lego: UUID) -> None:
    assert f'href="/canvases/{lego}/export/"' in client.get(f"/canvases/{lego}/").text


def test_outsider_finds_nothing(client: Client, lego: UUID) -> None:
    other = Client()
    other.force_login(User.objects.create_user("other@example.com", "correct horse battery"))
    for path in ("export/", "export/file/"):
        assert other.get(f"/canvases/{lego}/{path}").status_code == 404
        assert client.post(f"/canvases/{lego}/{path}").status_code == 405


def test_exports_are_limited(client: Client, lego: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_views, "LIMIT", HourlyLimit("few-exports", 1, "exported {} files"))
    answers = [client.get(f"/canvases/{lego}/export/file/?format=svg") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert "You’ve exported 1 files" in answers[1].text


@pytest.mark.parametrize("chosen", ["pdf", "png"])
def test_file_that_waits_too_long_for_others_is_not_made(
    client: Client, lego: UUID, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setattr(typesetting, "MOST_SECONDS_OF_WAITING", 0)
    with typesetting.TURN:
        assert client.get(f"/canvases/{lego}/export/file/?format={chosen}").status_code == 503
    assert client.get(f"/canvases/{lego}/export/file/?format={chosen}").status_code == 200


@pytest.mark.parametrize("address", ["export/file/?format=pdf", "export/file/?format=png", "guide.pdf"])
def test_file_is_not_begun_while_many_wait(
    client: Client, lego: UUID, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(typesetting, "PLACES", BoundedSemaphore(1))
    with typesetting.place_for_file():
        answer = client.get(f"/canvases/{lego}/{address}")
        assert answer.status_code == 503
        assert "Too many other files are being created." in answer.text
        assert client.get(f"/canvases/{lego}/export/file/?format=svg").status_code == 200
        assert client.get(f"/canvases/{lego}/guide.md").status_code == 200
    assert client.get(f"/canvases/{lego}/{address}").status_code == 200


def test_files_that_wait_leave_threads_to_other_requests() -> None:
    taken = 0
    while typesetting.PLACES.acquire(blocking=False):
        taken += 1
    typesetting.PLACES.release(taken)
    assert 0 < taken <= settings.ENVIRONMENT.threads // 2
