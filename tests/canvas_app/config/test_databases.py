"""How the database is spoken to."""

from pathlib import Path

import pytest
from django.db import connection

from canvas_app.config.databases import describe_database


def test_relative_sqlite_file_is_in_the_checkout_and_its_folder_is_made(tmp_path: Path) -> None:
    described = describe_database("sqlite:///var/deep/a.sqlite3", tmp_path, threads=4)

    assert described["NAME"] == tmp_path / "var" / "deep" / "a.sqlite3"
    assert described["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert (tmp_path / "var" / "deep").is_dir()


def test_postgresql_has_one_connection_for_each_thread(tmp_path: Path) -> None:
    described = describe_database("postgres://ada:x@db.example:5433/rapport?sslmode=require", tmp_path, threads=6)

    assert described["OPTIONS"]["pool"]["max_size"] == 6
    assert described["OPTIONS"]["sslmode"] == "require"
    assert described["CONN_MAX_AGE"] == 0
    assert (described["HOST"], described["PORT"], described["USER"]) == ("db.example", "5433", "ada")


@pytest.mark.django_db
@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("temp_store", 2)])
def test_sqlite_keeps_a_write_ahead_log_in_a_file(pragma: str, value: object) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)
