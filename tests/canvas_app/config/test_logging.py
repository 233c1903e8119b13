"""Log lines: structured, with request ids, and without personal data and secrets."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.config.logging import LONGEST_TEXT, MOST_TRACEBACK_LINES, JsonFormatter, redact
from tests.growth import growth_fault

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.canvas_app.web.trouble")]

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Return a function that returns the parsed log lines so far."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)


def test_request_is_one_line(client: Client, lines: Lines) -> None:
    client.get("/conflict/?name=Ada")
    [line] = lines()

    assert {name: line[name] for name in ("level", "logger", "event", "method", "route", "status")} == {
        "level": "info",
        "logger": "rapport.request",
        "event": "request",
        "method": "GET",
        "route": "tests.canvas_app.web.trouble.conflict",
        "status": 409,
    }
    assert line["ms"] > 0
    assert "Ada" not in json.dumps(line)
    assert "user" not in line


@pytest.mark.parametrize(
    ("headers", "fields", "reason"),
    [({}, 5_000, "number of GET/POST parameters exceeded"), ({"Host": "evil.example"}, 1, "Invalid HTTP_HOST header")],
)
def test_refused_request_is_a_line_with_its_reason_but_no_error(
    client: Client, lines: Lines, headers: dict[str, str], fields: int, reason: str
) -> None:
    answer = client.post("/conflict/", "a&" * fields, content_type="application/x-www-form-urlencoded", headers=headers)
    refusals = [line for line in lines() if line["logger"].startswith("django.security.")]

    assert answer.status_code == 400
    assert [(line["level"], reason in line["event"], "traceback" in line) for line in refusals] == [
        ("warning", True, False)
    ]


def test_user_is_a_number(signed_in: Callable[[User], Client], user: User, lines: Lines) -> None:
    signed_in(user).get("/members/7/")
    [line] = lines()

    assert line["user"] == user.pk
    # The id is random, and may contain the name by chance.
    assert "ada" not in json.dumps({name: value for name, value in line.items() if name != "request_id"})


def test_secret_of_a_link_is_not_written(client: Client, lines: Lines) -> None:
    client.get("/shared/open-sesame/")
    [line] = lines()

    assert line["route"] == "shared"
    assert "sesame" not in json.dumps(line)


def test_failure_has_a_traceback_without_addresses_and_secrets(lines: Lines) -> None:
    Client(raise_request_exception=False).get("/broken/", headers={"X-Request-ID": "trace-me-please"})
    written = lines()

    assert {line["request_id"] for line in written} == {"trace-me-please"}
    [traceback] = [line["traceback"] for line in written if "traceback" in line]
    assert "RuntimeError: [address] asked for /shared/[secret]/" in traceback
    assert "ada@example.com" not in json.dumps(written)


def test_given_request_id_is_kept_and_answered(client: Client, lines: Lines) -> None:
    response = client.get("/conflict/", headers={"X-Request-ID": "a.valid-id_1"})

    assert response["X-Request-ID"] == lines()[0]["request_id"] == "a.valid-id_1"


@pytest.mark.parametrize("given", ["", "short", "x" * 65, 'quote"quote', "new\tline-inside"])
def test_other_request_ids_are_replaced(client: Client, given: str) -> None:
    answered = client.get("/conflict/", headers={"X-Request-ID": given})["X-Request-ID"]

    assert answered != given
    assert len(answered) == 32


def test_files_are_quiet(client: Client, lines: Lines) -> None:
    client.get("/static/css/tokens.css")

    assert lines() == []


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("GET /shared/abc-123_x/print/?a=b", "GET /shared/[secret]/print/?a=b"),
        ("/join/abc-123_x/acceptance/", "/join/[secret]/acceptance/"),
        ("/accounts/login/?next=%2Fjoin%2Fabc-123_x%2F&a=b", "/accounts/login/?next=%2Fjoin%2F[secret]"),
        ("/accounts/confirm-email/MQ:1a:z/?next=/join/abc/", "/accounts/confirm-email/[secret]/?next=/join/[secret]/"),
        ("https://a.example/invitations/abc", "https://a.example/invitations/[secret]"),
        ("/accounts/password/reset/key/1-set-password/", "/accounts/password/reset/key/[secret]/"),
        ("/accounts/confirm-email/MQ:1abc:xyz/", "/accounts/confirm-email/[secret]/"),
        ("Key (email)=(ada.l+x@mail.example.com) exists", "Key (email)=([address]) exists"),
        ("renée@bücher.example, ada@example.com", "[address], [address]"),
        ("a@b@example.com", "[address]"),
        ("postgres://rapport:word@localhost/", "postgres://rapport:[address]/"),
        ("@cache and a @ b", "@cache and a @ b"),
        ("/canvases/1/notes/2/", "/canvases/1/notes/2/"),
    ],
)
def test_secrets_and_addresses_are_redacted(text: str, redacted: str) -> None:
    assert redact(text) == redacted


@pytest.mark.parametrize(
    "repeated",
    ["a", "a.", "a@", "@", "a@a ", "-", "/shared/", "/shared/a", "%2Fjoin%2f", "/reset%2F", "/", "é", "\\", '"', " "],
)
def test_hostile_text_is_redacted_in_linear_time(repeated: str) -> None:
    assert not growth_fault(lambda length: redact(repeated * (length // len(repeated))), 100_000)


def write(message: str, **fields: object) -> dict[str, Any]:
    """Return a parsed log line."""
    record = logging.LogRecord("rapport", logging.INFO, "", 1, message, None, None)
    record.fields = fields
    line: dict[str, Any] = json.loads(JsonFormatter().format(record))
    return line


def test_address_with_letters_of_any_language_is_redacted_in_every_text() -> None:
    line = write("for Renée\némile@example.com", to="émile@example.com", count=3, of=None)

    assert (line["event"], line["to"], line["count"], line["of"]) == ("for Renée\n[address]", "[address]", 3, None)


def test_long_texts_are_cut_and_say_how_long_they_were() -> None:
    line = write("host " + "a" * 28_000, agent="b " * 5_000)

    assert line["event"] == "host … 28,005 characters"
    assert line["agent"].endswith(" b … 10,000 characters")
    assert len(line["agent"]) < LONGEST_TEXT + 30


def test_half_an_address_is_not_written() -> None:
    line = write("x " * (LONGEST_TEXT // 2 - 2) + "ada@example.com")

    assert "ada" not in line["event"]


def test_long_traceback_keeps_its_beginning_and_its_end(lines: Lines) -> None:
    try:
        raise RuntimeError("first\n" + "line\n" * 1_000 + "last " + "a" * 1_000_000)
    except RuntimeError:
        logging.getLogger("rapport.test").exception("failed")
    written = lines()[0]["traceback"].split("\n")

    assert written[0].startswith("Traceback")
    assert "RuntimeError: first" in written
    assert written[-1] == "last … 1,000,005 characters"
    assert len(written) == MOST_TRACEBACK_LINES + 1
    assert len("".join(written)) < 20_000
