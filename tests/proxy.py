"""A TCP proxy in front of a database, which a test can make refuse, cut, stall or swallow connections."""

import asyncio
import socket
import threading
from dataclasses import dataclass
from typing import Literal, Self

Mode = Literal["pass", "refuse", "cut", "stall", "swallow"]
CHUNK_BYTES = 65536


@dataclass(eq=False)
class _Link:
    """A connection of a client, and the one to the target that belongs to it."""

    client: asyncio.StreamWriter
    target: asyncio.StreamWriter | None = None
    has_lost_bytes: bool = False

    def abort(self) -> None:
        for writer in (self.client, self.target):
            if writer is not None:
                writer.transport.abort()


class Proxy:
    """A proxy on a port of 127.0.0.1, in a thread of its own; `mode` applies to open connections too.

    - `pass` forwards bytes.
    - `refuse` resets open connections and refuses new ones, like a database that is not running.
    - `cut` resets open connections, and new ones once they are accepted.
    - `stall` accepts connections and forwards nothing. The bytes follow once the mode is `pass` again.
    - `swallow` accepts connections, acknowledges what it gets, and drops it. A connection that has lost bytes stays
      lost, also when the mode is `pass` again.
    """

    def __init__(self, target_host: str, target_port: int) -> None:
        self._target = (target_host, target_port)
        self._mode: Mode = "pass"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._flowing = asyncio.Event()
        self._links: set[_Link] = set()
        self._server: asyncio.Server | None = None
        # Keeps the port while nothing listens on it.
        self._reserved = _bind(0)
        self.port: int = self._reserved.getsockname()[1]

    def __enter__(self) -> Self:
        self._thread.start()
        self.mode = "pass"
        return self

    def __exit__(self, *error: object) -> None:
        self.mode = "refuse"
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._reserved.close()

    @property
    def mode(self) -> Mode:
        """What the proxy does with connections; setting it returns when it has taken effect."""
        return self._mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        asyncio.run_coroutine_threadsafe(self._enter(mode), self._loop).result()

    async def _enter(self, mode: Mode) -> None:
        self._mode = mode
        if mode == "stall":
            self._flowing.clear()
        else:
            self._flowing.set()
        if mode == "refuse":
            self._stop_listening()
        elif self._server is None:
            self._server = await asyncio.start_server(self._accept, sock=_bind(self.port))
        if mode in ("refuse", "cut"):
            await self._abort_links()

    def _stop_listening(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _abort_links(self) -> None:
        for link in self._links:
            link.abort()
        while self._links:
            await asyncio.sleep(0)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        link = _Link(writer)
        self._links.add(link)
        try:
            await self._connect(link, reader)
        except OSError:
            pass
        finally:
            link.abort()
            self._links.discard(link)

    async def _connect(self, link: _Link, reader: asyncio.StreamReader) -> None:
        """Forward in both directions until one side ends the connection."""
        if self._mode == "cut":
            return
        await self._flowing.wait()
        if link.client.transport.is_closing():
            return
        from_target, link.target = await asyncio.open_connection(*self._target)
        async with asyncio.TaskGroup() as directions:
            directions.create_task(self._forward(link, reader, link.target))
            directions.create_task(self._forward(link, from_target, link.client))

    async def _forward(self, link: _Link, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(CHUNK_BYTES):
                await self._flowing.wait()
                if self._mode == "swallow":
                    link.has_lost_bytes = True
                if not link.has_lost_bytes:
                    writer.write(data)
                    await writer.drain()
        except OSError:
            link.abort()
            return
        # The other side does not learn of an end that the network swallows.
        await self._flowing.wait()
        if self._mode != "swallow" and not link.has_lost_bytes:
            writer.close()


def _bind(port: int) -> socket.socket:
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", port))
    return bound
