"""The drawer fits: what matters most is on the first screen, the rest in folds that say what is in them."""

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.samples import load_sample
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.notes import open_fold, save
from tests.relationships.actions.board import CHANNELS, RELATIONSHIPS, SEGMENTS, Hand

DESK = {"viewport": {"width": 1440, "height": 900}}
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
SMALLEST_TARGET = 24


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    """Return a canvas whose relationship has findings, three goals with tactics, a type and a cost."""
    canvas_id = create_canvas(ada.pk, CanvasDocument(title="Bean There"))
    hand = Hand(canvas_id, ada.pk)
    segments = hand.add(SEGMENTS, "Home brewers", "Small offices, 10 to 50 desks", "Gift buyers", "Cafés")
    (manager, _) = hand.add(RELATIONSHIPS, "A named manager for every office", "Blend recommendations")
    hand.add(CHANNELS, "Sales visits", "Web shop")
    fields = {
        "relationship.segment": str(segments[1]),
        "relationship.type": "dedicated_personal_assistance",
        "relationship.owner": "Jonas Ott",
        "relationship.fixed_cost": "2100",
        "relationship.cost_per_customer": "1",
        "relationship.customers_served": 41,
        **{f"goals.{goal}": "Tasting, check-ins and visits" for goal in ("acquisition", "retention", "boosting_sales")},
    }
    hand.edit(manager, fields)
    return canvas_id


def open_relationship(page: Page, canvas_id: UUID) -> Locator:
    key = read_document(canvas_id).blocks.customer_relationships[0].id
    page.goto(f"/canvases/{canvas_id}/notes/{key}/")
    drawer = page.locator("#drawer")
    expect(drawer.get_by_role("region", name="Findings")).to_be_visible()
    return drawer


def fold(page: Page, name: str) -> Locator:
    return page.locator("#drawer .fold").filter(has=page.locator("summary strong", has_text=name))


def test_first_screen_needs_no_scrolling(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **DESK)
    drawer = open_relationship(page, canvas_id)
    shown = [
        drawer.get_by_role("region", name="Findings"),
        drawer.get_by_label("Text", exact=True),
        drawer.get_by_role("group", name="Segment", exact=True),
        drawer.get_by_role("group", name="Type", exact=True),
        drawer.get_by_label("Tactics for boosting sales"),
        drawer.get_by_label("Run by"),
        drawer.get_by_label("Fixed cost per month (€)"),
        drawer.locator("#fold-evidence > summary"),
    ]
    for part in shown:
        expect(part).to_be_in_viewport(ratio=1)
    assert drawer.evaluate("(drawer) => drawer.scrollTop") == 0
    assert drawer.evaluate("(drawer) => drawer.scrollWidth - drawer.clientWidth") == 0


def test_summary_makes_opening_unnecessary(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **DESK)
    open_relationship(page, canvas_id)
    expect(page.locator("#fold-costs-summary")).to_have_text("€2,141 a month · 41 customers · €52.22 each")
    expect(page.locator("#fold-duties-summary")).to_have_text("Nothing yet")


def test_folds_left_open_are_remembered(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    open_relationship(page, canvas_id)
    open_fold(page, "Costs")
    page.get_by_role("link", name="Next note").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Blend recommendations")
    expect(fold(page, "Costs")).to_have_attribute("open", "")
    expect(fold(page, "Evidence")).not_to_have_attribute("open", "")
    page.reload()
    expect(fold(page, "Costs")).to_have_attribute("open", "")
    open_fold(page, "Costs")
    page.get_by_role("link", name="Previous note").click()
    expect(page.get_by_label("Text", exact=True)).to_have_value("A named manager for every office")
    expect(fold(page, "Costs")).not_to_have_attribute("open", "")


@SCRIPTS
def test_error_opens_its_fold(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = visit(ada, java_script_enabled=scripts)
    drawer = open_relationship(page, canvas_id) if scripts else page.locator("#drawer")
    if not scripts:
        key = read_document(canvas_id).blocks.customer_relationships[0].id
        page.goto(f"/canvases/{canvas_id}/notes/{key}/")
    open_fold(page, "Costs")
    capacity = drawer.get_by_label("Customers it can serve")
    capacity.fill("many")
    open_fold(page, "Costs")
    if not scripts:
        expect(capacity).to_be_hidden()
        save(page)
    expect(capacity).to_be_visible()
    expect(capacity).to_have_attribute("aria-invalid", "true")
    expect(fold(page, "Evidence")).not_to_have_attribute("open", "")


def test_address_of_a_field_opens_its_fold(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    key = read_document(canvas_id).blocks.customer_relationships[0].id
    page.goto(f"/canvases/{canvas_id}/notes/{key}/#id_relationship-next_step")
    expect(page.get_by_label("What comes next")).to_be_visible()
    expect(fold(page, "Evolution")).to_have_attribute("open", "")
    expect(fold(page, "Costs")).not_to_have_attribute("open", "")


def test_order_of_the_keyboard_is_that_of_the_screen(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **DESK)
    open_relationship(page, canvas_id)
    page.get_by_label("Text", exact=True).focus()
    names = [
        "relationship-segment",
        "relationship-type",
        "relationship-goals.acquisition",
        "relationship-tactics.acquisition",
        "relationship-owner",
        "relationship-fixed_cost",
        "fold-evidence",
        "fold-costs",
    ]
    reached: list[str] = []
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.name || document.activeElement.closest('.fold')?.id || ''")
        )
    places = [reached.index(name) for name in names]
    assert places == sorted(places)


def test_segment_and_type_are_chosen_by_keyboard(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **DESK)
    drawer = open_relationship(page, canvas_id)
    drawer.get_by_role("radio", name="Small offices, 10 to 50 desks").focus()
    page.keyboard.press("ArrowRight")
    expect(drawer.get_by_role("radio", name="Gift buyers")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(drawer.get_by_role("radio", name="Personal", exact=True)).to_be_checked()


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("block", ["customer_relationships", "customer_segments", "channels"])
def test_open_folds_have_no_barrier_and_nothing_overflows(
    visit: Visit, ada: User, block: str, window: dict[str, object]
) -> None:
    canvas_id = create_canvas(ada.pk, load_sample("lego"))
    key = getattr(read_document(canvas_id).blocks, block)[0].id
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/notes/{key}/")
    drawer = page.locator("#drawer")
    drawer.locator("details").evaluate_all("(all) => all.forEach((details) => { details.open = true })")
    assert drawer.evaluate("(drawer) => drawer.scrollWidth - drawer.clientWidth") == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert barriers_in_both_themes(page) == []


def test_targets_on_a_phone_are_large_enough(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **PHONE)
    drawer = open_relationship(page, canvas_id)
    targets = "a, button, summary, .choices label, .field.check label, input:not([type=radio]), textarea"
    small = drawer.locator(targets).evaluate_all(
        """(targets, smallest) => targets
        .filter((target) => target.checkVisibility() && !target.closest("p, li") && target.type !== "hidden")
        .map((target) => [target.textContent.trim() || target.name, target.getBoundingClientRect()])
        .filter(([, box]) => box.width > 1 && (box.height < smallest || box.width < smallest))
        .map(([name, box]) => `${name} ${box.width}×${box.height}`)""",
        SMALLEST_TARGET,
    )
    assert small == []
