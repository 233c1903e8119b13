"""The board names the version that it shows, whatever arrives in which order; a card's form is of that version."""

from uuid import UUID

from playwright.sync_api import Page, Route, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from relationships.models import Canvas, Note
from tests.browser.conftest import Visit
from tests.browser.notes import at_board
from tests.relationships.actions.board import CHANNELS, Hand

REFRESH = "document.querySelector('canvas-sheet').refresh()"


def hold_copy(page: Page) -> list[Route]:
    """Hold the response to the copy of a note, and return its route once the server has answered."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/copy/", hold)
    return held


def expect_version(page: Page, canvas_id: UUID) -> None:
    version = str(Canvas.objects.get(pk=canvas_id).version)
    expect(page.locator("#revision")).to_have_attribute("data-revision", version)


def test_board_loaded_again_brings_its_version(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id)
    Hand(canvas_id, ada.pk).add(CHANNELS, "Phone")
    page.evaluate(REFRESH)
    expect(page.locator(".note", has_text="Phone")).to_be_visible()
    expect_version(page, canvas_id)


def test_late_answer_does_not_take_a_newer_board_back(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page, hand = at_board(visit(ada), canvas_id), Hand(canvas_id, ada.pk)
    mail = Note.objects.get(canvas=canvas_id, text="Mail")
    held = hold_copy(page)
    page.locator(".note", has_text="Shop").locator(".note-link").click()
    page.get_by_role("button", name="Duplicate").click()
    page.wait_for_function("document.querySelector('[data-state]').dataset.state === 'sending'")
    while not held:
        page.wait_for_timeout(10)
    response = held[0].fetch()
    hand.edit(mail.pk, {"text": "Letter"})
    page.evaluate(REFRESH)
    expect(page.locator(".note", has_text="Letter")).to_be_visible()
    newer = page.locator("#revision").get_attribute("data-revision")
    held[0].fulfill(response=response)
    expect(page.locator("[data-state]")).to_have_attribute("data-state", "saved")
    expect(page.locator(".note", has_text="Shop")).to_have_count(2)
    assert page.locator("#revision").get_attribute("data-revision") == newer
    expect_version(page, canvas_id)
    assert hand.texts(Block.CHANNELS) == ["Shop", "Shop", "Letter"]
