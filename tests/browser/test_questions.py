"""The four guiding questions of a segment, answered in turn, left and resumed."""

from __future__ import annotations

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE

DETAILS = "Details"


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, customer_segments=["Offices"], channels=["Shop"])


def answers(page: Page, *, scripts: bool = True) -> None:
    """Answer all questions but the cost, starting from a segment without answers; the fit is answered out of order."""
    details = page.get_by_role("complementary", name=DETAILS)
    page.get_by_role("link", name="Offices").click()
    page.get_by_role("link", name="Expected (open)" if scripts else "How is it served? Four questions").click()
    details.get_by_label("Self-service: customers help themselves").check()
    details.get_by_role("button", name="Save and go on").click()
    details.get_by_role("radio", name="Yes").check()
    details.get_by_role("button", name="Save and go on").click()
    expect(details.get_by_role("heading", name="Offices: How costly are they?")).to_be_visible()
    page.get_by_role("link", name="Fit (open)").click()
    details.get_by_label("Shop").first.check()
    details.get_by_role("button", name="Save").click()
    expect(page.locator("#block-customer_segments .note")).to_contain_text("open: cost")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_questions_are_answered_and_left_and_resumed(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/")
    answers(page, scripts=scripts)
    (note,) = read_document(canvas_id).blocks.customer_relationships
    assert (note.text, note.relationship and note.relationship.established) == ("Self-service", "yes")
    page.goto(f"/canvases/{canvas_id}/relationships/")
    page.get_by_role("link", name="open: cost").click()
    page.get_by_label("Fixed cost a month (EUR)").fill("120")
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("link", name="open: cost")).to_have_count(0)


def test_what_is_typed_and_left_is_there_again(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **PHONE)
    page.goto(f"/canvases/{canvas_id}/")
    answers(page)
    page.get_by_role("link", name="Cost (open)").tap()
    page.get_by_label("Fixed cost a month (EUR)").fill("120")
    page.get_by_role("link", name="Expected (answered)").tap()
    expect(page.get_by_role("heading", name="Offices: Which relationships does this segment expect?")).to_be_visible()
    page.get_by_role("link", name="Cost (open)").tap()
    expect(page.get_by_label("Fixed cost a month (EUR)")).to_have_value("120")
    assert barriers_in_both_themes(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_advice_is_asked_for_and_taken(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    details = page.get_by_role("complementary", name=DETAILS)
    page.get_by_role("link", name="Offices").click()
    page.get_by_role("link", name="Which type of relationship suits them?").click()
    for question in ("How strongly do they want a person?", "How dear is a purchase to them?", "How complex is"):
        details.get_by_label(question).select_option("High")
    details.get_by_role("button", name="Save the answers").click()
    expect(details.get_by_text("The order below follows from your answers.")).to_be_visible()
    expect(details.locator(".suggestion").first).to_contain_text("assistance")
    details.locator("summary", has_text="for, 0 against").first.click()
    expect(details.get_by_text("They want a person").first).to_be_visible()
    assert barriers_in_both_themes(page) == []
    details.get_by_role("button", name="Use this Personal assistance").click()
    expect(page.locator("#block-customer_relationships .note")).to_contain_text("Personal assistance")
    expect(page.locator("#drawer").get_by_label("Segment", exact=True)).to_have_value(
        str(read_document(canvas_id).blocks.customer_segments[0].id)
    )
