"""The bar at the top of every page of a canvas: its title, its lines, and its menu on a phone."""

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.folders import arrange_canvas
from relationships.catalog.canvas_colours import CanvasColour
from relationships.document.canvas import CanvasDocument
from relationships.models import Member, Role
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE

WIDTHS = [390, 900, 1000, 1024, 1280, 1440, 1920]
SENSIBLE = "Bean There: a coffee subscription for small offices and cafés"
LONGEST = (
    "A subscription for coffee, tea and cocoa, with a machine and a person to call, for offices, shops and at home"
)
PAGES = ["", "relationships/", "checks/", "history/", "members/", "details/", "deletion/"]
# How many lines of controls the bar has at a width.
LINES = {390: 2, 900: 2, 1000: 2, 1024: 2, 1280: 1, 1440: 1, 1920: 1}
LINE_PIXELS = 52


def window(width: int) -> dict[str, object]:
    return PHONE if width == PHONE["viewport"]["width"] else {"viewport": {"width": width, "height": 900}}  # type: ignore[index]


def is_whole(title: Locator) -> bool:
    shown: bool = title.evaluate("(h1) => h1.scrollHeight <= h1.clientHeight + 1 && h1.scrollWidth <= h1.clientWidth")
    return shown


def height(page: Page) -> float:
    found: float = page.locator(".topbar").evaluate("(bar) => bar.getBoundingClientRect().height")
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_title_is_whole_and_the_bar_low_on_every_page(visit: Visit, ada: User, width: int) -> None:
    canvas_id = create_canvas(ada.pk, CanvasDocument(title=SENSIBLE))
    for name in ("ben", "cleo", "dora"):
        user = User.objects.create_user(f"{name}@example.com", "correct horse battery", display_name=name)
        Member.objects.create(canvas_id=canvas_id, user=user, role=Role.EDITOR)
    arrange_canvas(ada.pk, canvas_id, folder_id=None, colour=CanvasColour.TEAL)
    page = visit(ada, **window(width))
    for path in PAGES:
        page.goto(f"/canvases/{canvas_id}/{path}")
        assert is_whole(page.get_by_role("heading", level=1)), path
        assert height(page) <= LINES[width] * LINE_PIXELS, path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_longest_title_makes_the_bar_no_higher(visit: Visit, ada: User, width: int) -> None:
    page = visit(ada, **window(width))
    for title in (LONGEST, "x" * 120):
        page.goto(f"/canvases/{create_canvas(ada.pk, CanvasDocument(title=title))}/")
        assert height(page) <= LINES[width] * LINE_PIXELS
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect(page.get_by_role("heading", level=1)).to_have_attribute("title", title)


def test_first_note_is_near_the_top_of_a_phone(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **PHONE)
    page.goto(f"/canvases/{canvas_id}/")
    assert height(page) <= 110
    box = page.locator("#sheet").bounding_box()
    assert box is not None
    assert box["y"] <= 170


def test_actions_are_in_a_menu_on_a_phone(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **PHONE)
    page.goto(f"/canvases/{canvas_id}/")
    share = page.get_by_role("link", name="Share")
    expect(share).to_be_hidden()
    page.get_by_role("button", name="More", exact=True).tap()
    page.get_by_text("Export", exact=True).tap()
    expect(page.get_by_role("link", name="Print", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Canvas details")).to_be_visible()
    page.keyboard.press("Escape")
    expect(share).to_be_hidden()
    page.get_by_role("button", name="More", exact=True).tap()
    share.tap()
    expect(page.get_by_role("heading", name="Share this canvas")).to_be_visible()


def test_actions_are_in_a_menu_without_scripts(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **PHONE, java_script_enabled=False)
    page.goto(f"/canvases/{canvas_id}/")
    page.get_by_role("button", name="More", exact=True).tap()
    page.locator("summary.account").tap()
    page.get_by_role("link", name="Profile").tap()
    expect(page).to_have_url("/accounts/profile/")


@pytest.mark.parametrize("path", ["", "relationships/", "evolution/", "history/", "members/", "details/"])
def test_keys_are_listed_on_every_page_by_mouse(visit: Visit, ada: User, path: str) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_with(ada)}/{path}")
    page.locator("summary.account").click()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    keys = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(keys).to_be_visible()
    expect(keys.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()


def test_finding_on_a_touch_screen_has_no_ring(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **PHONE)
    page.goto(f"/canvases/{canvas_id}/")
    page.locator(".note").first.evaluate(
        """(note) => note.insertAdjacentHTML("beforeend", '<a class="chip mark" href="#">1 finding</a>')"""
    )
    mark = page.locator(".chip.mark").first
    edges = mark.evaluate("(mark) => ['Top', 'Left'].map((side) => getComputedStyle(mark)[`border${side}Width`])")
    assert edges == ["0px", "0px"]
