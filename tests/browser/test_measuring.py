"""Values entered one after another in the Scorecard: by keyboard, by touch and without scripts."""

import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.editing import Submission
from relationships.actions.indicators import add_indicator
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE

NAMES = ("NPS", "Churn", "Orders")


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    """Return a canvas with three indicators, the first of which has readings."""
    key = canvas_with(ada, customer_segments=["Homes"])
    for name in NAMES:
        readings = {dt.date(2026, 1, 31): Decimal(31), dt.date(2026, 2, 28): Decimal(38)} if name == "NPS" else {}
        add_indicator(key, ada.pk, Submission(), name=name, subject=None, unit="points", target=None, readings=readings)
    return key


def at_scorecard(page: Page, canvas_id: UUID) -> Page:
    page.goto(f"/canvases/{canvas_id}/scorecard/")
    return page


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=f"New measurement of {name}", exact=True).get_by_label("Value")


def values(canvas_id: UUID) -> dict[str, list[int]]:
    found = read_document(canvas_id).indicators
    return {indicator.name: [int(reading.value) for reading in indicator.readings] for indicator in found}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_enter_saves_and_moves_on_to_the_next(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = at_scorecard(visit(ada, java_script_enabled=scripts), canvas_id)
    field(page, "NPS").focus()
    for number, name in enumerate(NAMES, start=40):
        expect(field(page, name)).to_be_focused()
        page.keyboard.type(str(number))
        page.keyboard.press("Enter")
        expect(page.locator("#notices")).to_contain_text(f"Added a measurement to “{name}”.")
    expect(field(page, "Orders")).to_be_focused()
    expect(field(page, "Orders")).to_have_value("")
    assert values(canvas_id) == {"NPS": [31, 38, 40], "Churn": [41], "Orders": [42]}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_wrong_value_stays_beside_its_error_while_others_are_saved(
    visit: Visit, ada: User, canvas_id: UUID, scripts: bool
) -> None:
    page = at_scorecard(visit(ada, java_script_enabled=scripts), canvas_id)
    field(page, "NPS").fill("about forty")
    field(page, "Churn").fill("5")
    page.keyboard.press("Enter")
    expect(field(page, "NPS")).to_have_value("about forty")
    expect(field(page, "NPS")).to_have_attribute("aria-invalid", "true")
    expect(field(page, "NPS")).to_be_focused()
    expect(field(page, "Churn")).to_have_value("")
    assert values(canvas_id) == {"NPS": [31, 38], "Churn": [5], "Orders": []}
    field(page, "NPS").fill("40")
    page.keyboard.press("Enter")
    expect(field(page, "NPS")).to_have_value("")
    expect(field(page, "Churn")).to_be_focused()
    assert values(canvas_id)["NPS"] == [31, 38, 40]


def test_what_is_typed_survives_a_change_in_the_drawer(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_scorecard(visit(ada), canvas_id)
    field(page, "Orders").fill("7")
    page.locator("#undo").click()
    expect(page.get_by_role("link", name="Orders", exact=True)).to_have_count(0)
    page.locator("#redo").click()
    field(page, "Churn").fill("5")
    page.get_by_role("link", name="Add indicator", exact=True).first.click()
    page.locator("#drawer").get_by_label("Name", exact=True).fill("Returns")
    page.locator("#drawer").get_by_label("Direction", exact=True).select_option("Less is better")
    page.locator("#drawer").get_by_role("button", name="Add").click()
    expect(field(page, "Returns")).to_be_visible()
    expect(field(page, "Churn")).to_have_value("5")


def test_rows_fit_a_phone_and_have_no_barriers(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = at_scorecard(visit(ada, **PHONE), canvas_id)
    field(page, "NPS").fill("many")
    page.get_by_role("button", name="Add NPS", exact=True).tap()
    expect(field(page, "NPS")).to_have_attribute("aria-invalid", "true")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert barriers_in_both_themes(page) == []
    field(page, "NPS").fill("40")
    page.get_by_role("button", name="Add NPS", exact=True).tap()
    expect(page.locator("#notices")).to_contain_text("Added a measurement to “NPS”.")
    assert read_document(canvas_id).indicators[0].readings[-1].date == timezone.localdate()
