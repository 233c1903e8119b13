"""A circuit breaker: after a failure, calls fail at once for a while instead of waiting for the same failure."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg

PAUSE_SECONDS = 1.0


class NotTriedError(psycopg.OperationalError):
    """Connecting has just failed, and was therefore not tried."""


class Breaker:
    """Lets all threads connect until it is tripped; then, after each pause, one thread until one succeeds.

    Without it, every request of an outage would hold a thread for as long as connecting takes to fail.
    """

    def __init__(self, pause_seconds: float = PAUSE_SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        self._pause_seconds = pause_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._retry_at: float | None = None
        self._is_being_tried = False

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Run a block that connects. Raise NotTriedError instead if that would very probably fail."""
        self._enter()
        has_succeeded = False
        try:
            yield
            has_succeeded = True
        finally:
            self._leave(has_succeeded)

    def trip(self) -> None:
        """Let nobody connect for a pause, because the database does not answer."""
        with self._lock:
            self._retry_at = self._clock() + self._pause_seconds

    def _enter(self) -> None:
        with self._lock:
            if self._retry_at is None:
                return
            if self._is_being_tried or self._clock() < self._retry_at:
                raise NotTriedError("connecting to the database failed a moment ago")
            self._is_being_tried = True

    def _leave(self, has_succeeded: bool) -> None:
        with self._lock:
            self._is_being_tried = False
            self._retry_at = None if has_succeeded else self._clock() + self._pause_seconds
