"""After confirming their e-mail, users continue to where they were going, in any browser, but only on this site."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.test import Client

from canvas_app.accounts.actions.creation import open_account
from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.invitations import accept_mailed, invite
from relationships.actions.share_links import make_join_link, withdraw_link
from relationships.document.canvas import CanvasDocument
from tests.canvas_app.accounts.people import PASSWORD, link_in

PAGE = "/accounts/signup/"
ADA = {"email": "ada@example.org", "password1": PASSWORD}
GOING = "/canvases/?q=tea&sort=title"
FOREIGN = ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http://[x", "//[")


def sign_up(visitor: Client, destination: str, outbox: list[EmailMessage]) -> str:
    """Create an account on the way to a page, and return the confirmation link."""
    visitor.post(PAGE, {**ADA, "next": destination})
    return link_in(outbox[-1])


def confirm(client: Client, link: str) -> str:
    """Open a confirmation link, press its button, and return where this leads."""
    page = client.get(link).text
    [action] = re.findall(r'action="(/accounts/confirm-email/[^"]*)"', page)
    [hidden] = re.findall(r'name="next" value="([^"]*)"', page) or [""]
    return str(client.post(action, {"next": hidden.replace("&amp;", "&")})["Location"])


def test_newcomer_continues_in_the_same_browser(visitor: Client, outbox: list[EmailMessage]) -> None:
    link = sign_up(visitor, GOING, outbox)
    assert parse_qs(urlsplit(link).query) == {"next": [GOING]}
    assert confirm(visitor, link) == GOING
    assert EmailAddress.objects.get().verified


def test_newcomer_continues_in_another_browser_after_signing_in(visitor: Client, outbox: list[EmailMessage]) -> None:
    other = Client()
    assert confirm(other, sign_up(visitor, "/canvases/", outbox)) == "/canvases/"
    assert other.get("/canvases/")["Location"] == "/accounts/login/?next=/canvases/"


def test_newcomer_who_was_going_nowhere_sees_the_profile(visitor: Client, outbox: list[EmailMessage]) -> None:
    link = sign_up(visitor, "", outbox)
    assert "?" not in link
    assert confirm(visitor, link) == "/accounts/profile/"


@pytest.mark.parametrize("foreign", FOREIGN)
def test_pages_elsewhere_are_not_mailed(visitor: Client, outbox: list[EmailMessage], foreign: str) -> None:
    assert "?" not in sign_up(visitor, foreign, outbox)


@pytest.mark.parametrize("foreign", FOREIGN)
def test_pages_elsewhere_in_a_changed_link_are_ignored(
    visitor: Client, outbox: list[EmailMessage], foreign: str
) -> None:
    path = sign_up(visitor, GOING, outbox).partition("?")[0]
    assert visitor.post(path, {"next": foreign})["Location"] == "/accounts/profile/"
    again = visitor.get(path, {"next": foreign}).text
    assert ("This link doesn’t work" in again, "Continue" in again) == (True, False)


def test_link_used_twice_still_leads_on(visitor: Client, outbox: list[EmailMessage]) -> None:
    link = sign_up(visitor, "/canvases/", outbox)
    confirm(visitor, link)
    assert '<a class="button primary" href="/canvases/">Continue</a>' in visitor.get(link).text
    again = visitor.post(link.partition("?")[0], {"next": "/canvases/"})
    assert (again.status_code, 'href="/canvases/">Continue' in again.text) == (404, True)


def test_link_that_was_sent_again_leads_on_too(outbox: list[EmailMessage]) -> None:
    user = open_account("ada@example.org", PASSWORD)
    client = Client()
    client.force_login(user)
    page = client.get("/invitations/").text
    assert 'href="/accounts/email/?next=/invitations/"' in page
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert 'name="next" value="/invitations/"' in client.get("/accounts/email/?next=/invitations/").text
    cache.clear()
    client.post("/accounts/email/", {"email": user.email, "action_send": "", "next": "/invitations/"})
    assert confirm(Client(), link_in(outbox[-1])) == "/invitations/"


def test_invitation_that_was_answered_meanwhile_leads_to_the_canvases(
    visitor: Client, grace: User, outbox: list[EmailMessage]
) -> None:
    canvas_id = create_canvas(grace.pk, CanvasDocument(title="Bean There"))
    issued = invite(canvas_id, grace.pk, "ada@example.org", "editor")
    page = f"/invitations/{issued.token}/"
    link = sign_up(visitor, page, outbox)
    assert confirm(visitor, link) == page
    EmailAddress.objects.update(verified=False)
    accept_mailed(issued.token, User.objects.get(email="ada@example.org").pk)
    assert confirm(visitor, link) == "/canvases/"


def test_link_to_join_that_works_no_more_leads_to_the_canvases(
    visitor: Client, grace: User, outbox: list[EmailMessage]
) -> None:
    canvas_id = create_canvas(grace.pk, CanvasDocument(title="Bean There"))
    made = make_join_link(canvas_id, grace.pk, "", None, use_limit=1)
    page = f"/join/{made.token}/"
    link = sign_up(visitor, page, outbox)
    assert confirm(visitor, link) == page
    EmailAddress.objects.update(verified=False)
    withdraw_link(canvas_id, grace.pk, made.link.pk)
    assert confirm(visitor, link) == "/canvases/"
