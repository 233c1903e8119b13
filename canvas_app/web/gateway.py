"""Prepare a request for Django: drop ambiguous headers, set the length of the body, and replay the body."""

import re
from collections.abc import Iterator
from typing import Any

from canvas_app.web.bodies import Body, Message, Receive, Scope
from canvas_app.web.connections import LARGEST_HEAD_BYTES

TOO_LARGE = "rapport.too_large"
MOST_HEADERS = 100
# Hop-by-hop headers (RFC 9110, section 7.6.1) concern this connection only and are not forwarded.
HOP_BY_HOP = {b"connection", b"keep-alive", b"transfer-encoding", b"te", b"trailer", b"upgrade", b"expect"}
CHUNK_BYTES = 64 * 1024
# Django fails on a longer header before it can answer. No media type is that long.
LONGEST_MEDIA_TYPE = 255
# The characters that RFC 2046 allows in a boundary; none of them starts another parameter.
BOUNDARY = re.compile(rb""";\s*boundary\s*=\s*"?([\w'()+,./:=? -]{1,70})""", re.ASCII | re.IGNORECASE)


def is_head_too_large(scope: Scope) -> bool:
    """Return whether the request line and headers exceed their limits in size or number."""
    headers = scope["headers"]
    size = len(scope["raw_path"]) + len(scope["query_string"]) + sum(len(name) + len(value) for name, value in headers)
    return len(headers) > MOST_HEADERS or size > LARGEST_HEAD_BYTES


def scope_with_length(scope: Scope, body: Body) -> dict[str, Any]:
    """Return the ASGI scope with the actual length of the body as its Content-Length."""
    length = (b"content-length", str(body.size).encode())
    return {
        **scope,
        "headers": [*_forwarded_headers(scope), length],
        TOO_LARGE: body.is_too_large,
    }


def _forwarded_headers(scope: Scope) -> Iterator[tuple[bytes, bytes]]:
    """Yield the headers to forward, without hop-by-hop headers, Content-Length, and names with an underscore.

    WSGI would map `X_Forwarded_For` to the same key as the `X-Forwarded-For` that a proxy has set.
    """
    for name, value in scope["headers"]:
        if b"_" not in name and name not in HOP_BY_HOP and name != b"content-length":
            yield name, _content_type(value) if name == b"content-type" else value


def _content_type(value: bytes) -> bytes:
    """Return the media type and the boundary without any other parameter.

    Forms are always UTF-8 here. Python also has codecs that do not decode text, and Django fails on their names, even
    in parameters that it does not use (RFC 2231 allows a charset in each).
    """
    kind, boundary = value.partition(b";")[0].strip()[:LONGEST_MEDIA_TYPE], BOUNDARY.search(value)
    return b'%s; boundary="%s"' % (kind, boundary[1].strip()) if boundary else kind


def replay(body: Body) -> Receive:
    """Return an ASGI `receive` callable that sends the body from the start."""

    async def receive() -> Message:
        chunk = body.file.read(CHUNK_BYTES)
        return {"type": "http.request", "body": chunk, "more_body": body.file.tell() < body.size}

    return receive


def is_too_large(environ: dict[str, Any]) -> bool:
    """Return whether the body was discarded because of its size."""
    return bool(environ.get("asgi.scope", {}).get(TOO_LARGE))
