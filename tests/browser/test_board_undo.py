"""Deleting, duplicating and undoing with keyboard, mouse and forms."""

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from tests.browser.building import canvas_with, read_document, texts_by_block
from tests.browser.conftest import Visit
from tests.browser.notes import expect_revision

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, channels=["one", "two", "three"], customer_segments=["Students"])


@pytest.fixture
def page(visit: Visit, ada: User, canvas_id: UUID) -> Page:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    return page


def link(page: Page, text: str) -> Locator:
    return page.locator(".note[id]", has_text=text).locator(".note-link")


def details(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Details")


def channels(page: Page) -> Locator:
    return page.locator("#notes-channels .note-text")


def saved(canvas_id: UUID) -> list[str]:
    return texts_by_block(read_document(canvas_id))[Block.CHANNELS]


def test_deleted_note_comes_back_from_the_notice(page: Page, canvas_id: UUID) -> None:
    link(page, "two").focus()
    page.keyboard.press("Delete")
    expect(channels(page)).to_have_text(["one", "three"])
    expect(link(page, "three")).to_be_focused()
    expect(page.locator("#count-channels")).to_have_text("2")
    assert saved(canvas_id) == ["one", "three"]
    notice = page.locator("#notices .notice", has_text="“two” was deleted.")
    notice.get_by_role("button", name="Undo").click()
    expect(channels(page)).to_have_text(["one", "two", "three"])
    expect(link(page, "two")).to_be_focused()
    expect(notice).to_have_count(0)
    assert saved(canvas_id) == ["one", "two", "three"]


def test_key_that_is_pressed_again_too_early_deletes_once(page: Page, canvas_id: UUID) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/deletion/", hold)
    link(page, "two").focus()
    with page.expect_request("**/deletion/"):
        page.keyboard.press("Delete")
    page.keyboard.press("Delete")
    page.keyboard.press("Delete")
    held[0].continue_()
    page.unroute("**/deletion/")
    expect(link(page, "three")).to_be_focused()
    expect(page.locator("#notices .notice")).to_have_text(["“two” was deleted. Undo ×"])
    assert saved(canvas_id) == ["one", "three"]


def test_notice_brings_back_its_note_even_after_other_changes(page: Page, canvas_id: UUID) -> None:
    link(page, "two").focus()
    page.keyboard.press("Delete")
    link(page, "one").focus()
    page.keyboard.press("d")
    expect(channels(page)).to_have_text(["one", "one", "three"])
    page.get_by_role("button", name="Undo").last.click()
    expect(channels(page).filter(has_text="two")).to_have_count(1)
    assert sorted(saved(canvas_id)) == ["one", "one", "three", "two"]


def test_deleted_segment_comes_back_with_its_place_in_the_filter(page: Page) -> None:
    link(page, "Students").focus()
    page.keyboard.press("Delete")
    segment = page.locator(".board-filter [name=segment]")
    expect(segment).to_be_hidden()
    page.locator("#notices").get_by_role("button", name="Undo").click()
    expect(link(page, "Students")).to_be_focused()
    expect(segment.locator("option")).to_have_text(["All segments", "A · Students"])


@SCRIPTS
def test_note_is_deleted_in_its_details_and_brought_back(
    visit: Visit, ada: User, canvas_id: UUID, scripts: bool
) -> None:
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/")
    link(page, "two").click()
    details(page).get_by_role("button", name="Delete").click()
    expect(channels(page)).to_have_text(["one", "three"])
    expect(details(page)).to_be_hidden()
    if scripts:
        expect(link(page, "three")).to_be_focused()
    page.locator("#notices").get_by_role("button", name="Undo").click()
    expect(channels(page)).to_have_text(["one", "two", "three"])
    assert saved(canvas_id) == ["one", "two", "three"]


@SCRIPTS
def test_note_is_duplicated_in_its_details(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/")
    link(page, "two").click()
    details(page).get_by_role("button", name="Duplicate").click()
    expect(channels(page)).to_have_text(["one", "two", "two", "three"])
    assert saved(canvas_id) == ["one", "two", "two", "three"]


def test_copy_made_by_key_has_the_focus(page: Page) -> None:
    link(page, "two").focus()
    page.keyboard.press("d")
    expect(channels(page)).to_have_text(["one", "two", "two", "three"])
    expect(channels(page).nth(2).locator("..")).to_be_focused()


def test_tools_of_a_card_are_reached_by_tab(page: Page) -> None:
    link(page, "two").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".note").get_by_role("checkbox", name="Select two")).to_be_focused()
    for name in ("Edit text", "Duplicate", "Delete"):
        page.keyboard.press("Tab")
        expect(page.locator(".note").get_by_role("button", name=name)).to_be_focused()
    page.keyboard.press("Enter")
    expect(channels(page)).to_have_text(["one", "three"])
    expect(link(page, "three")).to_be_focused()


