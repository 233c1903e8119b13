"""Actions on the notes of a board, in a browser."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from playwright.sync_api import Locator, Page, Route, expect

from relationships.catalog.blocks import Block
from tests.browser.building import read_document, texts_by_block

SAVE = re.compile(r"^Save(?: note)?$")


def at_board(page: Page, canvas_id: UUID) -> Page:
    """Open the board of a canvas."""
    page.goto(f"/canvases/{canvas_id}/")
    return page


def card(page: Page, text: str) -> Locator:
    """Return the card that contains this text."""
    return page.locator(".note[id]", has_text=text)


def channel_texts(page: Page) -> Locator:
    """Return the texts of the channels on the page."""
    return page.locator("#notes-channels .note-text")


def channels(canvas_id: UUID) -> list[str]:
    """Return the texts of the channels in the database."""
    return texts_by_block(read_document(canvas_id))[Block.CHANNELS]


def first_channel(canvas_id: UUID) -> UUID:
    """Return the id of the first channel."""
    return read_document(canvas_id).notes(Block.CHANNELS)[0].id


def add(page: Page, *texts: str) -> None:
    """Add channels one after the other."""
    field = page.locator("#block-channels").get_by_label("New note in Channels")
    if not field.count():
        page.locator("#block-channels .add").click()
    for text in texts:
        field.fill(text)
        field.press("Enter")


def open_details(page: Page, text: str) -> Locator:
    """Open a note in the drawer, and return its text field."""
    card(page, text).locator(".note-link").click()
    field = page.get_by_label("Text", exact=True)
    expect(field).to_be_visible()
    return field


def choose(page: Page, group: str, option: str) -> None:
    """Choose an option among the chips of the drawer."""
    fields = page.locator("#drawer").get_by_role("group", name=group, exact=True)
    fields.get_by_role("radio", name=option, exact=True).check()


def open_fold(page: Page, name: str) -> None:
    """Open a fold of the drawer."""
    page.locator("#drawer .fold > summary", has_text=name).click()


def open_in_place(page: Page, text: str) -> Locator:
    """Edit a note on its card; return the card by its id, because the text is now in a field."""
    here = card(page, text)
    name = here.get_attribute("id")
    here.locator(".note-link").focus()
    page.keyboard.press("e")
    expect(page.locator(f"#{name}").get_by_role("textbox")).to_be_focused()
    return page.locator(f"#{name}")


def move(page: Page, text: str, key: str) -> None:
    """Move a note with the keyboard."""
    card(page, text).locator(".note-link").focus()
    page.keyboard.press(f"Alt+{key}")


def save(page: Page, name: str | re.Pattern[str] = SAVE) -> None:
    """Press a button that saves; where fields are saved by themselves, leave the field instead."""
    button = page.get_by_role("button", name=name, exact=True).first
    if button.count():
        button.click()
    else:
        page.evaluate("document.activeElement.blur()")


def held_requests(page: Page, url: str, times: int = 1) -> list[Route]:
    """Hold the next requests to a URL, and return the list to which they are added."""
    held: list[Route] = []
    page.route(url, lambda route: held.append(route), times=times)  # noqa: PLW0108
    return held


def wait_for_one(page: Page, held: list[Route]) -> Route:
    """Return the first request that is held, when the page has sent it; raise TimeoutError after 20 seconds."""
    until = time.monotonic() + 20
    while not held:
        if time.monotonic() > until:
            raise TimeoutError("The page has not sent the request.")
        page.wait_for_timeout(10)
    return held[0]


@contextmanager
def delayed_saves(page: Page) -> Iterator[list[Route]]:
    """Hold the requests that save fields until the block exits."""
    held: list[Route] = []
    page.route("**/fields/", lambda route: held.append(route))  # noqa: PLW0108
    yield held
    for route in held:
        route.continue_()
    page.unroute("**/fields/")


def expect_details_saved(page: Page) -> None:
    """Expect the drawer to say that the open form is saved, with scripts or without."""
    expect(page.locator(".when-saved:visible").or_(page.get_by_text("Saved.")).first).to_be_visible()


def status(page: Page) -> Locator:
    """Return the save status in the footer."""
    return page.locator("save-status > [data-state]")


def expect_saved(page: Page) -> None:
    """Expect all changes to be saved."""
    expect(status(page)).to_have_text("Saved")


def expect_revision(page: Page, revision: int) -> None:
    """Expect the page to show the canvas at a revision."""
    expect(page.locator("#revision")).to_have_attribute("data-revision", re.compile(f"^{revision}(-|$)"))


def expect_settled(page: Page, text: str) -> None:
    """Expect a card with this text, and no conflict."""
    expect(card(page, text)).to_be_visible()
    expect(page.locator(".conflict")).to_have_count(0)


def come_back(page: Page) -> None:
    """Focus the window, as when returning from another tab; queued changes are sent at once."""
    page.evaluate("() => { window.dispatchEvent(new Event('focus')) }")
