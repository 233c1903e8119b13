"""Folders in a browser: canvases selected and moved by mouse, keys, finger and without scripts."""

from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.folders import create_folder
from relationships.document.canvas import CanvasDocument
from relationships.models import Folder, Member
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE

WITHOUT_SCRIPTS = {"java_script_enabled": False}


def start(owner: User, title: str) -> UUID:
    return create_canvas(owner.pk, CanvasDocument(title=title))


def pick(page: Page, *titles: str) -> None:
    for title in titles:
        page.locator(".card", has_text=title).hover()
        page.get_by_role("checkbox", name=f"Select {title}").check()


@pytest.mark.parametrize("window", [{}, PHONE, WITHOUT_SCRIPTS], ids=["mouse", "phone", "without scripts"])
def test_two_canvases_are_moved_to_a_new_folder(visit: Visit, ada: User, window: dict[str, Any]) -> None:
    for title in ("Bean There", "Tea", "Cocoa"):
        start(ada, title)
    page = visit(ada, **window)
    page.goto("/canvases/?sort=title")
    expect(page.get_by_role("button", name="Move to a folder")).to_be_hidden()
    pick(page, "Bean There", "Tea")
    page.get_by_role("button", name="Move to a folder").click()
    expect(page.get_by_role("heading", name="Move 2 canvases to a folder")).to_be_visible()
    page.get_by_role("radio", name="New folder").check()
    page.get_by_label("Name of the new folder").fill("Drinks")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_text("2 canvases moved to “Drinks”.")).to_be_visible()
    expect(page).to_have_url("/canvases/?sort=title")
    page.get_by_role("navigation", name="Folders").get_by_role("link", name="Drinks").click()
    expect(page.locator(".card h2")).to_have_text(["Bean There", "Tea"])
    assert Folder.objects.get().members.count() == 2


def test_canvas_gets_a_folder_and_a_colour_by_keys(visit: Visit, ada: User) -> None:
    start(ada, "Bean There")
    create_folder(ada.pk, "Drinks")
    page = visit(ada)
    page.goto("/canvases/")
    page.locator(".card summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Folder and colour").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Folder and colour")).to_be_visible()
    page.get_by_role("radio", name="No folder").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Drinks")).to_be_checked()
    page.get_by_role("radio", name="None").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_contain_text("Red")
    expect(page.locator(".card")).to_contain_text("Drinks")
    member = Member.objects.get()
    assert (member.colour, member.folder_id) == ("red", Folder.objects.get().pk)


def test_taken_name_is_explained_in_the_dialog(visit: Visit, ada: User) -> None:
    start(ada, "Bean There")
    create_folder(ada.pk, "Drinks")
    page = visit(ada)
    page.goto("/canvases/")
    pick(page, "Bean There")
    page.get_by_role("button", name="Move to a folder").click()
    page.get_by_role("radio", name="New folder").check()
    page.get_by_label("Name of the new folder").fill("drinks")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("You already have a folder named “Drinks”.")
    expect(page.get_by_label("Name of the new folder")).to_have_value("drinks")


def test_selection_is_counted_and_cleared(visit: Visit, ada: User) -> None:
    for title in ("Bean There", "Tea"):
        start(ada, title)
    page = visit(ada)
    page.goto("/canvases/")
    pick(page, "Bean There", "Tea")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(2)
    page.get_by_role("button", name="Clear selection").click()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Move to a folder")).to_be_hidden()


@pytest.mark.parametrize("window", [{}, WITHOUT_SCRIPTS], ids=["dialog", "without scripts"])
def test_folder_is_created_renamed_and_deleted(visit: Visit, ada: User, window: dict[str, Any]) -> None:
    start(ada, "Bean There")
    page = visit(ada, **window)
    page.goto("/canvases/")
    page.get_by_role("link", name="New folder").click()
    page.get_by_label("Name", exact=True).fill("Drinks")
    page.get_by_role("button", name="Create folder").click()
    page.get_by_role("link", name="Rename the folder Drinks").click()
    page.get_by_role("heading", name="Rename this folder").wait_for()
    page.locator("form", has=page.get_by_role("button", name="Rename")).get_by_label("Name").fill("Hot drinks")
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("link", name="Delete the folder Hot drinks").click()
    page.get_by_role("button", name="Delete folder").click()
    expect(page.get_by_text("You have no folders yet.")).to_be_visible()
    assert Folder.objects.count() == 0
