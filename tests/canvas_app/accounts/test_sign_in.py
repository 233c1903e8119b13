"""Signing in and out, and the limits of failed attempts."""

from itertools import count

import pytest
from allauth.core.internal.ratelimit import get_rates
from django.conf import settings
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.web.errors import REASONS
from tests.canvas_app.accounts.people import PASSWORD, is_signed_in, sign_in
from tests.growth import growth_fault

PAGE = "/accounts/login/"


def test_page_is_there(visitor: Client) -> None:
    assert visitor.get(PAGE).status_code == 200


def test_address_and_password_let_in_whatever_the_case_of_the_address(ada: User, visitor: Client) -> None:
    assert sign_in(visitor, "ADA@example.org") == 302
    assert is_signed_in(visitor)


@pytest.mark.parametrize(("email", "password"), [("ada@example.org", "wrong"), ("nobody@example.org", PASSWORD)])
def test_wrong_password_and_unknown_address_get_the_same_answer(
    ada: User, visitor: Client, email: str, password: str
) -> None:
    answer = visitor.post(PAGE, {"login": email, "password": password})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"__all__": ["The e-mail address or the password is wrong."]}
    assert answer.context["form"]["login"].value() == email


def test_five_failures_slow_down_one_address_and_not_others(ada: User, grace: User, visitor: Client) -> None:
    for _ in range(5):
        assert sign_in(visitor, "ada@example.org", "wrong") == 422
    answer = visitor.post(PAGE, {"login": "ada@example.org", "password": PASSWORD})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors["__all__"]) == [
        "Too many wrong passwords. Wait five minutes, or reset your password."
    ]
    assert sign_in(visitor, "grace@example.org") == 302


def test_failures_count_for_unknown_addresses_too(visitor: Client) -> None:
    for _ in range(5):
        sign_in(visitor, "nobody@example.org")
    answer = visitor.post(PAGE, {"login": "nobody@example.org", "password": PASSWORD})
    assert "Too many wrong passwords" in answer.content.decode()


def test_too_many_requests_of_one_network_get_429(visitor: Client) -> None:
    for _ in range(120):
        visitor.post(PAGE, {"login": "", "password": ""})
    assert visitor.post(PAGE, {"login": "", "password": ""}).status_code == 429


def test_limits_answered_with_429_end_within_the_minute_that_the_page_names() -> None:
    in_the_form = {"login_failed", "confirm_email"}
    for action in settings.ACCOUNT_RATE_LIMITS.keys() - in_the_form:
        assert {rate.duration for rate in get_rates(app="allauth.account", action=action)} == {60}, action
    assert "Wait a minute" in REASONS[429]


def test_forged_forwarding_header_does_not_escape_the_limit(visitor: Client) -> None:
    for number in range(120):
        visitor.post(PAGE, {"login": "", "password": ""}, headers={"X-Forwarded-For": f"10.0.0.{number}"})
    answer = visitor.post(PAGE, {"login": "", "password": ""}, headers={"X-Forwarded-For": "10.0.1.1"})
    assert answer.status_code == 429


def test_behind_a_proxy_clients_are_told_apart(visitor: Client, settings: object) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # type: ignore[attr-defined]
    for _ in range(120):
        visitor.post(PAGE, {"login": "", "password": ""}, headers={"X-Forwarded-For": "198.51.100.1"})
    other = visitor.post(PAGE, {"login": "", "password": ""}, headers={"X-Forwarded-For": "198.51.100.2"})
    same = visitor.post(PAGE, {"login": "", "password": ""}, headers={"X-Forwarded-For": "1.1.1.1, 198.51.100.1"})
    assert (other.status_code, same.status_code) == (422, 429)


@pytest.mark.parametrize(
    ("wish", "place"),
    [
        ("/canvases/?sort=name", "/canvases/?sort=name"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_only_places_on_this_site_are_gone_to_afterwards(ada: User, visitor: Client, wish: str, place: str) -> None:
    answer = visitor.post(PAGE, {"login": "ada@example.org", "password": PASSWORD, "next": wish})
    assert (answer.status_code, answer["Location"]) == (302, place)


def test_wish_for_a_place_survives_a_wrong_password(ada: User, visitor: Client) -> None:
    answer = visitor.post(PAGE, {"login": "ada@example.org", "password": "wrong", "next": "/canvases/"})
    assert '<input type="hidden" name="next" value="/canvases/">' in answer.content.decode()


def test_session_gets_a_new_key(ada: User, visitor: Client) -> None:
    visitor.session["planted"] = True
    visitor.session.save()
    before = visitor.session.session_key
    sign_in(visitor, "ada@example.org")
    assert visitor.session.session_key != before


def test_switched_off_account_is_told_so_only_with_the_right_password(ada: User, visitor: Client) -> None:
    ada.is_active = False
    ada.save()
    assert sign_in(visitor, "ada@example.org", "wrong") == 422
    answer = visitor.post(PAGE, {"login": "ada@example.org", "password": PASSWORD}, follow=True)
    assert answer.redirect_chain == [("/accounts/inactive/", 302)]
    assert not is_signed_in(visitor)


def test_form_without_its_token_is_refused(ada: User) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(PAGE, {"login": "ada@example.org", "password": PASSWORD}).status_code == 403


def test_asking_to_sign_out_only_asks_back(as_ada: Client) -> None:
    assert as_ada.get("/accounts/logout/").status_code == 200
    assert is_signed_in(as_ada)


def test_post_signs_out(as_ada: Client) -> None:
    assert as_ada.post("/accounts/logout/").status_code == 302
    assert not is_signed_in(as_ada)


def test_admin_has_no_sign_in_of_its_own(ada: User, visitor: Client) -> None:
    answer = visitor.get("/admin/login/?next=/admin/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=%2Fadmin%2F")


@pytest.mark.parametrize("page", [PAGE, "/accounts/logout/"])
def test_other_methods_are_refused(visitor: Client, page: str) -> None:
    assert [getattr(visitor, method)(page).status_code for method in ("put", "patch", "delete")] == [405, 405, 405]


def test_address_to_go_on_to_is_judged_in_linear_time(visitor: Client) -> None:
    numbers = count()

    def ask(length: int) -> None:
        # Another address each time, because Python keeps those that it has taken apart.
        marks = "\u0301\u0316" * (length // 2)
        visitor.get(PAGE, {"next": f"//{next(numbers)}{marks}"})
        visitor.post(PAGE, {"login": "", "next": f"//{next(numbers)}{marks}"})

    assert not growth_fault(ask, 60_000)
