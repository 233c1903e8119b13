"""The four guiding questions of a segment, answered in turn, left and resumed."""

from __future__ import annotations

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.notes import expect_details_saved, expect_saved

DETAILS = "Details"


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, customer_segments=["Offices"], channels=["Shop"])


def go_on(details: Locator, *, scripts: bool) -> None:
    """Go on to the next question."""
    if scripts:
        details.get_by_role("link", name="Next question").click()
    else:
        details.get_by_role("button", name="Save and continue").click()


def answers(page: Page, *, scripts: bool = True) -> None:
    """Answer all questions but the cost, starting from a segment without answers; the fit is answered out of order."""
    details = page.get_by_role("complementary", name=DETAILS)
    page.get_by_role("link", name="Offices").click()
    first = "What customers expect (not answered)" if scripts else "Four questions about this segment"
    page.get_by_role("link", name=first).click()
    details.get_by_label("Self-service: customers help themselves").check()
    details.get_by_role("button", name="Save and continue").click()
    details.get_by_role("radio", name="Yes").check()
    go_on(details, scripts=scripts)
    expect(details.get_by_role("heading", name="Offices: How much do the relationships cost?")).to_be_visible()
    page.get_by_role("link", name="How it fits in (not answered)").click()
    details.get_by_label("Main channel").select_option("Shop")
    if scripts:
        expect(page.get_by_role("link", name="How it fits in (answered)")).to_be_visible()
    else:
        details.get_by_role("button", name="Save").click()
    expect(page.locator("#block-customer_segments .relationship-types")).to_have_text("Self-service")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_questions_are_answered_and_left_and_resumed(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/")
    answers(page, scripts=scripts)
    (note,) = read_document(canvas_id).blocks.customer_relationships
    assert (note.text, note.relationship and note.relationship.established) == ("Self-service", "yes")
    page.goto(f"/canvases/{canvas_id}/relationships/")
    page.get_by_role("link", name="1 of 4 questions open").click()
    page.get_by_label("Fixed cost per month (€)").fill("120")
    go_on(page.locator("#drawer"), scripts=scripts)
    expect(page.get_by_role("link", name="1 of 4 questions open")).to_have_count(0)


def test_what_is_typed_and_left_at_once_is_saved(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **PHONE)
    page.goto(f"/canvases/{canvas_id}/")
    answers(page)
    page.get_by_role("link", name="What it costs (not answered)").tap()
    page.get_by_label("Fixed cost per month (€)").fill("120")
    page.get_by_role("link", name="What customers expect (answered)").tap()
    expect(page.get_by_role("heading", name="Offices: Which relationships does this segment expect?")).to_be_visible()
    expect_saved(page)
    page.get_by_role("link", name="What it costs (").tap()
    expect(page.get_by_label("Fixed cost per month (€)")).to_have_value("120")
    assert barriers_in_both_themes(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_advice_is_asked_for_and_taken(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    details = page.get_by_role("complementary", name=DETAILS)
    page.get_by_role("link", name="Offices").click()
    page.get_by_role("link", name="Recommended types").click()
    expect(details.get_by_text("Answer these questions to get a recommendation.")).to_be_visible()
    expect(details.get_by_role("combobox")).to_have_count(4)
    expect(details.get_by_label("How much do they want to deal with a person?")).to_contain_text(
        "Low: they prefer to help themselves"
    )
    details.locator("summary", has_text="More questions").click()
    for question in ("How much do they want to deal with a person?", "How expensive is a purchase?", "How complex is"):
        details.get_by_label(question).select_option("high")
    expect_details_saved(page)
    equal = details.locator(".suggestion-group").first
    expect(equal).to_contain_text("No meaningful difference")
    expect(equal.get_by_text("Good fit")).to_have_count(2)
    page.reload()
    expect(details.get_by_role("combobox")).to_have_count(4)
    details.locator("summary", has_text="Answered before").click()
    expect(details.get_by_label("How expensive is a purchase?")).to_have_value("high")
    expect(details.locator(".suggestion").first).to_contain_text("assistance")
    details.locator("summary", has_text="All reasons").first.click()
    expect(details.get_by_text("They want to deal with a person").first).to_be_visible()
    assert barriers_in_both_themes(page) == []
    details.get_by_role("button", name="Add relationship : Personal assistance").click()
    expect(page.locator("#block-customer_relationships .note")).to_contain_text("Personal assistance")
    segment = read_document(canvas_id).blocks.customer_segments[0].id
    expect(page.locator("#drawer [name=relationship-segment]:checked")).to_have_value(str(segment))


def test_advice_fits_a_phone_and_stands_side_by_side(visit: Visit, ada: User, canvas_id: UUID) -> None:
    segment = read_document(canvas_id).blocks.customer_segments[0].id
    page = visit(ada, **PHONE)
    page.goto(f"/canvases/{canvas_id}/notes/{segment}/advice/")
    page.locator("summary", has_text="More questions").tap()
    for question in ("How much do they want to deal with a person?", "How expensive is a purchase?", "How complex is"):
        page.get_by_label(question).select_option("high")
    expect_details_saved(page)
    expect(page.locator(".suggestion")).to_have_count(6)
    one, other = (page.locator(".suggestion").nth(place).bounding_box() for place in range(2))
    assert one
    assert other
    assert one["y"] == other["y"]
    assert one["x"] + one["width"] <= other["x"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert barriers_in_both_themes(page) == []
