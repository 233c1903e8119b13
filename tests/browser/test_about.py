"""Explanations of terms beside the choices that use them."""

from uuid import UUID

import pytest
from playwright.sync_api import expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit
from tests.browser.notes import at_board, choose, open_details
from tests.relationships.actions.board import Hand


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    canvas_id = canvas_with(ada)
    Hand(canvas_id, ada.pk).add(Block.CUSTOMER_RELATIONSHIPS, "Forum")
    return canvas_id


def test_chosen_type_is_explained_and_another_one_at_once(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id)
    open_details(page, "Forum")
    about = page.locator("option-description", has_text="About the relationship types")
    explanation = about.locator(".about-chosen")
    expect(explanation).to_be_hidden()
    choose(page, "Type", "Communities")
    expect(explanation).to_contain_text("Customers talk to each other")
    choose(page, "Type", "Self-service")
    expect(explanation).to_contain_text("Customers get everything they need to help themselves.")
    with page.expect_popup() as opened:
        explanation.get_by_role("link").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Self-service")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_all_there_is_to_choose_from_is_explained(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = at_board(visit(ada, java_script_enabled=scripts), canvas_id)
    open_details(page, "Forum")
    for heading, count in {"relationship types": 6, "goals": 3}.items():
        about = page.locator("option-description", has_text=f"About the {heading}")
        about.locator("summary").click()
        expect(about.locator("details li")).to_have_count(count)
        expect(about.locator("details li").first).to_be_visible()


def test_stage_of_a_canvas_is_explained(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/details/")
    explanation = page.locator(".about-chosen")
    expect(explanation).to_contain_text("You have an idea of who your customers are")
    page.get_by_text("Growth", exact=True).click()
    expect(explanation).to_contain_text("their number grows faster")
