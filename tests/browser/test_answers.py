"""Expired sessions, refusals, failures and repeated clicks: what was typed stays, and the page says what to do."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Error, Page, Request, expect

from canvas_app.accounts.models import User
from relationships.models import Canvas, Change, Member, Role
from tests.browser.conftest import Visit
from tests.browser.line import cut_line
from tests.browser.notes import (
    add,
    card,
    channel_texts,
    channels,
    come_back,
    expect_details_saved,
    expect_saved,
    open_details,
    save,
    status,
)
from tests.conftest import PASSWORD

WRITES = "**/canvases/*/notes/**"


@pytest.fixture
def page(visit: Visit, ada: User, canvas_id: UUID) -> Page:
    page = visit(ada, expect_errors=True)
    page.goto(f"/canvases/{canvas_id}/")
    return page


def sign_in_again(page: Page, email: str) -> None:
    """Sign in in another tab of the same browser, which invalidates the CSRF token of the first."""
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/canvases/**")


def test_session_that_ended_keeps_what_was_written_until_signed_in_again(page: Page, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    Session.objects.all().delete()
    text.fill("Web shop")
    save(page)
    add(page, "Phone")
    expect(status(page)).to_contain_text("Not saved: you’re signed out. 2 changes are waiting here until you sign in.")
    with page.context.expect_page() as tab:
        page.get_by_role("link", name="Sign in in another tab").click()
    sign_in_again(tab.value, "ada@example.com")
    tab.value.close()
    come_back(page)
    expect_saved(page)
    assert channels(canvas_id) == ["Web shop", "Mail", "Phone"]
    page.get_by_label("Text", exact=True).fill("Our shop")
    save(page)
    expect(card(page, "Our shop")).to_be_visible()
    assert channels(canvas_id) == ["Our shop", "Mail", "Phone"]


def test_nothing_is_saved_in_the_name_of_somebody_else(
    page: Page, canvas_id: UUID, make_user: Callable[..., User]
) -> None:
    Member.objects.create(canvas_id=canvas_id, user=make_user("ben"), role=Role.EDITOR)
    text = open_details(page, "Shop")
    page.context.clear_cookies()
    tab = page.context.new_page()
    sign_in_again(tab, "ben@example.com")
    text.fill("Web shop")
    save(page)
    expect(status(page)).to_contain_text("Not saved: somebody else is now signed in here.")
    assert channels(canvas_id) == ["Shop", "Mail"]
    page.context.clear_cookies()
    sign_in_again(tab, "ada@example.com")
    come_back(page)
    expect_saved(page)
    assert [str(change.actor) for change in Change.objects.all()] == ["Ada"]


def refuse_as_viewer(canvas_id: UUID) -> None:
    Member.objects.filter(canvas=canvas_id).update(role=Role.VIEWER)


def refuse_as_gone(canvas_id: UUID) -> None:
    Canvas.objects.get(pk=canvas_id).delete()


@pytest.mark.parametrize(
    ("refuse", "reason"),
    [(refuse_as_viewer, "only the owner and editors can change it"), (refuse_as_gone, "This page doesn’t exist")],
)
def test_refusal_is_said_and_what_was_typed_stays(
    page: Page, canvas_id: UUID, refuse: Callable[[UUID], None], reason: str
) -> None:
    text = open_details(page, "Shop")
    refuse(canvas_id)
    text.fill("Web shop")
    save(page)
    expect(page.locator("#notices")).to_contain_text(reason)
    expect(status(page)).to_have_text("Not saved")
    expect(text).to_have_value("Web shop")


@pytest.mark.parametrize("answer", [500, 413, 429])
def test_failure_is_said_and_saving_again_works(page: Page, canvas_id: UUID, answer: int) -> None:
    text = open_details(page, "Shop")
    slip = '<notice-card class="notice bad"><p>Something went wrong.</p></notice-card>'
    headers = {"HX-Retarget": "#notices", "HX-Reswap": "beforeend", "Content-Type": "text/html"}
    page.route(WRITES, lambda route: route.fulfill(status=answer, body=slip, headers=headers))
    text.fill("Web shop")
    save(page)
    expect(page.locator("#notices")).to_contain_text("Something went wrong.")
    expect(text).to_have_value("Web shop")
    page.unroute(WRITES)
    page.reload()
    expect(text).to_have_value("Web shop")
    save(page)
    expect(card(page, "Web shop")).to_be_visible()
    assert channels(canvas_id) == ["Web shop", "Mail"]


def test_double_click_counts_once(page: Page, canvas_id: UUID) -> None:
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    open_details(page, "Shop")
    page.locator("#drawer").get_by_role("button", name="Duplicate", exact=True).dblclick()
    expect(channel_texts(page)).to_have_text(["Shop", "Shop", "Mail"])
    expect_saved(page)
    assert (channels(canvas_id), len(sent)) == (["Shop", "Shop", "Mail"], 1)


def test_browser_that_keeps_nothing_saves_all_the_same(page: Page, canvas_id: UUID) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    problems: list[Error] = []
    page.on("pageerror", lambda problem: problems.extend([problem]))
    page.reload()
    open_details(page, "Shop").fill("Web shop")
    save(page)
    add(page, "Phone")
    expect(card(page, "Phone")).to_be_visible()
    expect_saved(page)
    assert (channels(canvas_id), problems) == (["Web shop", "Mail", "Phone"], [])


def test_leaving_asks_while_something_waits(page: Page) -> None:
    cut_line()
    add(page, "Phone")
    expect(status(page)).to_contain_text("1 change is waiting here")
    with page.expect_event("dialog") as opened_dialog:
        page.close(run_before_unload=True)
    assert opened_dialog.value.type == "beforeunload"
    opened_dialog.value.dismiss()
    expect(status(page)).to_contain_text("1 change is waiting here")


def test_leaving_asks_while_something_is_typed_and_not_after_it_is_saved(page: Page) -> None:
    open_details(page, "Shop").fill("")
    with page.expect_event("dialog") as opened_dialog:
        page.close(run_before_unload=True)
    opened_dialog.value.dismiss()
    page.get_by_label("Text", exact=True).fill("Web shop")
    save(page)
    expect(card(page, "Web shop")).to_be_visible()
    expect_details_saved(page)
    with page.expect_event("close"):
        page.close(run_before_unload=True)


@pytest.mark.parametrize("width", [1000, 1440])
def test_notices_leave_the_foot_of_the_page_free(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("#notes-channels .note-link").first.focus()
    page.keyboard.press("Delete")
    slip = page.locator("#notices .notice")
    expect(slip).to_contain_text("was deleted")
    Session.objects.all().delete()
    add(page, "Phone")
    expect(page.get_by_role("button", name="Try now")).to_be_visible()
    slips, foot = slip.bounding_box(), page.locator("footer").bounding_box()
    assert slips
    assert foot
    assert foot["y"] + foot["height"] <= slips["y"] or slips["y"] + slips["height"] <= foot["y"]
