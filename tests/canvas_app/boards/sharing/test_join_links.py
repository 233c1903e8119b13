"""Becoming an editor with a secret link."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from relationships.actions.canvases import delete_canvas
from relationships.actions.share_links import make_join_link, make_link, withdraw_link
from relationships.models import Member, Role, ShareLink
from relationships.sharing.queries import list_members
from tests.canvas_app.accounts.people import link_in
from tests.canvas_app.boards.conftest import Table
from tests.conftest import PARTIAL, PASSWORD
from tests.markup import unmarked

SignInAs = Callable[..., Client]
GONE = "It has expired, reached its use limit, was withdrawn"


@pytest.fixture
def page(table: Table) -> str:
    made = make_join_link(table.hand.canvas_id, table.hand.user_id, "For the team", None, use_limit=2)
    return f"/join/{made.token}/"


def roles(table: Table) -> dict[str, str]:
    return {str(member.user): member.role for member in list_members(table.hand.canvas_id)}


def test_visitor_sees_who_invites_to_what_and_the_ways_in(page: str) -> None:
    answer = Client().get(page)
    assert answer.status_code == 200
    said = ("Ada invites you to", "Bean There", "Editor", "expires on")
    assert [words in unmarked(answer.text) for words in said] == [True] * 4
    assert f'href="/accounts/login/?next={page}"' in answer.text
    assert f'href="/accounts/signup/?next={page}"' in answer.text
    hidden = ("Shop", "ada@example.com", "For the team", 'method="post"', "/canvases/")
    assert [words for words in hidden if words in answer.text] == []


def test_page_is_kept_out_of_search_engines_and_caches(page: str) -> None:
    for answer in (Client().get(page), Client().get("/join/unknown/")):
        assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex, nofollow", "private, no-store")
        # With `no-referrer`, browsers would send the forms of this page without an origin, and they would be refused.
        assert answer["Referrer-Policy"] == "same-origin"


def test_somebody_signed_in_confirms_and_becomes_an_editor(table: Table, page: str, sign_in_as: SignInAs) -> None:
    grace = sign_in_as("grace")
    assert [words in grace.get(page).text for words in ("You’ll join as", "grace@example.com")] == [True] * 2
    assert (roles(table), ShareLink.objects.get().uses) == ({"Ada": "owner"}, 0)
    answer = grace.post(f"{page}acceptance/")
    assert (answer.status_code, answer["Location"]) == (303, table.address)
    assert (roles(table), ShareLink.objects.get().uses) == ({"Ada": "owner", "Grace": "editor"}, 1)
    assert grace.post(f"{table.address}notes/", {"block": "channels", "text": "Mine"}).status_code == 303


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COMMENTER])
def test_member_is_told_the_present_role_and_becomes_an_editor(
    table: Table, page: str, sign_in_as: SignInAs, role: Role
) -> None:
    grace = sign_in_as("grace", role)
    assert f"You are a {role} of this canvas." in grace.get(page).text
    grace.post(f"{page}acceptance/")
    assert roles(table) == {"Ada": "owner", "Grace": "editor"}


def test_who_can_edit_already_is_led_to_the_canvas(table: Table, page: str, sign_in_as: SignInAs) -> None:
    for client in (table.client, sign_in_as("grace", Role.EDITOR)):
        text = client.get(page).text
        assert [words in text for words in ("You can already edit this canvas", f"{page}acceptance/")] == [True, False]
        assert client.post(f"{page}acceptance/")["Location"] == table.address
    assert (roles(table), ShareLink.objects.get().uses) == ({"Ada": "owner", "Grace": "editor"}, 0)


def test_links_that_do_not_work_are_all_answered_alike(table: Table, page: str, sign_in_as: SignInAs) -> None:
    canvas_id, owner = table.hand.canvas_id, table.hand.user_id
    ended, used, withdrawn = (make_join_link(canvas_id, owner, "", None, use_limit=9) for _ in range(3))
    ShareLink.objects.filter(pk=ended.link.pk).update(ends_on=timezone.localdate() - timedelta(days=1))
    ShareLink.objects.filter(pk=used.link.pk).update(uses=9)
    withdraw_link(canvas_id, owner, withdrawn.link.pk)
    reading = make_link(canvas_id, owner, "", None)
    eve = sign_in_as("eve")
    texts = set()
    for token in (ended.token, used.token, withdrawn.token, reading.token, "unknown", "-" * 43, "a" * 5000):
        answers = [Client().get(f"/join/{token}/"), eve.get(f"/join/{token}/")]
        assert [(answer.status_code, GONE in answer.text) for answer in answers] == [(404, True)] * 2
        assert "Bean There" not in answers[0].text
        assert eve.post(f"/join/{token}/acceptance/").status_code == 404
        texts.add(answers[0].text)
    assert (len(texts), roles(table)) == (1, {"Ada": "owner"})
    delete_canvas(canvas_id, owner, title="Bean There")
    assert Client().get(page).text in texts


def test_join_link_shows_nothing_of_the_canvas(table: Table, page: str) -> None:
    token = page.split("/")[2]
    for path in ("", "print/", "findings/", "lifecycle/", f"notes/{table.shop}/"):
        assert Client().get(f"/shared/{token}/{path}").status_code == 404


def test_visitor_who_confirms_signed_out_signs_in_and_comes_back(table: Table, page: str) -> None:
    visitor = Client()
    answer = visitor.post(f"{page}acceptance/")
    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={page}")
    assert roles(table) == {"Ada": "owner"}


def test_newcomer_signs_up_joins_and_later_confirms_the_e_mail(
    table: Table, page: str, mailoutbox: list[EmailMessage]
) -> None:
    newcomer = Client()
    account = {"email": "grace@example.com", "display_name": "Grace", "password1": PASSWORD, "next": page}
    assert newcomer.post("/accounts/signup/", account)["Location"] == page
    link = link_in(mailoutbox[0])
    assert newcomer.post(link)["Location"] == page
    newcomer.post(f"{page}acceptance/")
    assert roles(table) == {"Ada": "owner", "Grace": "editor"}


def test_removed_member_joins_again_while_the_link_works(table: Table, page: str, sign_in_as: SignInAs) -> None:
    grace = sign_in_as("grace")
    grace.post(f"{page}acceptance/")
    member = Member.objects.get(user__display_name="Grace")
    table.client.post(f"{table.address}members/{member.pk}/removal/")
    assert grace.get(table.address).status_code == 404
    assert "You’ll join as" in grace.get(page).text
    grace.post(f"{page}acceptance/")
    assert (grace.get(table.address).status_code, ShareLink.objects.get().is_used_up) == (200, True)


def test_forged_request_is_refused(page: str, table: Table, sign_in_as: SignInAs) -> None:
    sign_in_as("grace")
    forged = Client(enforce_csrf_checks=True)
    forged.login(username="grace@example.com", password=PASSWORD)
    assert forged.post(f"{page}acceptance/").status_code == 403
    assert roles(table) == {"Ada": "owner"}


def test_maker_who_is_gone_is_not_named(page: str) -> None:
    ShareLink.objects.update(created_by=None)
    assert "You are invited to" in unmarked(Client().get(page).text)


def test_other_methods_are_refused(page: str) -> None:
    assert [getattr(Client(), method)(page).status_code for method in ("post", "put", "delete")] == [405] * 3
    assert Client().get(f"{page}acceptance/").status_code == 405
    assert Client().get(page, headers=PARTIAL).status_code == 200
