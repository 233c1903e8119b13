"""Health checks for load balancers and orchestrators, answered without Django and its threads."""

import asyncio
import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from http import HTTPStatus

from django.db import Error, close_old_connections, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from canvas_app.web.bodies import Message, Scope

logger = logging.getLogger("rapport.health")

LIVE_PATH, READY_PATH = "/health/live", "/health/ready"
READY_WITHIN_SECONDS = 0.8
NO_ANSWER = "the database does not answer"
MIGRATIONS_MISSING = "migrations are missing: run manage.py migrate"


def find_database_problem() -> str:
    """Return why the database cannot be used, or an empty string if it answers and is fully migrated."""
    # Django does this at the start of a request: a connection that has failed since is then replaced.
    close_old_connections()
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except Error:
        return NO_ANSWER
    return "" if _known_migrations() <= applied else MIGRATIONS_MISSING


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """Return the migrations on disk, which do not change while the process runs."""
    return frozenset(MigrationLoader(None).disk_migrations)


class HealthChecks:
    """The responses to the health checks.

    `find_problem` runs in a thread of its own, with a database connection of its own, because during an outage all
    threads for requests may be waiting. It runs once at a time, however long it takes.
    """

    def __init__(
        self, find_problem: Callable[[], str] = find_database_problem, seconds: float = READY_WITHIN_SECONDS
    ) -> None:
        self._find_problem = find_problem
        self._seconds = seconds
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="readiness")
        self._check: asyncio.Future[str] | None = None
        self._problem = ""

    async def respond(self, scope: Scope) -> tuple[Message, ...]:
        """Return the messages that answer a health check, and none for any other request."""
        path = scope["path"].removesuffix("/")
        if path not in (LIVE_PATH, READY_PATH):
            return ()
        if scope["method"] not in ("GET", "HEAD"):
            return _messages(HTTPStatus.METHOD_NOT_ALLOWED, "only GET and HEAD are allowed", (b"allow", b"GET, HEAD"))
        if path == LIVE_PATH:
            return _messages(HTTPStatus.OK, "live")
        problem = await self._find_problem_in_time()
        self._log_change(problem)
        return _messages(HTTPStatus.SERVICE_UNAVAILABLE, problem) if problem else _messages(HTTPStatus.OK, "ready")

    def shut_down(self) -> None:
        """Wait for a check in progress, and end the thread, which closes its connection."""
        self._thread.shutdown()

    async def _find_problem_in_time(self) -> str:
        if self._check is None or self._check.done():
            self._check = asyncio.get_running_loop().run_in_executor(self._thread, self._find_problem)
        try:
            async with asyncio.timeout(self._seconds):
                return await asyncio.shield(self._check)
        except TimeoutError:
            return NO_ANSWER

    def _log_change(self, problem: str) -> None:
        if problem and problem != self._problem:
            logger.warning("not ready: %s", problem)
        elif self._problem and not problem:
            logger.warning("ready again")
        self._problem = problem


def _messages(status: HTTPStatus, text: str, *headers: tuple[bytes, bytes]) -> tuple[Message, ...]:
    body = json.dumps({"status": text}).encode()
    usual = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    return (
        {"type": "http.response.start", "status": status.value, "headers": [*usual, *headers]},
        {"type": "http.response.body", "body": body},
    )
