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


def make(table: Table, **data: str | list[str]) -> str:
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


def shown() -> tuple[list[str], bool]:
    link = ShareLink.objects.get()
    return link.lenses, link.shows_findings


def test_choices_of_a_new_link_are_kept(table: Table) -> None:
    make(table, kind="read", shown=["scorecard", "findings", "relationships"], use_limit="many")
    assert shown() == (["relationships", "scorecard"], True)
    page = one_line(table.client.get(f"{table.address}members/").text)
    assert "shows Canvas, Relationships, Scorecard, Findings" in page


def test_new_link_shows_the_board_alone_unless_more_is_chosen(table: Table) -> None:
    make(table, label="Bank")
    assert shown() == ([], False)


def test_form_offers_what_customers_get_and_no_findings(table: Table) -> None:
    form = table.client.get(f"{table.address}members/").context["link_form"]
    assert form["shown"].value() == ["relationships", "lifecycle"]
    assert (form["kind"].value(), form["use_limit"].value()) == ("read", 10)


def test_link_to_join_has_an_end_and_a_limit(table: Table) -> None:
    answer = table.client.post(f"{table.address}links/", {"kind": "join", "use_limit": "3", "shown": ["nonsense"]})
    assert answer.status_code == 201
    assert re.search(r'value="http://testserver/join/[\w-]+/"', one_line(answer.text))
    link = ShareLink.objects.get()
    assert (link.kind, link.use_limit, link.ends_on) == ("join", 3, timezone.localdate() + timedelta(days=14))
    ShareLink.objects.update(uses=2)
    assert "used 2 of 3 times" in one_line(table.client.get(f"{table.address}members/").text)
    ShareLink.objects.update(uses=3)
    assert "used up" in table.client.get(f"{table.address}members/").text


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"kind": "join", "use_limit": ""}, "use_limit"),
        ({"kind": "join", "use_limit": "0"}, "use_limit"),
        ({"kind": "join", "use_limit": "501"}, "use_limit"),
        ({"kind": "join", "use_limit": "some"}, "use_limit"),
        ({"kind": "join", "use_limit": "3", "ends_on": "2020-01-01"}, "ends_on"),
        ({"kind": "write"}, "kind"),
        ({"kind": "read", "shown": ["history"]}, "shown"),
    ],
)
def test_invalid_choice_makes_no_link(table: Table, data: dict[str, str | list[str]], field: str) -> None:
    answer = table.client.post(f"{table.address}links/", data)
    assert (answer.status_code, list(answer.context["link_form"].errors)) == (422, [field])
    assert answer.context["link_form"][field].value() == data[field]
    assert ShareLink.objects.count() == 0


def edit_url(table: Table) -> str:
    return f"{table.address}links/{ShareLink.objects.get().pk}/"


@pytest.mark.parametrize("headers", [{}, PARTIAL], ids=["page", "fragment"])
def test_link_is_changed_and_keeps_its_address(table: Table, headers: dict[str, str]) -> None:
    token = make(table, label="Bank", shown=["scorecard"])
    form = table.client.get(edit_url(table), headers=headers)
    assert ("<html" in form.text, form.context["form"]["shown"].value()) == (not headers, ["scorecard"])
    data = {"label": "Coach", "ends_on": day(5), "shown": ["lifecycle", "findings"]}
    answer = table.client.post(edit_url(table), data, headers=headers)
    assert answer.get("Location", answer.get("HX-Redirect")) == f"{table.address}members/"
    link = ShareLink.objects.get()
    assert (link.label, str(link.ends_on), *shown()) == ("Coach", day(5), ["lifecycle"], True)
    assert [Client().get(f"/shared/{token}/{path}").status_code for path in ("lifecycle/", "scorecard/")] == [200, 404]


def test_link_to_join_is_changed_but_not_below_its_uses(table: Table) -> None:
    table.client.post(f"{table.address}links/", {"kind": "join", "use_limit": "3"})
    ShareLink.objects.update(uses=2)
    refused = table.client.post(edit_url(table), {"label": "Team", "use_limit": "1"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["use_limit"])
    assert (refused.context["form"]["label"].value(), "already been used 2 times" in refused.text) == ("Team", True)
    table.client.post(edit_url(table), {"label": "Team", "use_limit": "2", "ends_on": day(1), "kind": "read"})
    link = ShareLink.objects.get()
    assert (link.kind, link.label, link.use_limit, str(link.ends_on)) == ("join", "Team", 2, day(1))


def test_ended_link_can_keep_its_day_or_get_a_new_one(table: Table) -> None:
    make(table)
    ShareLink.objects.update(ends_on=day(-3))
    assert table.client.post(edit_url(table), {"label": "Old", "ends_on": day(-2)}).status_code == 422
    assert table.client.post(edit_url(table), {"label": "Old", "ends_on": day(-3)}).status_code == 303
    assert ShareLink.objects.get().has_ended
    assert table.client.post(edit_url(table), {"label": "Old", "ends_on": day(3)}).status_code == 303
    assert not ShareLink.objects.get().has_ended


def test_number_of_links_is_limited(table: Table) -> None:
    for _ in range(20):
        make(table)
    answer = table.client.post(f"{table.address}links/", {"label": "One more"})
    assert (answer.status_code, "A canvas can have at most 20 links." in answer.text) == (422, True)
    assert ShareLink.objects.count() == 20


def test_list_says_until_when_a_link_works(table: Table) -> None:
    make(table, label="For ever")
    make(table, label="Soon over", ends_on=day(3))
    make(table, label="Over", ends_on=day(0))
    ShareLink.objects.filter(label="Over").update(ends_on="2026-01-31")
    page = table.client.get(f"{table.address}members/").text
    assert [words in page for words in ("doesn’t expire", "expires ", "expired 31 Jan 2026")] == [True] * 3


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
        member.get(edit_url(table)),
        member.post(edit_url(table), {"label": "Mine"}),
    ]
    assert [(answer.status_code, "Only the owner" in answer.text) for answer in answers] == [(403, True)] * 5
    assert list(ShareLink.objects.values_list("label")) == [("",)]


def test_outsider_finds_nothing(table: Table, sign_in_as: SignInAs) -> None:
    make(table)
    outsider = sign_in_as("eve")
    paths = (f"{table.address}links/", link_url(table), edit_url(table))
    assert [outsider.post(path).status_code for path in paths] == [404] * 3
    assert [outsider.get(path).status_code for path in paths] == [404] * 3
    assert ShareLink.objects.count() == 1


def test_link_of_another_canvas_is_not_found(table: Table) -> None:
    make(table)
    table.client.post("/canvases/", {"title": "Tea There", "stage": "idea", "currency": "EUR"})
    other, link = Canvas.objects.get(title="Tea There").pk, ShareLink.objects.get().pk
    for number in (link, "9" * 40):
        assert table.client.post(f"/canvases/{other}/links/{number}/withdrawal/").status_code == 404
        assert table.client.post(f"/canvases/{other}/links/{number}/", {"label": "Mine"}).status_code == 404
    assert ShareLink.objects.count() == 1


def test_looking_leads_to_the_members(table: Table) -> None:
    answer = table.client.get(f"{table.address}links/")
    assert (answer.status_code, answer["Location"]) == (303, f"{table.address}members/")


def test_other_methods_are_refused(table: Table) -> None:
    make(table)
    for path in (f"{table.address}links/", link_url(table), edit_url(table)):
        assert [getattr(table.client, method)(path).status_code for method in ("put", "delete")] == [405, 405]
