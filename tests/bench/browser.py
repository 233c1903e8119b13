"""Measurements in Chromium: what it fetches for a board with an empty cache, and what it sends for an edit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from playwright.sync_api import Page, sync_playwright

from tests.chromium import CHROMIUM
from tests.figures import Figure

ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]
GROUP = "Chromium, board of 60 notes, production build"
KILOBYTE = 1000


@dataclass
class Traffic:
    """The type of each request that a page has sent and the bytes received for it, by request id."""

    kinds: dict[str, str] = field(default_factory=dict)
    received: dict[str, float] = field(default_factory=dict)

    def watch(self, page: Page) -> None:
        """Start recording the requests of a page."""
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._sent)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _sent(self, event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            self.kinds[event["requestId"]] = event.get("type", "Other")

    def _finished(self, event: dict[str, Any]) -> None:
        self.received[event["requestId"]] = event["encodedDataLength"]

    def kilobytes(self, kind: str = "") -> float:
        """Return the KB received including headers, in total or for one type of request."""
        wanted = (key for key, requested in self.kinds.items() if kind in ("", requested))
        return sum(self.received.get(key, 0.0) for key in wanted) / KILOBYTE


def in_chromium(port: int, session: str, canvas: UUID) -> list[Figure]:
    """Return the figures of a cold load and of an edit; an empty list without Chromium."""
    if CHROMIUM is None:
        return []
    with _page(f"http://127.0.0.1:{port}", session) as page:
        traffic = Traffic()
        traffic.watch(page)
        page.goto(f"/canvases/{canvas}/", wait_until="networkidle")
        loaded = [
            Figure(GROUP, "cold load, requests", len(traffic.kinds), at_most=8),
            Figure(GROUP, "cold load, everything", traffic.kilobytes(), " KB", at_most=120),
            Figure(GROUP, "cold load, scripts", traffic.kilobytes("Script"), " KB", at_most=45),
        ]
        before = len(traffic.kinds)
        _edit(page)
        return [*loaded, Figure(GROUP, "edit of a note, requests", len(traffic.kinds) - before, at_most=1)]


@contextmanager
def _page(address: str, session: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
        yield context.new_page()
        browser.close()


def _edit(page: Page) -> None:
    """Open the first value proposition on its card with the keyboard, change its text and save it."""
    page.locator("#notes-value_propositions .note-link").first.focus()
    page.keyboard.press("e")
    page.locator("#notes-value_propositions textarea").fill("Reworded in a browser")
    page.keyboard.press("Enter")
    page.locator("#notes-value_propositions .note-text", has_text="Reworded in a browser").wait_for()
    page.wait_for_load_state("networkidle")
