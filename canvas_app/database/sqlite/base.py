"""Database wrapper, in the module where Django expects it."""

from sqlite3 import Connection
from typing import Any

from django.db.backends.sqlite3 import base

from canvas_app.database.collation import COLLATION, compare
from relationships.document.search_text import fold_text


class DatabaseWrapper(base.DatabaseWrapper):
    """Database wrapper with the collation and the function of `canvas_app.database.collation`."""

    def get_new_connection(self, conn_params: Any) -> Connection:
        connection: Connection = super().get_new_connection(conn_params)
        connection.create_collation(COLLATION, compare)
        connection.create_function("FOLDED", 1, fold_text, deterministic=True)
        return connection
