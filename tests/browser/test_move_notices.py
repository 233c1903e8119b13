"""What is said after a move to another block, with mouse, touch, keyboard and form, and undoing it from there."""

from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, Route, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from tests.browser.building import read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE, Finger, middle
from tests.browser.notes import at_board, card, expect_revision, expect_saved

BECAME = "“Visits” moved from Channels to Customer Relationships. It is now a relationship with “Small offices”."


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    offices, homes = uuid4(), uuid4()
    blocks = {
        "customer_segments": [{"id": offices, "text": "Small offices"}, {"id": homes, "text": "Homes"}],
        "channels": [{"id": uuid4(), "text": "Visits", "segments": [homes, offices]}],
        "customer_relationships": [{"id": uuid4(), "text": "Club", "relationship": {"segment": homes}}],
    }
    return create_canvas(ada.pk, CanvasDocument.model_validate({"title": "Bean There", "blocks": blocks}))


def undo_from_notice(page: Page, canvas_id: UUID, before: CanvasDocument, *said: str) -> None:
    """Expect one change that a notice tells, and undo it there."""
    notice = page.locator("#notices .notice")
    expect(notice).to_have_count(1)
    for words in said:
        expect(notice).to_contain_text(words)
    assert read_document(canvas_id) != before
    notice.get_by_role("button", name="Undo").click()
    expect_revision(page, 2)
    assert read_document(canvas_id) == before


def test_note_that_is_dragged(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page, before = at_board(visit(ada), canvas_id), read_document(canvas_id)
    card(page, "Visits").drag_to(card(page, "Club"), target_position={"x": 20, "y": 4})
    first = page.locator("#notes-customer_relationships .note").first
    expect(first).to_contain_text("Visits, for Small offices, Homes")
    undo_from_notice(page, canvas_id, before, BECAME, "It is also for “Homes”.")
    expect(page.locator("#notes-channels .note")).to_contain_text(["Visits"])


def test_note_that_is_dragged_by_a_finger(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page, before = at_board(visit(ada, **PHONE), canvas_id), read_document(canvas_id)
    card(page, "Visits").scroll_into_view_if_needed()
    finger = Finger(page)
    with finger.on(card(page, "Visits")):
        expect(card(page, "Visits")).to_contain_class("lifted")
        x, y = middle(page.locator("#block-customer_relationships"))
        finger.slide(x, y)
    undo_from_notice(page, canvas_id, before, BECAME, "It is also for “Homes”.")


def test_note_that_is_moved_by_keys(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page, before = at_board(visit(ada), canvas_id), read_document(canvas_id)
    card(page, "Club").locator(".note-link").focus()
    page.keyboard.press("Alt+ArrowRight")
    said = "“Club” moved from Customer Relationships to Customer Segments and is no longer a relationship."
    lost = "As a segment, it is not for “Homes”. It will be again when you move it out of Customer Segments."
    expect(page.locator("#notices .notice")).to_contain_text(said)
    expect(card(page, "Club").locator(".note-link")).to_be_focused()
    undo_from_notice(page, canvas_id, before, said, lost)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("window", [{}, PHONE], ids=["desktop", "phone"])
def test_note_that_is_moved_by_a_form(
    visit: Visit, ada: User, canvas_id: UUID, scripts: bool, window: dict[str, object]
) -> None:
    page, before = at_board(visit(ada, java_script_enabled=scripts, **window), canvas_id), read_document(canvas_id)
    card(page, "Visits").locator(".note-link").click()
    page.get_by_label("Move to").select_option(label="After “Club”")
    page.get_by_role("button", name="Move", exact=True).click()
    undo_from_notice(page, canvas_id, before, BECAME, "It is also for “Homes”.")


def test_notice_of_a_move_comes_while_the_next_note_is_lifted(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/position/", hold)
    with page.expect_request("**/position/"):
        card(page, "Visits").drag_to(card(page, "Club"), target_position={"x": 20, "y": 4})
    homes = page.locator(".note[data-text='Homes']")
    homes.hover()
    page.mouse.down()
    expect(homes).to_contain_class("lifted")
    held[0].continue_()
    expect(page.locator("#notices .notice")).to_contain_text(BECAME)
    page.unroute("**/position/")
    page.mouse.up()
    expect_saved(page)
    assert [note.text for note in read_document(canvas_id).notes(Block.CUSTOMER_RELATIONSHIPS)] == ["Visits", "Club"]


def test_long_notice_stays_for_as_long_as_it_takes_to_read(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.clock.install()
    at_board(page, canvas_id)
    card(page, "Club").locator(".note-link").focus()
    page.keyboard.press("Alt+ArrowRight")
    notice = page.locator("#notices .notice")
    expect(notice).to_contain_text("It will be again when you move it out of Customer Segments.")
    page.clock.run_for(10_000)
    expect(notice).not_to_contain_class("leaving")
    page.clock.run_for(10_000)
    expect(notice).to_have_count(0)
