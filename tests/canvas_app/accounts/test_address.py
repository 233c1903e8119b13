"""Changing and confirming the e-mail address."""

from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client

from canvas_app.accounts.actions.creation import open_account
from canvas_app.accounts.models import User
from tests.canvas_app.accounts.people import PASSWORD, confirm_password, link_in

PAGE = "/accounts/email/"
NEW_ADDRESS = {"email": "Countess@Example.org", "action_add": ""}


def addresses(user: User) -> list[tuple[str, bool]]:
    return list(EmailAddress.objects.filter(user=user).order_by("pk").values_list("email", "verified"))


@pytest.fixture
def confirmed(as_ada: Client) -> Client:
    """Return a client of Ada that has just reauthenticated."""
    confirm_password(as_ada)
    return as_ada


def test_page_shows_the_present_address(as_ada: Client) -> None:
    answer = as_ada.get(PAGE)
    assert answer.status_code == 200
    assert "ada@example.org" in answer.content.decode()


def test_change_asks_for_the_password_first_and_then_goes_on(
    ada: User, as_ada: Client, outbox: list[EmailMessage]
) -> None:
    answer = as_ada.post(PAGE, NEW_ADDRESS)
    assert answer["Location"] == "/accounts/reauthenticate/?next=%2Faccounts%2Femail%2F"
    assert outbox == []
    assert as_ada.post(answer["Location"], {"password": "wrong"}).status_code == 422
    assert as_ada.post(answer["Location"], {"password": PASSWORD})["Location"] == PAGE
    assert addresses(ada) == [("ada@example.org", True), ("countess@example.org", False)]
    assert [message.to for message in outbox] == [["countess@example.org"]]


def test_address_changes_when_the_link_is_followed_and_the_old_one_is_told(
    ada: User, confirmed: Client, outbox: list[EmailMessage]
) -> None:
    confirmed.post(PAGE, NEW_ADDRESS)
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"
    link = link_in(outbox[0])
    assert confirmed.get(link).status_code == 200
    answer = confirmed.post(link, follow=True)
    assert answer.redirect_chain[0][0] == "/accounts/profile/"
    assert '<a class="button primary" href="/canvases/">Go to my canvases</a>' in answer.text
    ada.refresh_from_db()
    assert ada.email == "countess@example.org"
    assert addresses(ada) == [("countess@example.org", True)]
    assert (outbox[1].to, outbox[1].subject) == (["ada@example.org"], "Your e-mail address has changed")


