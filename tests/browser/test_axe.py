"""Accessibility with axe-core, in both themes: every URL of the access table, and every state of the board."""

from uuid import UUID

import pytest
from django.urls import reverse
from playwright.sync_api import ViewportSize, expect

from canvas_app.accounts.models import User
from canvas_app.boards.lens_registry import LENSES
from relationships.actions.canvases import archive_canvas, create_canvas
from relationships.actions.folders import create_folder
from relationships.actions.invitations import invite
from relationships.actions.share_links import make_join_link, make_link
from relationships.catalog.blocks import Block
from relationships.checks.rules import segment_without_relationship
from relationships.document.canvas import CanvasDocument
from relationships.document.finding_key import finding_key
from relationships.models import Canvas, Invitation, Member, Role
from relationships.samples import load_sample
from tests.a_case import named_case
from tests.access import PARTS, ROWS, site_part
from tests.access_row import NAMES, ROLES, Row
from tests.browser.axe import barriers, barriers_in_both_themes
from tests.browser.building import canvas_with, read_document, small_canvas
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.relationships.actions.board import Hand

NO_PAGES = {
    "live",
    "ready",
    "boards:robots",
    "exchange:schema",
    "exchange:document",
    "exchange:export_file",
    "exchange:guide",
    "exchange:readings",
    "accounts:data",
    "case_studies:export",
    "case_studies:export_one",
    "library:picture",
    "library:sitemap",
}
DESK, NARROW = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=900)
PAGES = [row for row in ROWS if row.method == "GET" and 200 in row.expected and row.name not in NO_PAGES]


@pytest.fixture
def lego(ada: User) -> UUID:
    """Create a canvas with notes of all kinds, owned by Ada and shared with Grace."""
    canvas_id = small_canvas(ada)
    grace = User.objects.create_user("grace@example.com", "correct horse battery", display_name="Grace")
    Member.objects.create(canvas_id=canvas_id, user=grace, role=Role.VIEWER)
    return canvas_id


@pytest.fixture
def named(lego: UUID, ada: User) -> dict[str, object]:
    """Return the values of the URL arguments that the access table uses."""
    (segment,) = Hand(lego, ada.pk).add(Block.CUSTOMER_SEGMENTS, "Grandparents")
    token = invite(lego, ada.pk, "guest@example.com", Role.VIEWER).token
    link = make_link(lego, ada.pk, "For the bank", None, lenses=list(LENSES))
    return {
        "canvas_id": lego,
        "segment_id": read_document(lego).blocks.customer_segments[0].id,
        "goal": "retention",
        "asked": "cost",
        "note_id": read_document(lego).blocks.customer_relationships[0].id,
        "review_id": read_document(lego).reviews[0].id,
        "relationship_id": read_document(lego).blocks.customer_relationships[0].id,
        "indicator_id": read_document(lego).indicators[0].id,
        "reading_id": read_document(lego).indicators[0].readings[0].id,
        "member_id": Member.objects.get(canvas=lego, role=Role.VIEWER).pk,
        "invitation_id": Invitation.objects.get().pk,
        "share_token": link.token,
        "join_token": make_join_link(lego, ada.pk, "For the team", None, use_limit=3).token,
        "link_id": link.link.pk,
        "folder_id": create_folder(ada.pk, "Toys").pk,
        "token": token,
        "uidb36": "1",
        "key": "set-password",
        "lens": "lifecycle",
        "kind": "types",
        "slug": "co-creation",
        "code": segment_without_relationship.CODE,
        "finding_key": finding_key(segment_without_relationship.CODE, (segment,)),
        **named_case(User.objects.create_superuser("admin@example.com", "correct horse battery")),
    }


def test_barrier_is_found_in_either_theme(visit: Visit) -> None:
    page = visit()
    page.goto("/")
    page.evaluate("document.querySelector('.brand').style.color = 'light-dark(black, #333)'")
    page.evaluate("document.querySelector('main a').replaceChildren()")
    assert [found.partition(" (")[0].rpartition(":")[0] for found in barriers_in_both_themes(page)] == [
        "light: link-name",
        "dark: color-contrast",
    ]


def build_url(row: Row, named: dict[str, object]) -> str:
    address = reverse(row.name, kwargs={NAMES.get(name, name): named[name] for name in row.arguments})
    return address + row.query_string(named)


def most_privileged_role(row: Row) -> str:
    """Return the role that sees most of a page."""
    allowed = dict(zip(ROLES, row.expected, strict=True))
    return next(role for role in ("owner", "viewer", "admin", "anonymous") if allowed[role] == 200)


