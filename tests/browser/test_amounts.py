"""Amounts typed in local formats, in the details of a segment."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect

from canvas_app.accounts.models import User
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.notes import at_board, expect_details_saved, open_details, open_fold, save


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_amount_is_read_as_it_was_written_or_asked_back(visit: Visit, ada: User, scripts: bool) -> None:
    canvas_id = canvas_with(ada, customer_segments=["Students"])
    page = at_board(visit(ada, java_script_enabled=scripts), canvas_id)
    open_details(page, "Students")
    open_fold(page, "Size and value")
    revenue = page.get_by_label("Revenue per customer (EUR)", exact=True)
    revenue.press_sequentially("1.200")
    save(page)
    expect(page.locator(".field .error")).to_have_text("“1.200” is ambiguous. Enter 1.2 or 1200.")
    expect(revenue).to_have_value("1.200")
    revenue.fill("")
    revenue.press_sequentially("1.200,50")
    save(page)
    expect_details_saved(page)
    segment = read_document(canvas_id).blocks.customer_segments[0].segment
    assert segment is not None
    assert segment.revenue_per_customer == Decimal("1200.5")
