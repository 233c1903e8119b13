"""The relationships lens in a browser: add, move with mouse, touch, keyboard and form, and see what serves whom."""

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from relationships.catalog.types import RelationshipType
from relationships.document.relationships import RelationshipDetails
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE, Finger, middle
from tests.browser.keys import go_to
from tests.browser.notes import choose, expect_revision, held_requests, open_fold, save
from tests.relationships.actions.board import Hand


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    canvas_id = canvas_with(ada, customer_segments=["Homes", "Offices"], customer_relationships=["Forum"])
    forum = read_document(canvas_id).blocks.customer_relationships[0].id
    homes = read_document(canvas_id).blocks.customer_segments[0].id
    hand = Hand(canvas_id, ada.pk)
    hand.edit(forum, {"relationship.segment": str(homes), "relationship.type": "communities"})
    return canvas_id


def at_matrix(page: Page, canvas_id: UUID) -> Page:
    page.goto(f"/canvases/{canvas_id}/relationships/")
    return page


def cell(page: Page, segment: str, label: str) -> Locator:
    return page.locator(".relationships tr", has_text=segment).locator(f"td[data-label='{label}']")


def forum(canvas_id: UUID) -> tuple[str, RelationshipType | None]:
    """Return segment and type of the first relationship."""
    document = read_document(canvas_id)
    names = {note.id: note.text for note in document.notes(Block.CUSTOMER_SEGMENTS)}
    details = document.blocks.customer_relationships[0].relationship or RelationshipDetails()
    return names[details.segment] if details.segment else "", details.type


MOVED = ("Offices", RelationshipType.SELF_SERVICE)


def expect_moved(page: Page, canvas_id: UUID, revision: int = 2) -> None:
    expect(cell(page, "Offices", "Self-service").get_by_role("link", name="Forum")).to_be_visible()
    expect_revision(page, revision)
    assert forum(canvas_id) == MOVED


