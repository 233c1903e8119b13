"""The checks in a browser: view a finding, preview its cure, cure, undo and dismiss it; marks on cards and tab."""

from __future__ import annotations

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.share_links import make_link
from relationships.catalog.blocks import Block
from relationships.models import Dismissal
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import canvas_with, read_document, texts_by_block
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.keys import go_to
from tests.browser.notes import at_board, card, expect_saved, open_in_place
from tests.relationships.checks.rules import few_rules

__all__ = ["few_rules"]
pytestmark = pytest.mark.usefixtures("few_rules")
NOBODY = "Nobody serves “Offices”."
WINDOWS = [{}, PHONE, {"java_script_enabled": False}]
NAMES = ["mouse", "phone", "no scripts"]


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    """Create a canvas with a segment without relationships, a channel with a very short text, and no description."""
    return canvas_with(ada, customer_segments=["Offices"], channels=["Shop", "By post"])


def at_checks(page: Page, canvas_id: UUID) -> Page:
    page.goto(f"/canvases/{canvas_id}/checks/")
    return page


def mark(page: Page, text: str) -> Locator:
    return card(page, text).locator(".mark")


def expect_count(page: Page, number: int) -> None:
    expect(page.locator("#findings-count .num")).to_have_text(str(number))


def relationships(canvas_id: UUID) -> list[str]:
    return texts_by_block(read_document(canvas_id))[Block.CUSTOMER_RELATIONSHIPS]


def drawer(page: Page) -> Locator:
    return page.locator("#drawer")


@pytest.mark.parametrize("window", WINDOWS, ids=NAMES)
def test_finding_is_looked_at_cured_and_brought_back(
    visit: Visit, ada: User, canvas_id: UUID, window: dict[str, object]
) -> None:
    page = at_checks(visit(ada, **window), canvas_id)
    expect(page.get_by_role("heading", name="1 error, 1 warning and 1 hint")).to_be_visible()
    page.get_by_role("link", name=f"Apply fix… : {NOBODY}").click()
    expect(drawer(page).locator(".changes")).to_contain_text("“Help” in Customer Relationships")
    expect(drawer(page).locator(".outcome")).to_have_text([f"will be resolved {NOBODY}"])
    page.get_by_role("link", name="Preview").click()
    expect(page.locator(".note", has_text="Help")).to_contain_text("new")
    expect(page.locator(".note a[href]")).to_have_count(0)
    page.get_by_role("link", name="Back", exact=True).click()
    assert relationships(canvas_id) == []
    drawer(page).get_by_role("button", name="Apply").click()
    expect(page.get_by_role("heading", name="1 warning and 1 hint")).to_be_visible()
    expect_count(page, 2)
    assert relationships(canvas_id) == ["Help"]
    page.locator("#notices").get_by_role("button", name="Undo").click()
    expect_gone(page, canvas_id)


def expect_gone(page: Page, canvas_id: UUID) -> None:
    """Expect the note that the cure added to be removed again."""
    if page.evaluate("location.pathname").endswith(f"/{canvas_id}/"):
        at_checks(page, canvas_id)
    expect(page.get_by_role("heading", name="1 error, 1 warning and 1 hint")).to_be_visible()
    assert relationships(canvas_id) == []


