"""Small phones and large text: no page scrolls sideways, and everything can be reached."""

import itertools
from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.invitations import invite
from relationships.actions.notes import add_notes
from relationships.actions.share_links import make_link
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.models import Member, Role
from tests.browser.building import read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.notes import expect_details_saved
from tests.relationships.actions.board import Hand

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SMALL_PHONE = {**PHONE, "viewport": {"width": 320, "height": 640}}
# Simulates a browser set to twice the text size, which needs a style that the content policy would block.
LARGE_TEXT = {**PHONE, "bypass_csp": True}


@pytest.fixture
def crowded(ada: User) -> UUID:
    """Create a canvas with long words in every text."""
    canvas_id = create_canvas(ada.pk, CanvasDocument(title=LONG_WORD))
    for block in (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS):
        add_notes(canvas_id, ada.pk, Submission(), block=block, texts=[LONG_WORD])
    grace = User.objects.create_user("grace@example.com", "correct horse battery", display_name=LONG_WORD)
    Member.objects.create(canvas_id=canvas_id, user=grace, role=Role.COMMENTER)
    invite(canvas_id, ada.pk, "guest@a-rather-long-name-of-a-host.example.com", Role.VIEWER)
    return canvas_id


def page_urls(canvas_id: UUID) -> Iterator[str]:
    yield from ("/canvases/", "/canvases/new/", "/accounts/profile/")
    lenses = ("relationships/", "lifecycle/", "evolution/", "evolution/?stage=growth", "scorecard/", "checks/")
    for page in ("", *lenses, "history/", "members/"):
        yield f"/canvases/{canvas_id}/{page}"


