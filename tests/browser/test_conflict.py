"""Two people edit one note in two browsers: both versions are shown and nothing is lost."""

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from relationships.models import Member, Role
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.notes import (
    at_board,
    channel_texts,
    channels,
    expect_revision,
    expect_saved,
    expect_settled,
    first_channel,
    open_details,
    open_fold,
    open_in_place,
    save,
)
from tests.relationships.actions.board import Hand

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


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


def open_conflict(visit: Visit, ada: User, ben: User, canvas_id: UUID, scripts: bool) -> Page:
    """Return Ada's window after she saved a note that Ben had changed meanwhile."""
    ada_page, ben_page = (at_board(visit(user, java_script_enabled=scripts), canvas_id) for user in (ada, ben))
    text = open_details(ada_page, "Shop")
    ada_page.locator("#drawer").get_by_label("Status").select_option("testing")
    open_fold(ada_page, "Experiment")
    ada_page.get_by_label("Hypothesis").fill("They order by phone")
    if scripts:
        expect_revision(ada_page, 2)
    open_details(ben_page, "Shop").fill("Ben's shop\non two lines")
    save(ben_page)
    expect_settled(ben_page, "Ben's shop")
    text.fill("Ada's shop")
    save(ada_page)
    expect(ada_page.get_by_role("alert")).to_contain_text("Ben changed this while you were editing it.")
    expect(ada_page.locator(".conflict ins")).to_have_text("Ben's shop\non two lines")
    expect(ada_page.locator(".conflict .mine")).to_have_text("Ada's shop")
    return ada_page


@SCRIPTS
def test_mine_is_kept(visit: Visit, ada: User, ben: User, canvas_id: UUID, scripts: bool) -> None:
    page = open_conflict(visit, ada, ben, canvas_id, scripts)
    if scripts:
        expect(page.locator(".conflict")).to_be_focused()
    save(page, "Keep mine")
    expect_settled(page, "Ada's shop")
    note = read_document(canvas_id).notes(Block.CHANNELS)[0]
    assert (note.text, note.experiment and note.experiment.hypothesis) == ("Ada's shop", "They order by phone")


@SCRIPTS
def test_theirs_is_taken_and_my_other_fields_with_it(
    visit: Visit, ada: User, ben: User, canvas_id: UUID, scripts: bool
) -> None:
    page = open_conflict(visit, ada, ben, canvas_id, scripts)
    save(page, "Take theirs")
    expect_settled(page, "Ben's shop")
    note = read_document(canvas_id).notes(Block.CHANNELS)[0]
    assert note.text == "Ben's shop\non two lines"
    assert (note.status, note.experiment and note.experiment.hypothesis) == ("testing", "They order by phone")


@SCRIPTS
def test_both_are_merged_by_hand(visit: Visit, ada: User, ben: User, canvas_id: UUID, scripts: bool) -> None:
    page = open_conflict(visit, ada, ben, canvas_id, scripts)
    save(page, "Combine both")
    text = page.get_by_label("Text", exact=True)
    expect(text).to_have_value("Ben's shop\non two lines\nAda's shop")
    text.fill("Our shop")
    save(page)
    expect_settled(page, "Our shop")
    assert channels(canvas_id) == ["Our shop", "Mail", "Phone"]


def test_conflict_that_was_left_unsettled_is_shown_again(visit: Visit, ada: User, ben: User, canvas_id: UUID) -> None:
    page = open_conflict(visit, ada, ben, canvas_id, scripts=True)
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Ada's shop")
    save(page)
    expect(page.locator(".conflict ins")).to_have_text("Ben's shop\non two lines")
    assert channels(canvas_id)[0] == "Ben's shop\non two lines"


@SCRIPTS
def test_changes_to_different_fields_meet_without_a_word(
    visit: Visit, ada: User, ben_hand: Hand, canvas_id: UUID, scripts: bool
) -> None:
    page = at_board(visit(ada, java_script_enabled=scripts), canvas_id)
    text = open_details(page, "Shop")
    ben_hand.edit(first_channel(canvas_id), {"status": "fact"})
    text.fill("Web shop")
    save(page)
    expect_settled(page, "Web shop")
    expect(page.locator("#drawer").get_by_label("Status")).to_have_value("fact")
    note = read_document(canvas_id).notes(Block.CHANNELS)[0]
    assert (note.text, note.status) == ("Web shop", "fact")


@SCRIPTS
def test_note_deleted_meanwhile_is_put_back_with_all_that_was_typed(
    visit: Visit, ada: User, ben_hand: Hand, canvas_id: UUID, scripts: bool
) -> None:
    page = at_board(visit(ada, java_script_enabled=scripts), canvas_id)
    text = open_details(page, "Shop")
    ben_hand.delete(first_channel(canvas_id))
    text.fill("Web shop")
    page.locator("#drawer").get_by_label("Status").select_option("testing")
    open_fold(page, "Experiment")
    page.get_by_label("Hypothesis").fill("They order by phone")
    save(page)
    expect(page.get_by_role("alert")).to_contain_text("Ben deleted this note while you were editing it.")
    expect(page.get_by_label("Hypothesis")).to_have_value("They order by phone")
    save(page, "Restore note")
    expect_settled(page, "Web shop")
    expect(channel_texts(page)).to_have_text(["Web shop", "Mail", "Phone"])
    note = read_document(canvas_id).notes(Block.CHANNELS)[0]
    assert (note.text, note.experiment and note.experiment.hypothesis) == ("Web shop", "They order by phone")


@pytest.mark.parametrize(
    ("way", "then", "saved"),
    [
        ("Keep mine", "", "Ada's shop"),
        ("Take theirs", "", "Ben's shop"),
        ("Both", "Enter", "Ben's shop\nAda's shop"),
    ],
)
def test_text_in_place_is_settled_on_the_card(
    visit: Visit, ada: User, ben: User, canvas_id: UUID, way: str, then: str, saved: str
) -> None:
    ada_page, ben_page = (at_board(visit(user), canvas_id) for user in (ada, ben))
    mine, theirs = (open_in_place(page, "Shop") for page in (ada_page, ben_page))
    mine.get_by_role("textbox").fill("Ada's shop")
    theirs.get_by_role("textbox").fill("Ben's shop")
    ben_page.keyboard.press("Enter")
    expect_settled(ben_page, "Ben's shop")
    ada_page.keyboard.press("Enter")
    expect(mine.locator(".conflict")).to_contain_text("Ben wrote in the meantime:")
    mine.get_by_role("button", name=way).click()
    if then:
        ada_page.keyboard.press(then)
    expect(mine.get_by_role("textbox")).to_have_count(0)
    expect(mine.locator(".note-link")).to_be_focused()
    expect_saved(ada_page)
    expect(ada_page.locator(".draft-mark")).to_have_count(0)
    assert channels(canvas_id) == [saved, "Mail", "Phone"]
