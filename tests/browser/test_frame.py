"""The frame of every page in a browser: no violation of the content policy, few requests, readable errors."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from canvas_app.web.errors import REASONS
from tests.browser.conftest import Visit


def test_front_page_loads_without_a_word_from_the_browser(visit: Visit) -> None:
    page = visit()
    page.goto("/")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("typeof htmx") == "object"
    assert page.evaluate("typeof Sortable") == "function"


def test_unknown_address_is_a_page_in_our_words(visit: Visit) -> None:
    page = visit(expect_errors=True)
    response = page.goto("/no/such/page/")

    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("alert")).to_have_text(REASONS[404])


def test_user_is_signed_in(visit: Visit, make_user: Callable[..., User]) -> None:
    page = visit(make_user("grace"))
    page.goto("/accounts/profile/")

    expect(page.get_by_text("grace@example.com").first).to_be_attached()


def test_error_of_a_fragment_lands_among_the_notices_and_not_in_the_card(visit: Visit) -> None:
    page = visit(expect_errors=True)
    page.goto("/")
    _ask_for_fragment(page, "/no/such/fragment/", target="main")

    expect(page.locator("#notices")).to_contain_text(REASONS[404])
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _ask_for_fragment(page: Page, address: str, target: str) -> None:
    page.evaluate("([address, target]) => { htmx.ajax('GET', address, {target}) }", [address, target])


@pytest.mark.parametrize("path", ["/admin/", "/admin/accounts/user/"])
def test_admin_works_under_the_policy(visit: Visit, make_user: Callable[..., User], path: str) -> None:
    page = visit(make_user("root", is_staff=True, is_superuser=True))
    page.goto(path)

    expect(page.get_by_role("link", name="Users").first).to_be_visible()
