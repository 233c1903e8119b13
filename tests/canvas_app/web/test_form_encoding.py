"""Rejection of forms that are not UTF-8, in which Django would replace invalid bytes."""

from collections.abc import Callable
from unittest.mock import Mock
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.boards.notes.forms.notes import LINES_AT_ONCE
from canvas_app.web import form_encoding
from canvas_app.web.errors import NOT_UTF_8, REASONS, TOO_MANY_ESCAPES
from relationships.document.values import NOTE_LENGTH
from relationships.models import Canvas
from tests.conftest import PARTIAL

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=xyz"


def multipart(name: bytes, value: bytes, more: bytes = b"") -> bytes:
    fields = ((b"stage", b"idea", b""), (b"currency", b"EUR", b""), (name, value, more))
    part = b'--xyz\r\nContent-Disposition: form-data; name="%s"\r\n%s\r\n%s\r\n'
    return b"".join(part % (field, more, content) for field, content, more in fields) + b"--xyz--\r\n"


def urlencoded(name: bytes, value: bytes) -> bytes:
    return b"stage=idea&currency=EUR&%s=%s" % (name, value)


@pytest.fixture
def client(user: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(user)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM, urlencoded(b"title", b"caf%e9")),
        (FORM, urlencoded(b"title", b"caf\xe9")),
        (FORM, urlencoded(b"title", b"%EF%BF%BD caf%e9")),
        (FORM, urlencoded(b"title", b"%ed%a0%80")),
        (FORM, urlencoded(b"title", b"Tea&caf%e9=1")),
        (PARTS, multipart(b"title", b"caf\xe9")),
        (PARTS, multipart(b"title", "\ufffd caf".encode() + b"\xe9")),
        (PARTS, multipart(b"title", b"Y2Fm6Q==", b"Content-Transfer-Encoding: base64\r\n")),
    ],
)
@pytest.mark.parametrize("headers", [{}, PARTIAL])
def test_form_that_is_no_text_is_refused_and_nothing_written(
    client: Client, kind: str, body: bytes, headers: dict[str, str]
) -> None:
    answer = client.post("/canvases/", body, content_type=kind, headers=headers)

    assert (answer.status_code, NOT_UTF_8 in answer.text, "<html" in answer.text) == (400, True, not headers)
    assert Canvas.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM, urlencoded(b"title", b"caf%C3%A9+%EF%BF%BD")),
        (FORM, urlencoded(b"title", "café+\ufffd".encode())),
        (PARTS, multipart(b"title", "café \ufffd".encode())),
    ],
)
def test_character_that_stands_for_others_may_be_written_too(client: Client, kind: str, body: bytes) -> None:
    assert client.post("/canvases/", body, content_type=kind).status_code == 303
    assert Canvas.objects.get().title == "café \ufffd"


def test_form_that_cannot_be_read_is_refused_in_words(client: Client) -> None:
    answer = client.post("/canvases/", b"--xyz\r\n", content_type="multipart/form-data")

    assert (answer.status_code, "couldn’t process this request" in answer.text) == (400, True)


@pytest.mark.parametrize(
    "escapes", [b"%" * 300_001, b"%41" * 300_001, "%41é".encode() * 25_001, "aé".encode() * 25_001]
)
@pytest.mark.parametrize("address", ["/accounts/login/", "/canvases/import/"])
def test_form_that_takes_long_to_decode_is_refused_undecoded(
    address: str, escapes: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = Mock(side_effect=AssertionError("The form was parsed"))
    monkeypatch.setattr("django.http.request.parse_qsl", parse)

    answer = Client().post(address, b"a=" + escapes, content_type=FORM)

    assert (answer.status_code, TOO_MANY_ESCAPES in answer.text) == (413, True)


@pytest.mark.parametrize("header", [b"a:b" + b";" * 900, b'a:"' + b";" * 900, b"a:b\r\n" * 180, b"a:;\r\n" * 180])
@pytest.mark.parametrize("address", ["/accounts/login/", "/canvases/import/"])
def test_form_with_headers_that_take_long_to_read_is_refused_unread(
    address: str, header: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = Mock(side_effect=AssertionError("The form was parsed"))
    monkeypatch.setattr("django.http.request.MultiPartParser", parse)

    answer = Client().post(address, (b"--xyz\r\n" + header + b"\r\n\r\nx\r\n") * 1_000, content_type=PARTS)

    assert (answer.status_code, REASONS[413] in answer.text) == (413, True)


@pytest.mark.django_db
def test_bytes_are_decoded_a_second_time_only_if_the_text_holds_replacements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_encoding, "unquote_to_bytes", Mock(side_effect=AssertionError("Decoded again")))

    answer = Client().post("/accounts/login/", b"login=" + b"%" * 1_000 + b"+caf%C3%A9", content_type=FORM)

    assert answer.status_code == 422


def test_longest_forms_are_taken(client: Client) -> None:
    notes = urlencode({"text": "\r\n".join(["\U0001f600" * NOTE_LENGTH] * LINES_AT_ONCE), "several": "on"})
    boxes = urlencode({f"served_by-{number:036}": "on" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)})

    for body in (notes, boxes):
        assert client.post("/canvases/", body, content_type=FORM).status_code == 422


def test_most_parts_are_taken(client: Client) -> None:
    part = b'--xyz\r\nContent-Disposition: form-data; name="served_by"\r\n\r\n%s\r\n'
    body = part % (b";" * 1_000_000) + (part % b"on") * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS - 1) + b"--xyz--\r\n"

    assert client.post("/canvases/", body, content_type=PARTS).status_code == 422
