"""What one does to the notes on a board, in a browser."""

from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from relationships.catalog.blocks import Block
from tests.browser.building import document_of, texts_of


def at_board(page: Page, canvas_id: UUID) -> Page:
    """A window, gone to the board of a canvas."""
    page.goto(f"/canvases/{canvas_id}/")
    return page


def card(page: Page, text: str) -> Locator:
    """The card that says this."""
    return page.locator(".note[id]", has_text=text)


def shown(page: Page) -> Locator:
    """The texts of the channels on the page."""
    return page.locator("#notes-channels .note-text")


def channels(canvas_id: UUID) -> list[str]:
    """The texts of the channels in the database."""
    return texts_of(document_of(canvas_id))[Block.CHANNELS]


def first_channel(canvas_id: UUID) -> UUID:
    """The note that stands first among the channels."""
    return document_of(canvas_id).notes(Block.CHANNELS)[0].id


def add(page: Page, *texts: str) -> None:
    """Write new channels, one after the other."""
    field = page.locator("#block-channels").get_by_label("New note in Channels")
    if not field.count():
        page.locator("#block-channels .add").click()
    for text in texts:
        field.fill(text)
        field.press("Enter")


def open_details(page: Page, text: str) -> Locator:
    """Open a note beside the board; its text field."""
    card(page, text).locator(".note-link").click()
    field = page.get_by_label("Text", exact=True)
    expect(field).to_be_visible()
    return field


def open_in_place(page: Page, text: str) -> Locator:
    """Open a note on its card; the card, by its id, for the text is gone from it."""
    here = card(page, text)
    name = here.get_attribute("id")
    here.locator(".note-link").focus()
    page.keyboard.press("e")
    expect(page.locator(f"#{name}").get_by_role("textbox")).to_be_focused()
    return page.locator(f"#{name}")


def move(page: Page, text: str, key: str) -> None:
    """Move a note by keys."""
    card(page, text).locator(".note-link").focus()
    page.keyboard.press(f"Alt+{key}")


def save(page: Page, name: str = "Save") -> None:
    """Press the button that saves."""
    page.get_by_role("button", name=name, exact=True).first.click()


def status(page: Page) -> Locator:
    """What the foot of the page says of saving."""
    return page.locator("save-status > [data-state]")


def expect_saved(page: Page) -> None:
    """All that was written has been answered, and well."""
    expect(status(page)).to_have_text("Saved")


def expect_settled(page: Page, text: str) -> None:
    """The board shows this text, and no conflict is left."""
    expect(card(page, text)).to_be_visible()
    expect(page.locator(".conflict")).to_have_count(0)


def come_back(page: Page) -> None:
    """Return to the window, as from another tab; what waits is sent at once."""
    page.evaluate("() => { window.dispatchEvent(new Event('focus')) }")
