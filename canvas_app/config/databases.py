"""Django's settings for SQLite and for PostgreSQL, read from DATABASE_URL."""

from pathlib import Path
from typing import Any

import dj_database_url
import psycopg
from dj_database_url import DBConfig
from psycopg.conninfo import make_conninfo

DATABASE_FORMS = "expected sqlite:///path or postgres://user:password@host:port/name"
LOCK_WAIT_SECONDS = 5
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # With FULL, a commit returns once the log is on disk. With NORMAL, a power loss can take the last commits along.
    "PRAGMA synchronous = {synchronous}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
    # Each connection maps its own part of the file, which counts as memory of the process for every one of them.
    "PRAGMA mmap_size = 16777216",
    "PRAGMA journal_size_limit = 67108864",
)


def describe_database(url: str, base: Path, sqlite_synchronous: str = "full") -> dict[str, Any]:
    """Return Django's settings for the database at `url`; a relative SQLite path starts at `base`.

    `sqlite_synchronous` is SQLite's setting of that name. Raise ValueError if `url` is invalid.
    """
    parts = parse_database_url(url)
    if parts["ENGINE"].endswith("sqlite3"):
        return _describe_sqlite(base / parts["NAME"], sqlite_synchronous)
    return _describe_postgresql(parts)


def parse_database_url(url: str) -> DBConfig:
    """Return the parts of `url` under Django's names. Raise ValueError, never repeating `url`, if it is invalid."""
    try:
        parts = dj_database_url.parse(url, conn_health_checks=True)
    except ValueError:
        raise ValueError(DATABASE_FORMS) from None
    check = CHECKS.get(parts["ENGINE"])
    # An unencoded # would silently truncate the password or the name.
    if check is None or "#" in url:
        raise ValueError(DATABASE_FORMS)
    check(url, parts)
    return parts


def _check_sqlite(url: str, parts: DBConfig) -> None:
    # Without a path the library returns an in-memory database, which threads cannot share.
    if not url.startswith("sqlite:///") or "?" in url or parts["NAME"] == ":memory:" or parts["NAME"].endswith("/"):
        raise ValueError("expected sqlite:///relative/path or sqlite:////absolute/path")


def _check_postgresql(_url: str, parts: DBConfig) -> None:
    if not parts["NAME"]:
        raise ValueError("the name of the database is missing at the end of the address")
    try:
        make_conninfo(**parts.get("OPTIONS", {}))
    except psycopg.ProgrammingError:
        raise ValueError("the options after the ? must be PostgreSQL’s, such as sslmode=require") from None


CHECKS = {"django.db.backends.sqlite3": _check_sqlite, "django.db.backends.postgresql": _check_postgresql}


def _describe_sqlite(path: Path, synchronous: str) -> dict[str, Any]:
    # SQLite creates the file but not its folder, which is missing in a fresh clone.
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "canvas_app.database.sqlite",
        "NAME": path,
        # Each thread keeps its connection: opening the file and its pragmas cost more than most queries.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A deferred transaction fails immediately when it starts to write during another one's write.
            "transaction_mode": "IMMEDIATE",
            "timeout": LOCK_WAIT_SECONDS,
            "init_command": ";".join(SQLITE_PRAGMAS).format(synchronous=synchronous),
        },
        # In-memory databases do not support WAL and cannot be shared by threads.
        "TEST": {"NAME": path.with_name(f"test-{path.name}")},
    }


def _describe_postgresql(parts: DBConfig) -> dict[str, Any]:
    # Each thread keeps its connection. A pool would have threads of its own that reconnect after ever longer pauses.
    return {"OPTIONS": {}, **parts, "ENGINE": "canvas_app.database.postgresql", "CONN_MAX_AGE": None}
