"""What every test may use: people, their browsers, and the rule that nothing is skipped unsaid."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from canvas_app.accounts.models import User
from relationships.store.document_cache import SHELF

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
PASSWORD = "correct horse battery"


SECOND_TRY = "second try"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--nothing-skipped", action="store_true", help="a skipped test fails the run")


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
    """Name the tests that passed at the second try alone."""
    for report in terminalreporter.stats.get("passed", []):
        if any(name == SECOND_TRY for name, _ in report.sections):
            terminalreporter.write_line(f"Passed at the second try: {report.nodeid}", yellow=True)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """Counters of failed sign-ins live in the cache; no test may slow down the next one, nor lend it a document."""
    cache.clear()
    SHELF.clear()


@pytest.fixture
def make_user(db: None) -> Callable[..., User]:
    """Make a user of this name, whose address is name@example.com; further fields as keywords."""

    def make(name: str = "ada", **fields: object) -> User:
        return User.objects.create_user(f"{name}@example.com", PASSWORD, display_name=name.title(), **fields)

    return make


@pytest.fixture
def user(make_user: Callable[..., User]) -> User:
    return make_user("ada")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A test client in which this user is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
