"""A client's connection: it ends where the client asks without end, or does not take the answer."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADER_SECONDS = 20.0
ANSWER_SECONDS = 60.0
# What a request may say beside its body: address, headers, and how the body is cut into chunks.
LARGEST_HEAD_BYTES = 32 * 1024
HEAD_TOO_LARGE = b"The address or the headers of this request are too large.\n"
REFUSAL = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain\r\nconnection: close\r\n"
    b"content-length: %d\r\n\r\n%s" % (len(HEAD_TOO_LARGE), HEAD_TOO_LARGE)
)


class Connection(HttpToolsProtocol):
    """uvicorn's connection, which of itself waits without end for headers, takes any number of them, and waits for a
    client to read its answer.
    """

    header_seconds = HEADER_SECONDS
    answer_seconds = ANSWER_SECONDS
    _until_asked: asyncio.TimerHandle | None = None
    _until_taken: asyncio.TimerHandle | None = None
    _head_bytes = 0
    _is_refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._until_asked, self._until_taken):
            if timer:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._is_refused:
            return
        self._head_bytes += len(data)
        super().data_received(data)
        if self._head_bytes > LARGEST_HEAD_BYTES and not self.transport.is_closing():
            self._refuse()

    def on_body(self, body: bytes) -> None:
        self._head_bytes -= len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._head_bytes = 0
        super().on_message_complete()

    def _refuse(self) -> None:
        """Say so and hear no more; whoever does not go then is cut off when the time for the headers is over."""
        self._is_refused = True
        if not getattr(self.cycle, "response_complete", True):
            # A request is being answered, this one or the one before it: there is nothing to say in between.
            self.transport.abort()
            return
        self.transport.write(REFUSAL)
        self.transport.write_eof()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._await_headers()

    def on_headers_complete(self) -> None:
        if self._until_asked:
            self._until_asked.cancel()
        # The shell looks at headers that are complete; from here on what is counted is how the body is cut.
        self._head_bytes = 0
        super().on_headers_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._await_reader()

    def resume_writing(self) -> None:
        if self._until_taken and not self.transport.is_closing():
            self._until_taken.cancel()
        super().resume_writing()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        # What is closed still waits for the client to read the rest.
        if self.transport.is_closing():
            self._await_reader()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._await_reader()

    def _await_headers(self) -> None:
        if self._until_asked:
            self._until_asked.cancel()
        self._until_asked = self.loop.call_later(self.header_seconds, self.transport.abort)

    def _await_reader(self) -> None:
        if self._until_taken:
            self._until_taken.cancel()
        self._until_taken = self.loop.call_later(self.answer_seconds, self.transport.abort)
