"""Operating a page with the keyboard alone."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 120


def go_to(page: Page, place: Locator, *, backwards: bool = False) -> None:
    """Press Tab until the element has the focus; fail if it cannot be reached."""
    place.first.wait_for()
    for _ in range(MOST_STOPS):
        if place.first.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    raise AssertionError(f"Tab does not lead to {place}")


def choose(page: Page, select: Locator, option: str) -> None:
    """Select an option by typing the beginning of its name."""
    go_to(page, select)
    page.keyboard.type(option)
