"""A request as it goes on to Django: nothing in it that could pass for something else, its body complete."""

import re
from collections.abc import Iterator
from typing import Any

from canvas_app.web.bodies import Body, Message, Receive, Scope
from canvas_app.web.connections import LARGEST_HEAD_BYTES

TOO_LARGE = "rapport.too_large"
MOST_HEADERS = 100
# What describes the connection between this server and the client is not passed on.
HOP_BY_HOP = {b"connection", b"keep-alive", b"transfer-encoding", b"te", b"trailer", b"upgrade", b"expect"}
CHUNK_BYTES = 64 * 1024
# The characters of RFC 2046; none of them opens a parameter of its own.
BOUNDARY = re.compile(rb""";\s*boundary\s*=\s*"?([\w'()+,./:=? -]{1,70})""", re.ASCII | re.IGNORECASE)


def has_too_large_a_head(scope: Scope) -> bool:
    """Whether a request says more in its address and headers than anybody needs to."""
    headers = scope["headers"]
    size = len(scope["raw_path"]) + len(scope["query_string"]) + sum(len(name) + len(value) for name, value in headers)
    return len(headers) > MOST_HEADERS or size > LARGEST_HEAD_BYTES


def completed_scope(scope: Scope, body: Body) -> dict[str, Any]:
    """The request's description, with the length its body has."""
    length = (b"content-length", str(body.size).encode())
    return {
        **scope,
        "headers": [*_passed_on(scope), length],
        TOO_LARGE: body.is_too_large,
    }


def _passed_on(scope: Scope) -> Iterator[tuple[bytes, bytes]]:
    """The headers but for those of the connection, the announced length, and names with `_`.

    As `X_Forwarded_For` such a name would pose as the `X-Forwarded-For` that a proxy set.
    """
    for name, value in scope["headers"]:
        if b"_" not in name and name not in HOP_BY_HOP and name != b"content-length":
            yield name, _content_type(value) if name == b"content-type" else value


def _content_type(value: bytes) -> bytes:
    """The media type and the boundary, and nothing else.

    Forms are UTF-8, whatever they say: Python knows names of encodings that are none of text, and Django trips over
    them, even in parameters that it does not need (RFC 2231 lets each name one).
    """
    kind, boundary = value.partition(b";")[0].strip(), BOUNDARY.search(value)
    return b'%s; boundary="%s"' % (kind, boundary[1].strip()) if boundary else kind


def replay(body: Body) -> Receive:
    """Hand a body that has been read to whoever reads it next."""

    async def receive() -> Message:
        chunk = body.file.read(CHUNK_BYTES)
        return {"type": "http.request", "body": chunk, "more_body": body.file.tell() < body.size}

    return receive


def is_too_large(environ: dict[str, Any]) -> bool:
    """Whether the shell threw the request's body away for its size."""
    return bool(environ.get("asgi.scope", {}).get(TOO_LARGE))
