"""Pages and fragments: redirects, required sign-in, and response headers."""

from collections.abc import Callable

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from tests.conftest import PARTIAL

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.canvas_app.web.trouble")]


def test_redirect_of_a_page_is_303(client: Client) -> None:
    response = client.get("/elsewhere/")

    assert (response.status_code, response["Location"]) == (303, "/members/7/")


def test_redirect_of_a_fragment_leaves_the_page(client: Client) -> None:
    response = client.get("/elsewhere/", headers=PARTIAL)

    assert (response.status_code, response["HX-Redirect"], response.content) == (200, "/members/7/", b"")


def test_visitor_signs_in_first_and_comes_back(client: Client) -> None:
    response = client.get("/members/7/?filter=a")

    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=/members/7/%3Ffilter%3Da")


def test_fragment_for_a_visitor_is_a_notice_and_not_the_sign_in_page(client: Client) -> None:
    response = client.get("/members/7/", headers=PARTIAL)

    assert (response.status_code, response["HX-Retarget"], response["HX-Reswap"]) == (401, "#notices", "beforeend")
    assert "You’re signed out." in response.text
    assert "<form" not in response.text


def test_view_gets_the_user_and_its_arguments(signed_in: Callable[[User], Client], user: User) -> None:
    assert signed_in(user).get("/members/7/").text == "ada@example.com 7 False"
    assert signed_in(user).get("/members/7/", headers=PARTIAL).text == "ada@example.com 7 True"


@pytest.mark.parametrize("kind", ["full", ""])
def test_htmx_request_for_a_whole_page_gets_one(signed_in: Callable[[User], Client], user: User, kind: str) -> None:
    headers = {"HX-Request": "true", "HX-Request-Type": kind}

    assert signed_in(user).get("/members/7/", headers=headers).text == "ada@example.com 7 False"


def test_page_is_not_cached_and_varies_with_the_kind_of_request(client: Client) -> None:
    response = client.get("/")

    assert response["Cache-Control"] == "private, no-store"
    assert "HX-Request-Type" in response["Vary"]


def test_page_has_a_policy_without_unsafe_words(client: Client) -> None:
    policy = client.get("/")["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert policy.split("; ")[:3] == ["default-src 'none'", "script-src 'self'", "style-src 'self'"]
    assert "frame-ancestors 'none'" in policy


def test_page_says_little_to_others(client: Client) -> None:
    headers = client.get("/").headers

    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Permissions-Policy"].startswith("camera=()")
