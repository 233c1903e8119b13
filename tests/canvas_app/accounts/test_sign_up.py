"""Creating an account."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.test import Client

from canvas_app.accounts.actions.creation import open_account
from canvas_app.accounts.models import User
from tests.canvas_app.accounts.people import PASSWORD, is_signed_in, link_in

PAGE = "/accounts/signup/"
ADA = {"email": "Ada@Example.org", "display_name": " Ada \n Lovelace ", "password1": PASSWORD}


def test_page_asks_for_address_name_and_one_password(visitor: Client) -> None:
    answer = visitor.get(PAGE)
    assert answer.status_code == 200
    assert list(answer.context["form"].fields) == ["email", "display_name", "password1"]


def test_keyboard_begins_in_the_first_field_and_after_a_refusal_in_the_first_wrong_one(visitor: Client) -> None:
    opened, refused = visitor.get(PAGE).text, visitor.post(PAGE, {**ADA, "password1": "short"}).text
    assert [re.findall(r'name="(\w+)"[^>]* autofocus', page) for page in (opened, refused)] == [
        ["email"],
        ["password1"],
    ]
    assert ["<title>Sign up" in opened, "<title>Error: Sign up" in refused] == [True, True]


def test_newcomer_is_signed_in_at_once_and_stored_in_lower_case(visitor: Client) -> None:
    answer = visitor.post(PAGE, ADA)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    user = User.objects.get()
    assert (user.email, user.display_name, user.theme) == ("ada@example.org", "Ada Lovelace", "system")
    assert is_signed_in(visitor)


def test_newcomer_goes_where_they_were_going(visitor: Client) -> None:
    assert visitor.post(PAGE, {**ADA, "next": "/invitations/abc/"})["Location"] == "/invitations/abc/"


def test_address_of_newcomer_is_unverified_until_mailed_link_is_followed(
    visitor: Client, outbox: list[EmailMessage]
) -> None:
    visitor.post(PAGE, ADA)
    assert EmailAddress.objects.get().verified is False
    (message,) = outbox
    assert (message.to, message.subject) == (["ada@example.org"], "Welcome to Rapport: confirm your e-mail address")
    visitor.post(link_in(message))
    assert EmailAddress.objects.get().verified is True


def test_name_may_be_left_out(visitor: Client) -> None:
    visitor.post(PAGE, {**ADA, "display_name": ""})
    assert User.objects.get().get_display_name() == "ada"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", ""),
        ("email", "ada"),
        ("email", "ada@example.org\x00"),
        ("display_name", "x" * 81),
        ("display_name", "Ada\u202egro"),
        ("display_name", "Ada\x07"),
        ("password1", ""),
        ("password1", "short one"),
        ("password1", "1234567890"),
        ("password1", "ada@example.org"),
    ],
)
def test_invalid_input_stores_nothing_and_keeps_what_was_typed(visitor: Client, field: str, value: str) -> None:
    answer = visitor.post(PAGE, {**ADA, field: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["email"].value() == (value if field == "email" else ADA["email"])
    assert User.objects.count() == 0


def test_password_is_never_sent_back(visitor: Client) -> None:
    answer = visitor.post(PAGE, {**ADA, "email": ""})
    assert PASSWORD not in answer.content.decode()


def test_taken_address_is_refused_whatever_its_case(ada: User, visitor: Client) -> None:
    answer = visitor.post(PAGE, ADA)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["email"]
    assert User.objects.count() == 1


def test_address_somebody_only_wishes_for_is_free(grace: User, visitor: Client) -> None:
    EmailAddress.objects.create(user=grace, email="ada@example.org")
    assert visitor.post(PAGE, ADA).status_code == 302
    assert User.objects.filter(email="ada@example.org").count() == 1


def test_address_taken_meanwhile_leads_to_sign_in(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from canvas_app.accounts.forms.allauth_forms import SignUpForm

    def take_meanwhile(form: SignUpForm, value: str) -> str:
        open_account(value, PASSWORD)
        return value

    monkeypatch.setattr(SignUpForm, "validate_unique_email", take_meanwhile)
    answer = visitor.post(PAGE, ADA)
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/")
    assert User.objects.count() == 1


def test_session_gets_a_new_key(visitor: Client) -> None:
    visitor.get(PAGE)
    visitor.session["planted"] = True
    visitor.session.save()
    before = visitor.session.session_key
    visitor.post(PAGE, ADA)
    assert visitor.session.session_key != before


def test_signed_in_person_is_sent_on(as_ada: Client) -> None:
    assert as_ada.get(PAGE).status_code == 302


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(visitor: Client, method: str) -> None:
    assert getattr(visitor, method)(PAGE).status_code == 405


def test_database_refuses_addresses_that_differ_in_case_only(ada: User) -> None:
    with pytest.raises(IntegrityError):
        User.objects.bulk_create([User(email="ADA@example.org", password="x")])
