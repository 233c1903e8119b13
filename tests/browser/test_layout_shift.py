"""Pages that do not move while they load, with the scrollbars that a desktop has."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.samples import load_sample
from tests.browser.conftest import ARGUMENTS, Visit
from tests.chromium import CHROMIUM

# Of which Google calls 0.1 good.
LARGEST_SHIFT = 0.05
WATCH = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
WINDOWS = [(390, 844), (1280, 720), (1440, 900)]
PAGES = [
    "/canvases/",
    "/canvases/new/",
    "board",
    "relationships/",
    "lifecycle/",
    "evolution/",
    "scorecard/",
    "checks/",
    "history/",
]


@pytest.fixture(scope="session")
def chromium(chromium: Browser) -> Iterator[Browser]:
    """Yield a browser that shows scrollbars; the other fixture's hides them."""
    with_scrollbars = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=ARGUMENTS, ignore_default_args=["--hide-scrollbars"]
    )
    yield with_scrollbars
    with_scrollbars.close()


@pytest.fixture
def lego(ada: User) -> UUID:
    return create_canvas(ada.pk, load_sample("lego"))


def shift(page: Page, address: str) -> float:
    """Return the cumulative layout shift of a page until it is idle and its fragments have arrived."""
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    found: float = page.evaluate("window.shifts")
    return found


@pytest.mark.parametrize(("width", "height"), WINDOWS)
def test_pages_stay_in_place_while_they_load(visit: Visit, ada: User, lego: UUID, width: int, height: int) -> None:
    size = {"viewport": {"width": width, "height": height}}
    found = {"/": shift(visit(**size), "/")}
    for page in PAGES:
        address = page if page.startswith("/") else f"/canvases/{lego}/{page.removeprefix('board')}"
        found[address] = shift(visit(ada, **size), address)
    assert {address: value for address, value in found.items() if value > LARGEST_SHIFT} == {}


def test_scrollbar_takes_no_room_when_it_appears(visit: Visit, ada: User) -> None:
    page = visit(ada, viewport={"width": 1440, "height": 900})
    page.goto("/canvases/")
    before = page.locator(".page").bounding_box()
    page.evaluate("document.querySelector('.page').style.minHeight = '200vh'")
    assert page.evaluate("innerWidth - document.documentElement.clientWidth") > 0
    after = page.locator(".page").bounding_box()
    assert before is not None
    assert after is not None
    assert (before["x"], before["width"]) == (after["x"], after["width"])
