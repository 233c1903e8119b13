"""The heading and the initial focus of the drawer."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.analysis.goal_coverage import Standing
from relationships.catalog.types import RelationshipType
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.keys import go_to
from tests.browser.notes import expect_details_saved
from tests.relationships.actions.board import RELATIONSHIPS, Hand


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    canvas_id = canvas_with(ada, customer_segments=["Homes", "Offices"], customer_relationships=["Forum"])
    document = read_document(canvas_id)
    (forum,), (homes, _) = document.blocks.customer_relationships, document.blocks.customer_segments
    fields = {"relationship.segment": str(homes.id), "relationship.type": "communities"}
    Hand(canvas_id, ada.pk).edit(forum.id, fields)
    return canvas_id


def drawer(page: Page, name: str) -> Locator:
    """Return the drawer with this heading."""
    return page.get_by_role("complementary", name=re.compile(f"^{re.escape(name)}$"))


def test_drawer_is_named_after_what_is_open_in_it(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    page.get_by_role("link", name="Homes").first.click()
    expect(drawer(page, "Details Customer Segments : Homes")).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Forum").first.click()
    expect(drawer(page, "Details Customer Relationships : Forum")).to_be_focused()


def test_each_question_gives_the_drawer_its_name(visit: Visit, ada: User, canvas_id: UUID) -> None:
    segment = read_document(canvas_id).blocks.customer_segments[0].id
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/notes/{segment}/questions/expected/?lens=relationships")
    first = page.locator("#drawer-name").inner_text()
    expect(drawer(page, f"Details Four questions {first}")).to_be_visible()
    page.get_by_role("button", name="Save and continue").click()
    expect(page.locator("#drawer-name")).not_to_have_text(first)
    expect(drawer(page, f"Details Four questions {page.locator('#drawer-name').inner_text()}")).to_be_focused()


def test_new_relationship_begins_in_its_field(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/relationships/")
    go_to(page, page.get_by_role("link", name="Add Automated services for Offices"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Relationship", exact=True)).to_be_focused()
    page.keyboard.type("Reorder reminders")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Add Automated services for Offices")).to_be_focused()


def test_saved_answers_say_so_in_the_head_of_the_drawer(visit: Visit, ada: User, canvas_id: UUID) -> None:
    segment = read_document(canvas_id).blocks.customer_segments[1].id
    page = visit(ada, viewport={"width": 1280, "height": 500})
    page.goto(f"/canvases/{canvas_id}/notes/{segment}/advice/?lens=relationships")
    page.locator("summary", has_text="More questions").click()
    page.get_by_label("Main goal", exact=True).select_option("Retention")
    expect_details_saved(page)
    expect(page.locator(".when-saved")).to_be_in_viewport()


def test_saved_answers_say_so_without_scripts(visit: Visit, ada: User, canvas_id: UUID) -> None:
    segment = read_document(canvas_id).blocks.customer_segments[1].id
    page = visit(ada, java_script_enabled=False)
    page.goto(f"/canvases/{canvas_id}/notes/{segment}/advice/?lens=relationships")
    page.locator("summary", has_text="More questions").click()
    page.get_by_label("Main goal", exact=True).select_option("Retention")
    page.get_by_role("button", name="Save answers").click()
    expect(page.locator("#notices")).to_contain_text("Saved.")


def test_sign_for_adding_is_seen_in_occupied_cells_as_in_empty_ones(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/relationships/")
    page.mouse.move(0, 0)
    colours = page.locator(".relationships td > .add").evaluate_all(
        "(links) => [...new Set(links.map((link) => getComputedStyle(link).color))]"
    )
    assert len(colours) == 1
    assert page.locator(".relationships td:not([data-empty]) > .add").count() == 1


def test_each_standing_towards_a_goal_has_a_sign_beside_its_colour(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/relationships/")
    mark, signs = page.locator(".goal-marks li").first, set()
    for standing in Standing.values:
        mark.evaluate("(mark, standing) => { mark.dataset.standing = standing }", standing)
        signs.add(
            mark.locator("[aria-hidden]").evaluate(
                "(word) => getComputedStyle(word, '::after').content + getComputedStyle(word).textDecorationLine"
            )
        )
    assert len(signs) == len(Standing)


@pytest.mark.parametrize("width", [1210, 1280, 1440])
def test_what_is_open_about_a_segment_stays_within_its_row_header(
    visit: Visit, ada: User, canvas_id: UUID, width: int
) -> None:
    hand = Hand(canvas_id, ada.pk)
    homes = read_document(canvas_id).blocks.customer_segments[0].id
    for kind in RelationshipType:
        (key,) = hand.add(RELATIONSHIPS, "Recommendations from everything that was bought")
        hand.edit(key, {"relationship.segment": str(homes), "relationship.type": kind.value})
    page = visit(ada, viewport={"width": width, "height": 800})
    page.goto(f"/canvases/{canvas_id}/relationships/")
    chip = page.get_by_role("link", name="4 of 4 questions open")
    assert chip.evaluate("(chip) => chip.scrollWidth <= chip.clientWidth")
    assert chip.evaluate(
        "(chip) => chip.getBoundingClientRect().right < chip.closest('th').getBoundingClientRect().right"
    )
