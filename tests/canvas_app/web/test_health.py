"""Health checks: answered without Django, its threads and, for liveness, the database."""

import json
import logging
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import Error, OperationalError
from django.db.migrations.recorder import MigrationRecorder

from canvas_app.web import asgi, health
from canvas_app.web.asgi import Shell
from canvas_app.web.health import MIGRATIONS_MISSING, NO_ANSWER, HealthChecks
from tests.server import exchange, request, serving

LIVE, READY = "/health/live/", "/health/ready/"


class Busy:
    """A WSGI application that does not answer until `release` is set."""

    def __init__(self) -> None:
        self.entered = threading.Semaphore(0)
        self.release = threading.Event()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        self.entered.release()
        self.release.wait(20)
        start_response("204 No Content", [])
        return []


@pytest.fixture
def busy() -> Iterator[Busy]:
    site = Busy()
    yield site
    site.release.set()


def get(port: int, path: str) -> tuple[int, str]:
    """Return the status of a health check, and what it says."""
    status, _, body = exchange(port, request("GET", path))
    return status, json.loads(body)["status"]


@pytest.mark.parametrize(
    ("problem", "expected"), [("", (200, "ready")), (MIGRATIONS_MISSING, (503, MIGRATIONS_MISSING))]
)
def test_both_checks_answer_while_every_thread_is_busy(busy: Busy, problem: str, expected: tuple[int, str]) -> None:
    with serving(Shell(busy, 1, HealthChecks(lambda: problem))) as port:
        waiting = threading.Thread(target=exchange, args=(port, request("GET", "/")))
        waiting.start()
        assert busy.entered.acquire(timeout=10)

        assert get(port, LIVE) == (200, "live")
        assert get(port, READY) == expected
        busy.release.set()
        waiting.join()


def test_database_that_hangs_is_reported_and_not_asked_again_meanwhile(busy: Busy) -> None:
    asked: list[str] = []
    goes_on = threading.Event()

    def hang() -> str:
        asked.append("database")
        goes_on.wait(20)
        return ""

    with serving(Shell(busy, 1, HealthChecks(hang, seconds=0.05))) as port:
        assert [get(port, READY) for _ in range(3)] == [(503, NO_ANSWER)] * 3
        assert get(port, LIVE) == (200, "live")
        assert asked == ["database"]
        goes_on.set()


def test_database_that_answers_again_is_ready_again(busy: Busy) -> None:
    problems = [NO_ANSWER, ""]

    with serving(Shell(busy, 1, HealthChecks(lambda: problems.pop(0)))) as port:
        assert [get(port, READY), get(port, READY)] == [(503, NO_ANSWER), (200, "ready")]


def test_change_is_logged_once(busy: Busy, caplog: pytest.LogCaptureFixture) -> None:
    checks = HealthChecks(["", NO_ANSWER, NO_ANSWER, "", ""].pop)
    with caplog.at_level(logging.WARNING, "rapport.health"), serving(Shell(busy, 1, checks)) as port:
        for _ in range(5):
            get(port, READY)

    assert [record.getMessage() for record in caplog.records] == [f"not ready: {NO_ANSWER}", "ready again"]


@pytest.mark.parametrize("path", [LIVE, READY, LIVE.rstrip("/"), READY.rstrip("/")])
def test_checks_are_read_and_not_stored_for_any_host(busy: Busy, path: str) -> None:
    with serving(Shell(busy, 1, HealthChecks(lambda: ""))) as port:
        status, headers, _ = exchange(port, request("GET", path, host="10.0.0.1:8000"))
        head = exchange(port, request("HEAD", path))
        posted = exchange(port, request("POST", path, b"x=1"))

    assert (status, headers["content-type"], headers["cache-control"]) == (200, "application/json", "no-store")
    assert (head[0], head[2]) == (200, b"")
    assert (posted[0], posted[1]["allow"]) == (405, "GET, HEAD")


@pytest.fixture
def port(transactional_db: None) -> Iterator[int]:
    """Yield the port of a server that checks the real database."""
    with serving(Shell(asgi.application.site.app, 1)) as port:
        yield port


def test_ready_with_all_migrations(port: int) -> None:
    assert get(port, READY) == (200, "ready")


def test_not_ready_while_a_migration_is_missing(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    known = health._known_migrations()
    monkeypatch.setattr(health, "_known_migrations", lambda: known | {("accounts", "9999_next")})

    assert get(port, READY) == (503, MIGRATIONS_MISSING)


@pytest.mark.parametrize("error", [OperationalError, Error])
def test_not_ready_without_a_database(port: int, monkeypatch: pytest.MonkeyPatch, error: type[Error]) -> None:
    def fail(recorder: MigrationRecorder) -> None:
        raise error("connection refused at 10.0.0.1")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", fail)

    assert get(port, READY) == (503, NO_ANSWER)
