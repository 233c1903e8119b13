"""The list of canvases in a browser: search while typing, changes in dialogs, and both without scripts."""

from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas, describe_canvas
from relationships.actions.editing import Submission
from relationships.document.canvas import CanvasDocument
from relationships.models import Canvas
from relationships.samples import load_sample
from tests.browser.conftest import Visit

WITHOUT_SCRIPTS = {"java_script_enabled": False}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def start(owner: User, title: str) -> UUID:
    return create_canvas(owner.pk, CanvasDocument(title=title))


def expect_cards(page: Page, *titles: str) -> None:
    expect(page.locator(".card h2")).to_have_text(list(titles))


def open_menu(page: Page, title: str, item: str) -> None:
    page.locator(".card", has_text=title).locator("summary").click()
    page.locator(".menu[open]").get_by_text(item, exact=True).click()


@pytest.mark.parametrize("window", [{}, PHONE, WITHOUT_SCRIPTS], ids=["mouse", "phone", "without scripts"])
def test_newcomer_starts_a_canvas(visit: Visit, ada: User, window: dict[str, Any]) -> None:
    page = visit(ada, **window)
    page.goto("/canvases/")
    page.get_by_label("Title", exact=True).fill("Bean There")
    page.get_by_role("button", name="Create canvas").click()
    expect(page).to_have_title("Bean There · Rapport")
    assert Canvas.objects.get().title == "Bean There"


def test_list_is_searched_while_one_types(visit: Visit, ada: User) -> None:
    for title in ("Bean There", "Bean Pot", "Tea"):
        start(ada, title)
    page = visit(ada)
    page.goto("/canvases/?sort=title")
    page.get_by_placeholder("Search").press_sequentially("bean p")
    expect(page.locator(".card")).to_have_count(1)
    expect(page.get_by_placeholder("Search")).to_be_focused()
    expect(page).to_have_url("/canvases/?q=bean+p&sort=title")
    expect(page.locator("#tabs a[aria-current]")).to_have_text("Mine 1 canvas")
    expect(page.locator("#number-found")).to_have_text("1 canvas")
    page.reload()
    expect_cards(page, "Bean Pot")
    expect(page.get_by_placeholder("Search")).to_have_value("bean p")


def test_list_is_searched_without_scripts(visit: Visit, ada: User) -> None:
    for title in ("Bean There", "Tea"):
        start(ada, title)
    page = visit(ada, **WITHOUT_SCRIPTS)
    page.goto("/canvases/")
    page.get_by_placeholder("Search").fill("tea")
    page.get_by_label("Sort by").select_option("title")
    page.get_by_role("button", name="Search").click()
    expect_cards(page, "Tea")


def test_canvas_is_renamed_in_a_dialog_by_keys_alone(visit: Visit, ada: User) -> None:
    start(ada, "Bean There")
    page = visit(ada)
    page.goto("/canvases/")
    page.locator(".card summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Title", exact=True)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("Bean Here")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“Bean Here” saved.")).to_be_visible()
    expect_cards(page, "Bean Here")


def test_escape_leaves_the_dialog_and_goes_back_to_the_menu(visit: Visit, ada: User) -> None:
    start(ada, "Bean There")
    page = visit(ada)
    page.goto("/canvases/")
    open_menu(page, "Bean There", "Edit details")
    expect(page.get_by_label("Title", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".card summary")).to_be_focused()
    assert Canvas.objects.get().title == "Bean There"


def test_newer_title_is_shown_in_the_dialog_and_mine_kept(visit: Visit, ada: User) -> None:
    canvas_id = start(ada, "Bean There")
    page = visit(ada)
    page.goto("/canvases/")
    open_menu(page, "Bean There", "Edit details")
    page.get_by_label("Title", exact=True).fill("Mine")
    describe_canvas(canvas_id, ada.pk, Submission(), changes={"title": "Theirs"}, base=None)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_contain_text("Theirs")
    expect(page.get_by_label("Title", exact=True)).to_have_value("Mine")
    page.get_by_role("button", name="Keep this version").click()
    expect(page.get_by_text("“Mine” saved.")).to_be_visible()


@pytest.mark.parametrize("window", [{}, PHONE, WITHOUT_SCRIPTS], ids=["mouse", "phone", "without scripts"])
def test_canvas_is_archived_and_brought_back(visit: Visit, ada: User, window: dict[str, Any]) -> None:
    start(ada, "Bean There")
    start(ada, "Tea")
    page = visit(ada, **window)
    page.goto("/canvases/?sort=title")
    open_menu(page, "Bean There", "Archive")
    expect(page.get_by_text("“Bean There” archived.")).to_be_visible()
    expect_cards(page, "Tea")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("“Bean There” restored.")).to_be_visible()
    expect(page.locator(".card h2").filter(has_text="Bean There")).to_have_count(1)
    expect(page.locator(".card h2")).to_have_count(2)


@pytest.mark.parametrize("window", [{}, WITHOUT_SCRIPTS], ids=["dialog", "without scripts"])
def test_deleting_takes_the_title(visit: Visit, ada: User, window: dict[str, Any]) -> None:
    start(ada, "Bean There")
    page = visit(ada, **window)
    page.goto("/canvases/")
    open_menu(page, "Bean There", "Delete")
    page.get_by_label("Title of the canvas").fill("bean there")
    page.get_by_role("button", name="Delete permanently").click()
    expect(page.get_by_text("This isn’t the title of the canvas.")).to_be_visible()
    expect(page.get_by_label("Title of the canvas")).to_have_value("bean there")
    page.get_by_label("Title of the canvas").fill("Bean There")
    page.get_by_role("button", name="Delete permanently").click()
    expect(page.get_by_text("“Bean There” deleted.")).to_be_visible()
    assert Canvas.objects.count() == 0


def test_sample_is_copied_and_shown(visit: Visit, ada: User) -> None:
    page = visit(ada)
    page.goto("/canvases/new/")
    page.get_by_role("button", name="Copy Lego").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lego: building with the fans")


def test_whole_list_fits_a_phone(visit: Visit, ada: User) -> None:
    create_canvas(ada.pk, load_sample("amazon"))
    create_canvas(ada.pk, CanvasDocument(title="x" * 120))
    page = visit(ada, **PHONE)
    for path in ("/canvases/", "/canvases/new/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
