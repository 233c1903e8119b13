"""The real server while PostgreSQL goes away and comes back, behind a proxy that breaks connections in four ways."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from canvas_app.accounts.models import User
from tests.proxy import Mode, Proxy
from tests.server import exchange, request
from tests.server_process import serving

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

THREADS = 4
# Generous, because other tests run at the same time: an idle machine takes a fifth of it.
BACK_WITHIN_SECONDS = 10
HEALTH_WITHIN_SECONDS = 5
PAGES_WITHIN_SECONDS = 15


@pytest.fixture(scope="module")
def proxy(django_db_setup: None) -> Iterator[Proxy]:
    database = connection.settings_dict
    with Proxy(database["HOST"] or "127.0.0.1", int(database["PORT"] or 5432)) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def port(proxy: Proxy, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Yield the port of a server whose database is this test's, behind the proxy."""
    with django_db_blocker.unblock():
        name, user = connection.settings_dict["NAME"], connection.settings_dict["USER"]
    url = f"postgres://{user}@127.0.0.1:{proxy.port}/{name}"
    log = tmp_path_factory.mktemp("outage") / "log"
    with serving(log, DJANGO_SETTINGS_MODULE="tests.settings", DATABASE_URL=url, THREADS=str(THREADS)) as server:
        yield server.port


@pytest.fixture
def cookie(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def timed(ask: Callable[[], int]) -> tuple[int, float]:
    """Return a status, and how many seconds it took."""
    started = time.monotonic()
    return ask(), time.monotonic() - started


def wait_until_back(ask: Callable[[], int]) -> None:
    """Ask until the status is 200; fail if it takes too long."""
    started = time.monotonic()
    while ask() != 200:
        assert time.monotonic() - started < BACK_WITHIN_SECONDS
        time.sleep(0.1)


@pytest.mark.parametrize("mode", ["refuse", "cut", "stall", "swallow"])
def test_site_says_so_while_its_database_is_away_and_is_back_with_it(
    port: int, proxy: Proxy, cookie: str, mode: Mode
) -> None:
    def page() -> int:
        return exchange(port, request("GET", "/canvases/", cookie=cookie))[0]

    def health(name: str) -> int:
        return exchange(port, request("GET", f"/health/{name}/"))[0]

    assert page() == 200
    with ThreadPoolExecutor(3 * THREADS) as visitors:
        proxy.mode = mode
        pages = [visitors.submit(timed, page) for _ in range(3 * THREADS)]
        checks = [timed(lambda: health("live")), timed(lambda: health("ready"))]
        answers = [asked.result() for asked in pages]
    proxy.mode = "pass"
    wait_until_back(page)
    wait_until_back(lambda: health("ready"))

    assert [status for status, _ in checks] == [200, 503]
    assert max(seconds for _, seconds in checks) < HEALTH_WITHIN_SECONDS
    assert {status for status, _ in answers} == {503}
    assert max(seconds for _, seconds in answers) < PAGES_WITHIN_SECONDS
