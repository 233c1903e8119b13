"""Readings in a browser: a formula by keyboard and without scripts, and the import of a table on a phone."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.actions.editing import Submission
from relationships.actions.readings import edit_reading
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Reading
from tests.browser.axe import barriers_in_both_themes
from tests.browser.building import read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.keys import go_to

SEGMENT = {"revenue_per_customer": 40, "revenue_period": "month", "gross_margin": 60}
WORTH = {"name": "Worth of an office", "code": "customer_lifetime_value", "unit": "money per customer"}
NPS = {"name": "Would they recommend us?", "code": "net_promoter_score", "unit": "points, −100 to 100"}
TABLE = "Datum;Wert\n03.05.2026;46,5\n03.06.2026;48\nsoon;1"


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    """Create a canvas with a segment and two indicators, one of its value and one of its opinion."""
    key = uuid4()
    blocks = {"customer_segments": [{"id": key, "text": "Offices", "segment": SEGMENT}]}
    indicators = [{"id": uuid4(), "subject": key, **fields} for fields in (WORTH, NPS)]
    document = {"title": "Bean There", "blocks": blocks, "indicators": indicators}
    return create_canvas(ada.pk, CanvasDocument.model_validate(document))


def address(canvas_id: UUID, place: int, rest: str = "") -> str:
    return f"/canvases/{canvas_id}/indicators/{read_document(canvas_id).indicators[place].id}/{rest}"


def readings(canvas_id: UUID, place: int) -> tuple[Reading, ...]:
    return read_document(canvas_id).indicators[place].readings


def test_formula_is_chosen_filled_in_and_saved_by_keyboard(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(address(canvas_id, 0, "readings/new/"))
    go_to(page, page.get_by_role("link", name="With margin, from churn (for decisions)"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Revenue per customer per period (€)")).to_have_value("40")
    expect(page.get_by_text("Taken from “Offices”, gross margin.")).to_be_visible()
    go_to(page, page.get_by_label("Customers lost per period in %"))
    page.keyboard.type("0")
    go_to(page, page.get_by_role("button", name="Calculate"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("40 × 60 % × 240 months = €5,760")).to_be_visible()
    expect(page.get_by_text("limited to 20 years")).to_be_visible()
    go_to(page, page.get_by_label("Customers lost per period in %"), backwards=True)
    page.keyboard.press("Control+a")
    page.keyboard.type("5")
    assert readings(canvas_id, 0) == ()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Worth of an office", exact=True)).to_be_visible()
    expect(page.get_by_role("status").get_by_text("Added the measurement of")).to_be_visible()
    assert page.url.endswith(address(canvas_id, 0))
    (reading,) = readings(canvas_id, 0)
    assert (reading.value, reading.variant) == (Decimal(480), "lifetime_value_margin")
    assert reading.inputs["churn"] == 5


def test_figures_that_come_to_nothing_keep_what_was_typed(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(address(canvas_id, 1, "readings/new/?variant=promoter_score_groups"))
    page.get_by_label("Promoters (answered 9 or 10)").fill("-3")
    page.get_by_role("button", name="Calculate").click()
    worked = page.locator("#worked")
    expect(worked).to_contain_text("this can’t be less than 0.")
    worked.get_by_role("link").click()
    expect(page.get_by_label("Promoters (answered 9 or 10)")).to_be_focused()
    page.get_by_label("Remark").fill("After the tasting")
    page.get_by_role("button", name="Add measurement").click()
    expect(page.locator("#id_input-promoters_error")).to_be_visible()
    expect(page.get_by_label("Remark")).to_have_value("After the tasting")
    assert barriers_in_both_themes(page) == []
    for label, number in (("Promoters", "58"), ("Passives", "30"), ("Detractors", "12")):
        page.get_by_label(label).fill(number)
    page.get_by_role("button", name="Add measurement").click()
    expect(page.locator("#drawer table")).to_be_visible()
    assert readings(canvas_id, 1)[0].value == 46


def add_by_answers(page: Page, canvas_id: UUID) -> None:
    page.goto(address(canvas_id, 1))
    page.get_by_role("link", name="Add measurement").click()
    page.get_by_role("link", name="From the number of answers for each score, 0 to 10").click()
    page.get_by_label("9", exact=True).fill("58")
    page.get_by_label("8", exact=True).fill("30")
    page.get_by_label("0", exact=True).fill("12")
    page.get_by_role("button", name="Calculate").click()
    expect(page.get_by_text("58 promoters of 100 answers: 58 % − 12 % = 46")).to_be_visible()


def test_reading_is_worked_out_edited_and_deleted_without_scripts(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, java_script_enabled=False)
    add_by_answers(page, canvas_id)
    assert readings(canvas_id, 1) == ()
    page.get_by_role("button", name="Add measurement").click()
    page.locator("#drawer table").get_by_role("link").click()
    expect(page.get_by_label("8", exact=True)).to_have_value("30")
    page.get_by_label("8", exact=True).fill("130")
    page.get_by_role("button", name="Save").click()
    assert readings(canvas_id, 1)[0].value == 23
    page.locator("#drawer table").get_by_role("link").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No measurements yet.")).to_be_visible()
    page.locator("#notices").get_by_role("button", name="Undo").click()
    assert readings(canvas_id, 1)[0].value == 23


def test_deleted_reading_comes_back_by_undo(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, **PHONE)
    add_by_answers(page, canvas_id)
    assert barriers_in_both_themes(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Add measurement").tap()
    page.locator("#drawer table").get_by_role("link").tap()
    page.get_by_role("button", name="Delete").tap()
    expect(page.get_by_text("No measurements yet.")).to_be_visible()
    assert readings(canvas_id, 1) == ()
    page.locator("#notices").get_by_role("button", name="Undo").last.tap()
    expect(page.locator("#drawer table")).to_be_visible()
    assert readings(canvas_id, 1)[0].value == 46


def test_newer_value_of_another_window_is_shown(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    add_by_answers(page, canvas_id)
    page.get_by_role("button", name="Add measurement").click()
    page.locator("#drawer table").get_by_role("link").click()
    expect(page.get_by_label("8", exact=True)).to_be_visible()
    (reading,) = readings(canvas_id, 1)
    changes = {"value": "50", "variant": "", "inputs": {}}
    edit_reading(canvas_id, ada.pk, Submission(), reading_id=reading.id, changes=changes, base=None)
    page.get_by_label("8", exact=True).fill("130")
    expect(page.get_by_text("You, in another window, changed the value in the meantime. It is now 50.")).to_be_visible()
    assert barriers_in_both_themes(page) == []
    page.get_by_role("button", name="Keep this version").click()
    expect(page.locator("#drawer table")).to_be_visible()
    assert readings(canvas_id, 1)[0].value == 23


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_table_is_looked_at_and_taken_in_on_a_phone(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = visit(ada, **PHONE, java_script_enabled=scripts)
    page.goto(address(canvas_id, 1))
    page.get_by_role("link", name="Import measurements").tap()
    page.get_by_label("Or paste the measurements").fill(TABLE)
    page.get_by_role("button", name="Preview").tap()
    expect(page.get_by_role("heading", name="2 measurements to import")).to_be_visible()
    expect(page.get_by_text("“soon” isn’t a valid date")).to_be_visible()
    if scripts:
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert barriers_in_both_themes(page) == []
    assert readings(canvas_id, 1) == ()
    page.get_by_role("button", name="Import 2 measurements").tap()
    expect(page.get_by_text("Imported 2 measurements.")).to_be_visible()
    assert [str(reading.value) for reading in readings(canvas_id, 1)] == ["46.5", "48"]
    page.locator("#notices").get_by_role("button", name="Undo").tap()
    expect(page.locator("#notices")).to_contain_text("Undone")
    assert readings(canvas_id, 1) == ()


def test_file_is_chosen_and_what_can_be_read_in_two_ways_is_asked(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(address(canvas_id, 1, "readings/import/"))
    content = "3/5/2026;46\n3/6/2026;48".encode("utf-16")
    file = {"name": "readings.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_label("File").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("“3/5/2026” is ambiguous")).to_be_visible()
    assert barriers_in_both_themes(page) == []
    page.get_by_label("File").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_label("Order of dates").select_option("Day first: 31/5/2026")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_text("Format: UTF-16, columns separated by semicolons")).to_be_visible()
    page.get_by_role("button", name="Import 2 measurements").click()
    expect(page.get_by_text("Imported 2 measurements.")).to_be_visible()
    assert [reading.date.month for reading in readings(canvas_id, 1)] == [5, 6]
    with page.expect_download() as started:
        page.get_by_role("link", name="Download measurements (CSV)").click()
    assert started.value.suggested_filename == "Would they recommend us.csv"
