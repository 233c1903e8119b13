"""Where there is little room, a small phone or large text: no page goes sideways, and everything can be reached."""

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
from tests.browser.building import document_of
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SMALL_PHONE = {**PHONE, "viewport": {"width": 320, "height": 640}}
# What somebody who has set the browser's text to twice its size sees; the policy would not let a test do that.
LARGE_TEXT = {**PHONE, "bypass_csp": True}


@pytest.fixture
def crowded(ada: User) -> UUID:
    """A canvas with long words wherever people write any."""
    canvas_id = create_canvas(ada.pk, CanvasDocument(title=LONG_WORD))
    for block in (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS):
        add_notes(canvas_id, ada.pk, Submission(), block=block, texts=[LONG_WORD])
    grace = User.objects.create_user("grace@example.com", "correct horse battery", display_name=LONG_WORD)
    Member.objects.create(canvas_id=canvas_id, user=grace, role=Role.COMMENTER)
    invite(canvas_id, ada.pk, "guest@a-rather-long-name-of-a-host.example.com", Role.VIEWER)
    return canvas_id


def pages_of(canvas_id: UUID) -> Iterator[str]:
    yield from ("/canvases/", "/canvases/new/", "/accounts/profile/")
    lenses = ("relationships/", "lifecycle/", "evolution/", "evolution/?stage=growth", "scorecard/", "checks/")
    for page in ("", *lenses, "history/", "members/"):
        yield f"/canvases/{canvas_id}/{page}"


def width_of(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def test_no_page_goes_sideways_on_a_small_phone(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(ada, **SMALL_PHONE)
    widths = {address: (page.goto(address), width_of(page))[1] for address in pages_of(crowded)}
    assert set(widths.values()) == {320}, widths
    page.goto(f"/canvases/{crowded}/?status=assumption")
    assert [box_of(each)["width"] > 120 for each in page.locator(".board-filter select").all()] == [True, True]
    page.get_by_role("navigation", name="Views of this canvas").get_by_role("link", name="History").tap()
    expect(page.get_by_role("heading", name="History")).to_be_visible()


def test_name_of_a_shared_canvas_has_room_on_a_phone(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(**PHONE)
    page.goto(f"/shared/{make_link(crowded, ada.pk, '', None).token}/")
    assert box_of(page.get_by_role("heading", level=1))["width"] > 390 / 2
    assert width_of(page) == 390


def test_no_page_goes_sideways_with_large_text(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(ada, **LARGE_TEXT)
    widths = {}
    for address in pages_of(crowded):
        page.goto(address)
        page.add_style_tag(content=":root { font-size: 200% }")
        widths[address] = width_of(page)
    assert set(widths.values()) == {390}, widths
    assert box_of(page.get_by_role("navigation", name="Views of this canvas"))["width"] > 300
    assert box_of(page.locator(".person").first)["width"] > 200


def box_of(place: Locator) -> FloatRect:
    box = place.bounding_box()
    assert box is not None
    return box


def open_long_note(page: Page, canvas_id: UUID) -> Locator:
    """The details of the only relationship, whose words are longer than the drawer is wide."""
    note = document_of(canvas_id).blocks.customer_relationships[0].id
    page.goto(f"/canvases/{canvas_id}/notes/{note}/")
    return page.get_by_role("complementary", name="Details")


def test_way_out_of_the_details_stays_in_view_on_a_phone(visit: Visit, ada: User, crowded: UUID) -> None:
    page = visit(ada, **PHONE)
    details = open_long_note(page, crowded)
    expect(page.locator(".footer a")).to_be_hidden()
    details.get_by_label("Text", exact=True).fill("")
    details.get_by_role("button", name="Save").tap()
    alert = details.get_by_role("alert")
    expect(alert).to_be_visible()
    assert box_of(alert.locator("svg"))["y"] < box_of(alert.locator("p"))["y"] + box_of(alert.locator("p"))["height"]
    details.evaluate("(drawer) => drawer.scrollTo(0, drawer.scrollHeight)")
    expect(details.get_by_role("link", name="Close the details")).to_be_in_viewport(ratio=1)
    assert details.evaluate("(drawer) => drawer.scrollWidth - drawer.clientWidth") == 0


@pytest.mark.parametrize("window", [PHONE, {"viewport": {"width": 1024, "height": 768}}], ids=["phone", "small window"])
def test_notice_covers_no_button_of_the_details(
    visit: Visit, ada: User, crowded: UUID, window: dict[str, object]
) -> None:
    page = visit(ada, **window)
    details = open_long_note(page, crowded)
    details.get_by_label("Segment", exact=True).select_option(index=1)
    details.get_by_role("button", name="Save").click()
    expect(details.get_by_text("saved", exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    notice, drawer = box_of(page.locator("#notices .notice")), box_of(details)
    above = notice["y"] + notice["height"] <= drawer["y"]
    beside = notice["x"] + notice["width"] <= drawer["x"]
    assert above or beside, (notice, drawer)
