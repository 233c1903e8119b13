"""Connections to PostgreSQL that wait for an answer for a limited time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.abc import PQGen
from psycopg.errors import _WaitTimeout

POLL_SECONDS = 0.1


class BoundedConnection(psycopg.Connection[Any]):
    """A connection that is closed when the server has not answered for `answer_seconds`; None is without limit.

    Limits on the server's side do not help if the network loses its answers, and neither do those of TCP if a proxy
    acknowledges what it does not deliver.
    """

    answer_seconds: float | None = None
    on_timeout: Callable[[], None] = staticmethod(lambda: None)

    def wait[Value](self, gen: PQGen[Value], interval: float = POLL_SECONDS, timeout: float | None = None) -> Value:
        """Wait for the server. Raise OperationalError, with the connection closed, if that takes too long."""
        if timeout is not None or self.answer_seconds is None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.answer_seconds)
        except _WaitTimeout:
            self.close()
            self.on_timeout()
            raise psycopg.OperationalError(f"no answer within {self.answer_seconds} seconds") from None

    @contextmanager
    def answering_within(self, seconds: float) -> Iterator[None]:
        """Limit the waits in a block to `seconds`, if they are limited at all."""
        usual = self.answer_seconds
        self.answer_seconds = usual and seconds
        try:
            yield
        finally:
            self.answer_seconds = usual
