"""A newcomer signs up and builds a canvas with the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from relationships.catalog.blocks import Block
from tests.browser.building import NEEDS, NOTES, RELATIONSHIP, SEGMENT, TACTICS, TITLE, expect_built
from tests.browser.conftest import Visit
from tests.browser.keys import go_to
from tests.browser.notes import expect_details_saved
from tests.conftest import PASSWORD


def test_canvas_is_built_by_keyboard(visit: Visit) -> None:
    page = visit()
    _sign_up(page)
    go_to(page, page.get_by_label("Title", exact=True))
    page.keyboard.type(TITLE)
    page.keyboard.press("Enter")
    expect(page.locator("#sheet")).to_be_visible()
    for block, text in NOTES.items():
        _add(page, block, text)
        if block is Block.CUSTOMER_SEGMENTS:
            _describe_segment(page)
        if block is Block.CUSTOMER_RELATIONSHIPS:
            _describe_relationship(page)
    expect_built()


def _sign_up(page: Page) -> None:
    page.goto("/accounts/signup/")
    go_to(page, page.get_by_label("E-mail address"))
    page.keyboard.type("ada@example.com")
    go_to(page, page.get_by_label("Password", exact=True))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Start your first canvas")).to_be_visible()


def _add(page: Page, block: Block, text: str) -> None:
    region = page.get_by_role("region", name=block.label)
    go_to(page, region.get_by_role("link", name="Add to"))
    page.keyboard.press("Enter")
    expect(region.get_by_label("New note")).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(region.locator(".note[id]")).to_contain_text(text)
    expect(region.get_by_label("New note")).to_be_focused()
    page.keyboard.press("Escape")
    expect(region.get_by_role("link", name="Add to")).to_be_focused()


def _describe_segment(page: Page) -> None:
    card = page.get_by_role("region", name="Customer Segments").get_by_role("link", name=SEGMENT)
    go_to(page, card, backwards=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="Details")).to_be_focused()
    go_to(page, page.locator("summary", has_text="Who they are"))
    page.keyboard.press("Enter")
    go_to(page, page.get_by_label("Needs"))
    page.keyboard.type(NEEDS)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#block-customer_segments .note-line")).to_have_text(NEEDS)
    expect(page.get_by_label("Needs")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_focused()


def _choose_chip(page: Page, group: str, option: str) -> None:
    """Choose one of the chips of the drawer with the arrow keys."""
    chips = page.locator("#drawer").get_by_role("group", name=group, exact=True)
    go_to(page, chips.locator(":checked"))
    for _ in range(chips.get_by_role("radio").count()):
        page.keyboard.press("ArrowDown")
        if chips.get_by_role("radio", name=option, exact=True).is_checked():
            return
    pytest.fail(f"no chip {option}")


def _describe_relationship(page: Page) -> None:
    region = page.get_by_role("region", name="Customer Relationships")
    go_to(page, region.get_by_role("link", name=RELATIONSHIP), backwards=True)
    page.keyboard.press("Enter")
    _choose_chip(page, "Segment", SEGMENT)
    _choose_chip(page, "Type", "Dedicated")
    go_to(page, page.get_by_label("Acquisition", exact=True))
    page.keyboard.press("Space")
    go_to(page, page.get_by_label("Tactics for acquisition"))
    page.keyboard.type(TACTICS)
    expect(region.get_by_role("img", name="Dedicated personal assistance")).to_be_visible()
    expect_details_saved(page)
    expect(page.get_by_label("Tactics for acquisition")).to_be_focused()
    page.keyboard.press("Escape")
    expect(region.get_by_role("link", name=RELATIONSHIP)).to_be_focused()
