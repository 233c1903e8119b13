"""Editing the text of a note on its card."""

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from tests.browser.building import canvas_with, read_document, texts_by_block
from tests.browser.conftest import Visit
from tests.browser.notes import card
from tests.relationships.actions.board import Hand


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, channels=["by mail", "in person"], customer_segments=["Students"])


@pytest.fixture
def page(visit: Visit, ada: User, canvas_id: UUID) -> Page:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    return page


def edit(page: Page, text: str, key: str = "e") -> Locator:
    card(page, text).locator(".note-link").focus()
    page.keyboard.press(key)
    area = page.get_by_label("Text of the note")
    expect(area).to_be_focused()
    expect(area).to_have_value(text)
    return area


@pytest.mark.parametrize("key", ["e", "F2"])
def test_text_is_changed_by_key(page: Page, canvas_id: UUID, key: str) -> None:
    edit(page, "by mail", key)
    page.keyboard.type(", weekly")
    page.keyboard.press("Enter")
    expect(card(page, "by mail, weekly").locator(".note-link")).to_be_focused()
    assert texts_by_block(read_document(canvas_id))[Block.CHANNELS] == ["by mail, weekly", "in person"]


def test_name_of_a_segment_is_changed_in_place(page: Page, canvas_id: UUID) -> None:
    edit(page, "Students").fill("Pupils")
    page.keyboard.press("Enter")
    expect(card(page, "Pupils").locator(".note-link")).to_be_focused()
    expect(page.get_by_label("Segment").locator("option")).to_have_text(["All segments", "A · Pupils"])
    assert texts_by_block(read_document(canvas_id))[Block.CUSTOMER_SEGMENTS] == ["Pupils"]


def test_text_of_a_relationship_is_changed_in_place_and_not_its_type(visit: Visit, ada: User, canvas_id: UUID) -> None:
    hand = Hand(canvas_id, ada.pk)
    (club,) = hand.add(Block.CUSTOMER_RELATIONSHIPS, "Club\nfor regulars")
    hand.edit(club, {"relationship.type": "communities"})
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    expect(card(page, "Club")).to_contain_text("Communities")
    edit(page, "Club\nfor regulars").fill("Guild")
    page.keyboard.press("Enter")
    expect(card(page, "Guild").locator(".note-link")).to_be_focused()
    expect(card(page, "Guild")).to_contain_text("Communities")
    assert texts_by_block(read_document(canvas_id))[Block.CUSTOMER_RELATIONSHIPS] == ["Guild"]


def test_edit_is_one_request(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    methods: list[str] = []
    page.on("request", lambda request: methods.append(request.method))
    edit(page, "by mail").fill("by pigeon")
    page.keyboard.press("Enter")
    expect(card(page, "by pigeon").locator(".note-link")).to_be_focused()
    assert methods == ["POST"]


def test_text_is_changed_by_mouse(page: Page, canvas_id: UUID) -> None:
    card(page, "in person").hover()
    page.get_by_role("button", name="Edit text").click()
    page.get_by_label("Text of the note").fill("on site")
    page.get_by_role("button", name="Save").click()
    expect(card(page, "on site")).to_be_visible()
    assert texts_by_block(read_document(canvas_id))[Block.CHANNELS] == ["by mail", "on site"]


def test_double_click_edits_the_text_and_hits_nothing_that_moved_under_it(page: Page, canvas_id: UUID) -> None:
    box = card(page, "Students").bounding_box()
    assert box
    place = (box["x"] + 30, box["y"] + 12)
    page.mouse.click(*place)
    # The field that the first click opened is now under the pointer.
    expect(page.get_by_label("Text", exact=True)).to_have_value("Students")
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    expect(page.get_by_label("Text of the note")).to_be_focused()
    expect(page.locator("#drawer")).to_be_hidden()
    page.get_by_label("Text of the note").fill("Pupils" * 20)
    assert page.evaluate("document.querySelector('#block-customer_segments').scrollWidth") <= box["width"] + 40
    page.keyboard.press("Enter")
    expect(card(page, "PupilsPupils")).to_be_visible()


def test_tools_wait_for_the_pointer_to_move(page: Page, canvas_id: UUID) -> None:
    card(page, "by mail").hover()
    page.get_by_role("button", name="Delete").dblclick()
    expect(card(page, "by mail")).to_have_count(0)
    expect(card(page, "in person").locator(".note-link")).to_be_focused()
    assert texts_by_block(read_document(canvas_id))[Block.CHANNELS] == ["in person"]


def test_escape_leaves_the_text_and_keeps_the_draft(page: Page, canvas_id: UUID) -> None:
    edit(page, "by mail").fill("by pigeon")
    page.keyboard.press("Escape")
    expect(card(page, "by mail").locator(".note-link")).to_be_focused()
    page.keyboard.press("e")
    expect(page.get_by_label("Text of the note")).to_have_value("by pigeon")
    expect(page.get_by_text("Your unsaved text from earlier is back.")).to_be_visible()
    assert texts_by_block(read_document(canvas_id))[Block.CHANNELS] == ["by mail", "in person"]


def test_text_cannot_be_emptied(page: Page, canvas_id: UUID) -> None:
    area = edit(page, "by mail")
    area.fill(" ")
    page.keyboard.press("Enter")
    expect(page.locator(".note .error")).to_be_visible()
    expect(area).to_be_focused()
    expect(area).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Escape")
    expect(card(page, "by mail")).to_be_visible()


def test_open_editor_and_composer_outlive_a_redrawn_sheet(page: Page, canvas_id: UUID) -> None:
    edit(page, "by mail").fill("by pigeon")
    page.locator("#block-cost_structure .add").click()
    page.locator("#block-cost_structure textarea").fill("rent")
    page.locator("#block-customer_segments .add").click()
    page.keyboard.type("Teachers")
    page.keyboard.press("Enter")
    # A new segment changes how other cards are drawn, so the whole sheet is replaced.
    expect(card(page, "Teachers")).to_be_visible()
    expect(page.locator("#block-customer_segments textarea")).to_be_focused()
    expect(page.locator("#block-cost_structure textarea")).to_have_value("rent")
    area = page.get_by_label("Text of the note")
    expect(area).to_have_value("by pigeon")
    area.press("Enter")
    expect(card(page, "by pigeon")).to_be_visible()
    assert texts_by_block(read_document(canvas_id))[Block.CHANNELS] == ["by pigeon", "in person"]


def test_text_that_is_too_long_stays_whole_in_its_field(page: Page, canvas_id: UUID) -> None:
    area = edit(page, "by mail")
    area.select_text()
    page.keyboard.insert_text("x" * 605)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("A note has 605 characters. At most 500 are allowed.")
    expect(area).to_have_value("x" * 605)
    assert texts_by_block(read_document(canvas_id))[Block.CHANNELS] == ["by mail", "in person"]


def test_characters_count_as_people_count_them(page: Page, canvas_id: UUID) -> None:
    edit(page, "by mail").select_text()
    page.keyboard.insert_text("🦊" * 500)
    page.keyboard.press("Enter")
    expect(card(page, "🦊").get_by_role("link")).to_be_focused()
    assert texts_by_block(read_document(canvas_id))[Block.CHANNELS] == ["🦊" * 500, "in person"]
