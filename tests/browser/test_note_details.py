"""A note in brief beside its card: under the pointer and with the focus, without moving the board."""

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.share_links import make_link
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.notes import card
from tests.relationships.actions.board import Hand


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    relationships = ["A named tutor", "A forum"]
    key = canvas_with(ada, customer_segments=["Students"], customer_relationships=relationships, channels=["Post"])
    document, hand = read_document(key), Hand(key, ada.pk)
    (students,), (tutor, _) = document.blocks.customer_segments, document.blocks.customer_relationships
    about = {"segment": str(students.id), "type": "personal_assistance", "owner": "Mia Kern"}
    hand.edit(tutor.id, {f"relationship.{name}": value for name, value in about.items()})
    return key


def at_board(page: Page, canvas_id: UUID, query: str = "") -> Page:
    page.goto(f"/canvases/{canvas_id}/{query}")
    return page


def details(page: Page) -> Locator:
    return page.locator("note-details")


def test_details_are_shown_under_the_pointer_and_move_nothing(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id)
    expect(details(page)).to_be_hidden()
    places = "(notes) => notes.map((note) => JSON.stringify(note.getBoundingClientRect()))"
    before = page.locator(".note").evaluate_all(places)
    card(page, "A named tutor").hover()
    expect(details(page)).to_contain_text("Mia Kern")
    expect(details(page)).to_be_in_viewport(ratio=1)
    assert page.locator(".note").evaluate_all(places) == before
    details(page).hover()
    page.wait_for_timeout(600)
    expect(details(page)).to_be_visible()
    card(page, "Post").hover()
    expect(details(page)).to_contain_text("Assumption")
    expect(details(page)).not_to_contain_text("Mia Kern")
    page.mouse.move(5, 5)
    expect(details(page)).to_be_hidden()


def test_details_stand_beside_the_card_and_cover_none_of_its_block(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada, viewport={"width": 1440, "height": 900}), canvas_id)
    card(page, "A named tutor").hover()
    expect(details(page)).to_be_visible()
    shown, other = details(page).bounding_box(), card(page, "A forum").bounding_box()
    assert shown
    assert other
    assert shown["x"] >= other["x"] + other["width"] or shown["x"] + shown["width"] <= other["x"]


def test_details_follow_the_focus_and_esc_closes_them_before_the_drawer(
    visit: Visit, ada: User, canvas_id: UUID
) -> None:
    page = at_board(visit(ada), canvas_id)
    card(page, "Post").locator(".note-link").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Post")
    page.mouse.move(5, 5)
    card(page, "A named tutor").locator(".note-link").focus()
    expect(details(page)).to_contain_text("Mia Kern")
    page.keyboard.press("ArrowDown")
    expect(details(page)).not_to_contain_text("Mia Kern")
    expect(details(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(details(page)).to_be_hidden()
    expect(page.locator("#drawer > *").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#drawer > *")).to_have_count(0)


def test_details_go_when_the_note_is_opened_or_edited(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id)
    card(page, "Post").hover()
    expect(details(page)).to_be_visible()
    card(page, "Post").locator(".note-link").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Post")
    expect(details(page)).to_be_hidden()
    page.wait_for_timeout(600)
    expect(details(page)).to_be_hidden()


def test_touch_shows_no_details_beside_the_card(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada, **PHONE), canvas_id)
    card(page, "A named tutor").locator(".note-link").focus()
    page.wait_for_timeout(600)
    expect(details(page)).to_be_hidden()
    card(page, "A named tutor").tap()
    expect(page.get_by_label("Text", exact=True)).to_have_value("A named tutor")


def test_details_are_shown_by_a_secret_link(visit: Visit, ada: User, canvas_id: UUID) -> None:
    link = make_link(canvas_id, ada.pk, "For the bank", None)
    page = visit()
    page.goto(f"/shared/{link.token}/?view=compact")
    card(page, "A named tutor").hover()
    expect(details(page)).to_contain_text("A named tutor")
    expect(details(page)).to_contain_text("Mia Kern")


def test_projector_shows_no_details(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id, "?view=present")
    card(page, "A named tutor").hover()
    page.wait_for_timeout(600)
    expect(details(page)).to_be_hidden()


def test_marks_are_shown_in_every_view_but_present(visit: Visit, ada: User, canvas_id: UUID) -> None:
    document = read_document(canvas_id)
    Hand(canvas_id, ada.pk).edit(document.blocks.channels[0].id, {"status": "validated", "evidence.source": "A survey"})
    page = visit(ada)
    for view, is_shown in [("comfortable", True), ("compact", True), ("fit", True), ("present", False)]:
        at_board(page, canvas_id, f"?view={view}")
        status = card(page, "Post").get_by_role("img", name="Validated")
        expect(status.first).to_be_visible() if is_shown else expect(status).to_have_count(0)
        expect(card(page, "A named tutor").get_by_role("img", name="Personal assistance")).to_be_visible()


def test_no_words_are_broken_beside_the_drawer(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada, viewport={"width": 1100, "height": 900}), canvas_id)
    card(page, "A named tutor").locator(".note-link").click()
    expect(page.locator("#drawer > *").first).to_be_visible()
    broken = """(places) => places.filter((place) => {
      const range = document.createRange();
      range.selectNodeContents(place);
      const words = place.textContent.trim().split(/\\s+/).length;
      return new Set([...range.getClientRects()].map(({ top }) => top)).size > words;
    }).length"""
    assert page.locator(".note .line span:not(:has(*))").evaluate_all(broken) == 0
    goals = page.locator("#goals_field .goal .check label")
    heights = goals.evaluate_all("(labels) => labels.map((label) => label.offsetHeight)")
    assert len(heights) == 3
    assert len(set(heights)) == 1


@pytest.mark.parametrize("view", ["comfortable", "compact"])
def test_details_have_no_barriers(visit: Visit, ada: User, canvas_id: UUID, view: str) -> None:
    page = at_board(visit(ada), canvas_id, f"?view={view}")
    card(page, "A named tutor").locator(".note-link").focus()
    expect(details(page)).to_contain_text("Mia Kern")
    assert barriers_in_both_themes(page) == []
