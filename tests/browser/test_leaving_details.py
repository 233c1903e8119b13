"""Navigating back before the details have loaded."""

from playwright.sync_api import Route, expect

from canvas_app.accounts.models import User
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit
from tests.browser.notes import at_board, card, open_details


def test_details_that_come_too_late_do_not_open_what_was_left(visit: Visit, ada: User) -> None:
    page = at_board(visit(ada), canvas_with(ada, channels=["Shop", "Mail"]))
    text = open_details(page, "Shop")
    card(page, "Mail").get_by_role("link").click()
    expect(text).to_have_value("Mail")
    on_the_way: list[Route] = []

    def hold(route: Route) -> None:
        on_the_way.append(route)

    page.route("**/notes/*/", hold)
    with page.expect_request("**/notes/*/"):
        page.go_back()
    page.go_back()
    expect(text).to_have_count(0)
    on_the_way[0].continue_()
    page.unroute("**/notes/*/")
    page.wait_for_load_state("networkidle")
    expect(text).to_have_count(0)
    card(page, "Mail").get_by_role("link").click()
    expect(text).to_have_value("Mail")
