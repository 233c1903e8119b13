"""Lost connections and lost responses: what was typed is kept, and sent once."""

from uuid import UUID

import pytest
from playwright.sync_api import Error, Page, Route, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from relationships.models import Change
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.line import cut_line, restore_line
from tests.browser.notes import (
    add,
    card,
    channel_texts,
    channels,
    come_back,
    expect_details_saved,
    expect_revision,
    expect_saved,
    first_channel,
    move,
    open_details,
    save,
    status,
)
from tests.relationships.actions.board import Hand

WRITES = "**/canvases/*/notes/**"


@pytest.fixture
def page(visit: Visit, ada: User, canvas_id: UUID) -> Page:
    page = visit(ada, expect_errors=True)
    page.goto(f"/canvases/{canvas_id}/")
    return page


def reload_offline(page: Page) -> None:
    """Reload the page while the line is cut, and leave the browser's error page.

    The error page would load the wanted one by itself once the line is restored.
    """
    page.once("dialog", lambda dialog: dialog.accept())
    with pytest.raises(Error):
        page.reload()
    expect(page.locator("save-status")).to_have_count(0)
    page.goto("about:blank")


def test_what_is_written_offline_is_sent_once_and_in_order(page: Page, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    cut_line()
    add(page, "Phone", "Fax")
    text.fill("Web shop")
    save(page)
    move(page, "Mail", "ArrowUp")
    expect(status(page)).to_contain_text(
        "Not saved: no connection. 4 changes are waiting here until the connection is back."
    )
    expect(page.locator(".note.pending")).to_have_text(["Phone", "Fax"])
    assert channels(canvas_id) == ["Shop", "Mail"]
    restore_line(page)
    expect_saved(page)
    expect(channel_texts(page)).to_have_text(["Mail", "Web shop", "Phone", "Fax"])
    assert channels(canvas_id) == ["Mail", "Web shop", "Phone", "Fax"]
    recorded = Change.objects.order_by("revision").values_list("action", flat=True)
    assert list(recorded) == ["note.add", "note.add", "note.edit", "note.move"]


def test_many_keys_offline_do_what_they_did_on_the_page(page: Page, canvas_id: UUID) -> None:
    cut_line()
    card(page, "Shop").locator(".note-link").focus()
    page.keyboard.press("d")
    page.keyboard.press("d")
    page.keyboard.press("Delete")
    page.locator("#undo").evaluate("(button) => { button.disabled = false; button.click() }")
    expect(status(page)).to_contain_text("4 changes are waiting here")
    restore_line(page)
    expect_saved(page)
    expect(channel_texts(page)).to_have_text(["Shop", "Shop", "Shop", "Mail"])
    assert channels(canvas_id) == ["Shop", "Shop", "Shop", "Mail"]


def test_what_waits_outlives_a_reload_and_is_sent_once(page: Page, canvas_id: UUID) -> None:
    cut_line()
    add(page, "Phone", "Fax")
    page.locator("#block-channels textarea").fill("Letter")
    move(page, "Mail", "ArrowUp")
    expect(status(page)).to_contain_text("3 changes are waiting here")
    reload_offline(page)
    restore_line(page)
    page.goto(f"/canvases/{canvas_id}/")
    expect(channel_texts(page)).to_have_text(["Mail", "Shop", "Phone", "Fax"])
    expect(status(page)).to_contain_text("1 draft not saved")
    page.reload()
    expect(channel_texts(page)).to_have_text(["Mail", "Shop", "Phone", "Fax"])
    assert channels(canvas_id) == ["Mail", "Shop", "Phone", "Fax"]
    page.locator("#block-channels .add").click()
    expect(page.locator("#block-channels textarea")).to_have_value("Letter")


def test_several_choices_of_one_field_outlive_a_reload(page: Page, canvas_id: UUID, ada: User) -> None:
    hand = Hand(canvas_id, ada.pk)
    hand.add(Block.CUSTOMER_SEGMENTS, "Offices", "Homes")
    open_details(page, "Shop")
    page.locator("#drawer").get_by_label("Offices").check()
    expect_details_saved(page)
    cut_line()
    page.locator("#drawer").get_by_label("Homes").check()
    expect(status(page)).to_contain_text("1 change is waiting here")
    reload_offline(page)
    restore_line(page)
    page.goto(f"/canvases/{canvas_id}/")
    expect(card(page, "Shop").locator("[data-letter]")).to_have_count(2)
    assert len(read_document(canvas_id).notes(Block.CHANNELS)[0].segments) == 2


def test_answer_that_gets_lost_counts_once(page: Page, canvas_id: UUID) -> None:
    lost: list[Route] = []

    def lose_the_first(route: Route) -> None:
        if not lost:
            lost.append(route)
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route(WRITES, lose_the_first)
    add(page, "Phone")
    expect_saved(page)
    expect(channel_texts(page)).to_have_text(["Shop", "Mail", "Phone"])
    assert (len(lost), channels(canvas_id)) == (1, ["Shop", "Mail", "Phone"])


@pytest.mark.parametrize("broken", [503, 502])
def test_server_that_cannot_answer_is_asked_again(page: Page, canvas_id: UUID, broken: int) -> None:
    page.route(WRITES, lambda route: route.fulfill(status=broken))
    add(page, "Phone")
    expect(status(page)).to_contain_text(
        "Not saved: Rapport can’t save at the moment. 1 change is waiting here until Rapport can save again."
    )
    with page.expect_request(WRITES):
        page.get_by_role("button", name="Try now").click()
    page.unroute(WRITES)
    come_back(page)
    expect_saved(page)
    assert channels(canvas_id) == ["Shop", "Mail", "Phone"]


def test_nothing_can_be_opened_offline_and_that_is_said(page: Page) -> None:
    cut_line()
    card(page, "Shop").locator(".note-link").click()
    expect(page.locator("#notices")).to_contain_text("No connection. This couldn’t be loaded.")
    restore_line(page)
    expect(page.locator("#notices .notice")).to_have_count(0)


def test_what_was_refused_after_a_reload_is_not_lost(page: Page, canvas_id: UUID, ada: User) -> None:
    text = open_details(page, "Shop")
    cut_line()
    text.fill("Web shop")
    save(page)
    expect(status(page)).to_contain_text("1 change is waiting here")
    Hand(canvas_id, ada.pk).edit(first_channel(canvas_id), {"text": "Newer"})
    reload_offline(page)
    restore_line(page)
    page.goto(f"/canvases/{canvas_id}/")
    notice = page.locator("#notices", has_text="Not saved: “Web shop”")
    notice.get_by_role("link", name="Open the note").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Web shop")
    save(page)
    expect(page.locator(".conflict ins")).to_have_text("Newer")


def test_new_note_refused_after_a_reload_stands_in_its_block(page: Page, canvas_id: UUID, ada: User) -> None:
    cut_line()
    add(page, "Phone")
    expect(status(page)).to_contain_text("1 change is waiting here")
    reload_offline(page)
    restore_line(page)
    page.route(WRITES, lambda route: route.fulfill(status=409, body='<div class="notice"><p>No room.</p></div>'))
    page.goto(f"/canvases/{canvas_id}/")
    expect(page.locator("#block-channels .refused")).to_contain_text("Phone")
    page.get_by_role("button", name="Edit again").click()
    expect(page.locator("#block-channels .error")).to_have_text("No room.")


def test_what_waits_for_one_canvas_is_sent_from_another_and_drawn_on_neither(
    page: Page, canvas_id: UUID, ada: User
) -> None:
    other = canvas_with(ada, channels=["Other"])
    cut_line()
    add(page, "Phone")
    expect(status(page)).to_contain_text("1 change is waiting here")
    reload_offline(page)
    restore_line(page)
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.goto(f"/canvases/{other}/")
    expect_saved(page)
    expect(channel_texts(page)).to_have_text(["Other"])
    expect_revision(page, 0)
    assert (channels(canvas_id), channels(other)) == (["Shop", "Mail", "Phone"], ["Other"])


def test_two_tabs_send_each_its_own(page: Page, canvas_id: UUID) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    cut_line()
    add(page, "Phone")
    add(other, "Fax")
    for tab in (page, other):
        expect(status(tab)).to_contain_text("1 change is waiting here")
    restore_line(page, other)
    for tab in (page, other):
        expect_saved(tab)
    assert sorted(channels(canvas_id)) == ["Fax", "Mail", "Phone", "Shop"]
