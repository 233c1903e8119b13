"""Connections to PostgreSQL: limits of every wait, through a proxy that stalls and swallows."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import Error, OperationalError, connection
from django.db.utils import ConnectionHandler

from canvas_app.config.databases import describe_database
from canvas_app.database.breaker import Breaker, NotTriedError
from canvas_app.database.postgresql import base
from canvas_app.database.postgresql.base import DatabaseWrapper
from canvas_app.database.postgresql.limits import COMMANDS, REQUESTS, TCP, Limits
from tests.proxy import Mode, Proxy

URL = "postgres://ada:x@db.example/rapport"
# Far beyond the limits that the tests set; a wait without a limit would take longer.
SOON_SECONDS = 10


def parameters(url: str) -> dict[str, Any]:
    """Return the parameters with which a connection to `url` is opened."""
    handler = ConnectionHandler({"default": describe_database(url, Path())})
    return handler["default"].get_connection_params()


@pytest.fixture
def _limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DatabaseWrapper, "limits", REQUESTS)


def test_commands_wait_for_the_server_but_not_for_a_connection() -> None:
    given = parameters(URL)

    assert given.items() >= {**TCP, "connect_timeout": 10}.items()
    assert "options" not in given


@pytest.mark.usefixtures("_limited")
def test_requests_have_limits_in_the_server_too() -> None:
    given = parameters(URL)

    assert given["connect_timeout"] == 2
    for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
        assert f"-c {name}=" in given["options"]


@pytest.mark.usefixtures("_limited")
def test_options_of_the_address_take_precedence() -> None:
    given = parameters(f"{URL}?connect_timeout=7&keepalives_idle=60&options=-c%20statement_timeout%3D60s")

    assert (given["connect_timeout"], given["keepalives_idle"]) == (7, 60)
    assert given["options"].endswith(" -c statement_timeout=60s")
    assert "lock_timeout" in given["options"]


def test_client_waits_longer_than_the_server_works() -> None:
    seconds = [float(value.removesuffix("s")) for value in REQUESTS.server.values()]

    assert REQUESTS.answer_seconds is not None
    assert max(seconds) < REQUESTS.answer_seconds
    assert COMMANDS.answer_seconds is None


def test_serving_switches_the_limits_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DatabaseWrapper, "limits", COMMANDS)
    base.limit_requests()

    assert DatabaseWrapper.limits is REQUESTS


@pytest.fixture
def proxy(db: None) -> Iterator[Proxy]:
    settings = connection.settings_dict
    with Proxy(settings["HOST"] or "127.0.0.1", int(settings["PORT"] or 5432)) as proxy:
        yield proxy


@pytest.fixture
def through(proxy: Proxy, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatabaseWrapper]:
    """Yield a wrapper for the test database that connects through the proxy, with short limits and its own breaker."""
    short = Limits(2, answer_seconds=0.4, server={"statement_timeout": "200ms", "lock_timeout": "100ms"})
    monkeypatch.setattr(DatabaseWrapper, "limits", short)
    monkeypatch.setattr(DatabaseWrapper, "breaker", Breaker(pause_seconds=60))
    monkeypatch.setattr(base, "CHECK_SECONDS", 0.2)
    settings = {**connection.settings_dict, "HOST": "127.0.0.1", "PORT": proxy.port}
    wrapper = DatabaseWrapper(settings, "default")
    yield wrapper
    wrapper.close()


def ask(wrapper: DatabaseWrapper, sql: str = "SELECT 1") -> Any:
    with wrapper.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()


@pytest.mark.postgresql
@pytest.mark.parametrize("mode", ["stall", "swallow"])
def test_query_without_an_answer_fails_and_its_connection_is_closed(
    through: DatabaseWrapper, proxy: Proxy, mode: Mode
) -> None:
    assert ask(through) == (1,)
    lost = through.connection
    proxy.mode = mode
    started = time.monotonic()
    with pytest.raises(OperationalError, match=r"no answer within 0\.4 seconds"):
        ask(through)

    assert time.monotonic() - started < SOON_SECONDS
    assert lost.closed


@pytest.mark.postgresql
@pytest.mark.parametrize("mode", ["stall", "swallow"])
def test_transaction_without_an_answer_can_be_left(through: DatabaseWrapper, proxy: Proxy, mode: Mode) -> None:
    through.set_autocommit(False)
    ask(through)
    proxy.mode = mode
    for leave in (through.commit, through.rollback):
        with pytest.raises(Error):
            leave()


@pytest.mark.postgresql
def test_idle_connection_is_checked_and_replaced(through: DatabaseWrapper, proxy: Proxy) -> None:
    ask(through)
    lost = through.connection
    proxy.mode = "cut"
    proxy.mode = "pass"
    through.close_if_unusable_or_obsolete()

    assert ask(through) == (1,)
    assert through.connection is not lost


@pytest.mark.postgresql
@pytest.mark.parametrize("mode", ["refuse", "cut", "stall", "swallow"])
def test_after_a_failure_connecting_is_not_tried(through: DatabaseWrapper, proxy: Proxy, mode: Mode) -> None:
    ask(through)
    proxy.mode = mode
    through.close_if_unusable_or_obsolete()
    # The first finds the connection broken, which says that the database is away only if it did not answer.
    with pytest.raises(OperationalError):
        ask(through)
    with pytest.raises(OperationalError) as raised:
        ask(through)

    assert isinstance(raised.value.__cause__, NotTriedError)


@pytest.mark.postgresql
def test_limits_of_the_server_keep_the_connection(through: DatabaseWrapper) -> None:
    ask(through)
    kept = through.connection
    with pytest.raises(OperationalError, match="statement timeout"):
        ask(through, "SELECT pg_sleep(20)")

    assert ask(through) == (1,)
    assert through.connection is kept


@pytest.mark.postgresql
def test_without_limits_a_connection_waits(through: DatabaseWrapper, proxy: Proxy) -> None:
    through.limits = COMMANDS  # type: ignore[misc]
    assert ask(through, "SELECT pg_sleep(0.5)") == ("",)
