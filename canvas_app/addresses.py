"""Addresses of databases and mail servers, as they are written in the environment, taken apart."""

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict

DATABASE_FORMS = "expected sqlite:///path or postgres://user:password@host:port/name"
EMAIL_FORMS = "expected console: or smtp://user:password@host:port?tls=true"


@dataclass(frozen=True)
class DatabaseAddress:
    """Where the database is: `name` is a file's path for SQLite, a database's name for PostgreSQL."""

    engine: Literal["sqlite", "postgresql"]
    name: str
    user: str = ""
    password: str = field(default="", repr=False)
    host: str = ""
    port: str = ""
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class EmailAddress:
    """Where messages go: to the console (no host) or to a mail server; `tls` starts in the clear, `ssl` does not."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False
    ssl: bool = False


def parse_database_url(url: str) -> DatabaseAddress:
    """The parts of a database's address. Raises ValueError, without repeating the address, if it is none."""
    scheme = url.partition(":")[0]
    if scheme == "sqlite":
        return _parse_sqlite(url)
    if scheme in ("postgres", "postgresql"):
        return _parse_postgresql(url)
    raise ValueError(DATABASE_FORMS)


def _parse_sqlite(url: str) -> DatabaseAddress:
    prefix = "sqlite:///"
    path = unquote(url.removeprefix(prefix))
    if not url.startswith(prefix) or not path or path.endswith("/") or "?" in path:
        raise ValueError("expected sqlite:///relative/path or sqlite:////absolute/path")
    return DatabaseAddress(engine="sqlite", name=path)


def _parse_postgresql(url: str) -> DatabaseAddress:
    try:
        parts = {name: str(value) for name, value in conninfo_to_dict(url).items()}
    except psycopg.ProgrammingError:
        # libpq's own message may quote a part of the password.
        raise ValueError(DATABASE_FORMS) from None
    if not re.fullmatch(r"[0-9]*", parts.get("port", "")):
        raise ValueError("the port must be a number")
    if not parts.get("dbname"):
        raise ValueError("the name of the database is missing at the end of the address")
    return DatabaseAddress(
        engine="postgresql",
        name=parts.pop("dbname"),
        user=parts.pop("user", ""),
        password=parts.pop("password", ""),
        host=parts.pop("host", ""),
        port=parts.pop("port", ""),
        options=parts,
    )


def parse_email_url(url: str) -> EmailAddress:
    """The parts of a mail server's address. Raises ValueError, without repeating the address, if it is none."""
    if url == "console:":
        return EmailAddress()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError(EMAIL_FORMS) from None
    if parts.scheme != "smtp" or not parts.hostname:
        raise ValueError(EMAIL_FORMS)
    flags = _read_flags(parts.query)
    return EmailAddress(
        host=parts.hostname,
        port=port or (465 if flags["ssl"] else 587 if flags["tls"] else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        **flags,
    )


def _read_flags(query: str) -> dict[Literal["tls", "ssl"], bool]:
    given = {name: values[-1].lower() for name, values in parse_qs(query, keep_blank_values=True).items()}
    if not set(given) <= {"tls", "ssl"} or not set(given.values()) <= {"true", "false"}:
        raise ValueError("after the ? only tls=true or ssl=true are known")
    if given.get("tls") == given.get("ssl") == "true":
        raise ValueError("tls and ssl exclude each other")
    return {"tls": given.get("tls") == "true", "ssl": given.get("ssl") == "true"}
