"""The connection between browser and server, which a test can cut.

It is cut on the server's side. Chromium's emulation (`BrowserContext.set_offline`) lets requests through that a page
sends while it is unloaded, and now and then loses a request after it has ended.
"""

import asyncio
from typing import ClassVar

from playwright.sync_api import Page

from canvas_app.web.connections import Connection


class Line(Connection):
    """A connection that is aborted without a response while the line is cut."""

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
    """Abort all requests from now on."""
    Line.is_cut = True


def restore_line(*pages: Page) -> None:
    """Accept requests again, and dispatch `online` on these pages as the browser does."""
    Line.is_cut = False
    for page in pages:
        page.evaluate("() => { window.dispatchEvent(new Event('online')) }")
