"""Open forms are kept when others save, when their own response arrives, and when they are closed by mistake."""

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import archive_canvas
from relationships.models import Member, Role
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit
from tests.browser.notes import (
    at_board,
    card,
    channel_texts,
    channels,
    delayed_saves,
    expect_revision,
    expect_saved,
    first_channel,
    move,
    open_details,
    open_fold,
    open_in_place,
    status,
)
from tests.relationships.actions.board import Hand


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, channels=["Shop", "Mail", "Phone"])


@pytest.fixture
def ben(make_user: Callable[..., User], canvas_id: UUID) -> User:
    user = make_user("ben")
    Member.objects.create(canvas_id=canvas_id, user=user, role=Role.EDITOR)
    return user


@pytest.fixture
def ben_hand(ben: User, canvas_id: UUID) -> Hand:
    """Return Ben, who acts without a browser."""
    return Hand(canvas_id, ben.pk)


@pytest.fixture
def page(visit: Visit, ada: User, canvas_id: UUID) -> Page:
    """Open Ada's window with the board."""
    return at_board(visit(ada), canvas_id)


def test_open_card_is_not_touched_when_the_sheet_is_drawn_anew(page: Page, ben_hand: Hand, canvas_id: UUID) -> None:
    shop = open_in_place(page, "Shop")
    shop.get_by_role("textbox").fill("Ada's shop")
    ben_hand.edit(first_channel(canvas_id), {"text": "Ben's shop"})
    move(page, "Mail", "ArrowDown")
    expect_revision(page, 2)
    expect(shop.get_by_role("textbox")).to_have_value("Ada's shop")
    shop.get_by_role("textbox").press("Enter")
    expect(shop.locator(".conflict ins")).to_have_text("Ben's shop")
    assert channels(canvas_id) == ["Ben's shop", "Phone", "Mail"]


def test_open_card_of_a_deleted_note_stays_and_can_be_put_back(page: Page, ben_hand: Hand, canvas_id: UUID) -> None:
    shop = open_in_place(page, "Shop")
    shop.get_by_role("textbox").fill("Ada's shop")
    ben_hand.delete(first_channel(canvas_id))
    move(page, "Mail", "ArrowDown")
    expect_revision(page, 2)
    shop.get_by_role("textbox").press("Enter")
    expect(shop.locator(".conflict")).to_contain_text("Ben deleted this note while you were editing it.")
    shop.get_by_role("button", name="Restore note").click()
    expect(channel_texts(page)).to_have_text(["Ada's shop", "Phone", "Mail"])
    assert channels(canvas_id) == ["Ada's shop", "Phone", "Mail"]


