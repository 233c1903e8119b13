"""The start page in a browser: its example looks like a canvas."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit

STYLES = """blocks => blocks.map(block => {
    const style = getComputedStyle(block);
    return [parseFloat(style.paddingInlineStart) > 0, style.backgroundColor !== "rgba(0, 0, 0, 0)"];
})"""


def test_blocks_of_the_example_have_a_ground_and_space_around_their_notes(visit: Visit) -> None:
    page = visit()
    page.goto("/")
    blocks = page.locator(".sample-sheet > *")
    expect(blocks).to_have_count(9)
    assert blocks.evaluate_all(STYLES) == [[True, True]] * 9
