"""The next steps in a browser: a test is planned from the proposal, by keyboard and without scripts."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.keys import go_to


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, customer_segments=["Homes"], value_propositions=["Good coffee"])


def at_guide(page: Page, canvas_id: UUID) -> Page:
    page.goto(f"/canvases/{canvas_id}/guide/")
    return page


def expect_planned(page: Page, canvas_id: UUID) -> None:
    expect(page.locator("#notices")).to_contain_text("Test planned. Enter its result in the note.")
    (homes,) = read_document(canvas_id).blocks.customer_segments
    assert homes.experiment
    assert homes.experiment.criterion == "At least eight of ten"
    assert homes.experiment.test.startswith("Interview ten of them about the last time")


def test_test_is_planned_by_keyboard(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_guide(visit(ada), canvas_id)
    go_to(page, page.get_by_role("link", name="Plan test…"))
    page.keyboard.press("Enter")
    criterion = page.locator("#drawer").get_by_label("Criterion")
    go_to(page, criterion)
    page.keyboard.press("Control+A")
    page.keyboard.type("At least eight of ten")
    page.keyboard.press("Enter")
    expect_planned(page, canvas_id)
    expect(page.locator("#lens")).to_contain_text("Finish the test of “Homes”")
    expect(page.locator("#test-first")).to_have_count(0)


def test_test_is_planned_without_scripts(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_guide(visit(ada, java_script_enabled=False), canvas_id)
    page.get_by_role("link", name="Plan test…").click()
    page.get_by_label("Criterion").fill("At least eight of ten")
    page.get_by_role("button", name="Plan test").click()
    expect_planned(page, canvas_id)


def test_question_leads_to_its_field(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_guide(visit(ada), canvas_id)
    page.get_by_role("link", name=re.compile("Answer in “Homes”….*Write down")).click()
    needs = page.locator("#drawer").get_by_label("Needs")
    expect(needs).to_be_focused()
    needs.fill("Something hot in the morning")
    expect(page.locator("#lens")).not_to_contain_text("Write down what “Homes” needs.")
