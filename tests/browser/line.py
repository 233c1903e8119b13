"""The line between browser and server, which a test can cut.

It is cut at the server. Chromium's own emulation (`BrowserContext.set_offline`) lets through what a page sends while it
is being left, and now and then loses a request after it has ended.
"""

import asyncio
from typing import ClassVar

from playwright.sync_api import Page

from canvas_app.web.connections import Connection


class Line(Connection):
    """A connection that breaks off without an answer while the line is cut."""

    is_cut: ClassVar[bool] = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if Line.is_cut:
            transport.abort()

    def data_received(self, data: bytes) -> None:
        if Line.is_cut:
            self.transport.abort()
        else:
            super().data_received(data)


def cut_line() -> None:
    """Let no request through any more."""
    Line.is_cut = True


def restore_line(*pages: Page) -> None:
    """Let requests through again, and tell the pages so, as the browser does."""
    Line.is_cut = False
    for page in pages:
        page.evaluate("() => { window.dispatchEvent(new Event('online')) }")
