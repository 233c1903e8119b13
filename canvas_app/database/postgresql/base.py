"""Database wrapper, in the module where Django expects it."""

from typing import Any, ClassVar

from django.db.backends.postgresql import base
from psycopg import IsolationLevel

from canvas_app.database.breaker import Breaker
from canvas_app.database.postgresql.connection import BoundedConnection
from canvas_app.database.postgresql.limits import CHECK_SECONDS, COMMANDS, REQUESTS, Limits


class DatabaseWrapper(base.DatabaseWrapper):
    """Database wrapper whose connections have limits, and that does not connect while the database is away.

    Limits and breaker are those of the process: all its connections lead to the same database.
    """

    limits: ClassVar[Limits] = COMMANDS
    breaker: ClassVar[Breaker] = Breaker()

    def get_connection_params(self) -> dict[str, Any]:
        return self.limits.add_to(super().get_connection_params())

    def get_new_connection(self, conn_params: dict[str, Any]) -> BoundedConnection:
        """Return a new connection. Replaces Django's method, which names psycopg's class and opens pools."""
        self.isolation_level = IsolationLevel.READ_COMMITTED
        with self.breaker.attempt():
            connection = BoundedConnection.connect(**conn_params)
        connection.answer_seconds = self.limits.answer_seconds
        connection.on_timeout = self.breaker.trip
        return connection

    def is_usable(self) -> bool:
        if self.connection is None:
            return False
        with self.connection.answering_within(CHECK_SECONDS):
            return bool(super().is_usable())


def limit_requests() -> None:
    """Apply the limits of requests to all connections that this process opens from now on."""
    DatabaseWrapper.limits = REQUESTS
