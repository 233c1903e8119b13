"""HTTP connections with timeouts for slow headers and slow readers, and a size limit for headers."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADER_SECONDS = 20.0
WRITE_SECONDS = 60.0
# Everything but the body: the request line, the headers and the framing of chunks.
LARGEST_HEAD_BYTES = 32 * 1024
HEAD_TOO_LARGE = b"The address or the headers of this request are too large.\n"
REFUSAL = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain\r\nconnection: close\r\n"
    b"content-length: %d\r\n\r\n%s" % (len(HEAD_TOO_LARGE), HEAD_TOO_LARGE)
)


class Connection(HttpToolsProtocol):
    """A uvicorn connection with limits.

    uvicorn itself waits indefinitely for headers, accepts any number of them, and waits indefinitely for a client to
    read the response.
    """

    header_seconds = HEADER_SECONDS
    write_seconds = WRITE_SECONDS
    _header_timer: asyncio.TimerHandle | None = None
    _write_timer: asyncio.TimerHandle | None = None
    _head_bytes = 0
    _is_rejected = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._start_header_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._header_timer, self._write_timer):
            if timer:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._is_rejected:
            return
        self._head_bytes += len(data)
        super().data_received(data)
        if self._head_bytes > LARGEST_HEAD_BYTES and not self.transport.is_closing():
            self._reject()

    def on_body(self, body: bytes) -> None:
        self._head_bytes -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._head_bytes = 0
        super().on_message_complete()

    def _reject(self) -> None:
        """Respond with 431 and ignore further data; the header timer closes the connection if the client does not."""
        self._is_rejected = True
        if not getattr(self.cycle, "response_complete", True):
            # A response is in progress (to this request or the one before), so a second one cannot start.
            self.transport.abort()
            return
        self.transport.write(REFUSAL)
        self.transport.write_eof()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._start_header_timer()

    def on_headers_complete(self) -> None:
        if self._header_timer:
            self._header_timer.cancel()
        # The shell checks complete headers; from here on only the framing of the body is counted.
        self._head_bytes = 0
        super().on_headers_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._start_write_timer()

    def resume_writing(self) -> None:
        if self._write_timer and not self.transport.is_closing():
            self._write_timer.cancel()
        super().resume_writing()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        # A closing transport still waits for the client to read the rest.
        if self.transport.is_closing():
            self._start_write_timer()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._start_write_timer()

    def _start_header_timer(self) -> None:
        if self._header_timer:
            self._header_timer.cancel()
        self._header_timer = self.loop.call_later(self.header_seconds, self.transport.abort)

    def _start_write_timer(self) -> None:
        if self._write_timer:
            self._write_timer.cancel()
        self._write_timer = self.loop.call_later(self.write_seconds, self.transport.abort)
