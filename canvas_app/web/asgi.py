"""The process's way in: an ASGI shell around Django, which answers as WSGI on a pool of threads.

Django's own ASGI handler answers half as many requests per second. An event stream would cost it a thread and a
database connection for as long as it is open; streams belong in `Shell.__call__`, before a thread is taken.
"""

import os
from collections.abc import Awaitable, Callable
from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from canvas_app.config.databases import close_pools
from canvas_app.web.bodies import LONGEST_SECONDS, ClientGoneError, Message, Receive, Scope, read_body
from canvas_app.web.connections import HEAD_TOO_LARGE
from canvas_app.web.gateway import completed_scope, has_too_large_a_head, replay

Send = Callable[[Message], Awaitable[None]]


def _refusal(status: int, words: bytes) -> tuple[Message, ...]:
    headers = [(b"content-type", b"text/plain"), (b"connection", b"close")]
    return (
        {"type": "http.response.start", "status": status, "headers": headers},
        {"type": "http.response.body", "body": words},
    )


TOO_SLOW = _refusal(408, b"The request took too long.\n")
TOO_LARGE_A_HEAD = _refusal(431, HEAD_TOO_LARGE)


class Shell:
    """Answers requests by asking `site` in one of `threads` threads, each with a body that is already complete."""

    def __init__(
        self,
        site: Any,
        threads: int,
        on_shutdown: Callable[[], None] = lambda: None,
        body_seconds: float = LONGEST_SECONDS,
    ) -> None:
        # Without bounds, a thread hands its answer over and is free, however slowly the client reads.
        self.site = WSGIMiddleware(site, workers=threads, send_queue_size=0)
        self.body_seconds = body_seconds
        self.on_shutdown = on_shutdown

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if has_too_large_a_head(scope):
            await _send_all(send, TOO_LARGE_A_HEAD)
            return
        try:
            body = await read_body(scope, receive, self.body_seconds)
        except ClientGoneError:
            return
        except TimeoutError:
            await _send_all(send, TOO_SLOW)
            return
        try:
            await self.site(cast("Any", completed_scope(scope, body)), cast("Any", replay(body)), cast("Any", send))
        finally:
            body.close()

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.site.executor.shutdown(wait=True)
        self.on_shutdown()
        await send({"type": "lifespan.shutdown.complete"})


async def _send_all(send: Send, messages: tuple[Message, ...]) -> None:
    for message in messages:
        await send(message)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canvas_app.config.settings")
application = Shell(get_wsgi_application(), settings.ENVIRONMENT.threads, on_shutdown=close_pools)