def test_message_leaves_when_the_database_is_locked_no_more(
    confirmed: Client, outbox: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    depths: list[int] = []
    send = DefaultAccountAdapter.send_mail

    def send_mail(self: DefaultAccountAdapter, *args: Any) -> None:
        depths.append(len(connection.savepoint_ids))
        send(self, *args)

    monkeypatch.setattr(DefaultAccountAdapter, "send_mail", send_mail)
    confirmed.post(PAGE, NEW_ADDRESS)
    confirmed.post(link_in(outbox[0]))
    assert depths == [len(connection.savepoint_ids)] * 2


def test_messages_lead_to_the_public_address(confirmed: Client, outbox: list[EmailMessage], settings: Any) -> None:
    settings.PUBLIC_URL = "https://canvas.example"
    confirmed.post(PAGE, NEW_ADDRESS)
    confirmed.post("/accounts/password/reset/", {"email": "ada@example.org"})
    for message in outbox:
        assert "https://canvas.example/accounts/" in message.body
        assert "testserver" not in message.body


def test_looking_at_the_link_changes_nothing(ada: User, confirmed: Client, outbox: list[EmailMessage]) -> None:
    confirmed.post(PAGE, NEW_ADDRESS)
    Client().get(link_in(outbox[0]))
    assert addresses(ada) == [("ada@example.org", True), ("countess@example.org", False)]


def test_unverified_address_stays_until_the_new_one_is_proved() -> None:
    user = open_account("new@example.org", PASSWORD)
    client = Client()
    client.force_login(user)
    confirm_password(client)
    client.post(PAGE, NEW_ADDRESS)
    user.refresh_from_db()
    assert user.email == "new@example.org"
    assert addresses(user) == [("new@example.org", False), ("countess@example.org", False)]


def test_second_wish_replaces_the_first(ada: User, confirmed: Client) -> None:
    confirmed.post(PAGE, NEW_ADDRESS)
    confirmed.post(PAGE, {**NEW_ADDRESS, "email": "third@example.org"})
    assert addresses(ada) == [("ada@example.org", True), ("third@example.org", False)]


def test_wish_can_be_withdrawn(ada: User, confirmed: Client, outbox: list[EmailMessage]) -> None:
    confirmed.post(PAGE, NEW_ADDRESS)
    confirmed.post(PAGE, {"email": "countess@example.org", "action_remove": ""})
    assert addresses(ada) == [("ada@example.org", True)]
    assert Client().post(link_in(outbox[0])).status_code == 404


def test_link_can_be_sent_again_but_not_at_once(confirmed: Client, outbox: list[EmailMessage]) -> None:
    confirmed.post(PAGE, NEW_ADDRESS)
    answer = confirmed.post(PAGE, {"email": "countess@example.org", "action_send": ""}, follow=True)
    assert "We sent you a link less than three minutes ago." in answer.content.decode()
    assert len(outbox) == 1
    cache.clear()
    confirmed.post(PAGE, {"email": "countess@example.org", "action_send": ""})
    assert [message.to for message in outbox] == [["countess@example.org"], ["countess@example.org"]]


def test_address_of_one_wish_too_many_is_kept_on_the_page(confirmed: Client) -> None:
    answers = [confirmed.post(PAGE, {**NEW_ADDRESS, "email": f"new{number}@example.org"}) for number in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert "Wait a minute, then try again." in answers[-1].text
    assert '<input type="hidden" name="email" value="new10@example.org">' in answers[-1].text


def test_present_address_cannot_be_removed(ada: User, confirmed: Client) -> None:
    confirmed.post(PAGE, NEW_ADDRESS)
    confirmed.post(PAGE, {"email": "ada@example.org", "action_remove": ""})
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"
    assert ("ada@example.org", True) in addresses(ada)


def test_unproved_address_cannot_be_made_primary(ada: User, confirmed: Client) -> None:
    confirmed.post(PAGE, NEW_ADDRESS)
    answer = confirmed.post(PAGE, {"email": "countess@example.org", "action_primary": ""})
    assert answer.status_code == 400
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"


@pytest.mark.parametrize("email", ["", "ada", "ada@example.org"])
def test_bad_address_is_refused_and_kept_in_the_field(ada: User, confirmed: Client, email: str) -> None:
    answer = confirmed.post(PAGE, {"email": email, "action_add": ""})
    assert (answer.status_code, answer.context["form"]["email"].value()) == (422, email)
    assert addresses(ada) == [("ada@example.org", True)]


def test_address_of_another_account_is_not_given_away(
    ada: User, grace: User, confirmed: Client, outbox: list[EmailMessage]
) -> None:
    answer = confirmed.post(PAGE, {"email": "grace@example.org", "action_add": ""})
    assert answer.status_code == 302
    assert Client().get(link_in(outbox[0])).context["can_confirm"] is False
    assert Client().post(link_in(outbox[0])).status_code == 302
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"


def test_unverified_address_of_another_account_is_refused_when_proved(
    ada: User, confirmed: Client, outbox: list[EmailMessage]
) -> None:
    open_account("countess@example.org", PASSWORD)
    confirmed.post(PAGE, NEW_ADDRESS)
    assert confirmed.post(link_in(outbox[0])).status_code == 302
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"
    assert addresses(ada) == [("ada@example.org", True), ("countess@example.org", False)]


def test_link_used_twice_says_so(confirmed: Client, outbox: list[EmailMessage]) -> None:
    confirmed.post(PAGE, NEW_ADDRESS)
    link = link_in(outbox[0])
    confirmed.post(link)
    again = confirmed.post(link)
    assert again.status_code == 404
    assert "This link doesn’t work" in again.content.decode()


def test_forged_link_says_so(visitor: Client) -> None:
    assert "This link doesn’t work" in visitor.get("/accounts/confirm-email/forged/").content.decode()


def test_mail_server_that_fails_costs_the_message_only(
    ada: User, confirmed: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(message: EmailMessage, **options: object) -> int:
        raise SMTPServerDisconnected("gone")

    monkeypatch.setattr(EmailMessage, "send", fail)
    answer = confirmed.post(PAGE, NEW_ADDRESS, follow=True)
    assert answer.status_code == 200
    assert "The e-mail couldn’t be sent" in answer.content.decode()


def test_anonymous_is_sent_to_sign_in(visitor: Client) -> None:
    assert visitor.get(PAGE)["Location"] == "/accounts/login/?next=/accounts/email/"


def test_other_methods_are_refused(as_ada: Client) -> None:
    assert [getattr(as_ada, method)(PAGE).status_code for method in ("put", "patch", "delete")] == [405, 405, 405]
