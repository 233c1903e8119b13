"""Moving notes with mouse, touch, keyboard and form."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, Position, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import archive_canvas
from relationships.catalog.blocks import Block
from tests.browser.building import canvas_with, read_document, texts_by_block
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE, Finger, middle
from tests.browser.notes import card, expect_revision, held_requests, wait_for_one


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, channels=["one", "two", "three"], key_resources=["four"], customer_segments=["five"])


def open_board(visit: Visit, ada: User, canvas_id: UUID, **window: object) -> Page:
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/")
    return page


def texts_in(page: Page, block: Block) -> Locator:
    return page.locator(f"#notes-{block.value} .note-text")


def expect_moved(page: Page, canvas_id: UUID, **blocks: list[str]) -> None:
    """Expect these texts on the board and in the database, saved as one change."""
    expect_moved_in(1, page, canvas_id, **blocks)


def expect_moved_in(changes: int, page: Page, canvas_id: UUID, **blocks: list[str]) -> None:
    """Expect these texts on the board and in the database, saved as so many changes."""
    expect_revision(page, changes)
    for name, texts in blocks.items():
        expect(texts_in(page, Block(name))).to_have_text(texts)
        expect(page.locator(f"#count-{name}")).to_have_text(str(len(texts)))
    found = texts_by_block(read_document(canvas_id))
    assert {name: found[Block(name)] for name in blocks} == blocks


def test_note_is_dragged_within_its_block(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_board(visit, ada, canvas_id)
    card(page, "three").drag_to(card(page, "one"), target_position={"x": 20, "y": 4})
    expect_moved(page, canvas_id, channels=["three", "one", "two"])


def test_note_is_dragged_into_another_block(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_board(visit, ada, canvas_id)
    card(page, "two").drag_to(card(page, "four"), target_position={"x": 20, "y": 4})
    expect_moved(page, canvas_id, channels=["one", "three"], key_resources=["two", "four"])
    assert "/notes/" not in page.url


def test_note_is_dragged_into_an_empty_block(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_board(visit, ada, canvas_id)
    card(page, "two").drag_to(page.locator("#notes-cost_structure"))
    expect_moved(page, canvas_id, channels=["one", "three"], cost_structure=["two"])


@pytest.mark.parametrize(
    ("place", "order"), [("header", ["two", "four"]), (".add", ["two", "four"]), (".block", ["four", "two"])]
)
def test_whole_block_takes_a_note(visit: Visit, ada: User, canvas_id: UUID, place: str, order: list[str]) -> None:
    page = open_board(visit, ada, canvas_id, viewport={"width": 1280, "height": 1000})
    block = page.locator("#block-key_resources")
    box = block.bounding_box()
    assert box
    target, foot = (block, Position(x=40, y=box["height"] - 6)) if place == ".block" else (block.locator(place), None)
    card(page, "two").hover()
    page.mouse.down()
    target.hover(position=foot, force=True)
    target.hover(position=foot, force=True)
    expect(block).to_have_css("outline-style", "solid")
    page.mouse.up()
    expect_moved(page, canvas_id, channels=["one", "three"], key_resources=order)


def test_note_becomes_a_segment_where_segments_are(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_board(visit, ada, canvas_id)
    card(page, "two").drag_to(card(page, "five"), target_position={"x": 20, "y": 4})
    expect_moved(page, canvas_id, customer_segments=["two", "five"])
    expect(card(page, "two")).to_contain_text("no relationship yet")


def test_move_that_is_refused_is_taken_back(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_board(visit, ada, canvas_id, expect_errors=True)
    archive_canvas(canvas_id, ada.pk)
    card(page, "two").drag_to(card(page, "four"), target_position={"x": 20, "y": 4})
    expect(page.locator("#notices")).to_contain_text("archived")
    expect(texts_in(page, Block.CHANNELS)).to_have_text(["one", "two", "three"])
    expect(page.locator("#count-channels")).to_have_text("3")


def test_finger_that_stays_picks_a_note_up(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_board(visit, ada, canvas_id, **PHONE)
    card(page, "three").scroll_into_view_if_needed()
    finger = Finger(page)
    with finger.on(card(page, "three")):
        expect(card(page, "three")).to_have_class(re.compile("lifted"))
        x, y = middle(card(page, "one"))
        finger.slide(x, y - 12)
    expect_moved(page, canvas_id, channels=["three", "one", "two"])
    assert "/notes/" not in page.url


def test_finger_that_moves_at_once_scrolls(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **PHONE)
    page.clock.install(time=0)
    page.goto(f"/canvases/{canvas_id}/")
    # Stops the clock, so that on a slow machine the touch does not count as a long press.
    page.clock.pause_at(60_000)
    finger = Finger(page)
    with finger.on(card(page, "one")):
        finger.slide(finger.x, finger.y - 300)
    expect(page.locator(".topbar")).not_to_be_in_viewport()
    expect_revision(page, 0)
    expect(texts_in(page, Block.CHANNELS)).to_have_text(["one", "two", "three"])


def test_finger_that_taps_opens_the_details(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_board(visit, ada, canvas_id, **PHONE)
    card(page, "two").tap()
    expect(page.get_by_label("Text", exact=True)).to_have_value("two")


@pytest.mark.parametrize(
    ("text", "keys", "blocks"),
    [
        ("two", ["ArrowUp"], {"channels": ["two", "one", "three"]}),
        ("two", ["ArrowDown"], {"channels": ["one", "three", "two"]}),
        ("four", ["ArrowLeft"], {"key_resources": [], "key_partnerships": ["four"]}),
        ("four", ["ArrowRight"], {"key_resources": [], "value_propositions": ["four"]}),
    ],
)
def test_note_is_moved_by_keys(
    visit: Visit, ada: User, canvas_id: UUID, text: str, keys: list[str], blocks: dict[str, list[str]]
) -> None:
    page = open_board(visit, ada, canvas_id)
    card(page, text).locator(".note-link").focus()
    for key in keys:
        page.keyboard.press(f"Alt+{key}")
    expect_moved(page, canvas_id, **blocks)
    expect(card(page, text).locator(".note-link")).to_be_focused()
    expect(page.locator("canvas-sheet > [role=status]")).to_contain_text("Moved to")


def test_no_move_is_lost_however_fast_the_keys_are(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_board(visit, ada, canvas_id)
    card(page, "one").locator(".note-link").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown", "ArrowUp"):
        page.keyboard.press(f"Alt+{key}")
    expect_moved_in(5, page, canvas_id, channels=["two", "one", "three"])
    expect(card(page, "one").locator(".note-link")).to_be_focused()


# Marks the page as soon as it has drawn the answer to a GET, or left it out.
MARK_LOADED = """document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (ctx.request.method === "GET") document.body.dataset.loaded = "";
})"""


def test_board_that_is_loaded_again_takes_no_move_back(visit: Visit, ada: User, canvas_id: UUID) -> None:
    """The board is read after the second move, and arrives while the third one is not saved yet."""
    page = open_board(visit, ada, canvas_id)
    # Playwright releases what is held when no route is left.
    page.route("**/*", lambda route: route.continue_())
    moves, boards = held_requests(page, "**/position/"), held_requests(page, f"**/canvases/{canvas_id}/")
    link = card(page, "one").locator(".note-link")
    link.focus()
    for key in ("ArrowDown", "ArrowDown"):
        page.keyboard.press(f"Alt+{key}")
    wait_for_one(page, moves).continue_()
    loading = wait_for_one(page, boards)
    loaded = loading.fetch()
    moves = held_requests(page, "**/position/")
    page.evaluate(MARK_LOADED)
    page.keyboard.press("Alt+ArrowUp")
    loading.fulfill(response=loaded)
    expect(page.locator("body")).to_have_attribute("data-loaded", "")
    page.keyboard.press("Alt+ArrowUp")
    wait_for_one(page, moves).continue_()
    expect_moved_in(4, page, canvas_id, channels=["one", "two", "three"])
    expect(link).to_be_focused()


def test_arrows_lead_from_note_to_note_and_block_to_block(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_board(visit, ada, canvas_id)
    card(page, "one").locator(".note-link").focus()
    for key, text in [("ArrowDown", "two"), ("ArrowDown", "three"), ("ArrowDown", "Add to"), ("ArrowUp", "three")]:
        page.keyboard.press(key)
        assert text in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowRight")
    assert "five" in page.evaluate("document.activeElement.textContent")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_note_is_moved_by_a_form(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = open_board(visit, ada, canvas_id, java_script_enabled=scripts)
    card(page, "two").locator(".note-link").click()
    page.get_by_label("Move to").select_option(label="After “four”")
    page.get_by_role("button", name="Move").click()
    expect_moved(page, canvas_id, channels=["one", "three"], key_resources=["four", "two"])
