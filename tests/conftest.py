"""Fixtures and options for all tests."""

import datetime as dt
import gc
import time
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import timezone

from canvas_app.accounts.models import User
from tests.tables import empty_tables
from tests.uncached import forget_documents, forget_fragments

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
SetToday = Callable[[dt.date], None]
PASSWORD = "correct horse battery"

# The title of the report section that holds the first failure of a retried test.
RETRIED = "failed before it was retried"
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})

# pytest-django runs tests that commit in a TransactionTestCase.
TransactionTestCase._fixture_teardown = empty_tables  # type: ignore[attr-defined]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--nothing-skipped", action="store_true", help="a skipped test fails the run")
    parser.addoption(
        "--retry-browser-once",
        action="store_true",
        help="retry a failed browser test once, and report it as a fault even if it passes then",
    )
    parser.addoption(
        "--days-ahead", type=int, default=0, help="move Django's clock, so that tests fail which will do so on that day"
    )


def pytest_configure(config: pytest.Config) -> None:
    now, ahead = timezone.now, dt.timedelta(days=config.getoption("--days-ahead"))
    if ahead:
        timezone.now = lambda: now() + ahead


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests that touch a database; `python -m tests` runs the others only once.

    pytest-django blocks database access in tests without the marker. Tests that need PostgreSQL are left out of a run
    on SQLite; `python -m tests` reports it if there is no run on PostgreSQL.
    """
    if connection.vendor != "postgresql":
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("postgresql")])
        items[:] = [item for item in items if not item.get_closest_marker("postgresql")]
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if item.get_closest_marker("django_db") or not DATABASE_FIXTURES.isdisjoint(fixtures):
            item.add_marker(pytest.mark.database)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Keep the garbage collector from searching modules and tests again and again, a tenth of the processor time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not session.config.getoption("--nothing-skipped"):
        return
    skipped = len(reporter.stats.get("skipped", []))
    if skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line(f"\nNothing may be skipped here, but {skipped} of the tests were.", red=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every test that passed only when retried, with its first failure."""
    for report in terminalreporter.stats.get("passed", []):
        for failure in (text for name, text in report.sections if name == RETRIED):
            terminalreporter.write_line(f"\nFAULT: {report.nodeid} passed only when it was retried.", red=True)
            terminalreporter.write_line(failure)


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    """Empty the caches of this process, so that tests do not affect each other; the shared one is in the database."""
    forget_documents()
    forget_fragments()


@pytest.fixture(autouse=True)
def set_today(monkeypatch: pytest.MonkeyPatch) -> SetToday:
    """Keep today the same until the end of a test, even at midnight; return a function that sets it."""
    localdate = timezone.localdate

    def set_day(day: dt.date) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda moment=None: localdate(moment) if moment else day)

    set_day(localdate())
    return set_day


@pytest.fixture
def minutes_left(monkeypatch: pytest.MonkeyPatch) -> int:
    """Stop the clock that limits are counted by, and return the minutes that are left of the hour."""
    moment = (time.time() // 3600 + 0.8) * 3600
    monkeypatch.setattr(time, "time", lambda: moment)
    return 12


@pytest.fixture
def make_user(db: None) -> Callable[..., User]:
    """Return a function that creates a user with the address name@example.com and further fields."""

    def make(name: str = "ada", **fields: object) -> User:
        return User.objects.create_user(f"{name}@example.com", PASSWORD, display_name=name.title(), **fields)

    return make


@pytest.fixture
def user(make_user: Callable[..., User]) -> User:
    return make_user("ada")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Return a function that creates a test client signed in as a user."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
