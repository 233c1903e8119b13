"""Which errors mean that the database cannot be used for now."""

import sqlite3

from django.db import InterfaceError, InternalError, OperationalError

from canvas_app.database.breaker import NotTriedError

# SQLite reports missing tables and wrong SQL as operational errors too.
SQLITE_OUTAGES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
}
# An extended error code holds the general one in its lowest byte.
GENERAL_CODE = 0xFF
# PostgreSQL reports as internal errors that it has become read-only, and that it ended an idle transaction.
INTERNAL_OUTAGES = {"25006", "25P03"}
# It reports as operational errors that a statement or a value is too large for it, which it will always be.
LIMITS_EXCEEDED = "54"


def is_outage(error: BaseException | None) -> bool:
    """Return whether the database did not answer or could not write; the same request may succeed later."""
    cause = error.__cause__ if error else None
    if isinstance(error, InternalError):
        return _state(cause) in INTERNAL_OUTAGES
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & GENERAL_CODE in SQLITE_OUTAGES
    return not _state(cause).startswith(LIMITS_EXCEEDED)


def _state(cause: BaseException | None) -> str:
    """Return the SQLSTATE that PostgreSQL gave with an error, or an empty string."""
    return getattr(cause, "sqlstate", None) or ""


def was_not_tried(error: BaseException | None) -> bool:
    """Return whether the error only repeats that an earlier attempt to connect failed."""
    return error is not None and isinstance(error.__cause__, NotTriedError)