def scroll_width(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def test_no_page_goes_sideways_on_a_small_phone(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(ada, **SMALL_PHONE)
    widths = {address: (page.goto(address), scroll_width(page))[1] for address in page_urls(crowded)}
    assert set(widths.values()) == {320}, widths
    page.goto(f"/canvases/{crowded}/?status=assumption")
    assert [read_box(select)["width"] > 120 for select in page.locator(".board-filter select").all()] == [True, True]
    page.get_by_role("navigation", name="Views of this canvas").get_by_role("link", name="History").tap()
    expect(page.get_by_role("heading", name="History")).to_be_visible()


def test_name_of_a_shared_canvas_has_room_on_a_phone(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(**PHONE)
    page.goto(f"/shared/{make_link(crowded, ada.pk, '', None).token}/")
    assert read_box(page.get_by_role("heading", level=1))["width"] > 390 / 2
    assert scroll_width(page) == 390


def test_no_page_goes_sideways_with_large_text(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(ada, **LARGE_TEXT)
    widths = {}
    for address in page_urls(crowded):
        page.goto(address)
        page.add_style_tag(content=":root { font-size: 200% }")
        widths[address] = scroll_width(page)
    assert {address: width for address, width in widths.items() if width != 390} == {}
    assert read_box(page.get_by_role("navigation", name="Views of this canvas"))["width"] > 300
    assert read_box(page.locator(".person").first)["width"] > 200


def read_box(place: Locator) -> FloatRect:
    box = place.bounding_box()
    assert box is not None
    return box


def open_long_note(page: Page, canvas_id: UUID) -> Locator:
    """Open the details of the only relationship, whose words are wider than the drawer."""
    note = read_document(canvas_id).blocks.customer_relationships[0].id
    page.goto(f"/canvases/{canvas_id}/notes/{note}/")
    return page.get_by_role("complementary", name="Details")


def test_way_out_of_the_details_stays_in_view_on_a_phone(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(ada, **PHONE)
    details = open_long_note(page, crowded)
    expect(page.locator(".footer a")).to_be_hidden()
    details.get_by_label("Text", exact=True).fill("")
    error = details.locator(".error li").first
    expect(error).to_be_visible()
    icon, words = read_box(error.locator("svg")), read_box(error.locator("span"))
    assert icon["y"] < words["y"] + words["height"]
    details.evaluate("(drawer) => drawer.scrollTo(0, drawer.scrollHeight)")
    expect(details.get_by_role("link", name="Close details")).to_be_in_viewport(ratio=1)
    assert details.evaluate("(drawer) => drawer.scrollWidth - drawer.clientWidth") == 0


@pytest.mark.parametrize("window", [PHONE, {"viewport": {"width": 1024, "height": 768}}], ids=["phone", "small window"])
def test_notice_covers_no_button_of_the_details(
    visit: Visit, ada: User, crowded: UUID, window: dict[str, object]
) -> None:
    page = visit(ada, **window)
    details = open_long_note(page, crowded)
    details.get_by_role("group", name="Segment", exact=True).get_by_role("radio").first.check()
    expect_details_saved(page)
    page.get_by_role("button", name="Undo").click()
    notice, drawer = read_box(page.locator("#notices .notice")), read_box(details)
    assert notice["y"] >= drawer["y"] + drawer["height"], (notice, drawer)
    assert drawer["y"] >= 0


@pytest.mark.parametrize("window", [PHONE, {"viewport": {"width": 1440, "height": 900}}], ids=["phone", "desk"])
@pytest.mark.parametrize("path", ["", "relationships/", "scorecard/"])
def test_page_ends_above_a_notice_and_its_bar_stays_free(
    visit: Visit, ada: User, crowded: UUID, window: dict[str, object], path: str
) -> None:
    page = visit(ada, **window)
    Hand(crowded, ada.pk).add(Block.CHANNELS, "Phone")
    page.goto(f"/canvases/{crowded}/{path}")
    page.locator("#undo").click()
    expect(page.locator("#notices .notice")).to_be_visible()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    notice, foot = read_box(page.locator("#notices .notice")), read_box(page.locator(".footer"))
    assert foot["y"] + foot["height"] <= notice["y"]
    page.evaluate("window.scrollTo(0, 0)")
    bar = read_box(page.locator(".topbar"))
    assert bar["y"] + bar["height"] <= notice["y"]
    page.get_by_role("button", name="Close message").click()
    expect(page.locator("#notices .notice")).to_have_count(0)
    assert page.evaluate("document.documentElement.style.getPropertyValue('--notices')") == "0px"


def fades(page: Page, bar: str = ".topbar > .lenses") -> list[bool]:
    """Return whether a bar, by default the tabs, fades at its start and at its end."""
    return [
        page.locator(bar).evaluate("(bar, name) => parseFloat(getComputedStyle(bar).getPropertyValue(name)) > 0", name)
        for name in ("--fade-start", "--fade-end")
    ]


def test_tabs_fade_where_there_are_more_and_show_the_current_one(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(ada, **PHONE)
    current = page.locator(".topbar > .lenses [aria-current]")
    for path, expected in (("", [False, True]), ("evolution/", [True, True]), ("history/", [True, False])):
        page.goto(f"/canvases/{crowded}/{path}")
        expect(current).to_be_in_viewport(ratio=1)
        assert fades(page) == expected
    page.set_viewport_size({"width": 1440, "height": 900})
    assert fades(page) == [False, False]


def test_tools_of_the_board_fade_where_there_are_more(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(ada, **PHONE)
    page.goto(f"/canvases/{crowded}/")
    tools = page.locator(".board-tools")
    assert fades(page, ".board-tools") == [False, True]
    tools.evaluate("(tools) => tools.scrollTo(tools.scrollWidth, 0)")
    expect(tools).to_have_css("--fade-end", "0px")
    assert fades(page, ".board-tools") == [True, False]
    assert tools.evaluate("(tools) => getComputedStyle(tools).maskImage") != "none"


def test_boxes_in_the_drawer_are_stacked_at_even_distances(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(ada, viewport={"width": 1440, "height": 900})
    details = open_long_note(page, crowded)
    boxes = details.get_by_role("group", name="Goals").get_by_role("checkbox")
    for place in range(3):
        boxes.nth(place).check()
    expect_details_saved(page)
    for boxes in (details.locator(".goal textarea"), details.locator(".first-fields > *")):
        shown = [read_box(box) for box in boxes.all() if box.is_visible()]
        gaps = {round(low["y"] - high["y"] - high["height"]) for high, low in itertools.pairwise(shown)}
        assert gaps <= {8}, boxes
