"""A newcomer signs up and builds a canvas in a browser without JavaScript, with forms and links."""

from playwright.sync_api import Page, expect

from relationships.catalog.blocks import Block
from tests.browser.building import NEEDS, NOTES, RELATIONSHIP, SEGMENT, TACTICS, TITLE, expect_built, sign_up
from tests.browser.conftest import Visit
from tests.browser.notes import choose


def test_canvas_is_built_without_scripts(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    sign_up(page)
    page.get_by_label("Title", exact=True).fill(TITLE)
    page.get_by_role("button", name="Create canvas").click()
    for block, text in NOTES.items():
        _add(page, block, text)
    _describe_segment(page)
    _describe_relationship(page)
    expect_built()


def _add(page: Page, block: Block, text: str) -> None:
    page.get_by_role("link", name=f"Add to {block.label}").click()
    expect(page.get_by_label("Block")).to_have_value(block.value)
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Add note").click()
    expect(page.get_by_role("region", name=block.label).locator(".note")).to_contain_text(text)


def _describe_segment(page: Page) -> None:
    page.get_by_role("region", name="Customer Segments").get_by_role("link", name=SEGMENT).click()
    page.get_by_text("Who they are").click()
    page.get_by_label("Needs").fill(NEEDS)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_label("Needs")).to_have_value(NEEDS)
    page.get_by_role("link", name="Close details").click()
    expect(page.get_by_role("complementary", name="Details")).to_be_hidden()


def _describe_relationship(page: Page) -> None:
    page.get_by_role("region", name="Customer Relationships").get_by_role("link", name=RELATIONSHIP).click()
    choose(page, "Segment", SEGMENT)
    choose(page, "Type", "Dedicated")
    page.get_by_label("Acquisition", exact=True).check()
    page.get_by_label("Tactics for acquisition").fill(TACTICS)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#block-customer_relationships .note")).to_contain_text("Dedicated personal assistance")
