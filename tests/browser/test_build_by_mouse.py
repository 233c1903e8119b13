"""A newcomer signs up and builds a canvas with the mouse; the keyboard is used for text only."""

from playwright.sync_api import Page, expect

from relationships.catalog.blocks import Block
from tests.browser.building import NEEDS, NOTES, RELATIONSHIP, SEGMENT, TACTICS, TITLE, expect_built, sign_up
from tests.browser.conftest import Visit
from tests.browser.notes import choose, expect_details_saved


def test_canvas_is_built_by_mouse(visit: Visit) -> None:
    page = visit()
    sign_up(page)
    page.get_by_label("Title", exact=True).fill(TITLE)
    page.get_by_role("button", name="Create canvas").click()
    for block, text in NOTES.items():
        _add(page, block, text)
    _describe_segment(page)
    _describe_relationship(page)
    expect(page.get_by_text("no relationship yet")).to_have_count(0)
    expect_built()


def _add(page: Page, block: Block, text: str) -> None:
    region = page.get_by_role("region", name=block.label)
    region.get_by_role("link", name="Add to").click()
    region.get_by_label("New note").fill(text)
    region.get_by_role("button", name="Add", exact=True).click()
    expect(region.locator(".note[id]")).to_contain_text(text)
    region.get_by_role("button", name="Done").click()
    expect(region.get_by_label("New note")).to_have_count(0)


def _describe_segment(page: Page) -> None:
    page.locator(".note", has_text=SEGMENT).click()
    details = page.get_by_role("complementary", name="Details")
    details.get_by_text("Who they are").click()
    details.get_by_label("Needs").fill(NEEDS)
    expect(page.locator("#block-customer_segments .note-line")).to_have_text(NEEDS)
    details.get_by_role("link", name="Close details").click()
    expect(details).to_be_hidden()


def _describe_relationship(page: Page) -> None:
    page.locator(".note", has_text=RELATIONSHIP).click()
    details = page.get_by_role("complementary", name="Details")
    choose(page, "Segment", SEGMENT)
    choose(page, "Type", "Dedicated")
    details.get_by_label("Acquisition", exact=True).check()
    details.get_by_label("Tactics for acquisition").fill(TACTICS)
    expect_details_saved(page)
    card = page.locator("#block-customer_relationships .note")
    expect(card).to_contain_text("Dedicated personal assistance")
    expect(card.get_by_role("img", name="Goals: acquisition", exact=True)).to_be_visible()
