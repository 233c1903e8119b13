"""Settings and connections of the databases."""

from pathlib import Path
from traceback import format_exception

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from canvas_app.config.databases import describe_database, parse_database_url


def test_relative_sqlite_file_is_in_the_checkout_and_its_folder_is_made(tmp_path: Path) -> None:
    described = describe_database("sqlite:///var/deep/a.sqlite3", tmp_path)

    assert described["NAME"] == tmp_path / "var" / "deep" / "a.sqlite3"
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (tmp_path / "var" / "deep").is_dir()


def test_each_thread_keeps_its_connection_to_postgresql_as_long_as_it_works(tmp_path: Path) -> None:
    described = describe_database("postgres://ada:x@db.example:5433/rapport?sslmode=require", tmp_path)

    assert described["OPTIONS"] == {"sslmode": "require"}
    assert (described["CONN_MAX_AGE"], described["CONN_HEALTH_CHECKS"]) == (None, True)
    assert (described["HOST"], described["PORT"], described["USER"]) == ("db.example", 5433, "ada")


def test_sqlite_path_may_be_relative_or_absolute() -> None:
    assert parse_database_url("sqlite:///var/a.sqlite3")["NAME"] == "var/a.sqlite3"
    assert parse_database_url("sqlite:////srv/my%20data/a.sqlite3")["NAME"] == "/srv/my data/a.sqlite3"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_address_is_taken_apart(scheme: str, tmp_path: Path) -> None:
    described = describe_database(
        f"{scheme}://ada:p%40ss@db.example:5433/rapport?sslmode=require&connect_timeout=5", tmp_path
    )

    assert described["ENGINE"] == "canvas_app.database.postgresql"
    assert [described[name] for name in ("NAME", "USER", "PASSWORD")] == ["rapport", "ada", "p@ss"]
    assert [described[name] for name in ("HOST", "PORT")] == ["db.example", 5433]
    assert (described["OPTIONS"]["sslmode"], described["OPTIONS"]["connect_timeout"]) == ("require", 5)
    assert described["CONN_HEALTH_CHECKS"]


@pytest.mark.parametrize("url", ["postgres:///rapport", "postgres:///rapport?host=/run/postgresql"])
def test_postgresql_through_a_socket_needs_no_host(url: str, tmp_path: Path) -> None:
    handler = ConnectionHandler({"default": describe_database(url, tmp_path)})
    params = handler["default"].get_connection_params()

    assert params["dbname"] == "rapport"
    assert params.get("host") == ("/run/postgresql" if "?" in url else None)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "rapport.sqlite3",
        "sqlite:",
        "sqlite://rapport.sqlite3",
        "sqlite://:memory:",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:///folder/",
        "sqlite:///a.sqlite3?mode=ro",
        "sqlite:///a.sqlite3?",
        "sqlite:///a#b.sqlite3",
        "mysql://a:b@c/d",
        "secret://a:b@c/d",
        "postgres://ada@db.example",
        "postgres://ada:secret@db.example:port/rapport",
        "postgres://ada:12#secret@db.example/rapport",
        "postgres://ada:[secret@db.example/rapport",
        "postgres://ada:secret@db.example/rapport?nonsense=1",
    ],
)
def test_what_is_no_database_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match=r"^expected|^the (name|options)") as raised:
        parse_database_url(url)

    assert "secret" not in "".join(format_exception(raised.value))


@pytest.mark.django_db
@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("temp_store", 2)])
def test_sqlite_keeps_a_write_ahead_log_in_a_file(pragma: str, value: object) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)
