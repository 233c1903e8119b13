"""The scorecard in a browser: add indicators by keyboard, touch and form, see them on the card, review and undo."""

import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.editing import Submission
from relationships.actions.indicators import add_indicator
from relationships.actions.reviews import add_review
from relationships.catalog.blocks import Block
from relationships.document.measurements import Indicator
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.keys import choose, go_to
from tests.browser.notes import open_fold

START = dt.date(2026, 1, 1)


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, customer_segments=["Homes", "Offices"], customer_relationships=["Forum"])


def homes(canvas_id: UUID) -> UUID:
    return read_document(canvas_id).notes(Block.CUSTOMER_SEGMENTS)[0].id


def measure(canvas_id: UUID, user: User, name: str = "NPS", count: int = 6) -> UUID:
    """Create an indicator of the first segment, first off target and then on it."""
    readings = {START + dt.timedelta(days=30 * number): Decimal(31 + 3 * number) for number in range(count)}
    outcome = add_indicator(
        canvas_id,
        user.pk,
        Submission(),
        name=name,
        subject=homes(canvas_id),
        unit="points",
        target=Decimal(40),
        readings=readings,
    )
    assert outcome.subject is not None
    return outcome.subject


def at_scorecard(page: Page, canvas_id: UUID) -> Page:
    page.goto(f"/canvases/{canvas_id}/scorecard/")
    return page


def group(page: Page, name: str) -> Locator:
    return page.locator(".measured-group", has=page.get_by_role("heading", name=name))


def only_indicator(canvas_id: UUID) -> Indicator:
    (indicator,) = read_document(canvas_id).indicators
    return indicator


def card(page: Page) -> Locator:
    return page.locator("#notes-customer_segments .note", has_text="Homes")


def drawer_heading(page: Page, name: str) -> Locator:
    """Return the heading of the drawer."""
    return page.locator("#drawer").get_by_role("heading", name=name, exact=True)