def test_finding_is_cured_by_keys_alone(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_checks(visit(ada), canvas_id)
    go_to(page, page.get_by_role("link", name=NOBODY, exact=True))
    page.keyboard.press("Enter")
    expect(drawer(page)).to_be_focused()
    go_to(page, page.get_by_role("button", name="Apply"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Fixed")).to_be_visible()
    go_to(page, drawer(page).get_by_role("link", name="Nothing says what this is about."))
    page.keyboard.press("Escape")
    expect(drawer(page).locator("> *")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.get_by_role("heading", name="1 error, 1 warning and 1 hint")).to_be_visible()
    assert relationships(canvas_id) == []


@pytest.mark.parametrize("window", WINDOWS, ids=NAMES)
def test_finding_is_dismissed_with_a_reason_and_counted_again(
    visit: Visit, ada: User, canvas_id: UUID, window: dict[str, object]
) -> None:
    page = at_checks(visit(ada, **window), canvas_id)
    page.get_by_role("link", name=f"Dismiss… : {NOBODY}").click()
    page.get_by_role("button", name="Dismiss", exact=True).click()
    expect(page.locator(".field .error")).to_have_text("Enter a reason.")
    page.get_by_label("Reason", exact=True).fill("They serve themselves")
    page.get_by_role("button", name="Dismiss", exact=True).click()
    expect(page.locator("#lens").get_by_role("heading", name="Dismissed: 1")).to_be_visible()
    expect(page.locator("#lens .dismissed")).to_contain_text("by Ada: They serve themselves")
    expect(page.get_by_role("heading", name="1 warning and 1 hint")).to_be_visible()
    if not drawer(page).locator("> *").count():
        page.get_by_role("link", name=f"Restore finding… : {NOBODY}").click()
    page.get_by_role("button", name="Restore finding").click()
    expect(page.get_by_role("heading", name="1 error, 1 warning and 1 hint")).to_be_visible()
    assert not Dismissal.objects.exists()


def test_reason_that_was_typed_outlives_an_evidence_that_changed(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_checks(visit(ada), canvas_id)
    page.get_by_role("link", name="Dismiss… : “Shop” says little.").click()
    page.get_by_label("Reason", exact=True).fill("It is a name")
    other = at_board(visit(ada), canvas_id)
    field = open_in_place(other, "Shop").get_by_label("Text of the note")
    field.fill("Fax")
    field.press("Enter")
    expect_saved(other)
    page.get_by_role("button", name="Dismiss", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("has changed since you opened it")
    expect(page.get_by_label("Reason", exact=True)).to_have_value("It is a name")
    page.get_by_role("button", name="Dismiss", exact=True).click()
    expect(drawer(page)).to_contain_text("“Fax” says little.")
    expect(page.get_by_role("button", name="Restore finding")).to_be_visible()


def test_mark_and_number_follow_an_edit_without_moving_the_focus(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id)
    expect(mark(page, "Shop")).to_have_text("1 finding, hint")
    expect_count(page, 3)
    field = open_in_place(page, "Shop").get_by_label("Text of the note")
    field.fill("Our own shop")
    field.press("Enter")
    expect(mark(page, "Our own shop")).to_have_count(0)
    expect_count(page, 2)
    expect(card(page, "Our own shop").locator(".note-link")).to_be_focused()
    field = open_in_place(page, "By post").get_by_label("Text of the note")
    field.fill("Post")
    field.press("Enter")
    expect(mark(page, "Post")).to_have_text("1 finding, hint")
    expect_count(page, 3)


def test_mark_does_not_touch_what_is_being_written(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id)
    page.locator("#block-customer_segments .add").click()
    page.keyboard.type("Homes")
    page.keyboard.press("Enter")
    page.keyboard.type("Gard")
    expect(mark(page, "Homes")).to_have_text("1 finding, error")
    page.keyboard.type("ens")
    expect(page.get_by_label("New note in Customer Segments")).to_have_value("Gardens")
    expect(page.get_by_label("New note in Customer Segments")).to_be_focused()


def test_mark_outlives_what_is_drawn_anew_and_keeps_the_focus(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id)
    mark(page, "Offices").focus()
    page.evaluate("document.querySelector('canvas-sheet').refresh()")
    page.wait_for_function("!document.querySelector('.htmx-request')")
    expect(mark(page, "Offices")).to_be_focused()
    expect(mark(page, "Shop")).to_be_visible()


def test_mark_leads_to_the_findings_of_its_note(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id)
    mark(page, "Shop").click()
    expect(drawer(page).get_by_role("heading", name="Checks: 1 hint")).to_be_visible()
    expect(drawer(page)).not_to_contain_text(NOBODY)
    drawer(page).get_by_role("link", name="Shop", exact=True).click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Shop")
    expect(page.locator("#findings-of .alert")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(drawer(page).locator("> *")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_board_comes_with_marks_and_number(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = at_board(visit(ada, java_script_enabled=scripts), canvas_id)
    expect(mark(page, "Offices")).to_have_text("1 finding, error")
    expect(mark(page, "By post")).to_have_count(0)
    expect(page.get_by_role("link", name="Checks 3 findings")).to_be_visible()


def test_what_is_changed_in_the_matrix_is_at_once_right_in_the_checks(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/relationships/")
    segment = page.locator("th.segment", has_text="Offices")
    expect(segment.locator(".mark")).to_have_text("1 finding, error")
    page.get_by_role("link", name="Add Communities for Offices").click()
    page.get_by_label("Relationship", exact=True).fill("Forum")
    page.get_by_role("button", name="Add relationship").click()
    expect(segment.locator(".mark")).to_have_count(0)
    expect_count(page, 2)
    at_checks(page, canvas_id)
    expect(page.get_by_role("heading", name="1 warning and 1 hint")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("heading", name="1 error, 1 warning and 1 hint")).to_be_visible()
    expect_count(page, 3)


def test_note_opens_beside_the_checks_and_is_answered_there(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_checks(visit(ada), canvas_id)
    page.locator("#lens .concerned").get_by_role("link", name="Shop").click()
    field = page.get_by_label("Text", exact=True)
    expect(field).to_have_value("Shop")
    field.fill("Our own shop")
    expect(page.get_by_role("heading", name="1 error and 1 warning")).to_be_visible()


def test_shared_link_shows_what_was_found(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit()
    page.goto(f"/shared/{make_link(canvas_id, ada.pk, '', None).token}/")
    page.get_by_role("link", name="Checks 3 findings").click()
    expect(drawer(page).locator(".finding")).to_have_count(3)
    expect(drawer(page).get_by_role("button")).to_have_count(0)
    mark(page, "Shop").click()
    expect(drawer(page).get_by_role("heading", name="Checks: 1 hint")).to_be_visible()
    assert barriers_in_both_themes(page) == []


def open_finding(page: Page) -> None:
    page.get_by_role("link", name=NOBODY, exact=True).click()
    expect(page.get_by_role("button", name="Apply")).to_be_visible()


def dismiss_wrongly(page: Page) -> None:
    page.get_by_role("link", name=f"Dismiss… : {NOBODY}").click()
    page.get_by_role("button", name="Dismiss", exact=True).click()
    expect(page.locator(".field .error")).to_be_visible()


def dismiss_well(page: Page) -> None:
    dismiss_wrongly(page)
    page.get_by_label("Reason", exact=True).fill("They serve themselves")
    page.get_by_role("button", name="Dismiss", exact=True).click()
    expect(page.get_by_role("button", name="Restore finding")).to_be_visible()


def cure(page: Page) -> None:
    open_finding(page)
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("heading", name="Fixed")).to_be_visible()


def preview(page: Page) -> None:
    open_finding(page)
    page.get_by_role("link", name="Preview").click()
    expect(page.locator(".trial")).to_be_visible()


STATES = [open_finding, dismiss_wrongly, dismiss_well, cure, preview]


@pytest.mark.parametrize("window", [{}, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_checks_in_this_state_have_no_barrier(visit: Visit, ada: User, canvas_id: UUID, state, window) -> None:  # type: ignore[no-untyped-def]
    page = at_checks(visit(ada, **window), canvas_id)
    state(page)
    assert barriers_in_both_themes(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("window", [{}, PHONE], ids=["desk", "phone"])
def test_marks_put_up_no_barrier(visit: Visit, ada: User, canvas_id: UUID, window: dict[str, object]) -> None:
    page = at_board(visit(ada, **window), canvas_id)
    expect(mark(page, "Offices")).to_be_visible()
    assert barriers_in_both_themes(page) == []
    page.goto(f"/canvases/{canvas_id}/relationships/")
    expect(page.locator(".segment .mark")).to_be_visible()
    assert barriers_in_both_themes(page) == []


def test_mark_has_the_colour_of_its_severity(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada), canvas_id)
    colour = "each => getComputedStyle(each).color"
    named = "(root, name) => { root.style.color = `var(${name})`; return getComputedStyle(root).color }"
    error, hint = (mark(page, text).evaluate(colour) for text in ("Offices", "Shop"))
    body = page.locator("body")
    assert [error, hint] == [body.evaluate(named, name) for name in ("--bad", "--ink-soft")]