def test_keys_undo_and_redo_everything(page: Page, canvas_id: UUID) -> None:
    link(page, "one").focus()
    page.keyboard.press("Delete")
    expect(channels(page)).to_have_text(["two", "three"])
    page.keyboard.press("Alt+ArrowDown")
    expect(channels(page)).to_have_text(["three", "two"])
    expect_revision(page, 2)
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(channels(page)).to_have_text(["one", "two", "three"])
    expect(page.get_by_role("button", name="Undo", exact=True).first).to_be_disabled()
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+Shift+z")
    expect(channels(page)).to_have_text(["three", "two"])
    expect(page.get_by_role("button", name="Redo")).to_be_disabled()
    assert saved(canvas_id) == ["three", "two"]


@SCRIPTS
def test_buttons_undo_and_redo(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/")
    undo, redo = page.locator("#undo"), page.locator("#redo")
    expect(undo).to_be_disabled()
    link(page, "two").click()
    details(page).get_by_role("button", name="Duplicate").click()
    expect(channels(page)).to_have_count(4)
    undo.click()
    expect(channels(page)).to_have_count(3)
    expect(undo).to_be_disabled()
    if scripts:
        expect(redo).to_be_focused()
    redo.click()
    expect(channels(page)).to_have_count(4)
    expect(redo).to_be_disabled()


def test_in_a_field_the_keys_undo_what_was_typed(page: Page) -> None:
    link(page, "one").focus()
    page.keyboard.press("Delete")
    expect(channels(page)).to_have_count(2)
    page.locator("#block-channels .add").click()
    page.keyboard.type("x")
    page.keyboard.press("Control+z")
    expect(page.locator("#block-channels textarea")).to_have_value("")
    expect_revision(page, 1)


def test_open_details_follow_an_undo(page: Page) -> None:
    link(page, "two").click()
    note = page.get_by_label("Text", exact=True)
    note.fill("second")
    expect(link(page, "second")).to_be_visible()
    link(page, "second").focus()
    page.keyboard.press("Control+z")
    expect(note).to_have_value("two")
    note.fill("zwei")
    expect(link(page, "zwei")).to_be_visible()


def test_undo_by_key_leads_to_the_card_that_it_changed(page: Page) -> None:
    link(page, "two").focus()
    page.keyboard.press("e")
    page.get_by_label("Text of the note").fill("zwei")
    page.keyboard.press("Enter")
    expect(link(page, "zwei")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(link(page, "two")).to_be_focused()
    page.keyboard.press("Control+Shift+z")
    expect(link(page, "zwei")).to_be_focused()


def test_undo_by_key_leads_to_the_card_that_came_back_and_redo_on_to_the_next(page: Page) -> None:
    link(page, "two").focus()
    page.keyboard.press("Delete")
    expect(link(page, "three")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(link(page, "two")).to_be_focused()
    page.keyboard.press("Control+Shift+z")
    expect(link(page, "three")).to_be_focused()


def test_undo_by_key_does_not_call_back_who_has_gone_on(page: Page) -> None:
    link(page, "two").focus()
    page.keyboard.press("d")
    expect(channels(page)).to_have_count(4)
    page.locator(".board-filter [name=status]").focus()
    page.keyboard.press("Control+z")
    expect(channels(page)).to_have_count(3)
    expect(page.locator(".board-filter [name=status]")).to_be_focused()
