"""Pages and notices while the database does not answer."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.test import Client
from django.urls import reverse

from canvas_app.accounts.models import User
from canvas_app.database.breaker import NotTriedError
from canvas_app.web.errors import KEPT_HEADING, OUTAGE_KEPT_TEXT, OUTAGE_TEXT, OUTAGE_WRITE_TEXT, REASONS
from relationships.models import Canvas
from tests.canvas_app.web.test_resubmit import FORM, FROM_HERE, START, hidden_fields
from tests.conftest import PARTIAL, PASSWORD
from tests.markup import one_line

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.canvas_app.web.trouble")]


@contextmanager
def outage(error: Exception | None = None, only: str = "") -> Iterator[None]:
    """Let every statement fail, or those that contain `only`."""

    def fail(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if only in sql:
            raise error or OperationalError("server closed the connection unexpectedly")
        return execute(sql, *rest)

    with connection.execute_wrapper(fail):
        yield


@pytest.fixture
def ada(signed_in: Callable[[User], Client], user: User) -> Client:
    client = signed_in(user)
    client.raise_request_exception = False
    return client


@pytest.fixture
def csrf_ada(user: User) -> Client:
    """Return Ada's client, which sends forms from pages of this site and has its CSRF token checked."""
    client = Client(enforce_csrf_checks=True, headers=FROM_HERE, raise_request_exception=False)
    client.get("/accounts/login/")
    token = client.cookies["csrftoken"].value
    client.force_login(user)
    client.cookies["csrftoken"] = token
    return client


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/canvases/", id="view"),
        pytest.param("/members/7/", id="authentication"),
        pytest.param("/posts-only/", id="page for another error, in middleware"),
        pytest.param("/accounts/email/", id="view of allauth"),
        pytest.param("/admin/", id="admin"),
    ],
)
def test_page_says_that_the_database_is_away(ada: Client, settings: Any, address: str, debug: bool) -> None:
    settings.DEBUG = debug
    with outage():
        answer = ada.get(address)

    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert f'<p role="alert">{OUTAGE_TEXT}</p>' in answer.text
    assert f'href="{address}">Try again</a>' in answer.text
    assert answer["Cache-Control"] == "private, no-store"
    assert "Content-Security-Policy" in answer


@pytest.mark.parametrize("error", [InterfaceError("closed"), OperationalError("closed")])
def test_every_error_of_the_connection_counts(ada: Client, error: Exception) -> None:
    with outage(error):
        assert ada.get("/canvases/").status_code == 503


def test_page_that_is_not_found_needs_the_database_for_its_header(ada: Client) -> None:
    with outage():
        assert ada.get("/no/such/address/").status_code == 503


def test_wrong_query_stays_our_mistake(ada: Client) -> None:
    with outage(ProgrammingError("no such column")):
        answer = ada.get("/canvases/")

    assert (answer.status_code, REASONS[500] in answer.text) == (500, True)


def test_visitor_can_read_what_needs_no_database(client: Client) -> None:
    with outage():
        assert client.get("/").status_code == 200
        assert client.get("/accounts/login/").status_code == 200


@pytest.mark.parametrize(("method", "text"), [("get", OUTAGE_TEXT), ("post", OUTAGE_WRITE_TEXT)])
def test_fragment_is_a_notice(ada: Client, method: str, text: str) -> None:
    with outage():
        answer = getattr(ada, method)(START, headers={**PARTIAL, **FROM_HERE})

    assert (answer.status_code, answer["Retry-After"], answer["HX-Retarget"]) == (503, "2", "#notices")
    assert text in answer.text
    assert "<html" not in answer.text


def test_form_is_kept_and_saved_when_it_is_sent_again(csrf_ada: Client) -> None:
    token = csrf_ada.cookies["csrftoken"].value
    with outage():
        kept = csrf_ada.post(START, {**FORM, "request_id": "first-one", "csrfmiddlewaretoken": token})
        again = csrf_ada.post(START, hidden_fields(kept.text))

    for answer in (kept, again):
        assert (answer.status_code, answer["Retry-After"]) == (503, "2")
        assert KEPT_HEADING in answer.text
        assert OUTAGE_KEPT_TEXT in answer.text
        assert "<dt>Title</dt> <dd>Bean &lt;There&gt;</dd>" in one_line(answer.text)
        assert "Sign in" not in answer.text
    sent = hidden_fields(again.text)
    assert sent.items() >= {"title": "Bean <There>", "currency": "EUR", "request_id": "first-one"}.items()
    assert csrf_ada.post(START, sent).status_code == 303
    assert Canvas.objects.get().title == "Bean <There>"


def test_passwords_are_not_repeated(csrf_ada: Client) -> None:
    csrf_ada.logout()
    token = csrf_ada.get("/accounts/login/").context["csrf_token"]
    sent = {"login": "ada@example.com", "password": PASSWORD, "csrfmiddlewaretoken": str(token)}
    with outage():
        answer = csrf_ada.post("/accounts/login/", sent)

    assert (answer.status_code, OUTAGE_WRITE_TEXT in answer.text, PASSWORD in answer.text) == (503, True, False)


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_forged_form_is_not_kept(user: User, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(user)
    with outage():
        answer = client.post(START, FORM, headers=headers)

    assert (answer.status_code, "Bean" in answer.text) == (503, False)


@pytest.mark.parametrize("statement", ['FROM "django_session"', 'UPDATE "django_session"'])
def test_session_that_cannot_be_read_or_saved_is_an_outage(ada: Client, statement: str) -> None:
    with outage(only=statement):
        answer = ada.get("/remember/")

    assert (answer.status_code, OUTAGE_TEXT in answer.text) == (503, True)


def test_session_that_is_gone_is_not_an_outage(ada: Client) -> None:
    def forget(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE"):
            execute("DELETE FROM django_session", (), *rest[1:])
        return execute(sql, *rest)

    with connection.execute_wrapper(forget):
        assert ada.get("/remember/").status_code == 400


def lines(caplog: pytest.LogCaptureFixture) -> list[tuple[str, bool]]:
    """Return the level of each line that would be written, and whether it has a traceback."""
    written = [
        record for record in caplog.records if record.name == "django.request" and record.levelno >= logging.ERROR
    ]
    return [(record.levelname, bool(record.exc_info)) for record in written]


@pytest.mark.parametrize("address", ["/canvases/", "/posts-only/"])
def test_failure_is_logged_once_with_its_traceback(ada: Client, caplog: pytest.LogCaptureFixture, address: str) -> None:
    with outage():
        ada.get(address)

    assert lines(caplog) == [("ERROR", True)]


@pytest.mark.parametrize("address", ["/canvases/", "/posts-only/"])
def test_failure_that_only_follows_from_another_is_not_logged(
    ada: Client, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    error = OperationalError("connecting failed a moment ago")
    error.__cause__ = NotTriedError()
    with outage(error):
        assert ada.get(address).status_code == 503

    assert lines(caplog) == []


def test_kept_form_goes_to_the_address_with_its_query(csrf_ada: Client) -> None:
    token = csrf_ada.cookies["csrftoken"].value
    with outage():
        answer = csrf_ada.post(f"{START}?lens=scorecard", {**FORM, "csrfmiddlewaretoken": token})

    assert re.search(rf'action="{reverse("boards:list")}\?lens=scorecard"', answer.text)
