"""Rejection of forms that are not UTF-8, in which Django would replace invalid bytes."""

from collections.abc import Callable

import pytest
from django.test import Client

from canvas_app.accounts.models import User
from canvas_app.web.errors import NOT_UTF_8
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

    assert (answer.status_code, "could not be understood" in answer.text) == (400, True)