def test_typed_details_of_a_deleted_note_stay_and_are_left_deleted(page: Page, ben_hand: Hand, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    ben_hand.delete(first_channel(canvas_id))
    text.fill("Ada's shop")
    expect(page.get_by_role("alert").get_by_role("button", name="Restore note")).to_be_visible()
    move(page, "Mail", "ArrowDown")
    expect(card(page, "Shop")).to_have_count(0)
    expect(text).to_have_value("Ada's shop")
    page.get_by_role("link", name="Leave it deleted").click()
    expect(text).to_have_count(0)
    expect(channel_texts(page)).to_have_text(["Phone", "Mail"])


def test_deleted_note_is_left_deleted(page: Page, ben_hand: Hand, canvas_id: UUID) -> None:
    shop = open_in_place(page, "Shop")
    shop.get_by_role("textbox").fill("Ada's shop")
    ben_hand.delete(first_channel(canvas_id))
    page.keyboard.press("Enter")
    shop.get_by_role("button", name="Leave it deleted").click()
    expect(channel_texts(page)).to_have_text(["Mail", "Phone"])


def test_typed_details_outlive_what_is_written_elsewhere_and_are_not_saved_over_theirs(
    page: Page, ben_hand: Hand, canvas_id: UUID
) -> None:
    text = open_details(page, "Shop")
    ben_hand.edit(first_channel(canvas_id), {"text": "Ben's shop"})
    text.fill("Ada's shop")
    expect(page.locator(".conflict ins")).to_have_text("Ben's shop")
    page.locator("#notes-channels .note-link").last.focus()
    page.keyboard.press("Alt+ArrowUp")
    expect_revision(page, 2)
    expect(card(page, "Ben's shop")).to_be_visible()
    expect(page.locator(".conflict ins")).to_have_text("Ben's shop")
    expect(text).to_have_value("Ada's shop")


def test_what_cannot_be_saved_outlives_what_is_written_elsewhere(page: Page) -> None:
    text = open_details(page, "Shop")
    text.fill("")
    expect(page.locator("#drawer .error")).to_be_visible()
    move(page, "Mail", "ArrowDown")
    expect_revision(page, 1)
    expect(text).to_have_value("")
    expect(page.locator("#drawer .error")).to_be_visible()


def test_details_closed_too_early_say_that_they_were_not_saved(page: Page, ben_hand: Hand, canvas_id: UUID) -> None:
    text = open_details(page, "Shop")
    ben_hand.edit(first_channel(canvas_id), {"text": "Ben's shop"})
    with delayed_saves(page):
        with page.expect_request("**/fields/"):
            text.fill("Ada's shop")
        page.keyboard.press("Escape")
        expect(text).to_have_count(0)
    notice = page.locator("#notices", has_text="Not saved: “Ada's shop”")
    notice.get_by_role("link", name="Open the note").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Ada's shop")
    expect(page.locator(".conflict ins")).to_have_text("Ben's shop")


def test_draft_is_marked_after_closing_there_again_and_can_be_discarded(page: Page) -> None:
    text = open_details(page, "Shop")
    text.fill("")
    page.keyboard.press("Escape")
    expect(text).to_have_count(0)
    expect(card(page, "Shop").locator(".note-link")).to_have_accessible_name("Shop draft not saved")
    expect(page.locator("save-status").get_by_role("status")).to_have_text("1 draft not saved")
    page.locator("#block-channels .add").click()
    page.locator("#block-channels textarea").fill("Fax")
    page.keyboard.press("Escape")
    expect(page.locator("#block-channels .add .draft-mark")).to_be_visible()
    expect(status(page)).to_contain_text("2 drafts not saved")
    with page.expect_event("dialog") as opened_dialog:
        page.close(run_before_unload=True)
    opened_dialog.value.dismiss()
    page.get_by_role("button", name="Show first draft").click()
    expect(page.locator("#drawer .error")).to_contain_text("Enter the text of the note")
    expect(text).to_have_value("")
    expect(status(page)).to_contain_text("1 draft not saved")
    page.get_by_role("button", name="Discard").click()
    expect(text).to_have_value("Shop")
    # Drafts are kept in this tab and restored on return, so leaving by a link needs no confirmation.
    page.on("dialog", lambda dialog: pytest.fail(dialog.type))
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Show draft").click()
    expect(page.locator("#block-channels textarea")).to_have_value("Fax")
    expect_saved(page)


@pytest.fixture
def leave(page: Page, ada: User, canvas_id: UUID) -> Callable[[], None]:
    """Return a function that leaves the open form, archives the canvas and reloads the page."""

    def leave_form() -> None:
        page.keyboard.press("Escape")
        archive_canvas(canvas_id, ada.pk)
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()

    return leave_form


def test_text_that_can_no_longer_be_saved_is_shown_to_be_copied_or_discarded(
    page: Page, leave: Callable[[], None]
) -> None:
    open_in_place(page, "Shop").get_by_role("textbox").fill("Ada's shop")
    leave()
    expect(card(page, "Shop").get_by_role("link")).to_have_accessible_name("Shop draft not saved")
    page.get_by_role("button", name="Show draft").click()
    text = page.get_by_label("Your unsaved text")
    expect(text).to_have_value("Ada's shop")
    expect(text).to_be_focused()
    assert barriers_in_both_themes(page) == []
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    page.get_by_role("button", name="Discard").click()
    expect(text).to_have_count(0)
    expect_saved(page)


def test_details_that_can_no_longer_be_saved_are_shown(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_board(visit(ada, expect_errors=True), canvas_id)
    text = open_details(page, "Shop")
    page.locator("#drawer").get_by_label("Status").select_option("testing")
    expect_revision(page, 1)
    archive_canvas(canvas_id, ada.pk)
    text.fill("Ada's shop")
    open_fold(page, "Experiment")
    page.get_by_label("Hypothesis").fill("They order by phone")
    page.keyboard.press("Escape")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_role("button", name="Show draft").click()
    expect(page.get_by_label("Your unsaved text")).to_have_value("Ada's shop\nThey order by phone")


def test_new_note_that_can_no_longer_be_added_is_shown(page: Page, leave: Callable[[], None]) -> None:
    page.locator("#block-channels .add").click()
    page.locator("#block-channels textarea").fill("Fax")
    leave()
    expect(page.locator("#name-channels .draft-mark")).to_have_text("draft not saved")
    page.get_by_role("button", name="Show draft").click()
    expect(page.get_by_label("Your unsaved text")).to_have_value("Fax")
