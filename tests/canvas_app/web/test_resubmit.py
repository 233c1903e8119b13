"""Keeping the values of forms submitted while signed out or with an expired CSRF token."""

import html
import re
from collections.abc import Callable
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.web.errors import CSRF_REASON, KEPT_HEADING
from canvas_app.web.resubmit import LARGEST_KEPT_BYTES, TOO_LONG_TEXT
from relationships.models import Canvas
from tests.conftest import PARTIAL
from tests.markup import one_line

pytestmark = pytest.mark.django_db
START = "/canvases/"
URL_ENCODED = "application/x-www-form-urlencoded"
FROM_HERE = {"Origin": "http://testserver"}
FORM = {"title": "Bean <There>", "market_pattern": ["mass"], "currency": "EUR"}


def hidden_fields(page: str) -> dict[str, str]:
    """Return the hidden fields of a page."""
    pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: value.replace("&lt;", "<").replace("&gt;", ">") for name, value in pairs}


def test_form_of_somebody_signed_out_is_shown_with_what_was_typed(client: Client) -> None:
    answer = client.post(START, FORM)

    assert answer.status_code == 401
    assert "You’re signed out" in answer.text
    assert "<dt>Title</dt> <dd>Bean &lt;There&gt;</dd>" in one_line(answer.text)
    assert 'href="/accounts/login/" target="_blank"' in answer.text
    assert Canvas.objects.count() == 0


def test_it_is_sent_once_somebody_is_signed_in_again(user: User) -> None:
    client = Client(enforce_csrf_checks=True, headers=FROM_HERE)
    client.get("/accounts/login/")
    token = client.cookies["csrftoken"].value
    kept = client.post(START, {**FORM, "csrfmiddlewaretoken": token})
    client.force_login(user)
    client.cookies["csrftoken"] = "another" * 4 + "abcd"
    repeated = client.post(START, hidden_fields(kept.text))
    assert (repeated.status_code, KEPT_HEADING in repeated.text) == (403, True)
    resubmitted = client.post(START, hidden_fields(repeated.text))

    assert resubmitted.status_code == 303
    assert Canvas.objects.get().title == "Bean <There>"


def test_what_another_site_sends_is_not_offered_to_be_sent(signed_in: Callable[[User], Client], user: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)

    for headers in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        answer = client.post(START, FORM, headers=headers)
        assert (answer.status_code, "Bean" in answer.text, CSRF_REASON in answer.text) == (403, False, True)


def test_passwords_are_not_repeated(client: Client) -> None:
    answer = client.post("/accounts/deletion/", {"password": "bean-there"})

    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/accounts/deletion/")


def test_fragment_gets_a_notice(client: Client) -> None:
    answer = client.post(START, FORM, headers=PARTIAL)

    assert (answer.status_code, answer["HX-Retarget"]) == (401, "#notices")


@pytest.mark.parametrize("text", ["x" * 190_000, "&" * 39_000, "\U0001f600" * 49_000])
def test_longest_text_that_is_kept_can_be_sent_again(text: str, client: Client, user: User) -> None:
    kept = client.post(START, {**FORM, "note": text})
    client.force_login(user)
    sent = {name: html.unescape(value) for name, value in hidden_fields(kept.text).items()}

    assert sent["note"] == text
    assert len(kept.content) < 2 * LARGEST_KEPT_BYTES + 20_000
    assert client.post(START, urlencode(sent), content_type=URL_ENCODED).status_code == 303


@pytest.mark.parametrize("address", [START, "/canvases/import/"])
@pytest.mark.parametrize(
    "form", [{"text": "x" * 200_001}, {"text": "'" * 40_000}, {f"{number:0200}": "" for number in range(1_001)}]
)
def test_form_too_long_to_be_kept_is_not_repeated(address: str, form: dict[str, str], client: Client) -> None:
    answer = client.post(address, form)

    assert (answer.status_code, TOO_LONG_TEXT in answer.text) == (401, True)
    assert len(answer.content) < 20_000


def test_form_of_the_most_notes_is_kept(client: Client) -> None:
    served = {"serves": [str(uuid4()) for _ in range(1_000)]}

    assert "Save now" in client.post(START, {**FORM, **served}).text
