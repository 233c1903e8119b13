"""Creating, listing and withdrawing secret links, as the owner."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from relationships.models import Canvas, Role, ShareLink
from relationships.sharing.tokens import hash_token
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL
from tests.markup import one_line

SignInAs = Callable[..., Client]


def token_in(html: str) -> str:
    (token,) = re.findall(r'value="http://testserver/shared/([\w-]+)/" readonly', one_line(html))
    return str(token)


def day(offset: int) -> str:
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


def make(table: Table, **data: str) -> str:
    return token_in(table.client.post(f"{table.address}links/", data).text)


def link_url(table: Table) -> str:
    return f"{table.address}links/{ShareLink.objects.get().pk}/withdrawal/"


@pytest.mark.parametrize("headers", [{}, PARTIAL], ids=["page", "fragment"])
def test_link_is_shown_once_in_full(table: Table, headers: dict[str, str]) -> None:
    answer = table.client.post(f"{table.address}links/", {"label": "For the bank"}, headers=headers)
    token = token_in(answer.text)
    assert (answer.status_code, answer["Cache-Control"]) == (201, "private, no-store")
    link = ShareLink.objects.get()
    assert (link.label, link.ends_on, link.token_hash) == ("For the bank", None, hash_token(token))
    again = table.client.get(f"{table.address}members/").text
    assert ("For the bank" in again, token in again) == (True, False)


def test_token_is_kept_nowhere(table: Table) -> None:
    token = make(table)
    assert token not in str(ShareLink.objects.values())
    assert [session for session in Session.objects.all() if token in str(session.get_decoded())] == []


@pytest.mark.parametrize("offset", [0, 1, 4000])
def test_link_may_end_today_or_later(table: Table, offset: int) -> None:
    make(table, label="", ends_on=day(offset))
    assert ShareLink.objects.get().ends_on == timezone.localdate() + timedelta(days=offset)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"label": "x" * 81}, "label"),
        ({"label": "a\x00b"}, "label"),
        ({"label": "a\u202eb"}, "label"),
        ({"ends_on": "soon"}, "ends_on"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"ends_on": "2030-02-30"}, "ends_on"),
    ],
)
def test_invalid_input_makes_no_link_and_keeps_what_was_typed(table: Table, data: dict[str, str], field: str) -> None:
    answer = table.client.post(f"{table.address}links/", data)
    form = answer.context["link_form"]
    assert (answer.status_code, list(form.errors)) == (422, [field])
    assert form[field].value() == data[field]
    assert re.search(rf'aria-describedby="[^"]*id_{field}_error"', answer.text)
    assert ShareLink.objects.count() == 0


def test_label_is_escaped(table: Table) -> None:
    page = table.client.post(f"{table.address}links/", {"label": "<b>bank</b>"}).text
    assert ("<b>bank" in page, "&lt;b&gt;bank&lt;/b&gt;" in page) == (False, True)


def test_number_of_links_is_limited(table: Table) -> None:
    for _ in range(20):
        make(table)
    answer = table.client.post(f"{table.address}links/", {"label": "One more"})
    assert (answer.status_code, "A canvas has at most 20 links." in answer.text) == (422, True)
    assert ShareLink.objects.count() == 20


def test_list_says_until_when_a_link_works(table: Table) -> None:
    make(table, label="For ever")
    make(table, label="Soon over", ends_on=day(3))
    make(table, label="Over", ends_on=day(0))
    ShareLink.objects.filter(label="Over").update(ends_on="2026-01-31")
    page = table.client.get(f"{table.address}members/").text
    assert [words in page for words in ("works until withdrawn", "works through", "ended 31 Jan 2026")] == [True] * 3


def test_withdrawn_link_opens_nothing(table: Table) -> None:
    token = make(table)
    assert Client().get(f"/shared/{token}/").status_code == 200
    assert "Withdraw this link?" in table.client.get(link_url(table)).text
    assert "<html" not in table.client.get(link_url(table), headers=PARTIAL).text
    assert ShareLink.objects.count() == 1
    assert table.client.post(link_url(table)).status_code == 303
    assert (ShareLink.objects.count(), Client().get(f"/shared/{token}/").status_code) == (0, 404)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.COMMENTER, Role.VIEWER])
def test_only_the_owner_makes_and_withdraws_links(table: Table, sign_in_as: SignInAs, role: Role) -> None:
    make(table)
    member = sign_in_as("grace", role)
    answers = [
        member.post(f"{table.address}links/", {"label": "Mine"}),
        member.get(link_url(table)),
        member.post(link_url(table)),
    ]
    assert [(answer.status_code, "Only the owner" in answer.text) for answer in answers] == [(403, True)] * 3
    assert list(ShareLink.objects.values_list("label")) == [("",)]


def test_outsider_finds_nothing(table: Table, sign_in_as: SignInAs) -> None:
    make(table)
    outsider = sign_in_as("eve")
    assert [outsider.post(path).status_code for path in (f"{table.address}links/", link_url(table))] == [404, 404]
    assert [outsider.get(path).status_code for path in (f"{table.address}links/", link_url(table))] == [404, 404]
    assert ShareLink.objects.count() == 1


def test_link_of_another_canvas_is_not_found(table: Table) -> None:
    make(table)
    table.client.post("/canvases/", {"title": "Tea There", "stage": "idea", "currency": "EUR"})
    other, link = Canvas.objects.get(title="Tea There").pk, ShareLink.objects.get().pk
    for number in (link, "9" * 40):
        assert table.client.post(f"/canvases/{other}/links/{number}/withdrawal/").status_code == 404
    assert ShareLink.objects.count() == 1


def test_looking_leads_to_the_members(table: Table) -> None:
    answer = table.client.get(f"{table.address}links/")
    assert (answer.status_code, answer["Location"]) == (303, f"{table.address}members/")


def test_other_methods_are_refused(table: Table) -> None:
    make(table)
    for path in (f"{table.address}links/", link_url(table)):
        assert [getattr(table.client, method)(path).status_code for method in ("put", "delete")] == [405, 405]
