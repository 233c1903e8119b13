"""Findings that ask, in a browser: from the Checks lens to the field, a suggestion, and whether it is fixed."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.document.relationships import RelationshipDetails
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.keys import go_to
from tests.browser.notes import expect_saved
from tests.relationships.checks.building import canvas, note, relationship, segment

WINDOWS = [{}, PHONE]
NAMES = ["desk", "phone"]
GAP, LINK, ADD = "Choose tactics for acquisition", "Add link", "Add relationship for"
FIXED_LINK = "Fixed: Not linked to the rest of the canvas"
TACTICS = "#id_relationship-tactics\\.acquisition"


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    """Create a canvas with a segment without a relationship, a goal that nothing serves, and a forum without links."""
    desk = relationship("Desk", "Homes", goals=["retention"], serves=["Help at once"], type="personal_assistance")
    forum = relationship("Forum", "Homes", goals=["retention"], type="communities")
    document = canvas(
        segment("Homes"), segment("Gift buyers"), ties=[desk, forum], propositions=[note("Help at once", "Homes")]
    )
    return create_canvas(ada.pk, document)


def details_of(canvas_id: UUID, text: str) -> RelationshipDetails:
    found = next(note for note in read_document(canvas_id).blocks.customer_relationships if note.text == text)
    assert found.relationship
    return found.relationship


def tactics_of(canvas_id: UUID) -> list[str]:
    return [served.tactics for served in details_of(canvas_id, "Desk").goals if served.goal == "acquisition"]


def open_step(page: Page, canvas_id: UUID, name: str) -> Locator:
    """Follow the step of a finding, and return the problem that is stated in the drawer."""
    page.goto(f"/canvases/{canvas_id}/checks/")
    page.get_by_role("link", name=name).first.click()
    return page.locator("#drawer").get_by_role("note")


def test_field_of_a_finding_is_reached_filled_in_and_saved_by_keys_alone(
    visit: Visit, ada: User, canvas_id: UUID
) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/checks/")
    go_to(page, page.get_by_role("link", name=GAP))
    page.keyboard.press("Enter")
    field = page.locator(TACTICS)
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(field).to_have_attribute("aria-describedby", re.compile("_problem"))
    page.keyboard.type("Neighbours tell neighbours")
    expect(page.locator("#drawer").get_by_text("Fixed:")).to_have_text("Fixed: Goal without a relationship")
    expect(page.locator("#drawer .problem.fixed")).to_be_visible()
    expect(field).to_be_focused()
    expect(page.get_by_role("checkbox", name="Acquisition", exact=True)).to_be_checked()
    assert tactics_of(canvas_id) == ["Neighbours tell neighbours"]


@pytest.mark.parametrize("window", WINDOWS, ids=NAMES)
def test_suggestion_is_picked(visit: Visit, ada: User, canvas_id: UUID, window: dict[str, object]) -> None:
    page = visit(ada, **window)
    expect(open_step(page, canvas_id, LINK)).to_contain_text("Choose the proposition it delivers")
    expect(page.locator("#id_relationship-serves_0_0")).to_be_focused()
    assert details_of(canvas_id, "Forum").serves == ()
    page.get_by_role("group", name="Suggestions").get_by_role("button", name="Link to “Help at once”").click()
    expect(page.locator("#drawer .problem.fixed")).to_have_text(FIXED_LINK)
    expect(page.get_by_role("checkbox", name="Help at once", exact=True)).to_be_checked()
    expect(page.locator("#id_relationship-serves_0_0")).to_be_focused()
    assert len(details_of(canvas_id, "Forum").serves) == 1
    expect(page.locator("#findings-of .alert")).to_have_count(0)
    expect(page.locator("#drawer").get_by_text("Fixed:")).to_have_count(1)


def test_suggested_tactics_tick_their_goal_and_the_fix_is_said_once(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    open_step(page, canvas_id, GAP)
    page.get_by_role("group", name="Suggestions").get_by_role("button").first.click()
    expect(page.get_by_role("checkbox", name="Acquisition", exact=True)).to_be_checked()
    expect_saved(page)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#drawer").get_by_text("Fixed:")).to_have_text("Fixed: Goal without a relationship")
    assert [bool(tactics) for tactics in tactics_of(canvas_id)] == [True]


def test_question_goes_from_its_field_when_another_field_answers_it(visit: Visit, ada: User) -> None:
    desk, forum = (relationship(text, "Homes", type="communities") for text in ("Desk", "Forum"))
    document = canvas(segment("Homes"), ties=[desk, forum], channels=[note("Shop", "Homes")])
    canvas_id = create_canvas(ada.pk, document)
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/checks/")
    asked = page.locator(".asked li", has_text="belongs to")
    asked.get_by_role("link", name="Desk").click()
    stated = page.locator("#drawer").get_by_role("note")
    expect(stated).to_contain_text("Not answered")
    icon, words = (stated.locator(part).bounding_box() for part in (".icon", "strong"))
    assert icon
    assert words
    assert icon["x"] + icon["width"] + 4 <= words["x"]
    page.get_by_label("Main channel", exact=True).select_option("Shop")
    expect(page.locator("#drawer .problem.fixed")).to_have_text("Question answered")
    expect(stated).to_have_count(0)


def test_link_that_was_followed_is_marked_and_no_other_of_the_same_note(visit: Visit, ada: User) -> None:
    desk, forum = (relationship(text, "Homes", type="communities") for text in ("Desk", "Forum"))
    canvas_id = create_canvas(ada.pk, canvas(segment("Homes"), ties=[desk, forum], channels=[note("Shop", "Homes")]))
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/checks/")
    links = page.locator("#lens a[data-note][href*='/notes/']", has_text="Desk")
    expect(links.nth(1)).to_be_visible()
    for link in (links.last, links.first):
        address = link.get_attribute("href")
        link.click()
        expect(page.locator("#drawer [data-close]").first).to_be_visible()
        expect(page.locator("#lens [aria-current]")).to_have_count(1)
        expect(page.locator("#lens [aria-current]")).to_have_attribute("href", address or "")
        page.keyboard.press("Escape")
        expect(link).to_be_focused()
    page.goto(f"{page.url.split('/canvases')[0]}{links.last.get_attribute('href')}")
    expect(page.locator("#lens [aria-current]")).to_have_count(1)
    expect(links.last).to_have_attribute("aria-current", "true")


def test_enter_in_another_field_picks_no_suggestion(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    open_step(page, canvas_id, GAP)
    page.get_by_label("Run by", exact=True).fill("Ada")
    page.keyboard.press("Enter")
    expect(page.locator("auto-save[data-saved]")).to_have_count(1)
    assert (details_of(canvas_id, "Desk").owner, tactics_of(canvas_id)) == ("Ada", [])


def test_problem_stays_as_long_as_something_is_missing(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    problem = open_step(page, canvas_id, GAP)
    page.get_by_label("Run by", exact=True).fill("Ada")
    expect(page.locator("auto-save[data-saved]")).to_have_count(1)
    expect(problem).to_be_visible()
    expect(page.locator("#findings-of").get_by_role("status")).to_have_count(0)


def hold_findings(page: Page) -> list[Route]:
    """Return a list to which the next request for findings is added, which waits until the test goes on with it."""
    held: list[Route] = []
    page.route("**/findings/", lambda route: held.append(route), times=1)  # noqa: PLW0108
    return held


def wait_for_findings(page: Page, held: list[Route], action: Callable[[], None]) -> None:
    with page.expect_request("**/findings/"):
        action()
    while not held:
        page.wait_for_timeout(10)


def test_findings_in_the_drawer_count_as_outdated_until_they_follow_the_save(
    visit: Visit, ada: User, canvas_id: UUID
) -> None:
    page = visit(ada)
    open_step(page, canvas_id, LINK)
    region = page.locator("#findings-of")
    expect(region.locator(".alert")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    held = hold_findings(page)
    wait_for_findings(page, held, page.get_by_role("checkbox", name="Help at once", exact=True).check)
    expect(region).to_have_attribute("aria-busy", "true")
    held.pop().continue_()
    expect(region.locator(".alert:not(.fixed)")).to_have_count(0)
    expect(region).to_have_attribute("aria-busy", "false")


def test_missing_relationship_is_described_and_added(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    open_step(page, canvas_id, ADD)
    field = page.get_by_label("Relationship", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("Vouchers by post")
    page.get_by_role("button", name="Add relationship").click()
    expect(page.locator("#notices")).to_contain_text("Saved. The finding is resolved.")
    expect(page.get_by_role("link", name=ADD)).to_have_count(0)


def test_everything_works_without_scripts(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, java_script_enabled=False)
    expect(open_step(page, canvas_id, LINK)).to_be_visible()
    expect(page.locator("#id_relationship-serves_0_0")).to_be_focused()
    page.get_by_role("group", name="Suggestions").get_by_role("button", name="Link to “Help at once”").click()
    expect(page.get_by_text("Saved. The finding is resolved.")).to_be_visible()
    expect(page.locator("#findings-of").get_by_role("status")).to_have_text(FIXED_LINK)
    assert len(details_of(canvas_id, "Forum").serves) == 1
    expect(open_step(page, canvas_id, GAP)).to_be_visible()
    page.locator("#save-note").click()
    expect(page.get_by_text("Saved, but the finding remains:")).to_be_visible()


@pytest.mark.parametrize("window", WINDOWS, ids=NAMES)
@pytest.mark.parametrize("step", [GAP, LINK, ADD])
def test_step_puts_up_no_barrier(
    visit: Visit, ada: User, canvas_id: UUID, step: str, window: dict[str, object]
) -> None:
    page = visit(ada, **window)
    expect(open_step(page, canvas_id, step)).to_be_visible()
    # What the head of the drawer covers while scrolled counts as too small.
    page.locator("#drawer").evaluate("(drawer) => drawer.scrollTo(0, 0)")
    assert barriers_in_both_themes(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_page_stays_in_place_when_a_suggestion_is_picked(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, viewport={"width": 1280, "height": 800})
    open_step(page, canvas_id, LINK)
    suggestion = page.get_by_role("group", name="Suggestions").get_by_role("button", name="Link to “Help at once”")
    expect(suggestion).to_be_in_viewport()
    # Playwright would scroll to what it clicks.
    suggestion.evaluate("button => button.focus({ preventScroll: true })")
    # Farther down than the page reaches once the list is shorter by a finding, it could not stay.
    page.evaluate("scrollTo({ top: 20, behavior: 'instant' })")
    before = page.evaluate("[scrollY, document.querySelector('#lens').getBoundingClientRect().top]")
    page.keyboard.press("Enter")
    expect(page.locator("#drawer .problem.fixed")).to_have_text(FIXED_LINK)
    expect_saved(page)
    assert page.evaluate("[scrollY, document.querySelector('#lens').getBoundingClientRect().top]") == before
    expect(page.locator("#drawer .problem.fixed")).to_be_in_viewport()
