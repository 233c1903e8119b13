"""The drawer with the details of a note, beside the board."""

from decimal import Decimal
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Goal, Status
from relationships.document.notes import Note
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.notes import choose, expect_details_saved, open_fold
from tests.browser.notes import save as press_save

# In pixels.
ONE_FINDING = 40
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(
        ada,
        customer_segments=["Students", "Teachers"],
        customer_relationships=["A named tutor"],
        channels=["by mail"],
        revenue_streams=["A yearly fee"],
    )


def open_note(visit: Visit, ada: User, canvas_id: UUID, text: str, **window: object) -> Page:
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas_id}/")
    link(page, text).click()
    expect(page.get_by_label("Text", exact=True)).to_have_value(text)
    return page


def link(page: Page, text: str) -> Locator:
    return page.locator("#sheet .note", has_text=text).locator(".note-link")


def details(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Details")


def field(page: Page, label: str) -> Locator:
    return details(page).get_by_label(label, exact=True)


def save(page: Page) -> None:
    press_save(page)
    expect_details_saved(page)


def note_in(canvas_id: UUID, block: Block, number: int = 0) -> Note:
    return read_document(canvas_id).notes(block)[number]


@SCRIPTS
def test_outcome_asks_for_its_evidence(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = open_note(visit, ada, canvas_id, "by mail", java_script_enabled=scripts)
    question = details(page).get_by_role("link", name="Add evidence")
    source = field(page, "Source")
    expect(question).to_be_hidden()
    expect(source).to_be_hidden()
    field(page, "Status").select_option("Validated")
    expect(details(page).get_by_role("link", name="Plan an experiment")).to_be_hidden()
    question.click()
    expect(source).to_be_visible()
    expect(field(page, "Hypothesis")).to_be_hidden()
    source.fill("Interviews")
    field(page, "Date").fill("2026-03-01")
    field(page, "Result").fill("9 of 12 read it")
    save(page)
    expect(page.locator("#block-channels .note")).to_contain_text("Validated")
    note = note_in(canvas_id, Block.CHANNELS)
    assert note.evidence is not None
    assert (note.status, note.evidence.source, str(note.evidence.date)) == (
        Status.VALIDATED,
        "Interviews",
        "2026-03-01",
    )


@SCRIPTS
def test_test_asks_for_its_experiment(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = open_note(visit, ada, canvas_id, "by mail", java_script_enabled=scripts)
    field(page, "Status").select_option("Testing")
    details(page).get_by_role("link", name="Plan an experiment").click()
    expect(field(page, "Source")).to_be_hidden()
    for label in ("Hypothesis", "Test", "Measure", "Criterion"):
        field(page, label).fill(f"our {label.lower()}")
    save(page)
    experiment = note_in(canvas_id, Block.CHANNELS).experiment
    assert experiment is not None
    assert experiment.model_dump() == {name: f"our {name}" for name in ("hypothesis", "test", "measure", "criterion")}


@SCRIPTS
def test_note_is_tinted_by_the_segments_it_concerns(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = open_note(visit, ada, canvas_id, "by mail", java_script_enabled=scripts)
    field(page, "Teachers").check()
    field(page, "Students").check()
    save(page)
    card = page.locator("#block-channels .note")
    expect(card).to_have_attribute("data-segments", "1 2")
    expect(card).to_have_attribute("data-hue", "1")
    letters = card.locator("[data-letter]")
    assert [letter.get_attribute("data-letter") for letter in letters.all()] == ["A", "B"]
    expect(letters.last).to_have_attribute("data-hue", "2")
    first, second = read_document(canvas_id).blocks.customer_segments
    assert set(note_in(canvas_id, Block.CHANNELS).segments) == {first.id, second.id}


@SCRIPTS
def test_wrong_input_opens_its_section_and_loses_nothing(
    visit: Visit, ada: User, canvas_id: UUID, scripts: bool
) -> None:
    page = open_note(visit, ada, canvas_id, "Students", java_script_enabled=scripts)
    field(page, "Needs").fill("A quiet place")
    open_fold(page, "Size and value")
    margin = field(page, "Gross margin (%)")
    margin.fill("150")
    open_fold(page, "Size and value")
    if not scripts:
        expect(margin).to_be_hidden()
        press_save(page)
    expect(margin).to_be_visible()
    expect(margin).to_have_attribute("aria-invalid", "true")
    error = page.locator(f"#{(margin.get_attribute('aria-describedby') or '').split()[-1]}")
    expect(error).to_contain_text("can be at most 100")
    expect(margin).to_have_value("150")
    expect(field(page, "Needs")).to_have_value("A quiet place")
    margin.fill("15")
    save(page)
    assert note_in(canvas_id, Block.CUSTOMER_SEGMENTS).segment is not None
    segment = note_in(canvas_id, Block.CUSTOMER_SEGMENTS).segment
    assert segment is not None
    assert (segment.needs, segment.gross_margin) == ("A quiet place", Decimal(15))


def test_relationship_says_who_serves_and_for_which_goals(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_note(visit, ada, canvas_id, "A named tutor")
    choose(page, "Segment", "Teachers")
    choose(page, "Type", "Communities")
    expect(field(page, "Tactics for retention")).to_be_hidden()
    field(page, "Retention").check()
    field(page, "Tactics for retention").fill("A forum")
    open_fold(page, "Evidence")
    page.get_by_role("group", name="Do customers expect it?").get_by_text("Yes").click()
    open_fold(page, "Links")
    field(page, "A yearly fee").check()
    details(page).get_by_role("combobox", name="Main channel").select_option("by mail")
    save(page)
    card = page.locator("#block-customer_relationships .note")
    expect(card.locator(".type-mark")).to_have_text("Communities")
    expect(card.get_by_role("img", name="Goals: retention", exact=True)).to_be_visible()
    expect(card).to_have_attribute("data-hue", "2")
    document = read_document(canvas_id)
    relationship = document.blocks.customer_relationships[0].relationship
    assert relationship is not None
    assert relationship.expected == Answer.YES
    assert relationship.serves == (document.blocks.revenue_streams[0].id,)
    assert relationship.channel == document.blocks.channels[0].id
    assert [(goal.goal, goal.tactics) for goal in relationship.goals] == [(Goal.RETENTION, "A forum")]


def test_saving_stays_at_its_place(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_note(visit, ada, canvas_id, "A named tutor")
    open_fold(page, "Evolution")
    field(page, "What comes next").fill("A portal")
    before = field(page, "What comes next").bounding_box()
    page.keyboard.press("Control+Enter")
    expect_details_saved(page)
    expect(field(page, "What comes next")).to_be_focused()
    after = field(page, "What comes next").bounding_box()
    assert before
    assert after
    assert details(page).evaluate("(drawer) => drawer.scrollTop") > 0
    # The findings above it may have changed by the save.
    assert abs(after["y"] - before["y"]) < ONE_FINDING


def test_escape_closes_the_details_and_saves_what_was_typed(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_note(visit, ada, canvas_id, "by mail")
    field(page, "Text").fill("by pigeon")
    page.keyboard.press("Escape")
    expect(details(page)).to_be_hidden()
    expect(page).to_have_url(f"/canvases/{canvas_id}/")
    expect(link(page, "by pigeon")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page, "Text")).to_have_value("by pigeon")


def test_back_forward_and_reload_show_what_they_should(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_note(visit, ada, canvas_id, "by mail")
    link(page, "A yearly fee").click()
    expect(field(page, "Text")).to_have_value("A yearly fee")
    expect(page.locator(".note-link[aria-current=true]")).to_have_text("A yearly fee")
    page.go_back()
    expect(field(page, "Text")).to_have_value("by mail")
    page.go_back()
    expect(details(page)).to_be_hidden()
    page.go_forward()
    expect(field(page, "Text")).to_have_value("by mail")
    page.reload()
    expect(field(page, "Text")).to_have_value("by mail")
    expect(page.locator(".note-link[aria-current=true]")).to_contain_text("by mail")
    page.keyboard.press("Escape")
    expect(details(page)).to_be_hidden()
    # Scripts still work after going back and forward.
    link(page, "by mail").focus()
    page.keyboard.press("d")
    expect(page.locator("#notes-channels .note")).to_have_count(2)


def test_closing_piles_up_nothing_to_go_back_through(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto("/canvases/")
    page.goto(f"/canvases/{canvas_id}/")
    for text in ("by mail", "A yearly fee"):
        link(page, text).click()
        expect(field(page, "Text")).to_have_value(text)
        expect(page).to_have_title(f"{text} · Bean There · Rapport")
        page.keyboard.press("Escape")
        expect(page).to_have_url(f"/canvases/{canvas_id}/")
        expect(link(page, text)).to_be_focused()
        expect(page).to_have_title("Bean There · Rapport")
    page.go_forward()
    expect(field(page, "Text")).to_have_value("A yearly fee")
    page.go_back()
    expect(details(page)).to_be_hidden()
    expect(link(page, "A yearly fee")).to_be_focused()
    page.go_back()
    expect(page).to_have_url("/canvases/")


def test_move_from_the_details_is_announced_and_shown(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_note(visit, ada, canvas_id, "by mail", **PHONE)
    field(page, "Move to").select_option("After “A yearly fee”")
    details(page).get_by_role("button", name="Move").tap()
    expect(page.locator("canvas-sheet > [role=status]")).to_have_text("Moved to Revenue Streams, 2 of 2")
    expect(details(page).get_by_role("heading", level=2).first).to_contain_text("Revenue Streams")
    expect(link(page, "by mail")).to_be_in_viewport()
    expect(details(page).get_by_role("button", name="Move")).to_be_focused()


def test_page_of_a_note_names_it_and_begins_there(visit: Visit, ada: User, canvas_id: UUID) -> None:
    key = note_in(canvas_id, Block.CHANNELS).id
    for scripts in (True, False):
        page = visit(ada, java_script_enabled=scripts)
        page.goto(f"/canvases/{canvas_id}/notes/{key}/")
        expect(page).to_have_title("by mail · Bean There · Rapport")
        expect(details(page)).to_be_focused()
        expect(details(page).get_by_role("heading", level=2).first).to_have_text("Channels: by mail")


def test_card_of_the_open_details_stays_in_view(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = open_note(visit, ada, canvas_id, "A yearly fee", **PHONE)
    expect(details(page)).to_be_in_viewport()
    card = page.locator("#block-revenue_streams .note").bounding_box()
    drawer = details(page).bounding_box()
    assert card is not None
    assert drawer is not None
    assert card["y"] + card["height"] <= drawer["y"]


def test_note_of_another_canvas_opens_nothing(visit: Visit, ada: User, canvas_id: UUID) -> None:
    other = read_document(canvas_with(ada, channels=["elsewhere"])).blocks.channels[0].id
    page = visit(ada, expect_errors=True)
    response = page.goto(f"/canvases/{canvas_id}/notes/{other}/")
    assert response is not None
    assert response.status == 404
