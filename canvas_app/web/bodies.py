"""A request's body, read to its end before a thread sees the request."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from canvas_app.config.limits import LARGEST_BYTES, LARGEST_FILE_BYTES

Scope = Mapping[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]

TAKES_CANVAS_FILES = "/canvases/import/"
KEPT_IN_MEMORY_BYTES = 64 * 1024
# A browser shows an answer only once it has sent everything, so a body that is too large is read on and thrown away …
LARGEST_DISCARDED_BYTES = 100 * 1024 * 1024
# … and whoever sends too slowly is let go; until then they cost no thread.
LONGEST_SECONDS = 60.0


class ClientGoneError(Exception):
    """The connection closed before the whole request had arrived: nobody waits for an answer."""


@dataclass(frozen=True)
class Body:
    """A whole body, from its start; nothing is kept of one that `is_too_large`."""

    file: IO[bytes]
    size: int
    is_too_large: bool = False

    def close(self) -> None:
        self.file.close()


def largest_bytes(path: str) -> int:
    """How large a body may be that is sent to this address."""
    return LARGEST_FILE_BYTES if path == TAKES_CANVAS_FILES else LARGEST_BYTES


async def read_body(scope: Scope, receive: Receive, seconds: float) -> Body:
    """The whole body of the request.

    Raises ClientGoneError if the connection closes first, TimeoutError if it takes longer than `seconds`.
    """
    largest = largest_bytes(scope["path"])
    file: IO[bytes] = SpooledTemporaryFile(max_size=KEPT_IN_MEMORY_BYTES)  # noqa: SIM115 (the answer closes it)
    try:
        async with asyncio.timeout(seconds):
            size = await _receive_all(receive, file, _announced_bytes(scope), largest)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    if size > largest:
        file.truncate()
        return Body(file, 0, is_too_large=True)
    return Body(file, size)


def _announced_bytes(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _receive_all(receive: Receive, file: IO[bytes], announced: int, largest: int) -> int:
    """Copy what arrives into `file` up to the limit; return the bytes seen, or announced where nobody should wait."""
    if announced > LARGEST_DISCARDED_BYTES:
        return announced
    size, more = 0, True
    while more and size <= LARGEST_DISCARDED_BYTES:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        chunk = message.get("body", b"")
        size += len(chunk)
        if size <= largest:
            file.write(chunk)
        more = message.get("more_body", False)
    return size
