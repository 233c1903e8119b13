"""Read the whole body of a request before a thread handles it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from canvas_app.config.limits import LARGEST_BYTES, LARGEST_FILE_BYTES

Scope = Mapping[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]

CANVAS_IMPORT_PATH = "/canvases/import/"
MEMORY_BYTES = 64 * 1024
# A browser shows the response only after it has sent the whole body, so an oversized body is read and discarded …
LARGEST_DISCARDED_BYTES = 100 * 1024 * 1024
# … and a slow one times out. No thread waits for it.
BODY_TIMEOUT_SECONDS = 60.0


class ClientGoneError(Exception):
    """The client closed the connection before the whole request had arrived."""


@dataclass(frozen=True)
class Body:
    """The body of a request, positioned at its start; empty if it `is_too_large`."""

    file: IO[bytes]
    size: int
    is_too_large: bool = False

    def close(self) -> None:
        self.file.close()


def largest_bytes(path: str, media_type: str) -> int:
    """Return the largest allowed body for a path and a media type without parameters, in bytes.

    Only a form that can have a file may be large: decoding any other takes a hundred times as long.
    """
    is_file = path == CANVAS_IMPORT_PATH and media_type == "multipart/form-data"
    return LARGEST_FILE_BYTES if is_file else LARGEST_BYTES


async def read_body(scope: Scope, receive: Receive, seconds: float) -> Body:
    """Return the whole body of the request.

    Raise ClientGoneError if the connection closes first, TimeoutError if it takes longer than `seconds`.
    """
    largest = largest_bytes(scope["path"], _media_type(scope))
    file: IO[bytes] = SpooledTemporaryFile(max_size=MEMORY_BYTES)  # noqa: SIM115 (the response closes it)
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


def _media_type(scope: Scope) -> str:
    value = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    return str(value.partition(b";")[0].strip().lower(), "latin-1")


def _announced_bytes(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _receive_all(receive: Receive, file: IO[bytes], announced: int, largest: int) -> int:
    """Copy the body into `file` up to `largest` bytes; return its size, or the announced size if that is excessive."""
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
