"""The evolution lens in a browser: bars moved with mouse, touch, keyboard and form, and the canvas at a stage."""

from __future__ import annotations

from uuid import UUID

import pytest
from playwright.sync_api import FloatRect, Locator, Page, Route, expect

from canvas_app.accounts.models import User
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE, Finger
from tests.browser.keys import go_to
from tests.browser.notes import expect_revision, open_fold
from tests.relationships.actions.board import Hand

Span = tuple[str | None, str | None]


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    canvas_id = canvas_with(ada, customer_segments=["Offices"], customer_relationships=["Forum"], channels=["Shop"])
    document = read_document(canvas_id)
    forum, offices = document.blocks.customer_relationships[0].id, document.blocks.customer_segments[0].id
    known = {"segment": str(offices), "type": "communities", "start_stage": "start_up", "end_stage": "growth"}
    Hand(canvas_id, ada.pk).edit(forum, {f"relationship.{name}": value for name, value in known.items()})
    return canvas_id


def at_lens(page: Page, canvas_id: UUID, query: str = "") -> Page:
    page.goto(f"/canvases/{canvas_id}/evolution/{query}")
    return page


def span(canvas_id: UUID) -> Span:
    details = read_document(canvas_id).blocks.customer_relationships[0].relationship
    assert details is not None
    return details.start_stage, details.end_stage


def bar(page: Page) -> Locator:
    return page.locator("a.span")


def start(page: Page) -> Locator:
    return page.get_by_role("slider", name="Start of Forum")


def end(page: Page) -> Locator:
    return page.get_by_role("slider", name="End of Forum")


def box(place: Locator) -> FloatRect:
    found = place.bounding_box()
    assert found is not None
    return found


def point(page: Page, column: float) -> tuple[float, float]:
    """Return the centre of a stage on the track, counted from 1; 0 is before the first stage and 5 after the last."""
    track = box(page.locator(".track"))
    return track["x"] + track["width"] * (column - 0.5) / 4, track["y"] + track["height"] / 2


def drag(page: Page, part: Locator, column: float) -> None:
    """Drag a part of the bar to a column with the mouse."""
    part.hover()
    page.mouse.down()
    page.mouse.move(*point(page, column), steps=8)
    page.mouse.up()


def expect_span(page: Page, canvas_id: UUID, revision: int, wanted: Span) -> None:
    expect_revision(page, revision)
    assert span(canvas_id) == wanted


