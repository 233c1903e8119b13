"""What has room on the board and in the matrix: names, marks, letters and check boxes beside each other."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.notes import at_board, open_details

# Signs of other cards that the tools of a card touch.
COVERED = """(tools) => {
  const box = tools.getBoundingClientRect();
  const signs = document.querySelectorAll(".note :is(.letters i, .type-mark, .marks > *)");
  return [...signs].filter((sign) => {
    const other = sign.getBoundingClientRect();
    const isBeside = other.right <= box.left || other.left >= box.right;
    return other.width && !isBeside && other.bottom > box.top && other.top < box.bottom;
  }).map((sign) => sign.closest(".note").dataset.text);
}"""
# The lines of a text, from where each of its characters is.
LINES = """(element) => {
  const [text] = [...element.childNodes].filter((node) => node.data?.trim());
  const lines = new Map();
  for (let place = 0; place < text.length; place += 1) {
    const range = new Range();
    range.setStart(text, place);
    range.setEnd(text, place + 1);
    const { top, width } = range.getBoundingClientRect();
    if (width) lines.set(top, (lines.get(top) ?? "") + text.data[place]);
  }
  return [...lines.values()].map((line) => line.trim());
}"""


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    homes, students = uuid4(), uuid4()
    blocks = {
        "customer_segments": [
            {"id": homes, "text": "Zero-waste households"},
            {"id": students, "text": "Students in town"},
        ],
        "channels": [{"id": uuid4(), "text": text, "segments": [homes, students]} for text in ("Shop", "Mail", "Van")],
        "customer_relationships": [{"id": uuid4(), "text": "Reminders", "relationship": {"segment": homes}}],
        "cost_structure": [{"id": uuid4(), "text": text, "segments": [homes]} for text in ("Rent", "Fuel", "Pay")],
    }
    return create_canvas(ada.pk, CanvasDocument.model_validate({"title": "Refill round", "blocks": blocks}))


def lines(place: Locator) -> list[str]:
    found: list[str] = place.evaluate(LINES)
    return found


@pytest.mark.parametrize("is_open", [False, True], ids=["board", "beside the drawer"])
def test_tools_of_a_card_cover_no_letter(visit: Visit, ada: User, canvas_id: UUID, is_open: bool) -> None:
    page = at_board(visit(ada, viewport={"width": 1280, "height": 900}), canvas_id)
    if is_open:
        open_details(page, "Reminders")
    for note in page.locator(".note[data-note]").all():
        note.hover()
        tools = note.get_by_role("toolbar", name="Note actions")
        expect(tools).to_be_visible()
        assert tools.evaluate(COVERED) == []


def test_names_of_blocks_stand_on_one_line(visit: Visit, ada: User) -> None:
    page = at_board(visit(ada, viewport={"width": 1440, "height": 900}), canvas_with(ada, channels=["Shop"]))
    for name in page.locator(".block h2").all():
        assert len(lines(name)) == 1


@pytest.mark.parametrize("width", [1280, 1440])
def test_name_breaks_between_its_words_first(visit: Visit, ada: User, canvas_id: UUID, width: int) -> None:
    page = visit(ada, viewport={"width": width, "height": 900})
    for path in ("relationships/", "scorecard/"):
        page.goto(f"/canvases/{canvas_id}/{path}")
        name = page.get_by_role("link", name="Zero-waste households").first
        assert lines(name) in (["Zero-waste households"], ["Zero-waste", "households"])
    page.goto(f"/canvases/{canvas_id}/checks/")
    assert lines(page.get_by_role("link", name="Students in town", exact=True).first) == ["Students in town"]


def test_number_of_open_questions_breaks_between_its_words(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, viewport={"width": 1280, "height": 900})
    page.goto(f"/canvases/{canvas_id}/relationships/")
    assert " ".join(lines(page.get_by_role("link", name="questions open").first)) == "4 of 4 questions open"


def test_totals_are_in_line_with_each_other_and_their_columns(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, viewport={"width": 1280, "height": 900})
    page.goto(f"/canvases/{canvas_id}/relationships/")
    paddings = page.locator(".relationships :is(thead, tfoot) :is(th, td)").evaluate_all(
        "(cells) => cells.map((cell) => getComputedStyle(cell).padding)"
    )
    assert len({*paddings}) == 1


def at_height(page: Page, note: Locator, height: float) -> None:
    """Scroll a note to this distance from the top of the window."""
    note.evaluate("(note, height) => scrollBy(0, note.getBoundingClientRect().top - height)", height)


def test_check_boxes_go_below_the_names_of_blocks_and_are_whole_at_first(visit: Visit, ada: User) -> None:
    page = at_board(visit(ada, **PHONE), canvas_with(ada, channels=[f"Channel {number}" for number in range(20)]))
    check_boxes = page.locator("#notes-channels [name=note]")
    on_top = """(box) => {
      const { left, top, width } = box.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + 6) === box;
    }"""
    assert check_boxes.first.evaluate(on_top)
    at_height(page, page.locator("#notes-channels .note").nth(5), 20)
    assert not check_boxes.nth(5).evaluate(on_top)
