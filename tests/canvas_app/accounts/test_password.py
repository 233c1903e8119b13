"""Changing a password, and resetting it by e-mail."""

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.test import Client

from canvas_app.accounts.models import User
from tests.canvas_app.accounts.people import NEW_PASSWORD, PASSWORD, is_signed_in, link_in, sign_in

CHANGE = "/accounts/password/change/"
RESET = "/accounts/password/reset/"


def test_change_keeps_this_session_and_ends_all_others(ada: User, as_ada: Client) -> None:
    elsewhere = Client()
    elsewhere.force_login(ada)
    answer = as_ada.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})
    assert answer.status_code == 302
    assert (is_signed_in(as_ada), is_signed_in(elsewhere)) == (True, False)
    assert sign_in(Client(), "ada@example.org", NEW_PASSWORD) == 302


def test_change_is_told_to_the_address(as_ada: Client, outbox: list[EmailMessage]) -> None:
    as_ada.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})
    assert [(message.to, message.subject) for message in outbox] == [(["ada@example.org"], "Your password has changed")]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [("wrong", NEW_PASSWORD, "oldpassword"), (PASSWORD, "short", "password1"), (PASSWORD, "Ada Lovelace", "password1")],
)
def test_change_needs_the_present_password_and_a_good_new_one(
    ada: User, as_ada: Client, old: str, new: str, wrong: str
) -> None:
    answer = as_ada.post(CHANGE, {"oldpassword": old, "password1": new})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [wrong]
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


def test_change_forgets_a_new_address_asked_for_before(ada: User, as_ada: Client) -> None:
    EmailAddress.objects.create(user=ada, email="other@example.org")
    as_ada.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW_PASSWORD})
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["ada@example.org"]


def test_mailed_link_sets_a_new_password_and_ends_sessions(
    as_ada: Client, visitor: Client, outbox: list[EmailMessage]
) -> None:
    assert visitor.post(RESET, {"email": "Ada@example.org"})["Location"] == "/accounts/password/reset/done/"
    page = visitor.get(link_in(outbox[0]))
    # The secret is removed from the address bar before the page is shown.
    assert page["Location"].endswith("-set-password/")
    assert visitor.get(page["Location"]).status_code == 200
    done = visitor.post(page["Location"], {"password1": NEW_PASSWORD}, follow=True)
    assert done.redirect_chain == [("/accounts/password/reset/key/done/", 302)]
    assert not is_signed_in(as_ada)
    assert sign_in(Client(), "ada@example.org", NEW_PASSWORD) == 302


def test_mailed_link_works_once(ada: User, visitor: Client, outbox: list[EmailMessage]) -> None:
    visitor.post(RESET, {"email": "ada@example.org"})
    page = visitor.get(link_in(outbox[0]))["Location"]
    visitor.post(page, {"password1": NEW_PASSWORD})
    again = Client().get(link_in(outbox[0]))
    assert again.context["token_fail"] is True


def test_bad_new_password_of_a_link_is_refused(ada: User, visitor: Client, outbox: list[EmailMessage]) -> None:
    visitor.post(RESET, {"email": "ada@example.org"})
    page = visitor.get(link_in(outbox[0]))["Location"]
    assert visitor.post(page, {"password1": "short"}).status_code == 422
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


def test_unknown_address_gets_the_same_answer_and_another_message(
    ada: User, visitor: Client, outbox: list[EmailMessage]
) -> None:
    known = visitor.post(RESET, {"email": "ada@example.org"}, follow=True)
    unknown = Client().post(RESET, {"email": "nobody@example.org"}, follow=True)
    assert (known.status_code, known.redirect_chain) == (unknown.status_code, unknown.redirect_chain)
    assert [(message.to, message.subject) for message in outbox] == [
        (["ada@example.org"], "Reset your password"),
        (["nobody@example.org"], "No account with this e-mail address"),
    ]


def test_address_only_wished_for_opens_no_account(grace: User, visitor: Client, outbox: list[EmailMessage]) -> None:
    EmailAddress.objects.create(user=grace, email="victim@example.org")
    visitor.post(RESET, {"email": "victim@example.org"})
    assert [message.subject for message in outbox] == ["No account with this e-mail address"]


def test_typing_no_address_keeps_the_page(visitor: Client) -> None:
    answer = visitor.post(RESET, {"email": "ada"})
    assert (answer.status_code, answer.context["form"]["email"].value()) == (422, "ada")


def test_asking_for_links_again_and_again_is_stopped(ada: User, visitor: Client) -> None:
    answers = [visitor.post(RESET, {"email": "ada@example.org"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 302, 302, 429]
    assert "Wait a minute, then try again." in answers[-1].text
    assert '<input type="hidden" name="email" value="ada@example.org">' in answers[-1].text
    assert "Sign in in another tab" not in answers[-1].text


def test_limit_of_changes_repeats_no_password(as_ada: Client) -> None:
    answers = [as_ada.post(CHANGE, {"oldpassword": "a guess", "password1": NEW_PASSWORD}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 422, 422, 429]
    assert ("Wait a minute" in answers[-1].text, NEW_PASSWORD in answers[-1].text) == (True, False)


def test_anonymous_is_sent_to_sign_in(visitor: Client) -> None:
    assert visitor.get(CHANGE)["Location"] == "/accounts/login/?next=/accounts/password/change/"


def test_first_password_of_an_account_without_one(ada: User) -> None:
    ada.set_unusable_password()
    ada.save()
    client = Client()
    client.force_login(ada)
    assert client.get(CHANGE)["Location"] == "/accounts/password/set/"
    assert client.get("/accounts/password/set/").status_code == 200
    assert client.post("/accounts/password/set/", {"password1": NEW_PASSWORD}).status_code == 302
    ada.refresh_from_db()
    assert ada.check_password(NEW_PASSWORD)


@pytest.mark.parametrize("page", [CHANGE, RESET, "/accounts/password/reset/key/1-abc/"])
def test_other_methods_are_refused(as_ada: Client, page: str) -> None:
    assert [getattr(as_ada, method)(page).status_code for method in ("put", "patch", "delete")] == [405, 405, 405]
