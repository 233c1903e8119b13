"""A Chromium, a server, and pages that fail a test when the browser reports anything.

Ask for `visit` to open pages: `visit()` for a visitor, `visit(user)` for somebody signed in; further keywords go to
Playwright's `new_context` (viewport, has_touch, java_script_enabled, color_scheme …).
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from canvas_app.accounts.models import User
from canvas_app.web.asgi import Shell, application
from tests.conftest import SECOND_TRY
from tests.server import serving

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
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


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Try a browser test that failed once more, and say so.

    Chromium's imitation of a lost connection now and then swallows requests after it has ended, and a machine that is
    busy with several browsers makes any of them late. What fails twice has failed.
    """
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    if any(report.failed for report in reports):
        item._initrequest()  # type: ignore[attr-defined]
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        for report in reports:
            report.sections.append((SECOND_TRY, item.nodeid))
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # Playwright's loop runs in this thread, where the tests use the database without any loop's help.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@pytest.fixture(scope="session")
def _address(django_db_setup: None) -> Iterator[str]:
    with serving(Shell(application.site.app, settings.ENVIRONMENT.threads)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def address(_address: str, transactional_db: None) -> str:
    """Where the site is, with an empty database of its own for the test."""
    return _address


@pytest.fixture
def ada(address: str, make_user: Callable[..., User]) -> User:
    """Somebody with an account, who owns what the test makes."""
    return make_user("ada")


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visit]:
    """Open a new browser window; the test fails if the browser reported an error or a breach of the policy in it."""
    contexts: list[BrowserContext] = []
    reports: list[str] = []

    def open_window(user: User | None = None, *, expect_errors: bool = False, **options: Any) -> Page:
        context = chromium.new_context(base_url=address, **options)
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
    # Chromium calls every answer from 400 on an error; a conflict or an invalid form is none.
    if message.type in ("error", "warning") and not REFUSAL.search(message.text):
        reports.append(f"{message.type}: {message.text}")


def _sign_in(user: User) -> str:
    """The key of a new session of this user."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
