"""Dropping parts of a response, which relies on how htmx passes them to its extensions."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit

RESPONSE = """<p>Main</p>
<hx-partial hx-target="#count-channels" hx-swap="textContent">7</hx-partial>
<hx-partial hx-target="#revision" hx-swap="textContent">revision 8</hx-partial>"""
LOAD = """() => htmx.ajax("GET", "/response/", { target: "#told", swap: "innerHTML" })"""
LOAD_FILTERED = """async () => {
  const removal = new AbortController();
  const seen = [];
  SwapFilters.add((parts, ctx) => {
    for (const { type, target, fragment } of parts) seen.push([type, target.id, fragment.textContent.trim()]);
    return parts.filter(({ target }) => target.id === "revision" && ctx.request.action === "/response/");
  }, removal.signal);
  await htmx.ajax("GET", "/response/", { target: "#told", swap: "innerHTML" });
  removal.abort();
  return seen;
}"""


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, channels=["Shop", "Mail"])


@pytest.fixture
def page(visit: Visit, ada: User, canvas_id: UUID) -> Page:
    page = visit(ada)
    page.route("**/response/", lambda route: route.fulfill(body=RESPONSE, content_type="text/html"))
    page.goto(f"/canvases/{canvas_id}/")
    return page


def test_only_parts_that_a_filter_keeps_are_swapped(page: Page) -> None:
    seen = page.evaluate(LOAD_FILTERED)

    assert seen == [["main", "told", "Main"], ["partial", "count-channels", "7"], ["partial", "revision", "revision 8"]]
    expect(page.locator("#revision")).to_have_text("revision 8")
    expect(page.locator("#count-channels")).to_have_text("2")
    expect(page.locator("#told")).to_have_text("")


def test_removed_filter_drops_nothing(page: Page) -> None:
    page.evaluate(LOAD_FILTERED)
    page.evaluate(LOAD)

    expect(page.locator("#count-channels")).to_have_text("7")
    expect(page.locator("#told")).to_have_text("Main")
