"""Amounts typed in local formats, in the details of a segment."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from canvas_app.accounts.models import User
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.notes import at_board, expect_details_saved, open_details, open_fold, save


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
    revenue = page.get_by_label("Revenue per customer (€)", exact=True)
    revenue.press_sequentially(typed)
    save(page)
    expect_details_saved(page)
    segment = read_document(canvas_id).blocks.customer_segments[0].segment
    assert segment is not None
    assert segment.revenue_per_customer == value
    page.reload()
    expect(page.get_by_label("Revenue per customer (€)", exact=True)).to_have_value(shown)
