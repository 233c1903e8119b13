"""Which errors mean that the database cannot be used for now."""

import sqlite3

from django.db import InterfaceError, OperationalError

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


def is_outage(error: BaseException | None) -> bool:
    """Return whether the database did not answer or could not write; the same request may succeed later."""
    if not isinstance(error, (OperationalError, InterfaceError)):
        return False
    cause = error.__cause__
    if not isinstance(cause, sqlite3.Error):
        return True
    return getattr(cause, "sqlite_errorcode", 0) & GENERAL_CODE in SQLITE_OUTAGES


def was_not_tried(error: BaseException | None) -> bool:
    """Return whether the error only repeats that an earlier attempt to connect failed."""
    return error is not None and isinstance(error.__cause__, NotTriedError)
