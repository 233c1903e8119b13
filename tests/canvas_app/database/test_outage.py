"""Which errors of SQLite and PostgreSQL count as an outage."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from django.db import (
    DataError,
    Error,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
)
from psycopg import errors

from canvas_app.database.breaker import NotTriedError
from canvas_app.database.outage import is_outage, was_not_tried


def open_file(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0.01)
    connection.execute("CREATE TABLE IF NOT EXISTS texts (text)")
    return connection


def fill_disk(path: Path) -> None:
    connection = open_file(path)
    connection.execute("PRAGMA max_page_count = 3")
    connection.execute("INSERT INTO texts VALUES (randomblob(100000))")


def write_while_locked(path: Path) -> None:
    connection = open_file(path)
    with open_file(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        connection.execute("INSERT INTO texts VALUES ('x')")


def open_missing_folder(path: Path) -> None:
    open_file(path / "missing" / "file")


def write_read_only(path: Path) -> None:
    connection = open_file(path)
    connection.execute("PRAGMA query_only = 1")
    connection.execute("INSERT INTO texts VALUES ('x')")


def ask_missing_table(path: Path) -> None:
    open_file(path).execute("SELECT * FROM missing")


def ask_nonsense(path: Path) -> None:
    open_file(path).execute("SELEKT")


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        (fill_disk, True),
        (write_while_locked, True),
        (open_missing_folder, True),
        (write_read_only, True),
        (ask_missing_table, False),
        (ask_nonsense, False),
    ],
)
def test_sqlite_is_away_when_its_file_is_and_not_when_sql_is_wrong(
    tmp_path: Path, cause: Callable[[Path], None], expected: bool
) -> None:
    with pytest.raises(sqlite3.OperationalError) as raised:
        cause(tmp_path / "a.sqlite3")
    error = OperationalError(*raised.value.args)
    error.__cause__ = raised.value

    assert is_outage(error) is expected


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_BUSY_SNAPSHOT, sqlite3.SQLITE_CANTOPEN_ISDIR]
)
def test_extended_codes_of_sqlite_count_like_general_ones(code: int) -> None:
    error = OperationalError("disk I/O error")
    error.__cause__ = sqlite3.OperationalError("disk I/O error")
    error.__cause__.sqlite_errorcode = code

    assert is_outage(error)


@pytest.mark.parametrize(
    ("kind", "cause", "expected"),
    [
        (OperationalError, errors.AdminShutdown, True),
        (OperationalError, errors.CannotConnectNow, True),
        (OperationalError, errors.LockNotAvailable, True),
        (OperationalError, errors.QueryCanceled, True),
        (OperationalError, errors.DiskFull, True),
        (OperationalError, errors.DeadlockDetected, True),
        (OperationalError, errors.ProgramLimitExceeded, False),
        (InternalError, errors.ReadOnlySqlTransaction, True),
        (InternalError, errors.IdleInTransactionSessionTimeout, True),
        (InternalError, errors.InFailedSqlTransaction, False),
    ],
)
def test_postgresql_is_away_when_another_attempt_may_succeed(
    kind: type[Error], cause: type[psycopg.Error], expected: bool
) -> None:
    assert issubclass(cause, getattr(psycopg, kind.__name__))
    error = kind("failed")
    error.__cause__ = cause("failed")

    assert is_outage(error) is expected


def test_other_errors_are_no_outage() -> None:
    assert not is_outage(None)
    for kind in (Error, DataError, IntegrityError, ProgrammingError, ValueError):
        assert not is_outage(kind("wrong"))


def test_lost_connection_is_an_outage() -> None:
    for error in (OperationalError("server closed the connection"), InterfaceError("connection already closed")):
        assert is_outage(error)
        assert not was_not_tried(error)


def test_attempt_that_was_not_made_is_known() -> None:
    error = OperationalError("a moment ago")
    error.__cause__ = NotTriedError("a moment ago")

    assert is_outage(error)
    assert was_not_tried(error)
    error.__cause__ = psycopg.OperationalError("refused")
    assert not was_not_tried(error)
