"""ASGI entry point: a small ASGI application that runs Django as WSGI on a thread pool.

Django's own ASGI handler serves half as many requests per second and would hold a thread and a database connection
for as long as an event stream is open. Streams belong in `Shell.__call__`, before a thread is taken.
"""

import gc
import os
from collections.abc import Awaitable, Callable
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from canvas_app.database.postgresql.base import limit_requests
from canvas_app.web.bodies import BODY_TIMEOUT_SECONDS, ClientGoneError, Message, Receive, Scope, read_body
from canvas_app.web.connections import HEAD_TOO_LARGE
from canvas_app.web.fair_shares import PLACE, FairShares, leaving_when_done
from canvas_app.web.gateway import is_head_too_large, replay, scope_with_length
from canvas_app.web.health import HealthChecks

# How many objects are created before the garbage collector looks at the youngest, and how many such collections before
# it looks at older ones. Python's own thresholds are for programs with few objects.
COLLECTION_THRESHOLDS = (50_000, 20, 100)
Send = Callable[[Message], Awaitable[None]]


def _plain_response(status: int, content: bytes) -> tuple[Message, ...]:
    headers = [(b"content-type", b"text/plain"), (b"connection", b"close")]
    return (
        {"type": "http.response.start", "status": status, "headers": headers},
        {"type": "http.response.body", "body": content},
    )


TIMEOUT_RESPONSE = _plain_response(408, b"The request took too long.\n")
HEAD_TOO_LARGE_RESPONSE = _plain_response(431, HEAD_TOO_LARGE)


class Shell:
    """ASGI application that passes each request to the WSGI application `site` once its body has arrived.

    It answers health checks itself, so that they work while every thread waits for the database.
    """

    def __init__(
        self,
        site: Any,
        threads: int,
        health: HealthChecks | None = None,
        on_startup: Callable[[], None] = lambda: None,
        body_seconds: float = BODY_TIMEOUT_SECONDS,
        proxies: int = 0,
    ) -> None:
        # An unbounded queue frees the thread as soon as the response is queued, however slowly the client reads.
        self.site = WSGIMiddleware(leaving_when_done(site), workers=threads, send_queue_size=0)
        self.shares = FairShares(threads, proxies)
        self.body_seconds = body_seconds
        self.health = health or HealthChecks()
        self.on_startup = on_startup

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._respond(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._run_lifespan(receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_head_too_large(scope):
            await _send_all(send, HEAD_TOO_LARGE_RESPONSE)
            return
        if checked := await self.health.respond(scope):
            await _send_all(send, checked)
            return
        try:
            body = await read_body(scope, receive, self.body_seconds)
        except ClientGoneError:
            return
        except TimeoutError:
            await _send_all(send, TIMEOUT_RESPONSE)
            return
        place = await self.shares.take(scope)
        try:
            passed = scope_with_length(scope, body) | {PLACE: place}
            await self.site(cast("Any", passed), cast("Any", replay(body)), cast("Any", send))
        finally:
            place.leave()
            body.close()

    async def _run_lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        self.on_startup()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.site.executor.shutdown(wait=True)
        self.health.shut_down()
        await send({"type": "lifespan.shutdown.complete"})


async def _send_all(send: Send, messages: tuple[Message, ...]) -> None:
    for message in messages:
        await send(message)


def start() -> None:
    """Prepare the process for requests."""
    limit_requests()
    gc.collect()
    # What the application consists of stays; and a large canvas is a hundred thousand objects, each of which would be
    # visited many times while it is loaded.
    gc.freeze()
    gc.set_threshold(*COLLECTION_THRESHOLDS)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canvas_app.config.settings")
application = Shell(
    get_wsgi_application(),
    settings.ENVIRONMENT.threads,
    on_startup=start,
    proxies=settings.ENVIRONMENT.trusted_proxies,
)
