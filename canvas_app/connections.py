"""A client's connection: it ends where the client neither asks to the end nor takes the answer."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADER_SECONDS = 20.0
ANSWER_SECONDS = 60.0


class Connection(HttpToolsProtocol):
    """uvicorn's connection, which of itself waits without end for headers, and for a client to read its answer."""

    header_seconds = HEADER_SECONDS
    answer_seconds = ANSWER_SECONDS
    _until_asked: asyncio.TimerHandle | None = None
    _until_taken: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._until_asked, self._until_taken):
            if timer:
                timer.cancel()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._await_headers()

    def on_headers_complete(self) -> None:
        if self._until_asked:
            self._until_asked.cancel()
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
