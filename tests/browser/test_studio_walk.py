"""The studio end to end: from an empty canvas to three segments, advice, a full matrix, a measured indicator and no
remaining findings.
"""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from relationships.analysis.goal_coverage import relationships_in
from relationships.catalog.types import RelationshipType
from relationships.checks.inspection import inspect
from relationships.models import Change
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.notes import at_board, card, expect_details_saved, open_fold

SEGMENTS = ("Offices", "Homes", "Gift buyers")
ANSWERS = {
    "How many customers are in this segment?": "low",
    "How much is one customer worth to us per year?": "high",
    "How complex is what they buy?": "high",
}
CHURN = ("9.5", "8.8", "9.1", "8.1", "7.6", "6.9")
# A limit for the loop: a canvas of six notes cannot have more findings.
AT_MOST = 40


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada)


def at_lens(page: Page, canvas_id: UUID, lens: str) -> None:
    page.goto(f"/canvases/{canvas_id}/{lens}/")


def grow(page: Page, canvas_id: UUID) -> None:
    page.goto(f"/canvases/{canvas_id}/details/")
    page.get_by_label("Growth").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Growth").first).to_be_visible()


def write_segments(page: Page) -> None:
    page.locator("#block-customer_segments .add").click()
    for text in SEGMENTS:
        page.keyboard.type(text)
        page.keyboard.press("Enter")
        expect(card(page, text)).to_be_visible()


def take_advice(page: Page) -> None:
    card(page, "Offices").locator(".note-link").click()
    page.get_by_role("link", name="Recommended types").click()
    expect(page.get_by_text("Answer these questions to get a recommendation")).to_be_visible()
    page.locator("summary", has_text="More questions").click()
    for question, level in ANSWERS.items():
        page.get_by_label(question).select_option(level)
    expect_details_saved(page)
    page.locator(".suggestions").get_by_role("button", name="Add relationship").first.click()
    expect(page.get_by_label("Text", exact=True)).to_be_visible()


def fill_the_matrix(page: Page) -> None:
    for segment, kind, text in (
        ("Homes", "Automated services", "Reorder reminders"),
        ("Gift buyers", "Self-service", "A gift finder"),
    ):
        page.get_by_role("link", name=f"Add {kind} for {segment}").click()
        page.get_by_label("Relationship", exact=True).fill(text)
        page.get_by_role("button", name="Add relationship").click()
        expect(page.get_by_label("Text", exact=True)).to_have_value(text)


def enter_facts(page: Page) -> None:
    """Enter facts about the reminders that the checks will report."""
    page.locator(".relationship", has_text="Reorder reminders").locator(".note-link").click()
    page.get_by_role("checkbox", name="Retention").check()
    open_fold(page, "Responsibilities")
    disclosed = page.get_by_role("group", name="Are customers told when they are dealing with a machine?")
    disclosed.get_by_label("No", exact=True).check()
    expect_details_saved(page)


def rows() -> str:
    """Return a table of measurements, one every thirty days until today."""
    newest_first = [timezone.localdate() - dt.timedelta(days=30 * number) for number in range(len(CHURN))]
    return "\n".join(f"{day};{value}" for day, value in zip(reversed(newest_first), CHURN, strict=True))


def measure(page: Page) -> None:
    page.locator(".scorecard-head").get_by_role("link", name="Add indicator").click()
    page.get_by_label("Subject", exact=True).select_option(label="Homes")
    page.get_by_label("Indicator", exact=True).select_option(label="Churn rate")
    page.get_by_label("Target").fill("7")
    page.get_by_role("button", name="Add indicator").click()
    page.locator("#drawer").get_by_role("link", name="Import measurements").click()
    page.get_by_label("Or paste the measurements").fill(rows())
    page.get_by_role("button", name="Preview").click()
    page.get_by_role("button", name="Import 6 measurements").click()
    expect(page.locator("#drawer table tbody tr")).to_have_count(6)


def resolve_or_dismiss_all(page: Page, canvas_id: UUID) -> tuple[int, int]:
    """Resolve the finding about a machine in its field and dismiss the others; return the number of both."""
    done = [0, 0]
    for _ in range(AT_MOST):
        at_lens(page, canvas_id, "checks")
        finding = page.locator("#lens .findings .finding:has(.finding-why)").first
        if page.get_by_role("heading", name="No findings").count():
            return done[0], done[1]
        revision = Change.objects.count()
        step = finding.get_by_role("link", name="Update disclosure")
        is_asked = step.count() > 0
        if is_asked:
            step.click()
            disclosed = page.get_by_role("group", name="Are customers told when they are dealing with a machine?")
            disclosed.get_by_label("Yes", exact=True).check()
            expect(page.locator("#drawer .problem.fixed")).to_be_visible()
        else:
            finding.get_by_role("link", name="Dismiss").click()
            page.get_by_label("Reason", exact=True).fill("We have looked into it")
            page.get_by_role("button", name="Dismiss", exact=True).click()
        expect(page.locator(f'#revision[data-revision^="{revision + 1}-"]')).to_have_count(1)
        done[not is_asked] += 1
    raise AssertionError("resolving and dismissing found no end")


def test_canvas_is_filled_advised_measured_and_checked(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    grow(page, canvas_id)
    write_segments(at_board(page, canvas_id))
    take_advice(page)
    at_lens(page, canvas_id, "relationships")
    fill_the_matrix(page)
    enter_facts(page)
    at_lens(page, canvas_id, "scorecard")
    measure(page)
    resolved, dismissals = resolve_or_dismiss_all(page, canvas_id)

    document = read_document(canvas_id)
    assert [note.text for note in document.blocks.customer_segments] == list(SEGMENTS)
    kinds = {details.type for _, details in relationships_in(document)}
    assert {RelationshipType.AUTOMATED, RelationshipType.SELF_SERVICE} < kinds
    assert [len(indicator.readings) for indicator in document.indicators if indicator.name.startswith("Churn")] == [6]
    assert inspect(document, timezone.localdate()).findings == ()
    assert len(document.dismissals) == dismissals
    assert resolved > 0 < dismissals
    at_lens(page, canvas_id, "history")
    expect(page.get_by_text("dismissed").first).to_be_visible()
