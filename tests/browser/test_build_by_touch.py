"""A newcomer signs up and builds a canvas on a phone, 390 pixels wide, with one finger."""

from playwright.sync_api import Locator, Page, expect

from relationships.catalog.blocks import Block
from tests.browser.building import NEEDS, NOTES, RELATIONSHIP, SEGMENT, TACTICS, TITLE, expect_built, sign_up
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.notes import choose, expect_details_saved

# The smallest size of a touch target, in CSS pixels.
SMALLEST_TARGET = 44


def test_canvas_is_built_by_touch(visit: Visit) -> None:
    page = visit(**PHONE)
    sign_up(page)
    page.get_by_label("Title", exact=True).fill(TITLE)
    page.get_by_role("button", name="Create canvas").tap()
    for block, text in NOTES.items():
        _add(page, block, text)
    _describe_segment(page)
    _describe_relationship(page)
    _expect_fits(page)
    expect_built()


def _add(page: Page, block: Block, text: str) -> None:
    region = page.get_by_role("region", name=block.label)
    region.get_by_role("link", name="Add to").tap()
    region.get_by_label("New note").fill(text)
    region.get_by_role("button", name="Add", exact=True).tap()
    expect(region.locator(".note[id]")).to_contain_text(text)
    region.get_by_role("button", name="Done").tap()


def _describe_segment(page: Page) -> None:
    page.locator(".note", has_text=SEGMENT).tap()
    details = _bottom_drawer(page)
    details.get_by_text("Who they are").tap()
    details.get_by_label("Needs").fill(NEEDS)
    expect(page.locator("#block-customer_segments .note-line")).to_have_text(NEEDS)
    details.get_by_role("link", name="Close details").tap()
    expect(details).to_be_hidden()


def _bottom_drawer(page: Page) -> Locator:
    """Return the drawer, which opens from below and leaves a part of the board in view."""
    details = page.get_by_role("complementary", name="Details")
    expect(details).to_be_visible()
    details.evaluate("(drawer) => Promise.all(drawer.getAnimations().map(({finished}) => finished))")
    box = details.bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 844)
    assert box["y"] > 100
    return details


def _describe_relationship(page: Page) -> None:
    page.locator(".note", has_text=RELATIONSHIP).tap()
    details = page.get_by_role("complementary", name="Details")
    choose(page, "Segment", SEGMENT)
    choose(page, "Type", "Dedicated")
    details.get_by_label("Acquisition", exact=True).tap()
    details.get_by_label("Tactics for acquisition").fill(TACTICS)
    expect_details_saved(page)
    expect(page.locator("#block-customer_relationships .note")).to_contain_text("Dedicated personal assistance")


def _expect_fits(page: Page) -> None:
    """Expect no element wider than the phone, and no touch target that is too small."""
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    small = page.evaluate(
        """(smallest) => [...document.querySelectorAll("body :is(a, button, summary, input, select)")]
        .filter((element) => element.checkVisibility({ opacityProperty: true }) && !element.matches("p a, .footer a"))
        .map((element) => [element, element.closest("label, .note, .field.check") ?? element])
        .map(([element, place]) => [element.textContent.trim() || element.name, place.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && box.height < smallest)
        .map(([name, box]) => `${name} ${box.width}×${box.height}`)""",
        SMALLEST_TARGET,
    )
    assert small == []
