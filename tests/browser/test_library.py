"""The library in a browser: search and filter by keyboard, an attempt, and the canvas of a case."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from canvas_app.accounts.models import User
from tests.a_case import named_case
from tests.browser.conftest import Visit


def test_visitor_finds_a_case_and_learns_what_happened(visit: Visit, make_user: Callable[..., User]) -> None:
    named_case(make_user("curator", is_superuser=True))
    page = visit()
    page.goto("/")
    page.get_by_role("link", name="Browse case studies").click()
    page.get_by_role("searchbox").fill("nothing like it")
    expect(page.get_by_role("heading", name="No cases found")).to_be_visible()
    page.get_by_role("searchbox").fill("FÁNS")
    expect(page.get_by_role("heading", name="Lego")).to_be_visible()
    box = page.get_by_role("checkbox", name="Communities")
    box.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?q=F%C3%81NS&type=communities$"))
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    page.get_by_role("link", name="Lego").click()
    answer = page.get_by_role("textbox", name="What do you think happened next?")
    page.locator("#afterwards").scroll_into_view_if_needed()
    expect(answer).to_be_visible()
    expect(page.get_by_text("It went on.")).to_have_count(0)
    answer.fill("They sold more.")
    page.get_by_role("button", name="Show what happened").click()
    expect(page.get_by_text("It went on.")).to_be_visible()
    page.get_by_role("link", name="Canvas and views").click()
    page.locator(".note a").first.click()
    expect(page.locator("#drawer").get_by_text("Needs")).to_be_visible()


def test_library_fits_a_phone(visit: Visit, make_user: Callable[..., User]) -> None:
    named_case(make_user("curator", is_superuser=True))
    page = visit(viewport={"width": 390, "height": 844})
    for address in ("/cases/", "/cases/lego/", "/cases/lego/afterwards/", "/cases/lego/canvas/lifecycle/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
