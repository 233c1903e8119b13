"""Boards in various states, checked by axe: open forms, menus and drawers, conflicts, deletions, a phone."""

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.editing import Submission
from relationships.actions.notes import delete_note, edit_note
from relationships.catalog.blocks import Block
from relationships.models import Member, Role
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import canvas_with, read_document, small_canvas
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE


@pytest.fixture
def lego(ada: User) -> UUID:
    """Create a canvas with notes of all kinds, owned by Ada and shared with Grace."""
    canvas_id = small_canvas(ada)
    grace = User.objects.create_user("grace@example.com", "correct horse battery", display_name="Grace")
    Member.objects.create(canvas_id=canvas_id, user=grace, role=Role.VIEWER)
    return canvas_id


def test_empty_board_has_no_barrier(visit: Visit, ada: User) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_with(ada)}/")
    assert barriers_in_both_themes(page) == []


def compose(page: Page) -> None:
    for block in ("channels", "key_resources"):
        page.locator(f"#block-{block} .add").click()
    page.locator("#block-channels textarea").fill("x" * 501)
    page.keyboard.press("Enter")
    expect(page.locator("#block-channels .error")).to_be_visible()


def compose_relationship(page: Page) -> None:
    page.locator("#block-customer_relationships .add").click()
    composer = page.locator("#compose-customer_relationships")
    composer.locator("[data-for=segments] label").first.click()
    composer.get_by_role("radio", name="Automated").check()


def select(page: Page) -> None:
    for link in page.locator("#notes-channels .note-link").all()[:2]:
        link.focus()
        page.keyboard.press("x")
    expect(page.get_by_role("form", name="Selected notes")).to_be_visible()


def edit_in_place(page: Page) -> None:
    page.locator("#notes-channels .note-link").first.focus()
    page.keyboard.press("e")
    expect(page.get_by_label("Text of the note")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(page.locator(".note .error")).to_be_visible()


def delete(page: Page) -> None:
    page.locator("#notes-channels .note-link").first.focus()
    page.keyboard.press("Delete")
    expect(page.locator("#notices").get_by_role("button", name="Undo")).to_be_visible()


def ask_for_words(page: Page) -> None:
    page.get_by_placeholder("Search notes").fill("children")
    expect(page.locator("[data-dimmed]").first).to_be_visible()


def open_questions(page: Page) -> None:
    for summary in page.locator(".questions > summary").all():
        summary.click()


def show_keys(page: Page) -> None:
    page.get_by_role("button", name="Shortcuts").click()
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def open_menus(page: Page) -> None:
    page.locator("summary", has_text="Export").click()
    expect(page.locator(".menu[open]")).to_be_visible()


def open_segment(page: Page) -> None:
    _open_everything(page, page.locator("#notes-customer_segments .note-link").first)


def open_relationship(page: Page) -> None:
    _open_everything(page, page.locator("#notes-customer_relationships .note-link").first)


def open_wrong_note(page: Page) -> None:
    page.locator("#notes-channels .note-link").first.click()
    page.get_by_label("Text", exact=True).fill("")
    page.locator("#drawer").get_by_label("Status").select_option("Testing")
    expect(page.locator(".note-form .error").first).to_be_visible()


def _open_everything(page: Page, link: Locator) -> None:
    link.click()
    expect(page.get_by_label("Text", exact=True)).to_be_visible()
    page.locator("#drawer details").evaluate_all("(sections) => sections.forEach((section) => { section.open = true })")


STATES: list[Callable[[Page], None]] = [
    compose,
    compose_relationship,
    select,
    edit_in_place,
    delete,
    ask_for_words,
    open_questions,
    show_keys,
    open_menus,
    open_segment,
    open_relationship,
    open_wrong_note,
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_board_in_this_state_has_no_barrier(visit: Visit, ada: User, lego: UUID, state: Callable[[Page], None]) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{lego}/")
    state(page)
    assert barriers_in_both_themes(page) == []


@pytest.mark.parametrize(
    "state", [compose, compose_relationship, select, open_relationship], ids=lambda state: state.__name__
)
def test_board_on_a_phone_has_no_barrier(visit: Visit, ada: User, lego: UUID, state: Callable[[Page], None]) -> None:
    page = visit(ada, **PHONE)
    page.goto(f"/canvases/{lego}/")
    state(page)
    assert barriers_in_both_themes(page) == []


@pytest.mark.parametrize("meanwhile", ["changed", "deleted"])
def test_conflict_has_no_barrier(visit: Visit, ada: User, lego: UUID, meanwhile: str) -> None:
    note = read_document(lego).notes(Block.CHANNELS)[0].id
    page = visit(ada)
    page.goto(f"/canvases/{lego}/notes/{note}/")
    if meanwhile == "changed":
        edit_note(lego, ada.pk, Submission(), note_id=note, changes={"text": "theirs"}, base=None)
    else:
        delete_note(lego, ada.pk, Submission(), note_id=note)
    page.get_by_label("Text", exact=True).fill("mine")
    expect(page.locator(".conflict")).to_be_visible()
    assert barriers_in_both_themes(page) == []


def test_read_only_details_have_no_barrier(visit: Visit, lego: UUID) -> None:
    page = visit(User.objects.get(display_name="Grace"))
    page.goto(f"/canvases/{lego}/")
    page.locator("#notes-customer_relationships .note-link").first.click()
    expect(page.locator("#drawer dl")).to_be_visible()
    assert barriers_in_both_themes(page) == []
