"""Turns of SQLite's writers."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from django.db import IntegrityError, OperationalError
from django.db.utils import ConnectionHandler
from pytest_django.plugin import DjangoDbBlocker

from canvas_app.config.databases import describe_database
from canvas_app.database.outage import is_outage
from canvas_app.database.sqlite.base import DatabaseWrapper
from canvas_app.database.sqlite.turns import Turns

WAIT_SECONDS = 20.0


def wait_for(turns: Turns, waiting: int) -> None:
    """Wait until so many threads wait for their turn."""
    until = time.monotonic() + WAIT_SECONDS
    while len(turns._waiting) != waiting:
        assert time.monotonic() < until
        time.sleep(0.001)


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    turns, order = Turns(), list[int]()

    def take(number: int) -> None:
        assert turns.take(WAIT_SECONDS)
        order.append(number)
        turns.give_back()

    assert turns.take(0)
    threads = [threading.Thread(target=take, args=(number,)) for number in range(5)]
    for number, thread in enumerate(threads, start=1):
        thread.start()
        wait_for(turns, number)
    turns.give_back()
    # Nobody gets ahead of those who wait.
    assert turns.take(WAIT_SECONDS)
    for thread in threads:
        thread.join()

    assert order == [0, 1, 2, 3, 4]


def test_turn_that_does_not_come_is_given_up() -> None:
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0.01)
    turns.give_back()

    assert turns.take(0)


def connect(settings: dict[str, Any]) -> DatabaseWrapper:
    return cast("DatabaseWrapper", ConnectionHandler({"default": settings})["default"])


@pytest.fixture
def database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[DatabaseWrapper]:
    """Yield a connection to a file with a table."""
    monkeypatch.setattr(DatabaseWrapper, "turns", Turns())
    settings = describe_database(f"sqlite:///{tmp_path}/a.sqlite3", tmp_path)
    settings["OPTIONS"]["timeout"] = 0.01
    with django_db_blocker.unblock():
        wrapper = connect(settings)
        run(wrapper, "CREATE TABLE texts (text)")
        yield wrapper
        wrapper.close()


def run(database: DatabaseWrapper, sql: str) -> None:
    with database.cursor() as cursor:
        cursor.execute(sql)


def write(database: DatabaseWrapper) -> None:
    database.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    run(database, "INSERT INTO texts VALUES ('x')")


ENDS: dict[str, Callable[[DatabaseWrapper], None]] = {
    "commit": DatabaseWrapper.commit,
    "rollback": DatabaseWrapper.rollback,
    "close": DatabaseWrapper.close,
}


@pytest.mark.parametrize("end", ENDS)
def test_transaction_has_its_turn_until_it_ends(database: DatabaseWrapper, end: str) -> None:
    write(database)
    assert not database.turns.take(0)
    ENDS[end](database)

    assert database.turns.take(0)


def test_transaction_that_cannot_begin_ends_its_turn(database: DatabaseWrapper) -> None:
    other = connect(database.settings_dict)
    other.turns = Turns()  # type: ignore[misc]
    write(other)
    with pytest.raises(OperationalError, match="database is locked"):
        write(database)

    other.rollback()
    other.close()
    assert database.turns.take(0)


def test_commit_that_fails_ends_its_turn_with_the_rollback(database: DatabaseWrapper) -> None:
    run(database, "CREATE TABLE parts (id INTEGER PRIMARY KEY, of REFERENCES parts DEFERRABLE INITIALLY DEFERRED)")
    write(database)
    run(database, "INSERT INTO parts VALUES (1, 2)")
    with pytest.raises(IntegrityError):
        database.commit()
    assert not database.turns.take(0)
    database.rollback()

    assert database.turns.take(0)


def test_writer_whose_turn_does_not_come_meets_an_outage(database: DatabaseWrapper) -> None:
    assert database.turns.take(0)
    with pytest.raises(OperationalError) as raised:
        write(database)

    assert is_outage(raised.value)
