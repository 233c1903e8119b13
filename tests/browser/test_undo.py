"""Undo between two people, and the history, which shows who changed what and when, and undoes one's own changes."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from relationships.models import Change, Member, Role
from tests.browser.conftest import Visit
from tests.browser.notes import channel_texts, channels, first_channel
from tests.relationships.actions.board import Hand

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture
def ada_hand(ada: User, canvas_id: UUID) -> Hand:
    """Return Ada, who acts without a browser."""
    return Hand(canvas_id, ada.pk)


@pytest.fixture
def ben_hand(make_user: Callable[..., User], canvas_id: UUID) -> Hand:
    """Return Ben, who acts without a browser."""
    user = make_user("ben")
    Member.objects.create(canvas_id=canvas_id, user=user, role=Role.EDITOR)
    return Hand(canvas_id, user.pk)


def expect_ways(page: Page, *, undo: bool, redo: bool) -> None:
    for name, is_open in (("#undo", undo), ("#redo", redo)):
        button = expect(page.locator(name))
        button.to_be_enabled() if is_open else button.to_be_disabled()


@SCRIPTS
def test_undo_is_refused_where_somebody_changed_the_same_since(
    visit: Visit, ada: User, ada_hand: Hand, ben_hand: Hand, canvas_id: UUID, scripts: bool
) -> None:
    ada_hand.edit(first_channel(canvas_id), {"text": "Web shop"})
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/")
    expect_ways(page, undo=True, redo=False)
    ben_hand.edit(first_channel(canvas_id), {"text": "Ben's shop"})
    page.locator("#undo").click()
    expect(page.get_by_text("Ben changed the same thing later, so this can’t be undone.")).to_be_visible()
    assert channels(canvas_id) == ["Ben's shop", "Mail"]


@SCRIPTS
def test_refused_undo_says_once_where_the_rest_can_be_undone(
    visit: Visit, ada: User, ada_hand: Hand, ben_hand: Hand, canvas_id: UUID, scripts: bool
) -> None:
    ada_hand.add(Block.CHANNELS, "Phone")
    ada_hand.edit(first_channel(canvas_id), {"text": "Web shop"})
    ben_hand.edit(first_channel(canvas_id), {"text": "Ben's shop"})
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/")
    page.locator("#undo").click()
    if scripts:
        expect(page.locator("#notices .notice")).to_have_count(1)
        page.locator("#undo").click()
        expect(page.locator("save-status")).to_contain_text("Not saved")
        page.locator("#undo").click()
        page.wait_for_load_state("networkidle")
        expect(page.locator("#notices .notice")).to_have_count(1)
    page.get_by_role("link", name="Choose another change in History").click()
    page.get_by_role("button", name=re.compile("^Undo this: ")).last.click()
    expect(page.get_by_text("Undone: you added “Phone” to Channels.")).to_be_visible()
    assert channels(canvas_id) == ["Ben's shop", "Mail"]


def test_undo_leaves_alone_what_others_did_beside_it(
    visit: Visit, ada: User, ada_hand: Hand, ben_hand: Hand, canvas_id: UUID
) -> None:
    ada_hand.edit(first_channel(canvas_id), {"text": "Web shop"})
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    ben_hand.edit(first_channel(canvas_id), {"status": "validated"})
    ben_hand.add(Block.CHANNELS, "Phone")
    page.keyboard.press("Control+z")
    expect(channel_texts(page)).to_have_text(["Shop", "Mail", "Phone"])
    expect(page.locator("#notes-channels .note").first).to_have_attribute("data-status", "validated")
    assert channels(canvas_id) == ["Shop", "Mail", "Phone"]


def test_redo_is_refused_where_somebody_changed_the_same_since(
    visit: Visit, ada: User, ada_hand: Hand, ben_hand: Hand, canvas_id: UUID
) -> None:
    ada_hand.edit(first_channel(canvas_id), {"text": "Web shop"})
    ada_hand.undo()
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    expect_ways(page, undo=False, redo=True)
    ben_hand.edit(first_channel(canvas_id), {"text": "Ben's shop"})
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("#notices")).to_contain_text("Ben changed the same thing later")
    assert channels(canvas_id) == ["Ben's shop", "Mail"]


def test_buttons_know_after_each_write_what_there_is_to_take_back(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    expect_ways(page, undo=False, redo=False)
    page.locator("#notes-channels .note-link").first.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect_ways(page, undo=True, redo=False)
    page.locator("#undo").click()
    expect_ways(page, undo=False, redo=True)
    page.reload()
    expect_ways(page, undo=False, redo=True)
    page.locator("#notes-channels .note-link").first.focus()
    page.keyboard.press("d")
    expect_ways(page, undo=True, redo=False)


def test_what_others_did_is_not_mine_to_undo(visit: Visit, ada: User, ben_hand: Hand, canvas_id: UUID) -> None:
    ben_hand.add(Block.CHANNELS, "Phone")
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    expect_ways(page, undo=False, redo=False)
    page.goto(f"/canvases/{canvas_id}/history/")
    expect(page.get_by_text("Ben added “Phone” to Channels")).to_be_visible()
    expect_ways(page, undo=False, redo=False)
    expect(page.get_by_role("main").get_by_role("button", name="Undo")).to_have_count(0)


@pytest.mark.parametrize("path", ["details/", "members/", "history/", "export/"])
@SCRIPTS
def test_undo_and_redo_leave_the_person_on_the_page(
    visit: Visit, ada: User, ada_hand: Hand, canvas_id: UUID, path: str, scripts: bool
) -> None:
    ada_hand.add(Block.CHANNELS, "Phone")
    page = visit(ada, java_script_enabled=scripts)
    address = f"/canvases/{canvas_id}/{path}"
    page.goto(address)
    page.locator("#undo").focus()
    page.keyboard.press("Control+z" if scripts else "Enter")
    expect(page.locator("#notices")).to_contain_text("Undone: you added “Phone” to Channels.")
    assert channels(canvas_id) == ["Shop", "Mail"]
    assert page.url.endswith(address)
    page.locator("#redo").focus()
    page.keyboard.press("Control+Shift+z" if scripts else "Enter")
    expect(page.locator("#notices")).to_contain_text("Redone: you added “Phone” to Channels.")
    assert channels(canvas_id) == ["Shop", "Mail", "Phone"]
    assert page.url.endswith(address)


def test_history_says_who_did_what_by_day(
    visit: Visit, ada: User, ada_hand: Hand, ben_hand: Hand, canvas_id: UUID
) -> None:
    ada_hand.add(Block.CHANNELS, "Phone")
    ben_hand.edit(first_channel(canvas_id), {"text": "Ben's shop"})
    days = [timezone.now() - timedelta(days=number) for number in range(2)]
    for revision, day in enumerate(reversed(days), 1):
        Change.objects.filter(revision=revision).update(at=day)
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("heading", level=3)).to_have_text([f"{day:%A, {day.day} %B %Y}" for day in days])
    expect(page.get_by_role("listitem")).to_contain_text(
        ["Ben changed “Shop” to “Ben's shop”", "Ada added “Phone” to Channels"]
    )


@SCRIPTS
def test_history_takes_back_one_change_of_ones_own(
    visit: Visit, ada: User, ada_hand: Hand, canvas_id: UUID, scripts: bool
) -> None:
    ada_hand.add(Block.CHANNELS, "Phone")
    ada_hand.edit(first_channel(canvas_id), {"text": "Web shop"})
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/history/")
    page.get_by_role("button", name=re.compile("^Undo this: ")).last.click()
    expect(page.get_by_text("Undone: you added “Phone” to Channels.")).to_be_visible()
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    expect(page.get_by_role("listitem").first).to_contain_text("Ada deleted “Phone” from Channels (undo)")
    expect(page.get_by_role("listitem").last).to_contain_text("undone")
    assert channels(canvas_id) == ["Web shop", "Mail"]


@SCRIPTS
def test_history_refuses_with_the_reason(
    visit: Visit, ada: User, ada_hand: Hand, ben_hand: Hand, canvas_id: UUID, scripts: bool
) -> None:
    ada_hand.edit(first_channel(canvas_id), {"text": "Web shop"})
    ben_hand.edit(first_channel(canvas_id), {"text": "Ben's shop"})
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/history/")
    page.get_by_role("button", name=re.compile("^Undo this: ")).last.click()
    expect(page.get_by_text("Ben changed the same thing later, so this can’t be undone.")).to_be_visible()
    assert channels(canvas_id) == ["Ben's shop", "Mail"]


def test_viewer_reads_the_history_and_changes_nothing(
    visit: Visit, ada_hand: Hand, make_user: Callable[..., User], canvas_id: UUID
) -> None:
    ada_hand.add(Block.CHANNELS, "Phone")
    vera = make_user("vera")
    Member.objects.create(canvas_id=canvas_id, user=vera, role=Role.VIEWER)
    page = visit(vera)
    page.goto(f"/canvases/{canvas_id}/history/")
    expect(page.get_by_text("Ada added “Phone” to Channels")).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
