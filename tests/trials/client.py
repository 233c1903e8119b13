"""A signed-in client over plain HTTP with persistent connections, which survives the end of its server."""

from __future__ import annotations

import gzip
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

from django.conf import settings

from tests.trials.traffic import Traffic

CSRF = "rapporttrialrapporttrialrapport0"
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
PATIENCE_SECONDS = 120.0
# The server closes connections that were not used for twice as long.
IDLE_SECONDS = 10.0

Fields = Mapping[str, str | Sequence[str]]


class LostError(Exception):
    """The connection ended before the whole answer had come: the server may or may not have done as asked."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response, and the seconds until it was received completely."""

    status: int
    text: str
    seconds: float

    @property
    def is_acknowledged(self) -> bool:
        """Whether the server has said that it has done as asked."""
        return self.status < 400


class Client:
    """A connection of a signed-in user to one server; it is opened when needed, and again after it was lost."""

    def __init__(self, port: int, session: str, traffic: Traffic, patience: float = PATIENCE_SECONDS) -> None:
        """Prepare a connection; an answer may take `patience` seconds, after which it counts as lost."""
        self._connection = HTTPConnection("127.0.0.1", port, timeout=patience)
        self._used_at = 0.0
        self.traffic = traffic
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF}"
        self._always = {"Cookie": cookies, "Accept-Encoding": "gzip"}

    def get(self, path: str, *, partial: bool = False) -> Answer:
        """Send a GET request, like htmx if it is partial. Raise LostError."""
        return self._ask("GET", path, None, PARTIAL if partial else {})

    def post(self, path: str, fields: Fields, *, partial: bool = False) -> Answer:
        """Post a form, like htmx if it is partial, else like a browser without scripts. Raise LostError."""
        headers = {"X-CSRFToken": CSRF, "Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields, doseq=True), headers | (PARTIAL if partial else {}))

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        started = time.perf_counter()
        if started - self._used_at > IDLE_SECONDS:
            self.close()
        try:
            self._connection.request(method, path, body, self._always | headers)
            response = self._connection.getresponse()
            content = response.read()
        except (OSError, HTTPException) as problem:
            self.close()
            self.traffic.lose()
            raise LostError from problem
        self._used_at = time.perf_counter()
        seconds = self._used_at - started
        self.traffic.add(f"{method} {path}", response.status, seconds)
        packed = response.headers.get("Content-Encoding") == "gzip"
        return Answer(response.status, (gzip.decompress(content) if packed else content).decode(), seconds)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
