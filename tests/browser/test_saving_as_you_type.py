"""The drawer saves each field while somebody types and chooses."""

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.models import Change, Member, Role
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.notes import (
    at_board,
    card,
    channels,
    delayed_saves,
    expect_revision,
    expect_saved,
    first_channel,
    open_details,
)
from tests.relationships.actions.board import Hand


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, channels=["Shop", "Mail"], customer_relationships=["Forum"], customer_segments=["Homes"])


@pytest.fixture
def ben_hand(make_user: Callable[..., User], canvas_id: UUID) -> Hand:
    """Return Ben, who acts without a browser."""
    user = make_user("ben")
    Member.objects.create(canvas_id=canvas_id, user=user, role=Role.EDITOR)
    return Hand(canvas_id, user.pk)


@pytest.fixture
def page(visit: Visit, ada: User, canvas_id: UUID) -> Page:
    return at_board(visit(ada), canvas_id)


def field(page: Page, label: str) -> Locator:
    return page.locator("#drawer").get_by_label(label, exact=True)


def test_text_is_saved_while_the_field_keeps_focus_and_caret(page: Page, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    text.press("Home")
    page.keyboard.type("Web ")
    expect(card(page, "Web Shop")).to_be_visible()
    expect(page.locator("#drawer").get_by_role("button", name="Save")).to_be_hidden()
    expect(text).to_be_focused()
    page.keyboard.type("and ")
    expect(card(page, "Web and Shop")).to_be_visible()
    expect_saved(page)
    assert channels(canvas_id)[0] == "Web and Shop"


def test_choice_is_saved_at_once(page: Page, canvas_id: UUID) -> None:
    open_details(page, "Shop")
    field(page, "Homes").check()
    expect(card(page, "Shop")).to_have_attribute("data-segments", "1")
    field(page, "Homes").uncheck()
    expect(card(page, "Shop")).not_to_have_attribute("data-segments", "1")
    assert read_document(canvas_id).notes(Block.CHANNELS)[0].segments == ()


def test_goal_is_saved_with_its_tactics(page: Page, canvas_id: UUID) -> None:
    open_details(page, "Forum")
    field(page, "Retention").check()
    field(page, "Tactics for retention").fill("Open days")
    page.keyboard.press("Tab")
    expect_revision(page, 2)
    relationship = read_document(canvas_id).blocks.customer_relationships[0].relationship
    assert relationship is not None
    assert [(goal.goal, goal.tactics) for goal in relationship.goals] == [(Goal.RETENTION, "Open days")]


def test_consecutive_saves_are_undone_together(page: Page, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    for typed in ("Web shop", "Web shop and app"):
        text.fill(typed)
        expect(card(page, typed)).to_be_visible()
    assert Change.objects.filter(canvas=canvas_id).count() == 2
    page.get_by_role("button", name="Undo").first.click()
    expect(card(page, "Shop")).to_be_visible()
    expect(text).to_have_value("Shop")
    assert channels(canvas_id)[0] == "Shop"


def test_invalid_value_stays_beside_its_error_and_blocks_no_other_field(page: Page, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    text.fill("")
    expect(page.locator("#drawer .error")).to_contain_text("Enter the text of the note")
    expect(text).to_have_attribute("aria-invalid", "true")
    field(page, "Homes").check()
    expect(card(page, "Shop")).to_have_attribute("data-segments", "1")
    expect(text).to_have_value("")
    text.fill("Web shop")
    expect(card(page, "Web shop")).to_be_visible()
    expect(page.locator("#drawer .error")).to_have_count(0)
    expect(text).not_to_have_attribute("aria-invalid", "true")


def test_text_is_saved_when_the_drawer_is_closed_at_once(page: Page, canvas_id: UUID) -> None:
    open_details(page, "Shop").fill("Web shop")
    page.keyboard.press("Escape")
    expect(card(page, "Web shop")).to_be_visible()
    expect_saved(page)
    assert channels(canvas_id)[0] == "Web shop"


def test_what_is_typed_during_a_save_is_saved_after_it(page: Page, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    with delayed_saves(page):
        with page.expect_request("**/fields/"):
            text.fill("Web shop")
        text.press_sequentially(" and app")
    expect(card(page, "Web shop and app")).to_be_visible()
    expect(text).to_have_value("Web shop and app")
    assert channels(canvas_id)[0] == "Web shop and app"


def test_drawer_that_is_closed_during_a_save_loses_nothing(page: Page, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    with delayed_saves(page):
        with page.expect_request("**/fields/"):
            text.fill("Web shop")
        text.press_sequentially(" and app")
        page.keyboard.press("Escape")
        expect(page.locator("#drawer")).to_be_empty()
    expect(card(page, "Web shop and app")).to_be_visible()
    expect_saved(page)
    assert channels(canvas_id)[0] == "Web shop and app"


def test_conflict_is_shown_with_both_texts(page: Page, ben_hand: Hand, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    ben_hand.edit(first_channel(canvas_id), {"text": "Ben's shop", "evidence.source": "Survey"})
    text.fill("Ada's shop")
    expect(page.locator(".conflict ins")).to_have_text("Ben's shop")
    expect(text).to_have_value("Ada's shop")
    page.get_by_role("button", name="Keep mine").click()
    expect(card(page, "Ada's shop")).to_be_visible()
    note = read_document(canvas_id).notes(Block.CHANNELS)[0]
    assert (note.text, note.evidence and note.evidence.source) == ("Ada's shop", "Survey")
    # The form saves as one types again.
    text.fill("Our shop")
    expect(card(page, "Our shop")).to_be_visible()


def test_fields_that_others_changed_are_shown_with_what_was_typed_meanwhile(
    page: Page, ben_hand: Hand, canvas_id: UUID
) -> None:
    text = open_details(page, "Shop")
    ben_hand.edit(first_channel(canvas_id), {"status": "fact"})
    with delayed_saves(page):
        with page.expect_request("**/fields/"):
            text.fill("Web shop")
        text.press_sequentially(" and app")
    expect(field(page, "Status")).to_have_value("fact")
    expect(text).to_have_value("Web shop and app")
    expect(card(page, "Web shop and app")).to_be_visible()


def test_changes_wait_for_the_connection(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada, expect_errors=True), canvas_id)
    text = open_details(page, "Shop")
    page.context.set_offline(True)
    text.fill("Web shop")
    expect(page.locator("save-status")).to_contain_text("Not saved: no connection.")
    text.press_sequentially(" and app")
    page.context.set_offline(False)
    expect(card(page, "Web shop and app")).to_be_visible()
    expect_saved(page)
    assert channels(canvas_id)[0] == "Web shop and app"


def test_text_that_was_not_saved_comes_back_and_is_saved(page: Page, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    page.once("dialog", lambda dialog: dialog.accept())
    text.evaluate(
        "(field) => { field.value = 'Web shop'; field.dispatchEvent(new InputEvent('input', {bubbles: true}));"
        " location.reload() }"
    )
    expect(card(page, "Web shop")).to_be_visible()
    expect_saved(page)
    expect(page.get_by_text("is back")).to_have_count(0)
    assert channels(canvas_id)[0] == "Web shop"
