"""Selecting several notes and changing them in one step, by mouse, keyboard, touch and without scripts."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import archive_canvas
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.models import Canvas
from tests.browser.building import canvas_with, read_document, texts_by_block
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE, Finger, middle
from tests.browser.notes import card, expect_revision, expect_saved

CHANNELS = ["Mail", "Phone", "Fair", "Shop"]


@pytest.fixture
def canvas(ada: User) -> UUID:
    return canvas_with(ada, channels=CHANNELS, key_resources=["Van"], customer_segments=["Offices", "Homes"])


@pytest.fixture
def page(visit: Visit, ada: User, canvas: UUID) -> Page:
    page = visit(ada)
    page.goto(f"/canvases/{canvas}/")
    return page


def bar(page: Page) -> Locator:
    return page.get_by_role("form", name="Selected notes")


def focus(page: Page, text: str) -> None:
    card(page, text).locator(".note-link").focus()


def selected(page: Page) -> list[str]:
    found = page.locator(".note:has(> :checked)").evaluate_all("notes => notes.map(note => note.dataset.text)")
    return [str(text) for text in found]


def segments(canvas: UUID) -> dict[str, list[str]]:
    """Return the segments of each note that has any, by text."""
    document = read_document(canvas)
    names = {segment.id: segment.text for segment in document.notes(Block.CUSTOMER_SEGMENTS)}
    return {note.text: [names[key] for key in note.segments] for _, note in document.placed_notes() if note.segments}


def test_notes_are_selected_by_mouse_and_get_a_segment_with_one_undo(page: Page, canvas: UUID) -> None:
    expect(bar(page)).to_be_hidden()
    card(page, "Mail").hover()
    page.get_by_role("checkbox", name="Select Mail").check()
    card(page, "Van").click(modifiers=["ControlOrMeta"])
    card(page, "Fair").click(modifiers=["ControlOrMeta"])
    card(page, "Shop").click(modifiers=["ControlOrMeta"])
    card(page, "Fair").click(modifiers=["ControlOrMeta"])
    assert selected(page) == ["Mail", "Shop", "Van"]
    bar(page).get_by_role("button", name="Homes").click()
    expect(page.locator(".notice")).to_contain_text("Added the segment “Homes” to 3 notes.")
    assert segments(canvas) == {"Mail": ["Homes"], "Shop": ["Homes"], "Van": ["Homes"]}
    assert selected(page) == ["Mail", "Shop", "Van"]
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect_revision(page, 2)
    assert segments(canvas) == {}


def test_shift_click_selects_a_range_within_the_block(page: Page) -> None:
    card(page, "Phone").click(modifiers=["ControlOrMeta"])
    card(page, "Shop").click(modifiers=["Shift"])
    assert selected(page) == ["Phone", "Fair", "Shop"]
    card(page, "Mail").click(modifiers=["Shift"])
    assert selected(page) == CHANNELS
    bar(page).get_by_role("button", name="Clear").click()
    assert selected(page) == []
    expect(bar(page)).to_be_hidden()
    assert "/notes/" not in page.url


def test_status_and_block_of_several_are_set_by_mouse(page: Page, canvas: UUID) -> None:
    card(page, "Mail").click(modifiers=["ControlOrMeta"])
    card(page, "Fair").click(modifiers=["Shift"])
    bar(page).get_by_text("Status", exact=True).click()
    bar(page).get_by_role("button", name="Testing").click()
    expect(page.locator(".notice")).to_contain_text("Set the status of 3 notes to testing.")
    bar(page).get_by_text("Move to", exact=True).click()
    bar(page).get_by_role("button", name="Key Resources").click()
    expect(page.locator(".notice")).to_contain_text("Moved 3 notes to Key Resources.")
    document = read_document(canvas)
    assert texts_by_block(document)[Block.KEY_RESOURCES] == ["Van", "Mail", "Phone", "Fair"]
    assert sum(note.status is Status.TESTING for _, note in document.placed_notes()) == 3
    assert Canvas.objects.get(pk=canvas).revision == 2


def test_notes_are_selected_and_deleted_by_keyboard(page: Page, canvas: UUID) -> None:
    focus(page, "Phone")
    page.keyboard.press("x")
    assert selected(page) == ["Phone"]
    page.keyboard.press("x")
    assert selected(page) == []
    page.keyboard.press("Shift+ArrowDown")
    assert selected(page) == ["Phone", "Fair"]
    expect(card(page, "Fair").locator(".note-link")).to_be_focused()
    page.keyboard.press("Escape")
    assert selected(page) == []
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Shift+ArrowUp")
    assert selected(page) == ["Mail", "Phone", "Fair"]
    page.keyboard.press("Delete")
    expect(page.locator(".notice")).to_contain_text("3 notes were deleted.")
    assert texts_by_block(read_document(canvas))[Block.CHANNELS] == ["Shop"]
    page.keyboard.press("ControlOrMeta+z")
    expect(page.locator("#notes-channels .note-text")).to_have_text(CHANNELS)


def test_keys_toggle_a_segment_of_the_note_or_of_the_selected_ones(page: Page, canvas: UUID) -> None:
    focus(page, "Mail")
    page.keyboard.press("Alt+Shift+Digit2")
    expect(page.locator(".notice")).to_contain_text("Added the segment “Homes” to “Mail”.")
    expect(card(page, "Mail").locator(".note-link")).to_be_focused()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Alt+Shift+Digit1")
    expect(page.locator(".notice")).to_contain_text("Added the segment “Offices” to “Mail” and “Phone”.")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+Shift+Digit1")
    expect(page.locator(".notice")).to_contain_text("Removed the segment “Offices” from “Phone”.")
    assert segments(canvas) == {"Mail": ["Homes", "Offices"]}


def test_notes_are_selected_by_touch(visit: Visit, ada: User, canvas: UUID) -> None:
    page = visit(ada, **PHONE)
    page.goto(f"/canvases/{canvas}/")
    page.get_by_role("checkbox", name="Select Mail").tap()
    page.get_by_role("checkbox", name="Select Phone").tap()
    bar(page).get_by_role("button", name="Offices").tap()
    expect(page.locator(".notice")).to_contain_text("Added the segment “Offices” to “Mail” and “Phone”.")
    assert segments(canvas) == {"Mail": ["Offices"], "Phone": ["Offices"]}
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_notes_are_selected_without_scripts(visit: Visit, ada: User, canvas: UUID) -> None:
    page = visit(ada, java_script_enabled=False)
    page.goto(f"/canvases/{canvas}/")
    for text in ("Mail", "Shop"):
        page.locator(".note", has_text=text).hover()
        page.get_by_role("checkbox", name=f"Select {text}").check()
    bar(page).get_by_role("button", name="Homes").click()
    expect(page.locator(".notice")).to_contain_text("Added the segment “Homes” to “Mail” and “Shop”.")
    assert segments(canvas) == {"Mail": ["Homes"], "Shop": ["Homes"]}
    page.locator(".note", has_text="Phone").hover()
    page.get_by_role("checkbox", name="Select Phone").check()
    bar(page).get_by_role("button", name="Delete").click()
    expect(page.locator(".notice")).to_contain_text("“Phone” was deleted.")
    assert texts_by_block(read_document(canvas))[Block.CHANNELS] == ["Mail", "Fair", "Shop"]


def test_note_dropped_on_a_segment_is_assigned_to_it_and_stays_in_its_block(page: Page, canvas: UUID) -> None:
    card(page, "Phone").drag_to(card(page, "Homes"))
    expect(page.locator(".notice")).to_contain_text("Added the segment “Homes” to “Phone”.")
    expect(page.locator("#notes-channels .note-text")).to_have_text(CHANNELS)
    assert segments(canvas) == {"Phone": ["Homes"]}
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect_revision(page, 2)
    assert segments(canvas) == {}


def test_note_dropped_beside_a_segment_becomes_one(page: Page, canvas: UUID) -> None:
    card(page, "Phone").drag_to(card(page, "Homes"), target_position={"x": 20, "y": 2})
    expect(page.locator("#notes-customer_segments .note-text")).to_have_text(["Offices", "Phone", "Homes"])
    expect_saved(page)
    assert segments(canvas) == {}


def test_note_is_dropped_on_a_segment_by_touch(visit: Visit, ada: User, canvas: UUID) -> None:
    page = visit(ada, **PHONE)
    page.goto(f"/canvases/{canvas}/")
    card(page, "Mail").scroll_into_view_if_needed()
    finger = Finger(page)
    with finger.on(card(page, "Mail")):
        expect(card(page, "Mail")).to_have_class(re.compile("lifted"))
        finger.slide(*middle(card(page, "Homes")))
        expect(page.locator(".note.target .note-text")).to_have_text("Homes")
    expect(page.locator(".notice")).to_contain_text("Added the segment “Homes” to “Mail”.")
    assert segments(canvas) == {"Mail": ["Homes"]}


def test_nothing_is_selected_on_an_archived_canvas(visit: Visit, ada: User, canvas: UUID) -> None:
    archive_canvas(canvas, ada.pk)
    page = visit(ada)
    page.goto(f"/canvases/{canvas}/")
    card(page, "Mail").hover()
    expect(page.locator("[name=note]")).to_have_count(0)
    expect(page.locator("#selection")).to_have_count(0)
