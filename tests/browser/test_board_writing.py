"""Writing on the board: adding several notes in a row, and editing a text on its card."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from canvas_app.boards.notes.forms.notes import LINES_AT_ONCE
from relationships.actions.canvases import archive_canvas, restore_canvas
from relationships.catalog.blocks import Block
from tests.browser.building import canvas_with, read_document, texts_by_block
from tests.browser.conftest import Visit
from tests.browser.notes import expect_revision

CHANNELS = "#block-channels"


@pytest.fixture
def page(visit: Visit, ada: User) -> Page:
    """Open an empty board."""
    page = visit(ada)
    page.goto(f"/canvases/{canvas_with(ada)}/")
    return page


def compose(page: Page) -> Locator:
    page.locator(f"{CHANNELS} .add").click()
    return page.locator(f"{CHANNELS} textarea")


def cards(page: Page) -> Locator:
    return page.locator(f"{CHANNELS} .note[id] .note-text")


def paste(area: Locator, text: str) -> None:
    """Paste like a browser: the field changes after the event."""
    area.evaluate(
        """(area, text) => {
          area.dispatchEvent(new ClipboardEvent("paste", { bubbles: true }));
          area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
          area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
        }""",
        text,
    )


def stored_texts(page: Page) -> dict[Block, list[str]]:
    return texts_by_block(read_document(UUID(page.url.split("/canvases/")[1].split("/")[0])))


def test_enter_adds_a_note_and_opens_the_next(page: Page) -> None:
    area = compose(page)
    for text in ("one", "two", "three"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(cards(page)).to_have_text(["one", "two", "three"])
    expect(area).to_be_focused()
    expect(area).to_have_value("")
    expect(page.locator("#count-channels")).to_have_text("3")
    expect_revision(page, 3)
    assert stored_texts(page)[Block.CHANNELS] == ["one", "two", "three"]


def test_shift_enter_breaks_the_line(page: Page) -> None:
    compose(page)
    page.keyboard.type("first")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second")
    page.keyboard.press("Enter")
    expect(cards(page)).to_have_count(1)
    assert stored_texts(page)[Block.CHANNELS] == ["first\nsecond"]


def test_escape_leaves_and_keeps_the_draft(page: Page) -> None:
    compose(page)
    page.keyboard.type("half a thought")
    page.keyboard.press("Escape")
    expect(page.locator(f"{CHANNELS} .add")).to_be_focused()
    page.reload()
    expect(compose(page)).to_have_value("half a thought")
    page.keyboard.press("Enter")
    expect(cards(page)).to_have_text(["half a thought"])
    page.reload()
    expect(compose(page)).to_have_value("")


def test_empty_note_is_not_added(page: Page) -> None:
    area = compose(page)
    page.keyboard.type("   ")
    page.keyboard.press("Enter")
    expect(area).to_be_focused()
    page.keyboard.press("Escape")
    expect_revision(page, 0)


def test_several_pasted_lines_become_as_many_notes(page: Page) -> None:
    paste(compose(page), "one\n\n  two\nthree\n")
    button = page.get_by_role("button", name="Create 3 notes")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(cards(page)).to_have_text(["one", "two", "three"])
    expect(page.locator(f"{CHANNELS} textarea")).to_be_focused()
    expect_revision(page, 1)


def test_several_pasted_lines_can_be_one_note(page: Page) -> None:
    paste(compose(page), "one\ntwo")
    page.get_by_role("button", name="As one note").click()
    expect(cards(page)).to_have_count(1)
    assert stored_texts(page)[Block.CHANNELS] == ["one\ntwo"]


def test_several_lines_are_offered_as_notes_however_they_came(page: Page) -> None:
    compose(page)
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    button = page.get_by_role("button", name="Create 2 notes")
    expect(button).to_be_visible()
    page.keyboard.press("Escape")
    compose(page)
    button.click()
    expect(cards(page)).to_have_text(["one", "two"])


def test_several_lines_that_were_refused_are_offered_as_notes_again(visit: Visit, ada: User) -> None:
    canvas_id = canvas_with(ada)
    page = visit(ada, expect_errors=True)
    page.goto(f"/canvases/{canvas_id}/")
    paste(compose(page), "one\ntwo")
    archive_canvas(canvas_id, ada.pk)
    page.get_by_role("button", name="Create 2 notes").click()
    page.get_by_role("button", name="Edit again").click()
    expect(page.get_by_role("button", name="Create 2 notes")).to_be_visible()


def test_more_lines_than_can_be_notes_at_once_are_said_to_be_too_many(page: Page) -> None:
    area = compose(page)
    paste(area, "\n".join("x" for _ in range(LINES_AT_ONCE + 1)))
    message = "You entered 101 lines. At most 100 notes can be created at once."
    expect(page.locator(f"{CHANNELS} .error")).to_have_text(message)
    expect(page.get_by_role("button", name="Create 101 notes")).to_be_hidden()
    expect(page.get_by_role("button", name="As one note")).to_be_visible()
    area.press("Backspace")
    area.press("Backspace")
    expect(page.locator(f"{CHANNELS} .error")).to_be_hidden()
    page.get_by_role("button", name="Create 100 notes").click()
    expect(cards(page)).to_have_count(LINES_AT_ONCE)


def test_note_that_is_too_long_stays_whole_in_its_field(page: Page) -> None:
    area = compose(page)
    area.fill("x" * 501)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("One note has 501 characters. At most 500 are allowed.")
    expect(area).to_have_value("x" * 501)
    expect(area).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Backspace")
    expect(page.locator(f"{CHANNELS} .error")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(cards(page)).to_have_text(["x" * 500])


def test_note_that_is_refused_can_be_written_again(visit: Visit, ada: User) -> None:
    canvas_id = canvas_with(ada)
    page = visit(ada, expect_errors=True)
    page.goto(f"/canvases/{canvas_id}/")
    area = compose(page)
    archive_canvas(canvas_id, ada.pk)
    page.keyboard.type("too late")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Edit again").click()
    expect(area).to_have_value("too late")
    expect(page.locator(f"{CHANNELS} .composer .error")).to_contain_text("archived")
    assert texts_by_block(read_document(canvas_id))[Block.CHANNELS] == []


def test_note_that_is_refused_outlives_a_reload(visit: Visit, ada: User) -> None:
    canvas_id = canvas_with(ada)
    page = visit(ada, expect_errors=True)
    page.goto(f"/canvases/{canvas_id}/")
    compose(page).fill("too early")
    archive_canvas(canvas_id, ada.pk)
    page.keyboard.press("Enter")
    reason = "This canvas is archived"
    expect(page.locator(f"{CHANNELS} .refused")).to_contain_text(re.compile(f"^too early {reason}.* Edit again$"))
    page.reload()
    expect(page.locator(f"{CHANNELS} .refused")).to_contain_text(re.compile(f"^too early {reason}.* Discard$"))
    restore_canvas(canvas_id, ada.pk)
    page.reload()
    page.get_by_role("button", name="Edit again").click()
    page.keyboard.press("Enter")
    expect(cards(page)).to_have_text(["too early"])
    page.reload()
    expect(cards(page)).to_have_text(["too early"])
    expect(page.locator(".refused")).to_have_count(0)


def test_notes_can_be_written_in_several_blocks_at_once(page: Page) -> None:
    compose(page).fill("by mail")
    page.locator("#block-key_resources .add").click()
    page.keyboard.type("a van")
    page.keyboard.press("Enter")
    expect(page.locator("#block-key_resources .note-text")).to_have_text("a van")
    expect(page.locator(f"{CHANNELS} textarea")).to_have_value("by mail")


def test_written_html_is_text(page: Page) -> None:
    hostile = '<img src=x onerror=alert(1)> <hx-partial hx-target="#main">gone</hx-partial>'
    compose(page).fill(hostile)
    page.keyboard.press("Enter")
    expect(cards(page)).to_have_text([hostile])
    expect(page.locator("#sheet img")).to_have_count(0)
