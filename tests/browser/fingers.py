"""A finger on a touch screen."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
STEPS = 12
FRAME_MILLISECONDS = 16


class Finger:
    """A finger whose touches are dispatched to the browser as device events."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.x = self.y = 0.0

    @contextmanager
    def on(self, place: Locator) -> Iterator[None]:
        """Touch the centre of an element, and lift the finger on exit."""
        self.x, self.y = middle(place)
        self._touch("touchStart", (self.x, self.y))
        yield
        self._touch("touchEnd")

    def slide(self, x: float, y: float) -> None:
        """Slide to a point at a finger's speed, one step per frame."""
        for step in range(1, STEPS + 1):
            share = step / STEPS
            self._touch("touchMove", (self.x + (x - self.x) * share, self.y + (y - self.y) * share))
            self.page.wait_for_timeout(FRAME_MILLISECONDS)
        self.x, self.y = x, y

    def _touch(self, kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def middle(place: Locator) -> tuple[float, float]:
    """Return the centre of an element, in pixels of the viewport."""
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
