"""How the database is spoken to: Django's settings for SQLite and for PostgreSQL."""

from pathlib import Path
from typing import Any

from django.db import connections

from canvas_app.addresses import DatabaseAddress, parse_database_url

LOCK_WAIT_SECONDS = 20
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
    "PRAGMA mmap_size = 134217728",
    "PRAGMA journal_size_limit = 67108864",
)


def describe_database(url: str, base: Path, threads: int) -> dict[str, Any]:
    """Django's description of the database at `url`; a relative SQLite path starts at `base`.

    `threads` is the most connections at a time. Raises ValueError if `url` is no database's address.
    """
    address = parse_database_url(url)
    if address.engine == "sqlite":
        return _describe_sqlite(base / address.name)
    return _describe_postgresql(address, threads)


def _describe_sqlite(path: Path) -> dict[str, Any]:
    # SQLite makes the file but not its folder, which a fresh clone does not have.
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "canvas_app.database.sqlite",
        "NAME": path,
        # Each thread keeps its connection: opening the file and its pragmas cost more than most queries.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A transaction that starts as a reader cannot become a writer while another one writes: it fails at once.
            "transaction_mode": "IMMEDIATE",
            "timeout": LOCK_WAIT_SECONDS,
            "init_command": ";".join(SQLITE_PRAGMAS),
        },
        # SQLite in memory knows no WAL, and two threads cannot share it.
        "TEST": {"NAME": path.with_name(f"test-{path.name}")},
    }


def _describe_postgresql(address: DatabaseAddress, threads: int) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.name,
        "USER": address.user,
        "PASSWORD": address.password,
        "HOST": address.host,
        "PORT": address.port,
        # The pool keeps connections; one held by a thread between requests would be missing from it.
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**address.options, "pool": {"min_size": 1, "max_size": threads, "timeout": LOCK_WAIT_SECONDS}},
    }


def close_pools() -> None:
    """Give back every connection that a pool still holds, so that the server sees them end."""
    for connection in connections.all(initialized_only=True):
        if hasattr(connection, "close_pool"):
            connection.close_pool()
