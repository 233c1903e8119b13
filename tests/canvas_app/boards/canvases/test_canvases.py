"""Starting, copying, archiving and deleting canvases, and the permissions for it."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.web.hourly_limit import HourlyLimit
from relationships.actions.canvases import archive_canvas, create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas, Member, Role
from relationships.samples import load_sample
from relationships.store.load import load_document
from tests.conftest import PARTIAL
from tests.markup import one_line, unmarked

OWNER_ONLY = "Only the owner of this canvas can do this."


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return create_canvas(ada.pk, CanvasDocument(title="Bean There", stage="idea", description="Coffee"))


def join(canvas_id: UUID, user: User, role: Role) -> None:
    Member.objects.create(canvas_id=canvas_id, user=user, role=role)


def url(canvas_id: UUID, name: str) -> str:
    return f"/canvases/{canvas_id}/{name}/"


def stored_details(canvas_id: UUID) -> tuple[str, str, str, str | None, str]:
    document = load_document(canvas_id).document
    return document.title, document.description, document.stage, document.market_pattern, document.currency


def form_errors(answer: Any) -> dict[str, list[str]]:
    errors: dict[str, list[str]] = answer.context["form"].errors
    return errors


# Starting


def test_title_is_enough_to_start(ada: User, as_ada: Client) -> None:
    answer = as_ada.post("/canvases/", {"title": "  Bean There "})
    canvas = Canvas.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/canvases/{canvas.pk}/")
    assert stored_details(canvas.pk) == ("Bean There", "", "idea", None, "EUR")
    assert list(canvas.members.values_list("user", "role")) == [(ada.pk, Role.OWNER)]


def test_everything_can_be_said_at_the_start(as_ada: Client) -> None:
    fields = {"title": "Bean There", "stage": "growth", "market_pattern": "niche", "currency": "SEK"}
    assert as_ada.post("/canvases/", fields).status_code == 303
    assert stored_details(Canvas.objects.get().pk) == ("Bean There", "", "growth", "niche", "SEK")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "   "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"title": "two\nlines"}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"title": "a\u202eb"}, "title"),
        ({"title": "T", "stage": "huge"}, "stage"),
        ({"title": "T", "market_pattern": "huge"}, "market_pattern"),
        ({"title": "T", "currency": "XYZ"}, "currency"),
    ],
)
def test_wrong_start_is_shown_again_with_what_was_typed(as_ada: Client, fields: dict[str, str], field: str) -> None:
    answer = as_ada.post("/canvases/", fields)
    assert (answer.status_code, list(form_errors(answer))) == (422, [field])
    assert f'id="id_{field}_error"' in answer.text
    assert Canvas.objects.count() == 0


def test_title_of_one_line_is_asked_for_in_words(as_ada: Client) -> None:
    answer = as_ada.post("/canvases/", {"title": "two\nlines"})
    assert form_errors(answer) == {"title": ["Enter a single line."]}


def test_typed_title_is_escaped_and_kept(as_ada: Client) -> None:
    answer = as_ada.post("/canvases/", {"title": "<b>", "stage": "huge"})
    assert 'value="&lt;b&gt;"' in answer.text


def test_page_offers_an_empty_sheet_and_six_samples(as_ada: Client) -> None:
    page = as_ada.get("/canvases/new/")
    assert page.status_code == 200
    assert page.text.count('action="/canvases/samples/') == 6
    assert page.text.count('class="miniature"') == 6


def test_sample_becomes_a_canvas_of_ones_own(ada: User, as_ada: Client) -> None:
    answer = as_ada.post("/canvases/samples/lego/")
    canvas = Canvas.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/canvases/{canvas.pk}/")
    assert (canvas.title, canvas.members.get().user) == ("Lego: building with the fans", ada)
    assert len(list(load_document(canvas.pk).document.placed_notes())) == 53


def test_sample_can_be_used_twice(as_ada: Client) -> None:
    assert [as_ada.post("/canvases/samples/lego/").status_code for _ in range(2)] == [303, 303]
    assert Canvas.objects.count() == 2


def test_unknown_sample_is_not_found(as_ada: Client) -> None:
    assert as_ada.post("/canvases/samples/enron/").status_code == 404


# Copying


@pytest.mark.parametrize("role", Role)
def test_any_member_may_copy(ada: User, grace: User, as_grace: Client, role: Role) -> None:
    original = create_canvas(ada.pk, load_sample("lego"))
    if role is Role.OWNER:
        Member.objects.filter(canvas=original).delete()
    join(original, grace, role)
    answer = as_grace.post(url(original, "copy"))
    copied = Canvas.objects.exclude(pk=original).get()
    assert (answer.status_code, answer["Location"]) == (303, f"/canvases/{copied.pk}/")
    assert (copied.title, copied.members.get().user) == ("Lego: building with the fans (copy)", grace)


def test_archived_canvas_can_be_copied(ada: User, as_ada: Client, canvas_id: UUID) -> None:
    archive_canvas(canvas_id, ada.pk)
    assert as_ada.post(url(canvas_id, "copy")).status_code == 303
    assert Canvas.objects.filter(archived_at=None).count() == 1


# Archiving and deleting


def test_archived_canvas_leaves_the_list_and_can_be_undone(ada: User, as_ada: Client, canvas_id: UUID) -> None:
    answer = as_ada.post(url(canvas_id, "archive"), {"next": "/canvases/?q=bean"}, follow=True)
    assert answer.redirect_chain == [("/canvases/?q=bean", 303)]
    assert "“Bean There” archived." in unmarked(answer.text)
    assert f'<form method="post" action="{url(canvas_id, "restoration")}"' in " ".join(answer.text.split())
    assert Canvas.objects.get().is_archived


def test_restored_canvas_is_back(ada: User, as_ada: Client, canvas_id: UUID) -> None:
    archive_canvas(canvas_id, ada.pk)
    answer = as_ada.post(url(canvas_id, "restoration"), follow=True)
    assert answer.redirect_chain == [("/canvases/", 303)]
    assert "“Bean There” restored." in unmarked(answer.text)
    assert not Canvas.objects.get().is_archived


def test_deleting_asks_for_the_title(ada: User, grace: User, as_ada: Client, canvas_id: UUID) -> None:
    join(canvas_id, grace, Role.VIEWER)
    page, fragment = as_ada.get(url(canvas_id, "deletion")), as_ada.get(url(canvas_id, "deletion"), headers=PARTIAL)
    assert ("<html" in page.text, "<html" in fragment.text) == (True, False)
    assert all("for you and the other member," in one_line(answer.text) for answer in (page, fragment))


@pytest.mark.parametrize("typed", ["", "Bean there", "x" * 121])
def test_wrong_title_deletes_nothing(as_ada: Client, canvas_id: UUID, typed: str) -> None:
    answer = as_ada.post(url(canvas_id, "deletion"), {"title": typed})
    assert (answer.status_code, list(form_errors(answer))) == (422, ["title"])
    assert 'id="id_title_error"' in answer.text
    assert f'value="{typed}"' in answer.text or not typed
    assert Canvas.objects.count() == 1


def test_title_deletes_for_good(as_ada: Client, canvas_id: UUID) -> None:
    answer = as_ada.post(
        url(canvas_id, "deletion"), {"title": "Bean There ", "next": "/canvases/?show=archived"}, follow=True
    )
    assert answer.redirect_chain == [("/canvases/?show=archived", 303)]
    assert "“Bean There” deleted." in unmarked(answer.text)
    assert Canvas.objects.count() == 0


# Permissions


@pytest.mark.parametrize("name", ["archive", "restoration", "deletion"])
@pytest.mark.parametrize("role", [Role.EDITOR, Role.COMMENTER, Role.VIEWER])
def test_only_the_owner_may(grace: User, as_grace: Client, canvas_id: UUID, name: str, role: Role) -> None:
    join(canvas_id, grace, role)
    answer = as_grace.post(url(canvas_id, name), {"title": "Bean There"})
    assert answer.status_code == 403
    assert OWNER_ONLY in answer.text
    assert (Canvas.objects.count(), Canvas.objects.get().is_archived) == (1, False)


@pytest.mark.parametrize("name", ["details", "copy", "archive", "restoration", "deletion"])
def test_outsider_finds_nothing(as_grace: Client, canvas_id: UUID, name: str) -> None:
    assert as_grace.post(url(canvas_id, name), {"title": "Bean There", "revision": "0"}).status_code == 404
    assert (Canvas.objects.count(), Canvas.objects.get().title) == (1, "Bean There")


@pytest.mark.parametrize("name", ["details", "copy", "archive", "restoration", "deletion"])
def test_stranger_is_sent_to_sign_in(client: Client, canvas_id: UUID, name: str) -> None:
    assert client.post(url(canvas_id, name)).status_code == 401
    assert client.post(url(canvas_id, name), headers=PARTIAL).status_code == 401


def test_reading_changes_nothing(as_ada: Client, canvas_id: UUID) -> None:
    paths = [
        url(canvas_id, "copy"),
        url(canvas_id, "archive"),
        url(canvas_id, "restoration"),
        "/canvases/samples/lego/",
    ]
    assert [as_ada.get(path).status_code for path in paths] == [405] * 4
    assert as_ada.post("/canvases/new/").status_code == 405
    assert [as_ada.put(url(canvas_id, name)).status_code for name in ("details", "deletion")] == [405, 405]
    assert (Canvas.objects.count(), Canvas.objects.get().is_archived) == (1, False)


def test_form_that_is_sent_twice_starts_one_canvas(as_ada: Client) -> None:
    sent = {"title": "Bean There", "request_id": "6f1c"}
    first = as_ada.post("/canvases/", sent)
    again = as_ada.post("/canvases/", sent)
    other = as_ada.post("/canvases/", {**sent, "title": "Another"})
    assert first["Location"] == again["Location"] != other["Location"]
    assert Canvas.objects.count() == 2


def test_canvas_that_is_made_again_after_its_deletion_shows_nothing_of_the_first(as_ada: Client) -> None:
    sent = {"title": "Bean There", "request_id": "6f1c"}
    board = as_ada.post("/canvases/", sent)["Location"]
    as_ada.post(f"{board}notes/", {"block": "channels", "text": "An old shop"})
    pages = [board, "/canvases/"]
    before = [as_ada.get(page).content.decode() for page in pages]
    as_ada.post(f"{board}deletion/", {"title": "Bean There"})
    assert as_ada.post("/canvases/", sent)["Location"] == board
    as_ada.post(f"{board}notes/", {"block": "key_resources", "text": "A new roaster"})
    after = [as_ada.get(page).content.decode() for page in pages]
    assert ("An old shop" in before[0], "An old shop" in after[0], "A new roaster" in after[0]) == (True, False, True)
    assert miniature(before[1]) != miniature(after[1])


def miniature(page: str) -> str:
    """Return the first miniature on a page."""
    return page.partition('class="miniature')[2].partition("</svg>")[0]


def test_sources_are_kept_one_to_a_line(as_ada: Client) -> None:
    canvas_id = as_ada.post("/canvases/", {"title": "Bean There"})["Location"].split("/")[2]
    data = {"title": "Bean There", "sources": "Annual report 2025\n\n Interviews \n", "revision": "0"}
    as_ada.post(f"/canvases/{canvas_id}/details/", data)
    assert Canvas.objects.get().sources == ["Annual report 2025", "Interviews"]
    assert "Annual report 2025\nInterviews</textarea>" in as_ada.get(f"/canvases/{canvas_id}/details/").content.decode()


def test_new_canvas_begins_in_its_title_and_lists_what_is_wrong(
    signed_in: Callable[[User], Client], user: User
) -> None:
    client = signed_in(user)
    assert re.search(r'name="title"[^>]* autofocus', client.get("/canvases/new/").text)
    refused = client.post("/canvases/", {"title": "", "stage": "idea", "currency": "???"}).text
    assert "<title>Error: New canvas" in refused
    assert '<a href="#id_title">Title</a>' in refused
    assert '<a href="#id_currency">Currency</a>' in refused


@pytest.mark.parametrize("address", ["/canvases/", "/canvases/samples/lego/", "{}copy/"])
def test_new_canvases_are_limited(as_ada: Client, ada: User, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    made = create_canvas(ada.pk, CanvasDocument(title="Mine"))
    monkeypatch.setattr(
        "canvas_app.boards.canvases.views.canvases.LIMIT", HourlyLimit("tests", 1, "created {} canvases")
    )
    address = address.format(f"/canvases/{made}/")
    assert as_ada.post(address, {"title": "One"}).status_code == 303
    refused = as_ada.post(address, {"title": "Two"})
    assert (refused.status_code, "You’ve created 1 canvases this hour." in refused.text) == (429, True)
    assert Canvas.objects.count() == 2
