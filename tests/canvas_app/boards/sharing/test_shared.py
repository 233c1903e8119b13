"""The pages behind a secret link."""

import io
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from canvas_app.config.logging import JsonFormatter
from relationships.actions.canvases import archive_canvas, delete_canvas
from relationships.actions.share_links import make_link, withdraw_link
from relationships.models import Member, Role, ShareLink
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.relationships.actions.board import CHANNELS
from tests.uncached import count_queries

SignInAs = Callable[..., Client]
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
}


@pytest.fixture
def token(table: Table) -> str:
    return make_link(table.hand.canvas_id, table.hand.user_id, "For the bank", None).token


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Record all log output, at any level."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.setLevel(level)
    root.removeHandler(handler)


def select_headers(response: object) -> dict[str, str]:
    return {name: response[name] for name in HEADERS}  # type: ignore[index]


def test_stranger_searches_and_filters(table: Table, token: str) -> None:
    table.hand.add(CHANNELS, "Mail")
    page = Client().get(f"/shared/{token}/?q=mail").text
    assert [card.split(">")[0].count("data-dimmed") for card in page.split('class="note"')[1:]] == [1, 0]
    assert f'action="/shared/{token}/"' in page
    assert 'name="q" value="mail"' in page


def test_stranger_reads_the_canvas(table: Table, token: str) -> None:
    answer = Client().get(f"/shared/{token}/")
    assert (answer.status_code, select_headers(answer)) == (200, HEADERS)
    assert [words in answer.text for words in ("Bean There", "Shop", "Customer Segments", "CC BY-SA 3.0")] == [True] * 4
    assert '<meta name="robots" content="noindex, nofollow">' in answer.text


def test_stranger_reads_a_note(table: Table, token: str) -> None:
    path = f"/shared/{token}/notes/{table.shop}/"
    assert f'href="{path}"' in Client().get(f"/shared/{token}/").text
    answer, fragment = Client().get(path), Client().get(path, headers=PARTIAL)
    assert [(response.status_code, select_headers(response)) for response in (answer, fragment)] == [(200, HEADERS)] * 2
    assert f'href="/shared/{token}/"' in fragment.text
    assert ("<html" in answer.text, "<html" in fragment.text) == (True, False)


def test_page_names_no_member_and_offers_no_change(table: Table, token: str, sign_in_as: SignInAs) -> None:
    sign_in_as("grace", Role.EDITOR)
    for path in ("", f"notes/{table.shop}/"):
        text = Client().get(f"/shared/{token}/{path}").text
        hidden = ("Ada", "ada@", "Grace", "For the bank", 'method="post"', "data-editable", str(table.hand.canvas_id))
        assert [words for words in hidden if words in text] == []


def test_page_offers_no_forms_to_who_is_signed_in(table: Table, token: str) -> None:
    # Without a referrer, browsers would send forms without an origin, and they would be refused.
    assert 'method="post"' not in table.client.get(f"/shared/{token}/").text
    assert 'method="post"' not in table.client.get("/shared/unknown/").text


def test_canvas_is_shown_as_it_is_now(table: Table, token: str) -> None:
    table.hand.add(CHANNELS, "Web shop")
    assert "Web shop" in Client().get(f"/shared/{token}/").text
    archive_canvas(table.hand.canvas_id, table.hand.user_id)
    assert Client().get(f"/shared/{token}/").status_code == 200


def test_link_opens_nothing_else(table: Table, token: str) -> None:
    visitor = Client()
    visitor.get(f"/shared/{token}/")
    for path in ("", "members/", "history/", f"notes/{table.shop}/", "document.json", "print/"):
        assert visitor.get(f"{table.address}{path}")["Location"] == f"/accounts/login/?next={table.address}{path}"
    assert visitor.post(f"{table.address}notes/", {"block": "channels", "text": "Mine"}).status_code == 401
    assert [note.text for note in table.hand.document.notes(CHANNELS)] == ["Shop"]


def test_link_makes_nobody_a_member(table: Table, token: str, sign_in_as: SignInAs) -> None:
    eve = sign_in_as("eve")
    assert eve.get(f"/shared/{token}/").status_code == 200
    assert eve.get(table.address).status_code == 404
    assert Member.objects.count() == 1


