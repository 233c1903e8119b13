"""Sharing in a browser: inviting, joining, roles and secret links, with mouse, keyboard and without scripts."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.mail import EmailMessage
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.share_links import make_link
from relationships.models import Invitation, Member, Role, ShareLink
from relationships.samples import load_sample
from relationships.sharing.queries import find_share_link
from tests.browser.conftest import Visit
from tests.conftest import PASSWORD
from tests.relationships.actions.board import roles

WITHOUT_SCRIPTS = {"java_script_enabled": False}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
WINDOWS = pytest.mark.parametrize("window", [{}, PHONE, WITHOUT_SCRIPTS], ids=["mouse", "phone", "without scripts"])


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return create_canvas(ada.pk, load_sample("lego"))


@pytest.fixture
def grace(canvas_id: UUID, make_user: Callable[..., User]) -> User:
    user = make_user("grace")
    Member.objects.create(canvas_id=canvas_id, user=user, role=Role.EDITOR)
    return user


def invite(page: Page, email: str, role: str = "Viewer") -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Role", exact=True).select_option(role)
    page.get_by_role("button", name="Invite").click()


def link_in(message: EmailMessage) -> str:
    (path,) = re.findall(r"http://[^/]+(/invitations/\S+)", str(message.body))
    return str(path)


@WINDOWS
def test_newcomer_is_invited_signs_up_and_joins(
    visit: Visit, ada: User, canvas_id: UUID, mailoutbox: list[EmailMessage], window: dict[str, Any]
) -> None:
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/members/")
    invite(page, "grace@example.com", "Viewer")
    expect(page.get_by_text("grace@example.com is invited.")).to_be_visible()
    expect(page.locator("#invite .people")).to_contain_text("grace@example.com")

    newcomer = visit(**window)
    newcomer.goto(link_in(mailoutbox[0]))
    expect(newcomer.get_by_text("Ada invites you to")).to_be_visible()
    newcomer.get_by_role("main").get_by_role("link", name="Sign up").click()
    newcomer.get_by_label("E-mail address").fill("grace@example.com")
    newcomer.get_by_label("Password", exact=True).fill(PASSWORD)
    newcomer.get_by_role("button", name="Sign up").click()
    expect(newcomer.get_by_text("You’ll join as")).to_be_visible()
    newcomer.get_by_role("button", name="Join").click()
    expect(newcomer.get_by_text("Welcome to")).to_be_visible()
    assert roles(canvas_id) == {"Ada": "owner", "grace": "viewer"}


@WINDOWS
def test_mistake_is_said_beside_the_field_and_what_was_typed_kept(
    visit: Visit, ada: User, canvas_id: UUID, window: dict[str, Any]
) -> None:
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/members/")
    invite(page, "ada@example.com")
    field = page.get_by_label("E-mail address")
    expect(field).to_have_value("ada@example.com")
    expect(field).to_have_accessible_description("The person with this e-mail address is already a member.")
    expect(field).to_be_focused()
    expect(page.get_by_label("Role", exact=True)).to_have_value("viewer")
    assert Invitation.objects.count() == 0


def test_several_are_invited_by_keys_alone(
    visit: Visit, ada: User, canvas_id: UUID, mailoutbox: list[EmailMessage]
) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/members/")
    page.get_by_label("E-mail address").focus()
    for name in ("grace", "hedy"):
        page.keyboard.type(f"{name}@example.com")
        page.keyboard.press("Enter")
        expect(page.locator("#invite .people")).to_contain_text(f"{name}@example.com")
        expect(page.get_by_label("E-mail address")).to_have_value("")
        expect(page.get_by_label("E-mail address")).to_be_focused()
    assert sorted(message.to[0] for message in mailoutbox) == ["grace@example.com", "hedy@example.com"]


@pytest.mark.usefixtures("grace")
def test_role_is_changed_by_keys_alone(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/members/")
    page.get_by_text("Editor, role of Grace").focus()
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Grace is now a viewer.")).to_be_visible()
    expect(page.get_by_text("Viewer, role of Grace")).to_be_focused()
    assert roles(canvas_id) == {"Ada": "owner", "Grace": "viewer"}


@WINDOWS
@pytest.mark.usefixtures("grace")
def test_member_is_removed_after_a_question(visit: Visit, ada: User, canvas_id: UUID, window: dict[str, Any]) -> None:
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/members/")
    page.get_by_text("Editor, role of Grace").click()
    page.get_by_role("link", name="Remove").click()
    expect(page.get_by_role("heading", name="Remove Grace?")).to_be_visible()
    assert roles(canvas_id) == {"Ada": "owner", "Grace": "editor"}
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Grace is no longer a member.")).to_be_visible()
    assert roles(canvas_id) == {"Ada": "owner"}


@WINDOWS
@pytest.mark.usefixtures("grace")
def test_canvas_is_handed_over(visit: Visit, ada: User, canvas_id: UUID, window: dict[str, Any]) -> None:
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/members/")
    page.get_by_text("Editor, role of Grace").click()
    page.get_by_role("link", name="Hand over the canvas").click()
    expect(page.get_by_label("New owner").locator("option:checked")).to_have_text("Grace (editor)")
    page.get_by_role("button", name="Hand over").click()
    expect(page.get_by_text("Grace now owns the canvas.")).to_be_visible()
    expect(page.get_by_label("E-mail address")).to_have_count(0)
    assert roles(canvas_id) == {"Grace": "owner", "Ada": "editor"}


def test_secret_link_is_copied_and_opens_the_board(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/canvases/{canvas_id}/members/")
    page.get_by_label("What is it for?").fill("For the bank")
    page.get_by_role("button", name="Create link").click()
    expect(page.get_by_label("Secret link", exact=True)).to_be_focused()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert find_share_link(copied.rstrip("/").rpartition("/")[2]) == ShareLink.objects.get()
    page.reload()
    expect(page.locator(".person-name").get_by_text("For the bank", exact=True)).to_be_visible()
    expect(page.get_by_label("Secret link", exact=True)).to_have_count(0)

    stranger = visit()
    stranger.goto(copied)
    expect(stranger.locator("#sheet .note").first).to_be_visible()
    expect(stranger.get_by_text("Read only")).to_be_visible()


def test_secret_link_can_be_selected_without_scripts(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **WITHOUT_SCRIPTS)
    page.goto(f"/canvases/{canvas_id}/members/")
    page.get_by_role("button", name="Create link").click()
    shown = page.get_by_label("Secret link", exact=True)
    assert find_share_link(shown.input_value().rstrip("/").rpartition("/")[2]) == ShareLink.objects.get()
    expect(shown).to_be_in_viewport()
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("It no longer works.")).to_be_visible()
    assert ShareLink.objects.count() == 0


def make_join_link(page: Page) -> str:
    """Fill in the form for a link to join, and return the path of the link."""
    page.locator(".link-form").get_by_text("Join as editor").click()
    page.get_by_label("What is it for?").fill("For the team")
    page.get_by_label("Use limit").fill("1")
    page.get_by_role("button", name="Create link").click()
    [path] = re.findall(r"/join/[\w-]+/$", page.get_by_label("Secret link", exact=True).input_value())
    return str(path)


@WINDOWS
def test_link_to_join_makes_an_editor_once(
    visit: Visit, ada: User, canvas_id: UUID, make_user: Callable[..., User], window: dict[str, Any]
) -> None:
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/members/")
    path = make_join_link(page)

    grace = visit(make_user("grace"), **window)
    grace.goto(path)
    expect(grace.get_by_text("Ada invites you to")).to_be_visible()
    grace.get_by_role("button", name="Join as editor").click()
    expect(grace.get_by_text("Welcome to")).to_be_visible()
    assert roles(canvas_id) == {"Ada": "owner", "Grace": "editor"}

    hedy = visit(make_user("hedy"), expect_errors=True, **window)
    hedy.goto(path)
    expect(hedy.get_by_role("heading", name="This link doesn’t work")).to_be_visible()
    page.goto(f"/canvases/{canvas_id}/members/")
    expect(page.locator("#links .people")).to_contain_text("used 1 of 1 time")


def test_form_shows_the_fields_of_the_chosen_kind(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/members/")
    shows, limit = page.get_by_role("group", name="Show"), page.get_by_label("Use limit")
    expect(shows).to_be_visible()
    expect(limit).to_be_hidden()
    page.get_by_role("radio", name="Read").focus()
    page.keyboard.press("ArrowRight")
    expect(limit).to_be_visible()
    expect(shows).to_be_hidden()


def test_link_is_made_and_changed_by_keys_alone(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/members/")
    page.get_by_label("What is it for?").focus()
    page.keyboard.type("For the bank")
    page.get_by_label("Scorecard").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Secret link", exact=True)).to_be_focused()
    page.get_by_role("link", name="Edit the link For the bank").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("What is it for?")).to_be_focused()
    dialog.get_by_label("Findings of the checks").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Link saved.")).to_be_visible()
    expect(page.locator("#links .people")).to_contain_text("Relationships, Lifecycle, Scorecard, Findings")
    assert ShareLink.objects.get().shows_findings


@WINDOWS
def test_link_is_changed_and_then_shows_less(visit: Visit, ada: User, canvas_id: UUID, window: dict[str, Any]) -> None:
    token = make_link(canvas_id, ada.pk, "", None, lenses=["lifecycle", "scorecard"]).token
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/members/")
    page.get_by_role("link", name="Edit the link").click()
    edited = page.get_by_role("heading", name="Edit this link").locator("xpath=..")
    edited.get_by_label("Scorecard").uncheck()
    edited.get_by_label("Findings of the checks").uncheck()
    edited.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Link saved.")).to_be_visible()
    stranger = visit(**window)
    stranger.goto(f"/shared/{token}/")
    expect(stranger.get_by_role("navigation", name="Views of this canvas").get_by_role("link")).to_have_text(
        ["Canvas", "Lifecycle"]
    )
    expect(stranger.locator(".mark")).to_have_count(0)


@WINDOWS
def test_stranger_opens_a_note_beside_a_lens(visit: Visit, ada: User, canvas_id: UUID, window: dict[str, Any]) -> None:
    token = make_link(canvas_id, ada.pk, "", None, lenses=["lifecycle"]).token
    page = visit(**window)
    page.goto(f"/shared/{token}/")
    page.get_by_role("link", name="Lifecycle").click()
    page.locator("#lens .note-link").first.click()
    expect(page.locator("#drawer h2.note-text")).to_be_visible()
    expect(page.locator("#lens")).to_be_attached()
    page.get_by_role("link", name="Close details").click()
    expect(page).to_have_url(re.compile(rf"/shared/{token}/lifecycle/$"))
    expect(page.locator("#drawer h2")).to_have_count(0)


@WINDOWS
def test_stranger_opens_and_closes_a_note(visit: Visit, ada: User, canvas_id: UUID, window: dict[str, Any]) -> None:
    token = make_link(canvas_id, ada.pk, "", None).token
    page = visit(**window)
    page.goto(f"/shared/{token}/")
    note = page.locator(".note-link").first
    text = note.inner_text().split("\n")[0]
    note.click()
    expect(page.locator("#drawer h2.note-text")).to_contain_text(text)
    expect(page).to_have_url(re.compile(rf"/shared/{token}/notes/[0-9a-f-]+/$"))
    page.get_by_role("link", name="Close details").click()
    expect(page).to_have_url(re.compile(rf"/shared/{token}/$"))
    expect(page.locator("#drawer h2")).to_have_count(0)
