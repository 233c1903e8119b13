"""What stays in its place on the board while the drawer opens and closes, and while notices come and go."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.samples import load_sample
from tests.browser.conftest import Visit
from tests.browser.notes import at_board, card

PIXELS = 2
BLOCKS = """(blocks) => blocks.map((block) => {
  const { left, top, width, height } = block.getBoundingClientRect();
  return [left, top, width, height].map(Math.round).join(" ");
})"""
COVERED = """(notice) => {
  const { left, top, right, bottom } = notice.getBoundingClientRect();
  const controls = document.querySelectorAll("main :is(a, button, input, select, summary), .footer :is(a, button)");
  return [...controls].filter((control) => {
    const box = control.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return box.width && x > left && x < right && y > top && y < bottom;
  }).map((control) => control.outerHTML);
}"""


def top(place: Locator) -> float:
    value: float = place.evaluate("(place) => place.getBoundingClientRect().top")
    return value


def boxes(page: Page) -> list[str]:
    """Return where each block is in the window."""
    found: list[str] = page.locator(".block").evaluate_all(BLOCKS)
    return found


def order(page: Page) -> list[str]:
    """Return the blocks from left to right and from top to bottom."""
    found: list[str] = page.locator(".block").evaluate_all(
        """(blocks) => blocks
          .map((block) => ({ block, box: block.getBoundingClientRect() }))
          .sort((one, other) => one.box.left - other.box.left || one.box.top - other.box.top)
          .map(({ block }) => block.dataset.block)"""
    )
    return found


@pytest.mark.parametrize("width", [1440, 1280, 1024])
def test_clicked_note_stays_in_its_place(visit: Visit, ada: User, width: int) -> None:
    canvas_id = create_canvas(ada.pk, load_sample("netflix"))
    page = at_board(visit(ada, viewport={"width": width, "height": 900}), canvas_id)
    before, moved = order(page), {}
    for note in page.locator(".note:is(:nth-child(2), :last-child)").all():
        note.evaluate("(note) => note.scrollIntoView({ block: 'center' })")
        start = top(note)
        note.locator(".note-link").evaluate("(link) => link.click()")
        expect(page.locator("#drawer auto-save")).to_be_visible()
        expect(note).to_be_in_viewport()
        beside, arranged = top(note), order(page)
        page.keyboard.press("Escape")
        expect(page.locator("#drawer > *")).to_have_count(0)
        if max(abs(beside - start), abs(top(note) - beside)) > PIXELS or arranged != before:
            moved[note.get_attribute("data-text")] = (start, beside, top(note), arranged)
    assert moved == {}


def test_drawer_that_is_closed_by_the_back_button_leaves_the_note_in_its_place(visit: Visit, ada: User) -> None:
    page = at_board(visit(ada, viewport={"width": 1280, "height": 800}), create_canvas(ada.pk, load_sample("lego")))
    note = page.locator("#notes-channels .note").last
    note.evaluate("(note) => note.scrollIntoView({ block: 'center' })")
    start = top(note)
    note.locator(".note-link").click()
    expect(page.locator("#drawer auto-save")).to_be_visible()
    page.go_back()
    expect(page.locator("#drawer > *")).to_have_count(0)
    assert abs(top(note) - start) <= PIXELS


def test_whole_canvas_is_as_large_after_the_drawer_as_before(visit: Visit, ada: User) -> None:
    canvas_id = create_canvas(ada.pk, load_sample("starbucks"))
    page = visit(ada, viewport={"width": 1280, "height": 800})
    page.goto(f"/canvases/{canvas_id}/?view=fit")
    before = boxes(page)
    page.locator(".note-link").first.click()
    expect(page.locator("#drawer auto-save")).to_be_visible()
    assert boxes(page) != before
    page.keyboard.press("Escape")
    expect(page.locator("#drawer > *")).to_have_count(0)
    assert boxes(page) == before


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    offices = uuid4()
    blocks = {
        "customer_segments": [{"id": offices, "text": "Small offices"}],
        "channels": [{"id": uuid4(), "text": "Visits", "segments": [offices]}, {"id": uuid4(), "text": "Shop"}],
        "customer_relationships": [{"id": uuid4(), "text": f"Club {number}"} for number in range(6)],
        "revenue_streams": [{"id": uuid4(), "text": f"Fee {number}"} for number in range(3)],
    }
    return create_canvas(ada.pk, CanvasDocument.model_validate({"title": "Bean There", "blocks": blocks}))


@pytest.mark.parametrize("view", ["comfortable", "compact", "fit"])
@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_notice_neither_moves_the_board_nor_covers_a_control(
    visit: Visit, ada: User, canvas_id: UUID, view: str, size: tuple[int, int]
) -> None:
    width, height = size
    page = visit(ada, viewport={"width": width, "height": height})
    page.goto(f"/canvases/{canvas_id}/?view={view}")
    page.evaluate("addEventListener('resize', () => { document.body.dataset.resized = '' })")
    card(page, "Visits").locator(".note-link").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowRight")
    notice = page.locator("#notices .notice")
    expect(notice).to_be_visible()
    during = boxes(page)
    assert notice.evaluate(COVERED) == []
    notice.get_by_role("button", name="Close message").click()
    expect(notice).to_have_count(0)
    assert boxes(page) == during
    expect(page.locator("body")).not_to_have_attribute("data-resized", "")
