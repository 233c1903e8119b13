"""Amounts typed in local formats, in the details of a segment."""

from decimal import Decimal
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.editing import Submission
from relationships.actions.indicators import add_indicator
from relationships.formats import NumberStyle
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.notes import at_board, card, expect_details_saved, expect_saved, open_details, open_fold, save

REVENUE = "Revenue per customer (€)"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize(
    ("locale", "typed", "value", "shown"),
    [
        ("de-DE", "1.200", Decimal(1200), "1200"),
        ("en-GB", "1.200", Decimal("1.2"), "1.2"),
        ("en-GB", "1.200,50", Decimal("1200.5"), "1200.5"),
    ],
)
def test_amount_is_read_in_the_format_of_the_browser(
    visit: Visit, ada: User, scripts: bool, locale: str, typed: str, value: Decimal, shown: str
) -> None:
    canvas_id = canvas_with(ada, customer_segments=["Students"])
    page = at_board(visit(ada, java_script_enabled=scripts, locale=locale), canvas_id)
    open_details(page, "Students")
    open_fold(page, "Size and value")
    revenue = page.get_by_label(REVENUE, exact=True)
    revenue.press_sequentially(typed)
    save(page)
    expect_details_saved(page)
    segment = read_document(canvas_id).blocks.customer_segments[0].segment
    assert segment is not None
    assert segment.revenue_per_customer == value
    page.reload()
    expect(page.get_by_label(REVENUE, exact=True)).to_have_value(shown)


def choose_german(ada: User) -> None:
    """Choose another format, as in a second tab."""
    ada.number_format = NumberStyle.POINT_COMMA
    ada.save()


def revenue_of(canvas_id: UUID) -> Decimal | None:
    segment = read_document(canvas_id).blocks.customer_segments[0].segment
    return segment.revenue_per_customer if segment else None


def open_revenue(page: Page) -> Locator:
    open_details(page, "Students")
    open_fold(page, "Size and value")
    return page.get_by_label(REVENUE, exact=True)


def test_refused_amount_is_not_sent_again_in_another_format(visit: Visit, ada: User) -> None:
    canvas_id = canvas_with(ada, customer_segments=["Students"])
    page = at_board(visit(ada), canvas_id)
    revenue = open_revenue(page)
    choose_german(ada)
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    revenue.press_sequentially("1.234")
    save(page)
    expect(page.locator("#drawer .error")).to_contain_text("is ambiguous")
    # Longer than the pause before something is saved.
    page.wait_for_timeout(1500)
    assert len(posts) == 1
    # Leaving the field tries again, and so does what is saved beside it.
    revenue.fill("1.235")
    save(page)
    expect(page.locator("#drawer .error")).to_contain_text("“1.235” is ambiguous")
    page.get_by_label("Text", exact=True).fill("Pupils")
    expect(card(page, "Pupils")).to_be_visible()
    page.wait_for_timeout(1500)
    assert revenue_of(canvas_id) is None
    revenue.fill("1.234,00")
    save(page)
    expect(page.locator("#drawer .error")).to_have_count(0)
    expect_saved(page)
    assert revenue_of(canvas_id) == 1234


def test_restored_amount_is_not_read_in_a_format_chosen_later(visit: Visit, ada: User) -> None:
    canvas_id = canvas_with(ada, customer_segments=["Students"])
    page = at_board(visit(ada, locale="zu"), canvas_id)
    revenue = open_revenue(page)
    revenue.press_sequentially("1.234")
    save(page)
    expect(page.locator("#drawer .error")).to_contain_text("is ambiguous")
    choose_german(ada)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_text("Your unsaved text from earlier is back.")).to_be_visible()
    expect(page.get_by_label(REVENUE, exact=True)).to_have_value("1.234")
    expect(page.locator("#drawer .error")).to_contain_text("is ambiguous")
    page.wait_for_timeout(1500)
    assert revenue_of(canvas_id) is None


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("locale", ["en-GB", "zu"])
def test_refused_row_of_the_scorecard_stays_refused(visit: Visit, ada: User, scripts: bool, locale: str) -> None:
    canvas_id = canvas_with(ada, customer_segments=["Students"])
    for name in ("NPS", "Churn"):
        add_indicator(canvas_id, ada.pk, Submission(), name=name, subject=None, unit="points", target=None)
    page = visit(ada, java_script_enabled=scripts, locale=locale)
    page.goto(f"/canvases/{canvas_id}/scorecard/")
    choose_german(ada)
    value = page.get_by_label("Value", exact=False).first
    value.fill("1.234")
    for _ in range(2):
        value.press("Enter")
        expect(page.get_by_text("“1.234” is ambiguous")).to_be_visible()
    assert not any(indicator.readings for indicator in read_document(canvas_id).indicators)
    value.fill("1234")
    value.press("Enter")
    expect(page.locator("#notices")).to_contain_text("Added a measurement")


@pytest.mark.parametrize("locale", ["en-GB", "zu"])
def test_typed_row_keeps_its_format_when_the_scorecard_is_loaded_again(visit: Visit, ada: User, locale: str) -> None:
    canvas_id = canvas_with(ada, customer_segments=["Students"])
    add_indicator(canvas_id, ada.pk, Submission(), name="NPS", subject=None, unit="points", target=None)
    page = visit(ada, locale=locale)
    page.goto(f"/canvases/{canvas_id}/scorecard/")
    value = page.get_by_label("Value", exact=False).first
    value.fill("1.234")
    choose_german(ada)
    with page.expect_response("**/scorecard/"):
        page.evaluate("document.querySelector('canvas-lens').refresh()")
    expect(value).to_have_value("1.234")
    value.press("Enter")
    expect(page.get_by_text("“1.234” is ambiguous")).to_be_visible()
    assert not any(indicator.readings for indicator in read_document(canvas_id).indicators)
