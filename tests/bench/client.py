"""A minimal HTTP client with a persistent connection, so that nearly all of the time measured is the server's."""

from __future__ import annotations

import gzip
import socket
import time
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings

CSRF = "rapportbenchrapportbenchrapport0"
PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """A response, and the seconds until it was received completely."""

    status: int
    head: bytes
    body: bytes
    seconds: float

    @property
    def text(self) -> str:
        """Return the decompressed body as text."""
        packed = b"content-encoding: gzip" in self.head.lower()
        return (gzip.decompress(self.body) if packed else self.body).decode()


class Connection:
    """A persistent connection of a signed-in user."""

    def __init__(self, port: int, session: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF}"
        self._always = f"Host: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\nCookie: {cookies}\r\n"

    def get(self, path: str) -> Answer:
        """Send a GET request."""
        return self._ask(f"GET {path} HTTP/1.1\r\n{self._always}\r\n".encode())

    def post(self, path: str, fields: dict[str, object], *, partial: bool = True) -> Answer:
        """Post a form, either like htmx or like a browser without scripts."""
        body = urlencode(fields).encode()
        lines = [f"POST {path} HTTP/1.1", f"Content-Length: {len(body)}", f"X-CSRFToken: {CSRF}"]
        lines.append("Content-Type: application/x-www-form-urlencoded")
        lines += ["HX-Request: true", "HX-Request-Type: partial"] if partial else []
        return self._ask("\r\n".join([*lines, f"{self._always}\r\n"]).encode() + body)

    def _ask(self, request: bytes) -> Answer:
        started = time.perf_counter()
        self._socket.sendall(request)
        head, _, body = self._receive_until(b"\r\n\r\n").partition(b"\r\n\r\n")
        missing = _length(head) - len(body)
        chunks = [body]
        while missing > 0:
            chunks.append(self._receive())
            missing -= len(chunks[-1])
        return Answer(int(head[9:12]), head, b"".join(chunks), time.perf_counter() - started)

    def _receive_until(self, mark: bytes) -> bytes:
        received = b""
        while mark not in received:
            received += self._receive()
        return received

    def _receive(self) -> bytes:
        data = self._socket.recv(262144)
        if not data:
            raise ConnectionError("the server closed the connection")
        return data

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
