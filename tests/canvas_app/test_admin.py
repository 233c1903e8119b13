"""Model admins of canvases and related models: searchable, without N+1 queries, and read-only."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from html import unescape
from uuid import uuid4

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.web.admin_site import NOT_OFFERED
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.notes import add_notes
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.models import Canvas, Change, Invitation, Member, Role, ShareLink
from relationships.models import Note as NoteRow
from tests.growth import growth_fault

MODELS = (Canvas, Member, Change, NoteRow, Invitation, ShareLink)
NAMES = [model._meta.model_name for model in MODELS]
every_model = pytest.mark.parametrize("model", MODELS, ids=NAMES)


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("root@example.com", "correct horse battery", display_name="Root")


@pytest.fixture
def administrator(superuser: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(superuser)


def make_canvas(user: User, title: str = "Bean There") -> Canvas:
    """Create a canvas with an object of every model in the admin."""
    notes = tuple(Note(id=uuid4(), text=f"<b>note</b> {number}") for number in range(3))
    key = create_canvas(user.pk, CanvasDocument(title=title, blocks=Blocks(channels=notes)))
    add_notes(key, user.pk, Submission(), block=Block.CHANNELS, texts=["one more"])
    soon = timezone.now() + dt.timedelta(days=7)
    Invitation.objects.create(
        canvas_id=key, email="bob@example.com", role=Role.EDITOR, token_hash=f"i{key}", invited_by=user, expires_at=soon
    )
    ShareLink.objects.create(canvas_id=key, token_hash=f"s{key}", label="For the bank", created_by=user)
    return Canvas.objects.get(pk=key)


def list_url(model: type) -> str:
    return reverse(f"admin:relationships_{model.__name__.lower()}_changelist")


@every_model
def test_superuser_finds_and_reads(administrator: Client, superuser: User, model: type) -> None:
    canvas = make_canvas(superuser)
    answer = administrator.get(list_url(model), {"q": canvas.title})
    assert answer.status_code == 200
    assert answer.context["cl"].result_count > 0
    row = answer.context["cl"].result_list[0]
    page = administrator.get(reverse(f"admin:relationships_{model.__name__.lower()}_change", args=[row.pk]))
    assert page.status_code == 200
    assert "<b>note" not in page.text


@every_model
def test_superuser_changes_nothing(administrator: Client, superuser: User, model: type) -> None:
    make_canvas(superuser)
    row = model.objects.first()  # type: ignore[attr-defined]
    before = list(model.objects.values())  # type: ignore[attr-defined]
    name = f"admin:relationships_{model.__name__.lower()}"
    answers = [
        administrator.post(reverse(f"{name}_add"), {"title": "Mine"}),
        administrator.post(reverse(f"{name}_change", args=[row.pk]), {"title": "Mine", "role": "viewer"}),
        administrator.post(reverse(f"{name}_delete", args=[row.pk]), {"post": "yes"}),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    administrator.post(list_url(model), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"})
    assert list(model.objects.values()) == before  # type: ignore[attr-defined]


@every_model
def test_list_takes_the_same_queries_for_more_rows(administrator: Client, superuser: User, model: type) -> None:
    query_counts = []
    for rows in (1, 12):
        for number in range(rows):
            make_canvas(superuser, f"Canvas {rows} {number}")
        with CaptureQueriesContext(connection) as queries:
            administrator.get(list_url(model))
        query_counts.append(len(queries))
    assert query_counts[0] == query_counts[1]


def test_list_of_canvases_says_whose_and_how_large(administrator: Client, superuser: User) -> None:
    make_canvas(superuser)
    [canvas] = administrator.get(list_url(Canvas)).context["cl"].result_list
    shown = admin.site.get_model_admin(Canvas)
    assert [getattr(shown, name)(canvas) for name in ("owner", "held", "people")] == ["root@example.com", 4, 1]


@every_model
@pytest.mark.parametrize("column", range(9))
def test_sorted_list_has_each_row_once(administrator: Client, superuser: User, model: type, column: int) -> None:
    make_canvas(superuser)
    shown = administrator.get(list_url(model), {"o": column}).context["cl"]
    assert len(shown.result_list) == shown.result_count


@pytest.mark.parametrize(
    ("model", "condition", "value"),
    [
        (NoteRow, "text__regex", "^((a|b)*)*#"),
        (NoteRow, "text__iregex", "("),
        (Canvas, "changed_at__year__iregex", "("),
        (Change, "revision__range", "1"),
        (Change, "before__contains", "1"),
        (Invitation, "expires_at__gte", "9999-12-31T23:59:59-23:59"),
        (Canvas, "created_at__year", "-1"),
    ],
)
def test_filter_that_no_list_offers_is_refused(
    administrator: Client, superuser: User, model: type, condition: str, value: str
) -> None:
    make_canvas(superuser)
    answer = administrator.get(list_url(model), {condition: value})
    assert (answer.status_code, NOT_OFFERED in answer.text) == (400, True)


@every_model
def test_every_offered_filter_works(administrator: Client, superuser: User, model: type) -> None:
    make_canvas(superuser)
    page = administrator.get(list_url(model)).text
    offered = {unescape(address) for address in re.findall(r'href="(\?[^"]+)"', page)}
    answers = {address: administrator.get(list_url(model) + address).status_code for address in offered}
    assert answers == dict.fromkeys(offered, 200)


def test_canvas_leads_to_its_notes_and_changes(administrator: Client, superuser: User) -> None:
    canvas, other = make_canvas(superuser), make_canvas(superuser, "Other")
    page = administrator.get(reverse("admin:relationships_canvas_change", args=[canvas.pk])).text
    for model, rows in ((NoteRow, 4), (Change, 1)):
        address = f"{list_url(model)}?canvas__id__exact={canvas.pk}"
        assert address in page
        found = administrator.get(address).context["cl"].result_list
        assert [row.canvas_id for row in found] == [canvas.pk] * rows
    assert other.pk != canvas.pk


def test_change_shows_what_was_and_what_became(administrator: Client, superuser: User) -> None:
    canvas = make_canvas(superuser)
    page = administrator.get(reverse("admin:relationships_change_change", args=[canvas.changes.get().pk])).text
    assert "one more" in page


@pytest.mark.parametrize("query", [{}, {"all": ""}, {"q": "Bean"}])
def test_list_of_changes_does_not_load_their_content(
    administrator: Client, superuser: User, query: dict[str, str]
) -> None:
    make_canvas(superuser)
    with CaptureQueriesContext(connection) as queries:
        found = administrator.get(list_url(Change), query).context["cl"].result_list
    assert len(found) == 1
    assert [asked["sql"] for asked in queries if '"before"' in asked["sql"] or '"after"' in asked["sql"]] == []


@pytest.mark.parametrize("model", [Invitation, ShareLink])
def test_hash_of_a_secret_is_not_shown(administrator: Client, superuser: User, model: type) -> None:
    make_canvas(superuser)
    row = model.objects.get()  # type: ignore[attr-defined]
    name = f"admin:relationships_{model.__name__.lower()}_change"
    pages = [administrator.get(list_url(model)).text, administrator.get(reverse(name, args=[row.pk])).text]
    assert [page for page in pages if row.token_hash in page] == []


@every_model
def test_only_staff_with_the_permission_gets_in(
    make_user: Callable[..., User], signed_in: Callable[[User], Client], model: type
) -> None:
    stranger, staff = make_user("ada"), make_user("bob", is_staff=True)
    assert signed_in(stranger).get(list_url(model)).status_code == 302
    assert signed_in(staff).get(list_url(model)).status_code == 403


def test_pages_of_the_admin_keep_to_the_content_policy(administrator: Client, superuser: User) -> None:
    canvas = make_canvas(superuser)
    page = administrator.get(reverse("admin:relationships_canvas_change", args=[canvas.pk]))
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "style=" not in page.text
    assert "<script>" not in page.text


def test_address_of_slashes_takes_linear_time(db: None) -> None:
    client = Client()
    assert not growth_fault(lambda length: client.get(f"/admin/r/{'/' * length}x"), 30_000)


@pytest.mark.parametrize(("words", "status"), [(20, 200), (21, 400), (450, 400), (1_000, 400)])
def test_search_for_too_many_words_is_refused(administrator: Client, words: int, status: int) -> None:
    assert administrator.get(list_url(Canvas), {"q": "a " * words}).status_code == status
