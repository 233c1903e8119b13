"""The layout of the board and the drawer beside it."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit
from tests.browser.notes import at_board, open_details


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    many = [f"Relationship {number}" for number in range(20)]
    return canvas_with(ada, customer_segments=["Students"], customer_relationships=many, channels=["Shop"])


def beside(visit: Visit, ada: User, canvas_id: UUID, width: int) -> Page:
    page = at_board(visit(ada, viewport={"width": width, "height": 900}), canvas_id)
    open_details(page, "Students")
    return page


@pytest.mark.parametrize("width", [1280, 1440])
def test_the_whole_sheet_is_in_view_beside_the_details(visit: Visit, ada: User, canvas_id: UUID, width: int) -> None:
    page = beside(visit, ada, canvas_id, width)
    assert page.locator("canvas-sheet").evaluate("(sheet) => sheet.scrollWidth - sheet.clientWidth") == 0
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_name_of_a_full_block_keeps_off_its_edge(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = beside(visit, ada, canvas_id, 1280)
    name, block = page.locator("#name-customer_relationships"), page.locator("#block-customer_relationships")
    inner, outer = name.bounding_box(), block.bounding_box()
    assert inner
    assert outer
    assert inner["y"] - outer["y"] >= 8


def test_lamp_stands_beside_its_words(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = beside(visit, ada, canvas_id, 1440)
    link = page.get_by_role("link", name="Recommended types")
    lamp, words = link.locator("svg").bounding_box(), link.bounding_box()
    assert lamp
    assert words
    assert words["height"] < 2 * lamp["height"]
    assert abs((lamp["y"] + lamp["height"] / 2) - (words["y"] + words["height"] / 2)) < 2


@pytest.mark.parametrize("scripts", [True, False])
def test_details_are_saved_with_a_button_only_without_scripts(
    visit: Visit, ada: User, canvas_id: UUID, scripts: bool
) -> None:
    page = at_board(visit(ada, java_script_enabled=scripts), canvas_id)
    open_details(page, "Students")
    expect(page.locator("#save-note")).to_be_visible(visible=not scripts)


def test_tools_of_a_card_show_without_a_connection(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, expect_errors=True)
    page.route("**/icons*.svg", lambda route: route.abort())
    at_board(page, canvas_id).locator("#notes-channels .note").hover()
    tools = page.get_by_role("toolbar", name="Note actions").locator("svg")
    expect(tools).to_have_count(3)
    shapes = tools.evaluate_all("(icons) => icons.map((icon) => icon.getBBox().width)")
    assert [width for width in shapes if width < 10] == []