def test_note_of_another_canvas_is_not_shown(table: Table, token: str) -> None:
    table.client.post("/canvases/", {"title": "Tea There", "stage": "idea", "currency": "EUR"})
    other = make_link(table.hand.canvas_id, table.hand.user_id, "", None)
    ShareLink.objects.filter(pk=other.link.pk).update(
        canvas=Member.objects.exclude(canvas=table.hand.canvas_id).get().canvas_id
    )
    assert Client().get(f"/shared/{other.token}/").status_code == 200
    for note in (table.shop, uuid4()):
        assert Client().get(f"/shared/{other.token}/notes/{note}/").status_code == 404


def test_links_that_open_nothing_are_all_answered_alike(table: Table) -> None:
    ended, withdrawn, deleted = (make_link(table.hand.canvas_id, table.hand.user_id, "", None) for _ in range(3))
    ShareLink.objects.filter(pk=ended.link.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    withdraw_link(table.hand.canvas_id, table.hand.user_id, withdrawn.link.pk)
    tokens = [ended.token, withdrawn.token, "unknown", "-" * 43]
    answers = [Client().get(f"/shared/{token}/") for token in tokens]
    assert [(answer.status_code, select_headers(answer)) for answer in answers] == [(404, HEADERS)] * 4
    assert len({answer.text for answer in answers}) == 1
    delete_canvas(table.hand.canvas_id, table.hand.user_id, title="Bean There")
    assert Client().get(f"/shared/{deleted.token}/").text == answers[0].text


def test_link_works_through_its_last_day(table: Table) -> None:
    made = make_link(table.hand.canvas_id, table.hand.user_id, "", timezone.localdate())
    assert Client().get(f"/shared/{made.token}/").status_code == 200


def test_other_methods_are_refused(table: Table, token: str) -> None:
    for path in (f"/shared/{token}/", f"/shared/{token}/notes/{table.shop}/", "/robots.txt"):
        assert [getattr(Client(), method)(path).status_code for method in ("post", "put", "delete")] == [405] * 3


def test_search_engines_are_asked_to_stay_away() -> None:
    answer = Client().get("/robots.txt")
    assert (answer["Content-Type"], answer.text.splitlines()) == (
        "text/plain",
        [
            "User-agent: *",
            "Disallow: /shared/",
            "Disallow: /join/",
            "Disallow: /invitations/",
            "",
            "Sitemap: http://testserver/sitemap.xml",
        ],
    )


def test_tokens_are_not_logged(table: Table, token: str, written: io.StringIO) -> None:
    address = f"http://testserver/shared/{token}/"
    visitor = Client(raise_request_exception=False)
    visitor.get(f"/shared/{token}/", headers={"HX-Current-URL": address, "Referer": address})
    visitor.get(f"/shared/{token}x/")
    visitor.get(f"/shared/{token}/notes/{table.shop}/", headers={**PARTIAL, "HX-Current-URL": address})
    visitor.post(f"/shared/{token}/", headers={"HX-Current-URL": address})
    pages = (f"/invitations/{token}/", f"/join/{token}/")
    for path in (*pages, *(f"/accounts/login/?next={page}" for page in pages)):
        visitor.get(path, headers={"Referer": address})
        visitor.post(path)
    Client(enforce_csrf_checks=True).post(f"/invitations/{token}/refusal/")
    Client(enforce_csrf_checks=True).post(f"/join/{token}/acceptance/")
    assert "boards:shared" in written.getvalue()
    assert token not in written.getvalue()


def test_failure_behind_a_link_does_not_log_its_token(
    token: str, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **options: object) -> str:
        raise RuntimeError(f"/shared/{token}/")

    monkeypatch.setattr("canvas_app.boards.sharing.views.shared.render_board", fail)
    assert Client(raise_request_exception=False).get(f"/shared/{token}/").status_code == 500
    assert "RuntimeError" in written.getvalue()
    assert token not in written.getvalue()


def test_number_of_queries_does_not_grow_with_notes(table: Table, token: str) -> None:
    visitor, address = Client(), f"/shared/{token}/"
    few = count_queries(visitor, address)
    table.hand.add(CHANNELS, *(f"Shop {number}" for number in range(30)))
    assert count_queries(visitor, address) == few