def test_indicator_is_added_by_keys_alone(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_scorecard(visit(ada), canvas_id)
    go_to(page, page.locator(".scorecard-head").get_by_role("link", name="Add indicator"))
    page.keyboard.press("Enter")
    choose(page, page.get_by_label("Subject", exact=True), "Homes")
    choose(page, page.get_by_label("Indicator", exact=True), "Churn rate")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Churn rate")
    expect(page.get_by_label("Unit")).to_have_value("% of customers")
    expect(page.get_by_label("Direction", exact=True)).to_have_value("less")
    expect(page.locator(".about-chosen")).to_contain_text("The share of customers lost in a period.")
    go_to(page, page.get_by_label("Target"))
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(drawer_heading(page, "Churn rate")).to_be_visible()
    expect(group(page, "Homes").get_by_role("link", name="Churn rate", exact=True)).to_be_visible()
    expect(page).to_have_url(
        f"{page.url.split('/canvases/')[0]}/canvases/{canvas_id}/indicators/{only_indicator(canvas_id).id}/?lens=scorecard"
    )
    assert (only_indicator(canvas_id).subject, only_indicator(canvas_id).target) == (homes(canvas_id), Decimal(5))


@pytest.mark.parametrize("window", [{}, PHONE, {"java_script_enabled": False}], ids=["mouse", "phone", "no scripts"])
def test_suggested_indicator_is_added_where_nothing_is_measured(
    visit: Visit, ada: User, canvas_id: UUID, window: dict[str, object]
) -> None:
    page = at_scorecard(visit(ada, **window), canvas_id)
    group(page, "Offices").get_by_role("link", name="Referral rate for Offices").click()
    page.get_by_role("button", name="Add indicator").click()
    expect(drawer_heading(page, "Referral rate")).to_be_visible()
    expect(group(page, "Offices")).to_contain_text("no measurement yet")
    expect(group(page, "Offices")).not_to_contain_text("not measured")
    assert (only_indicator(canvas_id).code, only_indicator(canvas_id).unit) == ("referral_rate", "% of customers")


def test_indicator_of_the_catalogue_is_added_without_scripts(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_scorecard(visit(ada, java_script_enabled=False), canvas_id)
    page.locator(".scorecard-head").get_by_role("link", name="Add indicator").click()
    page.get_by_label("Indicator", exact=True).select_option("Customer acquisition cost (CAC)")
    page.get_by_role("button", name="Add indicator").click()
    expect(drawer_heading(page, "Customer acquisition cost (CAC)")).to_be_visible()
    assert (only_indicator(canvas_id).direction, only_indicator(canvas_id).unit) == ("less", "money per customer")


def test_what_is_refused_is_told_beside_its_field(visit: Visit, ada: User, canvas_id: UUID) -> None:
    measure(canvas_id, ada)
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/indicators/new/?subject={homes(canvas_id)}&lens=scorecard")
    page.get_by_label("Name", exact=True).fill("NPS")
    page.get_by_label("Direction", exact=True).select_option("more")
    page.get_by_role("button", name="Add indicator").click()
    expect(page.locator("#drawer .error").first).to_contain_text("There is already an indicator with this name here.")
    expect(page.get_by_label("Name", exact=True)).to_have_value("NPS")
    assert barriers_in_both_themes(page) == []
    page.get_by_role("link", name="Open “NPS”").click()
    expect(drawer_heading(page, "NPS")).to_be_visible()


def test_line_is_shown_beside_the_card_once_something_was_read(visit: Visit, ada: User, canvas_id: UUID) -> None:
    measure(canvas_id, ada, count=0)
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    details = page.locator("note-details")
    card(page).hover()
    expect(details).to_contain_text("Assumption")
    expect(details.locator(".spark")).to_have_count(0)
    key = measure(canvas_id, ada, "Loyalty")
    page.reload()
    card(page).hover()
    expect(details.locator(".spark path")).to_have_attribute("d", "M2 12L10.8 10L19.6 8L28.4 6L37.2 4L46 2")
    expect(details).to_contain_text("Loyalty on 31 May 2026, on target: 46 points, target: at least 40")
    page.goto(f"/canvases/{canvas_id}/indicators/{key}/")
    page.get_by_text("Name, unit, direction, target, subject").click()
    page.get_by_label("Target").fill("50")
    expect(page.locator("#drawer")).to_contain_text("Target: at least 50")
    card(page).hover()
    expect(details).to_contain_text("off target: 46 points, target: at least 50")


def test_undo_takes_a_new_indicator_back_and_shuts_its_details(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_scorecard(visit(ada, expect_errors=True), canvas_id)
    group(page, "Offices").get_by_role("link", name="Referral rate for Offices").click()
    page.get_by_role("button", name="Add indicator").click()
    expect(drawer_heading(page, "Referral rate")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(group(page, "Offices")).to_contain_text("not measured")
    expect(page.locator("#drawer > *")).to_have_count(0)
    expect(page).to_have_url(f"{page.url.split('/canvases/')[0]}/canvases/{canvas_id}/scorecard/")
    expect(page.locator("#notices .notice.bad")).to_have_count(0)
    assert read_document(canvas_id).indicators == ()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_indicator_is_deleted_and_brought_back(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    measure(canvas_id, ada)
    page = at_scorecard(visit(ada, java_script_enabled=scripts), canvas_id)
    page.get_by_role("link", name="NPS", exact=True).click()
    page.get_by_role("button", name="Delete indicator").click()
    expect(page.locator("#notices")).to_contain_text("You deleted the indicator “NPS” of “Homes” with 6 measurements.")
    expect(group(page, "Homes")).to_contain_text("not measured")
    expect(page.locator("#drawer > *")).to_have_count(0)
    page.locator("#notices").get_by_role("button", name="Undo").click()
    expect(page.locator("#notices")).to_contain_text("Undone: you deleted the indicator")
    assert len(only_indicator(canvas_id).readings) == 6


@pytest.mark.parametrize("window", [{}, PHONE, {"java_script_enabled": False}], ids=["mouse", "phone", "no scripts"])
def test_due_review_is_held_and_the_next_one_set(
    visit: Visit, ada: User, canvas_id: UUID, window: dict[str, object]
) -> None:
    due = {"date": START, "next_due": START + dt.timedelta(days=1), "subject": homes(canvas_id)}
    add_review(canvas_id, ada.pk, Submission(), decision="Ask again", **due)  # type: ignore[arg-type]
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/notes/{homes(canvas_id)}/")
    expect(page.locator("#drawer")).to_contain_text("review overdue since 2 January 2026")
    at_scorecard(page, canvas_id)
    expect(page.locator(".dues")).to_contain_text("overdue since 2 January 2026")
    page.get_by_role("link", name="Review now for Homes").click()
    expect(page.get_by_label("Subject", exact=True)).to_have_value(str(homes(canvas_id)))
    page.get_by_label("What customers said").fill("Three asked for smaller bags")
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    page.get_by_label("Next review", exact=True).fill(tomorrow.isoformat())
    page.get_by_role("button", name="Save review").click()
    expect(page.locator(".dues")).to_contain_text("due on")
    expect(page.locator(".reviews .review").first).to_contain_text("Three asked for smaller bags")
    page.goto(f"/canvases/{canvas_id}/notes/{homes(canvas_id)}/")
    expect(page.locator("#drawer")).to_contain_text("review due on")


def test_details_of_a_segment_lead_to_its_indicator_and_back(visit: Visit, ada: User, canvas_id: UUID) -> None:
    measure(canvas_id, ada)
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    card(page).locator(".note-link").click()
    open_fold(page, "Indicators and reviews")
    page.locator("#drawer .measured").get_by_role("link", name="NPS").click()
    expect(drawer_heading(page, "NPS")).to_be_visible()
    expect(page.locator("#drawer").get_by_role("img", name="NPS")).to_be_visible()
    page.locator("#drawer").get_by_role("link", name="Homes").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Homes")


@pytest.mark.parametrize("window", [{}, PHONE], ids=["desk", "phone"])
def test_scorecard_has_no_barrier(visit: Visit, ada: User, canvas_id: UUID, window: dict[str, object]) -> None:
    measure(canvas_id, ada)
    measure(canvas_id, ada, "Empty", count=0)
    measure(canvas_id, ada, "Many", count=100)
    for days in (1, 400_000):
        next_due = START + dt.timedelta(days=days)
        subject = homes(canvas_id) if days == 1 else None
        add_review(canvas_id, ada.pk, Submission(), date=START, decision="Wait", next_due=next_due, subject=subject)
    page = at_scorecard(visit(ada, **window), canvas_id)
    for summary in page.locator(".gauge summary").all():
        summary.click()
    assert barriers_in_both_themes(page) == []
    page.get_by_role("link", name="Many", exact=True).click()
    expect(drawer_heading(page, "Many")).to_be_visible()
    page.get_by_text("Name, unit, direction, target, subject").click()
    # A row that the edge of the drawer cuts would be too small to click.
    page.set_viewport_size({"width": page.evaluate("innerWidth"), "height": 6_000})
    assert barriers_in_both_themes(page) == []


def test_scorecard_does_not_push_a_phone_sideways(visit: Visit, ada: User, canvas_id: UUID) -> None:
    measure(canvas_id, ada, "Anextraordinarilylongnamewithoutanyspaceinitthatnoscreenhasroomfor")
    page = at_scorecard(visit(ada, viewport={"width": 320, "height": 640}), canvas_id)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
