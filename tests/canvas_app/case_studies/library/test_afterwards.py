"""What happened next opens after the reader's own attempt, without an account and without scripts."""

from __future__ import annotations

import pytest
from django.test import Client

from canvas_app.case_studies.library.attempts import KEY, MOST_KEPT
from tests.canvas_app.case_studies.library.conftest import SECRET, Publish
from tests.conftest import PARTIAL
from tests.markup import one_line

pytestmark = pytest.mark.django_db
ADDRESS = "/cases/comcast/afterwards/"


@pytest.fixture
def client(publish: Publish) -> Client:
    publish()
    return Client()


def test_case_leads_to_the_form(client: Client) -> None:
    page = client.get("/cases/comcast/")
    assert f'href="{ADDRESS}"' in page.text
    assert f'hx-get="{ADDRESS}"' in page.text
    assert "<form" not in one_line(page.text).partition("<main")[2]


def test_attempt_opens_what_happened(client: Client) -> None:
    before = client.get(ADDRESS)
    assert (before.status_code, SECRET in before.text, "<textarea" in before.text) == (200, False, True)
    answer = client.post(ADDRESS, {"attempt": "They <b>changed</b> the reward."})
    assert (answer.status_code, answer["Location"]) == (303, ADDRESS)
    after = client.get(ADDRESS)
    assert SECRET in after.text
    assert "They &lt;b&gt;changed&lt;/b&gt; the reward." in after.text
    assert after["Cache-Control"] == "private, no-store"


def test_attempt_with_scripts_is_answered_at_once(client: Client) -> None:
    form = client.get(ADDRESS, headers=PARTIAL)
    assert "csrfmiddlewaretoken" in form.text
    assert "<html" not in form.text
    answer = client.post(ADDRESS, {"attempt": "They stopped."}, headers=PARTIAL)
    assert (answer.status_code, SECRET in answer.text, "<html" in answer.text) == (200, True, False)


@pytest.mark.parametrize("attempt", ["", "  \n ", "\N{SOFT HYPHEN}", "x" * 1_001, "a\0b"])
def test_no_attempt_opens_nothing(client: Client, attempt: str) -> None:
    for headers in ({}, PARTIAL):
        answer = client.post(ADDRESS, {"attempt": attempt}, headers=headers)
        assert (answer.status_code, SECRET in answer.text) == (422, False)
    assert SECRET not in client.get(ADDRESS).text


def test_attempt_opens_one_case_for_one_reader(client: Client, publish: Publish) -> None:
    publish("other")
    client.post(ADDRESS, {"attempt": "They stopped."})
    assert SECRET not in client.get("/cases/other/afterwards/").text
    assert SECRET not in Client().get(ADDRESS).text
    assert SECRET not in client.get("/cases/comcast/").text


def test_case_page_stays_the_same_after_the_attempt(client: Client) -> None:
    etag = client.get("/cases/comcast/")["ETag"]
    client.post(ADDRESS, {"attempt": "They stopped."})
    assert client.get("/cases/comcast/")["ETag"] == etag


def test_few_attempts_are_kept(client: Client) -> None:
    session = client.session
    session[KEY] = {f"case-{number}": "x" for number in range(MOST_KEPT)}
    session.save()
    client.cookies["sessionid"] = session.session_key or ""
    client.post(ADDRESS, {"attempt": "They stopped."})
    kept = list(client.session[KEY])
    assert (len(kept), kept[0], kept[-1]) == (MOST_KEPT, "case-1", "comcast")


def test_case_that_does_not_go_on_has_no_such_page(publish: Publish) -> None:
    publish("short", afterwards="")
    client = Client()
    assert client.get("/cases/short/afterwards/").status_code == 404
    assert "What happened next" not in client.get("/cases/short/").text


def test_form_needs_its_token(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, {"attempt": "They stopped."}).status_code == 403


def test_other_methods_are_refused(client: Client) -> None:
    assert client.put(ADDRESS).status_code == 405
