"""How many threads one client can hold at a time, so that somebody who sends many requests leaves some for others."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from ipaddress import ip_address, ip_network
from typing import Any

from canvas_app.web.bodies import Scope

# The place that the request holds, in the ASGI scope.
PLACE = "rapport.place"
# Providers give a network of this size to one customer.
IPV6_PREFIX = 64


class Place:
    """A place among the running requests of one client."""

    def __init__(self, free: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._free = free
        self._is_held = True

    def leave_soon(self) -> None:
        """Free the place, from any thread."""
        self._loop.call_soon_threadsafe(self.leave)

    def leave(self) -> None:
        """Free the place unless it was freed before. Call it in the thread of the event loop."""
        if self._is_held:
            self._is_held = False
            self._free()


class FairShares:
    """Gives one client at most half of the threads, and at least two. Its further requests wait without a thread.

    Clients are told apart by their address, as the outermost of `proxies` trusted proxies has noted it.
    """

    def __init__(self, threads: int, proxies: int = 0) -> None:
        self.most = max(2, threads // 2)
        self.proxies = proxies
        self._requests: Counter[str] = Counter()
        self._semaphores: dict[str, asyncio.Semaphore] = {}

    async def take(self, scope: Scope) -> Place:
        """Return a place for a request, once there is one. Requests of one client get theirs in order."""
        client = find_client(scope, self.proxies)
        self._requests[client] += 1
        try:
            await self._semaphores.setdefault(client, asyncio.Semaphore(self.most)).acquire()
        except BaseException:
            self._forget(client)
            raise
        return Place(lambda: self._free(client))

    def _free(self, client: str) -> None:
        self._semaphores[client].release()
        self._forget(client)

    def _forget(self, client: str) -> None:
        self._requests[client] -= 1
        if not self._requests[client]:
            del self._requests[client], self._semaphores[client]


def find_client(scope: Scope, proxies: int) -> str:
    """Return the address of a client, or its network with IPv6; empty if it is unknown, as on a Unix socket."""
    forwarded = b",".join(value for name, value in scope["headers"] if name == b"x-forwarded-for").split(b",")
    if proxies and len(forwarded) >= proxies and (found := _network(forwarded[-proxies].decode("latin-1").strip())):
        return found
    return _network((scope.get("client") or ("", 0))[0])


def _network(address: str) -> str:
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    return address if version == 4 else str(ip_network((address.partition("%")[0], IPV6_PREFIX), strict=False))


def leaving_when_done(site: Any) -> Callable[[Any, Any], Iterator[bytes]]:
    """Return a WSGI application that frees the request's place with its thread, however slowly the client reads."""

    def run(environ: Any, start_response: Any) -> Iterator[bytes]:
        try:
            response = site(environ, start_response)
            try:
                yield from response
            finally:
                getattr(response, "close", lambda: None)()
        finally:
            environ["asgi.scope"][PLACE].leave_soon()

    return run