def test_relationship_is_dragged_into_another_cell(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_matrix(visit(ada), canvas_id)
    page.locator(".relationship").drag_to(cell(page, "Offices", "Self-service").locator(".cell"))
    expect_moved(page, canvas_id)
    expect(page.locator("canvas-lens > [role=status]")).to_have_text("Moved to Self-service, Offices")
    page.locator(".relationship").drag_to(cell(page, "Homes", "Communities").locator(".cell"))
    expect_revision(page, 3)
    assert forum(canvas_id) == ("Homes", RelationshipType.COMMUNITIES)


def test_relationship_is_moved_by_keys(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_matrix(visit(ada), canvas_id)
    entry = page.get_by_role("link", name="Forum")
    go_to(page, entry)
    page.keyboard.press("Alt+ArrowDown")
    expect_revision(page, 2)
    page.keyboard.press("Alt+ArrowRight")
    expect_revision(page, 3)
    page.keyboard.press("Alt+ArrowRight")
    expect_revision(page, 4)
    assert forum(canvas_id) == MOVED
    expect(entry).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("link", name="Add Co-creation for Offices")).to_be_focused()


def test_no_move_is_taken_back_while_another_one_is_saved(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_matrix(visit(ada), canvas_id)
    held = held_requests(page, "**/cell/", times=2)
    go_to(page, page.get_by_role("link", name="Forum"))
    page.keyboard.press("Alt+ArrowRight")
    with page.expect_request("**/cell/"):
        page.keyboard.press("Alt+ArrowRight")
        held[0].continue_()
    page.keyboard.press("Alt+ArrowRight")
    held[1].continue_()
    expect_revision(page, 4)
    expect(cell(page, "Homes", "Automated services").get_by_role("link", name="Forum")).to_be_focused()
    assert forum(canvas_id) == ("Homes", RelationshipType.AUTOMATED)


def test_relationship_is_moved_by_a_finger(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_matrix(visit(ada, **{**PHONE, "viewport": {"width": 1300, "height": 844}}), canvas_id)
    finger = Finger(page)
    with finger.on(page.locator(".relationship")):
        page.wait_for_timeout(400)
        finger.slide(*middle(cell(page, "Offices", "Self-service")))
    expect_moved(page, canvas_id)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_relationship_is_moved_by_its_form(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = at_matrix(visit(ada, java_script_enabled=scripts), canvas_id)
    page.get_by_role("link", name="Forum").click()
    choose(page, "Segment", "Offices")
    choose(page, "Type", "Self-service")
    save(page)
    # With scripts, each field is saved by itself.
    expect_moved(page, canvas_id, 3 if scripts else 2)
    assert "lens=relationships" in page.url


@pytest.mark.parametrize("window", [{}, PHONE, {"java_script_enabled": False}], ids=["mouse", "phone", "no scripts"])
def test_relationship_is_added_into_an_empty_cell(
    visit: Visit, ada: User, canvas_id: UUID, window: dict[str, object]
) -> None:
    page = at_matrix(visit(ada, **window), canvas_id)
    page.get_by_role("link", name="Add Automated services for Offices").click()
    page.get_by_label("Relationship", exact=True).fill("Reorder reminders")
    page.get_by_role("button", name="Add relationship").click()
    expect(cell(page, "Offices", "Automated services").get_by_role("link", name="Reorder reminders")).to_be_visible()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Reorder reminders")
    added = read_document(canvas_id).blocks.customer_relationships[1].relationship
    assert added is not None
    assert added.type == RelationshipType.AUTOMATED


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_goal_is_declared_not_ours(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = at_matrix(visit(ada, java_script_enabled=scripts), canvas_id)
    marks = page.locator(".relationships tr", has_text="Offices").locator(".goal-marks li")
    marks.first.get_by_role("link").click()
    page.get_by_label("Why not acquisition?").fill("The landlord brings them")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(marks.first).to_have_attribute("data-standing", "declined")
    expect(marks.first).to_have_attribute("title", "Acquisition: not pursued. Reason: “The landlord brings them”")


def test_undo_takes_back_what_was_moved(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_matrix(visit(ada), canvas_id)
    page.locator(".relationship").drag_to(cell(page, "Offices", "Self-service").locator(".cell"))
    expect_moved(page, canvas_id)
    page.keyboard.press("Control+z")
    expect(cell(page, "Homes", "Communities").get_by_role("link", name="Forum")).to_be_visible()
    assert forum(canvas_id) == ("Homes", RelationshipType.COMMUNITIES)


def test_details_open_beside_the_lens_and_close_to_where_one_was(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_matrix(visit(ada), canvas_id)
    page.get_by_role("link", name="Forum").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Forum")
    page.reload()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Forum")
    expect(page.locator(".relationships")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#drawer > *")).to_have_count(0)
    expect(page).to_have_url(f"{page.url.split('/notes/')[0]}")
    assert page.url.endswith("/relationships/")


@pytest.mark.parametrize("lens", ["relationships", "lifecycle", "evolution"])
@pytest.mark.parametrize("window", [{}, PHONE], ids=["desk", "phone"])
def test_lens_has_no_barrier(visit: Visit, ada: User, canvas_id: UUID, lens: str, window: dict[str, object]) -> None:
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/{lens}/")
    assert barriers_in_both_themes(page) == []
    page.get_by_role("link", name="Forum").first.click()
    expect(page.get_by_label("Text", exact=True)).to_be_visible()
    assert barriers_in_both_themes(page) == []


def test_matrix_does_not_push_a_phone_sideways(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_matrix(visit(ada, viewport={"width": 320, "height": 640}), canvas_id)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_a_type_asks_for_is_shown_and_added(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = at_matrix(visit(ada, java_script_enabled=scripts), canvas_id)
    page.get_by_role("link", name="Forum").click()
    open_fold(page, "Links")
    if not scripts:
        page.get_by_role("link", name="What this type needs from other blocks").click()
    wanted = page.get_by_role("button", name="Add “Moderating the forum” to Key Activities, as an assumption")
    wanted.click()
    expect(page.locator(".consequences li", has_text="Key Activities")).to_contain_text("linked")
    expect(wanted).to_have_count(0)
    (added,) = read_document(canvas_id).blocks.key_activities
    assert (added.text, added.status) == ("Moderating the forum", "assumption")


@pytest.mark.parametrize("lens", ["relationships", "lifecycle", "evolution"])
def test_empty_lens_leads_to_the_board_as_a_page(visit: Visit, ada: User, lens: str) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_with(ada)}/{lens}/")
    page.get_by_role("link", name="Go to the canvas").click()
    expect(page).to_have_title("Bean There · Rapport")
    expect(page.locator("#drawer > *")).to_have_count(0)


def test_head_of_a_column_leads_to_what_its_type_is(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_matrix(visit(ada), canvas_id)
    page.get_by_role("link", name="Co-creation", exact=True).click()
    expect(page).to_have_url("/types/co-creation/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Co-creation")