@pytest.mark.parametrize("part", PARTS)
def test_no_page_has_a_barrier(visit: Visit, ada: User, named: dict[str, object], part: str) -> None:
    """Try all rules at the width of a desk, and the size of targets at that of a phone, too."""
    windows = {"owner": visit(ada), "viewer": visit(User.objects.get(display_name="Grace")), "anonymous": visit()}
    windows["admin"] = visit(User.objects.get(is_superuser=True))
    found = {}
    for row in [row for row in PAGES if site_part(row) == part]:
        page = windows[most_privileged_role(row)]
        page.set_viewport_size(DESK)
        response = page.goto(build_url(row, named))
        assert response is not None
        assert (row.name, response.status) == (row.name, 200)
        found[row.name] = barriers_in_both_themes(page)
        page.set_viewport_size(NARROW)
        found[row.name] += barriers(page, "target-size")
    assert {name: violations for name, violations in found.items() if violations} == {}


def test_draft_has_no_barrier(visit: Visit) -> None:
    """Try the question and the review, in which notes are kept and dropped by keyboard."""
    page = visit(expect_errors=True)
    page.goto("/draft/")
    page.get_by_label("Which problem do you solve?").fill("The garden gnomes of our street glare at each cloud.")
    page.get_by_label("For whom?").fill("Cloud watchers")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Draft canvas").press("Enter")
    expect(page.get_by_text("What will your business do")).to_be_visible()
    assert barriers_in_both_themes(page) == []
    page.get_by_role("button", name="Deliver or provide something regularly").press("Enter")
    page.get_by_role("radio", name="Keep").first.press("Space")
    page.get_by_role("radio", name="Drop").nth(1).press("Space")
    page.get_by_role("button", name="Save choices").press("Enter")
    expect(page.get_by_text("1 kept", exact=True)).to_be_visible()
    assert barriers_in_both_themes(page) == []
    page.set_viewport_size(NARROW)
    assert barriers(page, "target-size") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_list_of_canvases_has_no_barrier(visit: Visit, ada: User) -> None:
    page = visit(ada)
    page.goto("/canvases/")
    assert barriers_in_both_themes(page) == []
    archive_canvas(create_canvas(ada.pk, load_sample("zappos")), ada.pk)
    create_canvas(ada.pk, load_sample("lego"))
    shown = {"/canvases/": "Lego", "/canvases/?show=archived": "Zappos", "/canvases/?q=nothing": "nothing"}
    for address, content in shown.items():
        page.goto(address)
        expect(page.locator("main")).to_contain_text(content)
        assert barriers_in_both_themes(page) == []


def test_errors_have_no_barrier(visit: Visit, ada: User, lego: UUID) -> None:
    stranger = visit(expect_errors=True)
    stranger.goto("/no/such/page/")
    assert barriers_in_both_themes(stranger) == []
    stranger.goto("/accounts/signup/")
    stranger.get_by_label("E-mail address").fill("nobody")
    stranger.get_by_role("button", name="Sign up").click()
    assert barriers_in_both_themes(stranger) == []
    viewer = visit(User.objects.get(display_name="Grace"), expect_errors=True)
    for address in (f"/canvases/{lego}/details/", f"/canvases/{lego}/deletion/"):
        viewer.goto(address)
        assert barriers_in_both_themes(viewer) == []
    owner = visit(ada, expect_errors=True)
    owner.goto(f"/canvases/{lego}/deletion/")
    owner.locator("main").get_by_role("button", name="Delete").click()
    assert barriers_in_both_themes(owner) == []


def test_full_board_has_no_barrier(visit: Visit, ada: User) -> None:
    page = visit(ada, viewport=DESK)
    page.goto(f"/canvases/{create_canvas(ada.pk, load_sample('starbucks'))}/")
    assert barriers_in_both_themes(page) == []


@pytest.mark.parametrize("name", LENSES)
def test_no_lens_has_a_barrier(visit: Visit, ada: User, name: str) -> None:
    desk, lego = {"viewport": DESK}, create_canvas(ada.pk, load_sample("lego"))
    for canvas_id in (lego, canvas_with(ada)):
        page = visit(ada, **desk)
        page.goto(f"/canvases/{canvas_id}/{name}/")
        expect(page.locator("#lens")).to_be_visible()
        assert barriers_in_both_themes(page) == []
    phone = visit(ada, **PHONE)
    phone.goto(f"/canvases/{small_canvas(ada)}/{name}/")
    assert barriers(phone) == []


def test_history_with_changes_has_no_barrier(visit: Visit, ada: User) -> None:
    canvas_id = create_canvas(ada.pk, CanvasDocument(title="Bean There"))
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    page.locator("#block-channels .add").click()
    page.keyboard.type("by mail")
    page.keyboard.press("Enter")
    expect(page.locator(".note[id]")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(page.locator(".note[id]")).to_have_count(0)
    page.goto(f"/canvases/{canvas_id}/history/")
    expect(page.locator(".history-day li")).not_to_have_count(0)
    assert barriers_in_both_themes(page) == []
    assert Canvas.objects.count() == 1
