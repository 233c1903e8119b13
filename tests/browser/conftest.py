"""Fixtures for browser tests: Chromium, a server, and windows that fail a test on any error in the console.

Use `visit` to open a window: `visit()` for a visitor, `visit(user)` for a signed-in user; other keywords go to
Playwright's `new_context` (viewport, has_touch, java_script_enabled, color_scheme …).
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import uvicorn
from _pytest.runner import runtestprotocol
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.wsgi import get_wsgi_application
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from canvas_app.accounts.models import User
from canvas_app.web.asgi import Shell
from tests.browser.building import canvas_with
from tests.browser.line import Line, restore_line
from tests.chromium import CHROMIUM
from tests.collected import collect, production
from tests.conftest import RETRIED
from tests.server import end_connections, get_port, running

ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]
PATIENCE_MILLISECONDS = 20_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)
REFUSAL = re.compile(r"responded with a status of (409|422)\b")

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on PATH"))


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Retry a failed browser test once if --retry-browser-once is given; the summary prints it as a fault."""
    # pytest calls this hook for the tests of every folder.
    if not item.get_closest_marker("browser") or not item.config.getoption("--retry-browser-once"):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    failures = [report.longreprtext for report in reports if report.failed]
    if failures:
        item._initrequest()  # type: ignore[attr-defined]
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        for report in (report for report in reports if report.when == "call"):
            report.sections.extend((RETRIED, failure) for failure in failures)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright runs an event loop in this thread, so Django would refuse the tests' database access.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@pytest.fixture(scope="session")
def _assets(tmp_path_factory: pytest.TempPathFactory) -> override_settings:
    """Return settings that serve bundled styles and scripts, as in production: two files instead of sixty.

    Their names have no hash: template tags cache the URLs of icons, and other tests in this process serve the sources.
    """
    folder = tmp_path_factory.mktemp("static")
    others = {
        "WHITENOISE_KEEP_ONLY_HASHED_FILES": False,
        "WHITENOISE_SKIP_COMPRESS_EXTENSIONS": ["css", "js", "json", "svg"],
        "STATICFILES_FINDERS": settings.STATICFILES_FINDERS,
    }
    with production(folder, **others):
        collect()
    return override_settings(
        STATIC_ROOT=folder, SERVES_SOURCES=False, WHITENOISE_AUTOREFRESH=False, WHITENOISE_USE_FINDERS=False
    )


@pytest.fixture(scope="session")
def _server(django_db_setup: None, _assets: override_settings) -> Iterator[uvicorn.Server]:
    with _assets:
        site = get_wsgi_application()
    with running(Shell(site, settings.ENVIRONMENT.threads), Line) as server:
        yield server


@pytest.fixture
def address(_server: uvicorn.Server, _assets: override_settings, transactional_db: None) -> Iterator[str]:
    """Yield the site's URL, with an empty database."""
    with _assets:
        yield f"http://127.0.0.1:{get_port(_server)}"
        restore_line()
        # A request still in progress would write to the database of the next test.
        end_connections(_server)


@pytest.fixture
def ada(address: str, make_user: Callable[..., User]) -> User:
    """Return a user who owns what the test creates."""
    return make_user("ada")


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """Yield a function that opens a browser window; fail on errors, warnings and policy violations in its console."""
    contexts: list[BrowserContext] = []
    reports: list[str] = []

    def open_window(user: User | None = None, *, expect_errors: bool = False, **options: Any) -> Page:
        # Numbers and dates are written for the languages of the browser.
        context = chromium.new_context(base_url=address, **{"locale": "en-GB", **options})
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        if user:
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": _sign_in(user), "url": address}])
        if not expect_errors:
            context.on("console", lambda message: _note(reports, message))
            context.on("weberror", lambda error: reports.append(str(error.error)))
        return context.new_page()

    yield open_window
    for context in contexts:
        context.close()
    assert reports == []


def _note(reports: list[str], message: ConsoleMessage) -> None:
    # Chromium logs every response from 400 on as an error; conflicts and invalid forms are expected.
    if message.type in ("error", "warning") and not REFUSAL.search(message.text):
        reports.append(f"{message.type}: {message.text}")


def _sign_in(user: User) -> str:
    """Return the key of a new session for this user."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    """Return a canvas with two notes; modules that need other notes override this fixture."""
    return canvas_with(ada, channels=["Shop", "Mail"])
