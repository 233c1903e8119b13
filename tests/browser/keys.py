"""Somebody who has nothing but a keyboard."""

from playwright.sync_api import Locator, Page

MOST_STOPS = 120


def go_to(page: Page, place: Locator, *, backwards: bool = False) -> None:
    """Press Tab until the focus is on a place; fails if it cannot be reached, or if the focus is lost on the way."""
    place.first.wait_for()
    for _ in range(MOST_STOPS):
        if place.first.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    raise AssertionError(f"Tab does not lead to {place}")


def choose(page: Page, select: Locator, option: str) -> None:
    """Choose in a list by its first letters."""
    go_to(page, select)
    page.keyboard.type(option)
