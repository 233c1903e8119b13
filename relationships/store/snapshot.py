"""Reading from one moment: several queries that see no write that is committed between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from psycopg import IsolationLevel


@contextmanager
def snapshot() -> Iterator[None]:
    """Let all queries in the block see the database as it was when the first of them ran; do not write in it.

    Within a transaction, which has its own view of the database, this does nothing.
    """
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    begin = _begin_read_only if connection.vendor == "postgresql" else _begin_deferred
    with begin(connection), transaction.atomic():
        yield


@contextmanager
def _begin_read_only(wrapper: Any) -> Iterator[None]:
    """Begin transactions with PostgreSQL's REPEATABLE READ, in which all queries share one snapshot."""
    raw = wrapper.connection
    raw.isolation_level, raw.read_only = IsolationLevel.REPEATABLE_READ, True
    try:
        yield
    finally:
        if not raw.closed:
            raw.isolation_level = raw.read_only = None


@contextmanager
def _begin_deferred(wrapper: Any) -> Iterator[None]:
    """Begin transactions of SQLite without its lock for writing; in WAL mode a reader keeps its snapshot."""
    usual = wrapper.transaction_mode
    wrapper.transaction_mode = "DEFERRED"
    try:
        yield
    finally:
        wrapper.transaction_mode = usual
