"""Database wrapper, in the module where Django expects it."""

from sqlite3 import Connection
from typing import Any, ClassVar

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from canvas_app.database.collation import COLLATION, compare
from canvas_app.database.sqlite.turns import Turns


class DatabaseWrapper(base.DatabaseWrapper):
    """Database wrapper with the collation of `canvas_app.database.collation`.

    Transactions that write take turns in this process; SQLite's lock keeps those of other processes apart.
    """

    turns: ClassVar[Turns] = Turns()
    _has_turn = False

    def get_new_connection(self, conn_params: Any) -> Connection:
        connection: Connection = super().get_new_connection(conn_params)
        connection.create_collation(COLLATION, compare)
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        if self.transaction_mode == "IMMEDIATE":  # type: ignore[attr-defined]
            self._begin_in_turn()
        else:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]

    def _begin_in_turn(self) -> None:
        if not self.turns.take(self.settings_dict["OPTIONS"]["timeout"]):
            raise OperationalError("database is locked by other threads")
        self._has_turn = True
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            self.turns.give_back()