def test_ends_are_dragged_and_opened(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_lens(visit(ada), canvas_id)
    drag(page, end(page), 4)
    expect_span(page, canvas_id, 2, ("start_up", "mature"))
    expect(page.locator("#told")).to_have_text("“Forum” is active from start-up to mature.")
    drag(page, end(page), 5)
    expect_span(page, canvas_id, 3, ("start_up", None))
    drag(page, start(page), 0)
    expect_span(page, canvas_id, 4, (None, None))
    expect(bar(page)).to_have_text("Forum is active at every stage")
    drag(page, start(page), 3)
    expect_span(page, canvas_id, 5, ("growth", None))
    # An end cannot pass the other one.
    drag(page, end(page), 1)
    expect_span(page, canvas_id, 6, ("growth", "growth"))


def test_whole_bar_is_dragged_and_stays_on_the_track(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_lens(visit(ada), canvas_id)
    bar(page).hover(position={"x": 20, "y": 10})
    page.mouse.down()
    page.mouse.move(*point(page, 4.9), steps=8)
    page.mouse.up()
    expect_span(page, canvas_id, 2, ("growth", "mature"))
    expect(page.locator("#drawer > *")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect_span(page, canvas_id, 3, ("start_up", "growth"))


def test_bar_that_is_pressed_opens_its_form(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_lens(visit(ada), canvas_id)
    bar(page).click()
    expect(page.get_by_role("heading", name="Forum: when will it change?")).to_be_visible()
    assert page.url.endswith("/stages/?lens=evolution")
    page.get_by_label("Last stage", exact=True).select_option("Idea")
    expect(
        page.get_by_text("The relationship starts at the start-up stage, so it can’t end before that.")
    ).to_be_visible()
    page.get_by_label("Last stage", exact=True).select_option("Start-up")
    page.get_by_label("Number of customers").check()
    page.get_by_label("What comes next", exact=True).fill("A portal")
    expect(page.locator(".evolution")).to_contain_text("Next step: A portal")
    expect_span(page, canvas_id, 4, ("start_up", "start_up"))
    expect(page.get_by_label("What triggers a change", exact=True)).to_have_value(
        "We have more customers than we can serve in this way."
    )
    page.keyboard.press("Escape")
    expect(page.locator("#drawer > *")).to_have_count(0)
    assert page.url.endswith(f"/{canvas_id}/evolution/")


def test_bar_and_ends_are_moved_by_keys(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_lens(visit(ada), canvas_id)
    go_to(page, start(page))
    expect(start(page)).to_have_attribute("aria-valuetext", "Start-up")
    page.keyboard.press("ArrowLeft")
    expect(start(page)).to_have_attribute("aria-valuetext", "Idea")
    page.keyboard.press("ArrowLeft")
    expect(start(page)).to_have_attribute("aria-valuetext", "open")
    expect_span(page, canvas_id, 2, (None, "growth"))
    expect(start(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(bar(page)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect_span(page, canvas_id, 3, (None, "start_up"))
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    expect(end(page)).to_have_attribute("aria-valuetext", "open")
    expect_span(page, canvas_id, 4, (None, None))
    expect(page.locator("#told")).to_have_text("“Forum” is active at every stage.")
    expect(end(page)).to_be_focused()


def test_keys_pressed_while_a_change_is_on_its_way_are_not_lost(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_lens(visit(ada), canvas_id)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/span/", hold, times=1)
    go_to(page, end(page))
    with page.expect_request("**/span/"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    held[0].continue_()
    expect_span(page, canvas_id, 3, ("start_up", None))
    expect(end(page)).to_have_attribute("aria-valuetext", "open")


def test_bar_is_dragged_by_a_finger_on_a_phone(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_lens(visit(ada, **PHONE), canvas_id)
    finger = Finger(page)
    with finger.on(end(page)):
        finger.slide(*point(page, 4))
    expect_span(page, canvas_id, 2, ("start_up", "mature"))
    with finger.on(bar(page)):
        finger.slide(*point(page, 1))
    expect_span(page, canvas_id, 3, ("idea", "growth"))
    assert box(start(page))["height"] >= 40
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_bar_that_somebody_moved_meanwhile_shows_where_it_is(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_lens(visit(ada), canvas_id)
    forum = read_document(canvas_id).blocks.customer_relationships[0].id
    Hand(canvas_id, ada.pk).edit(forum, {"relationship.end_stage": "start_up"})
    drag(page, end(page), 4)
    expect(page.locator("#notices")).to_contain_text("changed this in another window")
    expect(page.locator(".track")).to_have_attribute("data-last", "2")
    assert span(canvas_id) == ("start_up", "start_up")


def test_stages_are_written_by_a_form_without_scripts(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_lens(visit(ada, java_script_enabled=False), canvas_id)
    expect(start(page)).to_have_count(0)
    bar(page).click()
    page.get_by_label("First stage", exact=True).select_option("Mature")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(
        page.get_by_text("The relationship starts at the mature stage, so it can’t end before that.")
    ).to_be_visible()
    page.get_by_label("Last stage", exact=True).select_option("Not answered")
    page.get_by_label("Customers’ needs").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("It is active from the mature stage.")).to_be_visible()
    assert page.url.endswith("/stages/?lens=evolution")
    assert span(canvas_id) == ("mature", None)


@pytest.mark.parametrize("window", [{}, PHONE, {"java_script_enabled": False}], ids=["mouse", "phone", "no scripts"])
def test_stage_is_chosen_and_one_goes_back_and_reloads(
    visit: Visit, ada: User, canvas_id: UUID, window: dict[str, object]
) -> None:
    page = at_lens(visit(ada, **window), canvas_id)
    page.get_by_role("navigation", name="Stages").get_by_role("link", name="Mature").click()
    expect(page.get_by_role("heading", name="The canvas at the mature stage")).to_be_visible()
    assert page.url.endswith("/evolution/?stage=mature")
    assert page.title().startswith("Evolution at the mature stage ·")
    expect(page.locator(".stage-findings")).to_contain_text("“Offices” has no relationship.")
    expect(page.locator("#block-customer_relationships .note")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="The canvas at the mature stage")).to_be_visible()
    page.go_back()
    expect(page.locator(".track")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", name="The canvas at the mature stage")).to_be_visible()


def test_chosen_stage_is_kept_while_details_are_opened_written_and_closed(
    visit: Visit, ada: User, canvas_id: UUID
) -> None:
    page = at_lens(visit(ada), canvas_id, "?stage=growth")
    home = page.url
    page.locator("#block-customer_relationships .note-link").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Forum")
    assert page.url.endswith("?lens=evolution.growth")
    page.get_by_label("Text", exact=True).fill("Evenings")
    expect(page.locator("#block-customer_relationships .note")).to_contain_text("Evenings")
    expect(page.get_by_role("heading", name="The canvas at the growth stage")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="The canvas at the growth stage")).to_be_visible()
    page.get_by_label("Text", exact=True).press("Escape")
    expect(page.locator("#drawer > *")).to_have_count(0)
    expect(page).to_have_url(home)
    page.keyboard.press("Control+z")
    expect(page.locator("#block-customer_relationships .note")).to_contain_text("Forum")
    expect(page.get_by_role("heading", name="The canvas at the growth stage")).to_be_visible()


def test_relationship_leads_to_its_bar(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    page.get_by_role("link", name="Forum").click()
    open_fold(page, "Evolution")
    page.get_by_role("link", name="Show on the timeline").click()
    expect(page.locator(".track")).to_be_visible()
    expect(page.get_by_label("First stage", exact=True)).to_have_value("start_up")


@pytest.mark.parametrize("query", ["", "?stage=growth"], ids=["all stages", "growth"])
@pytest.mark.parametrize("window", [{}, PHONE], ids=["desk", "phone"])
def test_lens_has_no_barrier(visit: Visit, ada: User, canvas_id: UUID, query: str, window: dict[str, object]) -> None:
    page = at_lens(visit(ada, **window), canvas_id, query)
    assert barriers_in_both_themes(page) == []
    if not query:
        bar(page).click()
        page.get_by_label("Last stage", exact=True).select_option("Idea")
        expect(page.get_by_text("can’t end before that")).to_be_visible()
        assert barriers_in_both_themes(page) == []


def test_lens_does_not_push_a_phone_sideways(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_lens(visit(ada, viewport={"width": 320, "height": 640}), canvas_id)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    at_lens(page, canvas_id, "?stage=growth")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
