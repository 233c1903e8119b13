"""The forms in the drawer other than a note's save each field while somebody types and chooses."""

import datetime as dt
from decimal import Decimal
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.editing import Submission
from relationships.actions.indicators import add_indicator
from relationships.actions.reviews import add_review
from relationships.document.canvas import CanvasDocument
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.notes import expect_details_saved, expect_saved
from tests.relationships.actions.board import RELATIONSHIPS, SEGMENTS, Hand
from tests.relationships.actions.measured import MAY, Meter


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, customer_segments=["Homes"], customer_relationships=["Forum"])


@pytest.fixture
def page(visit: Visit, ada: User) -> Page:
    return visit(ada)


def open_in_drawer(page: Page, canvas_id: UUID, path: str) -> Locator:
    """Open a page in the drawer, whose fields save by themselves."""
    page.goto(f"/canvases/{canvas_id}/{path}")
    drawer = page.locator("#drawer")
    expect(drawer.locator("auto-save[data-url]")).to_be_attached()
    expect(drawer.get_by_role("button", name="Save", exact=True)).to_be_hidden()
    return drawer


def read(canvas_id: UUID) -> CanvasDocument:
    return read_document(canvas_id)


def key_of(canvas_id: UUID, *, segment: bool = False) -> UUID:
    return read(canvas_id).notes(SEGMENTS if segment else RELATIONSHIPS)[0].id


def test_indicator(page: Page, ada: User, canvas_id: UUID) -> None:
    for other in ("NPS", "Orders"):
        add_indicator(canvas_id, ada.pk, Submission(), name=other)
    key = read(canvas_id).indicators[1].id
    drawer = open_in_drawer(page, canvas_id, f"indicators/{key}/?lens=scorecard")
    drawer.get_by_text("Name, unit, direction, target, subject").click()
    name = drawer.get_by_label("Name", exact=True)
    name.fill("nps")
    expect(drawer.locator(".error")).to_contain_text("There is already an indicator with this name here.")
    expect(name).to_be_focused()
    drawer.get_by_label("Target").fill("40")
    expect(page.locator("#lens")).to_contain_text("40")
    expect(name).to_have_value("nps")
    name.fill("Sales")
    expect(drawer.get_by_role("heading", name="Sales")).to_be_visible()
    expect(page.locator("#lens")).to_contain_text("Sales")
    expect(drawer.locator(".error")).to_have_count(0)
    expect_details_saved(page)
    assert (read(canvas_id).indicators[1].name, read(canvas_id).indicators[1].target) == ("Sales", Decimal(40))


def test_review_is_saved_and_what_was_wrong_is_tried_again(page: Page, ada: User, canvas_id: UUID) -> None:
    day = dt.date(2026, 3, 3)
    add_review(canvas_id, ada.pk, Submission(), date=day, decision="Wait", next_due=day + dt.timedelta(days=9))
    drawer = open_in_drawer(page, canvas_id, f"reviews/{read(canvas_id).reviews[0].id}/")
    drawer.get_by_label("Date", exact=True).fill("2026-04-01")
    page.keyboard.press("Tab")
    expect(drawer.locator(".error")).to_contain_text("The next review must be later than this one.")
    drawer.get_by_label("Next review").fill("2026-05-01")
    page.keyboard.press("Tab")
    expect(drawer.locator(".error")).to_have_count(0)
    expect_details_saved(page)
    (review,) = read(canvas_id).reviews
    assert (review.date, review.next_due) == (dt.date(2026, 4, 1), dt.date(2026, 5, 1))


def test_reading_shows_what_its_formula_comes_to(page: Page, ada: User, canvas_id: UUID) -> None:
    key = add_indicator(canvas_id, ada.pk, Submission(), name="NPS", code="net_promoter_score").subject
    assert key
    inputs = {"promoters": "58", "passives": "30", "detractors": "12"}
    meter = Meter(Hand(canvas_id, ada.pk), key)
    reading = meter.add(MAY, 46, variant="promoter_score_groups", inputs=inputs).subject
    drawer = open_in_drawer(page, canvas_id, f"indicators/{key}/readings/{reading}/")
    drawer.get_by_label("Passives").fill("130")
    expect(drawer.locator("#worked")).to_contain_text("= 23")
    drawer.get_by_label("Remark").fill("Spring")
    expect_details_saved(page)
    expect_saved(page)
    assert meter.values == {MAY: 23}
    assert meter.indicator.readings[0].remark == "Spring"


def test_stages(page: Page, canvas_id: UUID) -> None:
    drawer = open_in_drawer(page, canvas_id, f"notes/{key_of(canvas_id)}/stages/?lens=evolution")
    drawer.get_by_label("First stage", exact=True).select_option("Growth")
    expect(drawer).to_contain_text("It is active from the growth stage.")
    trigger = drawer.get_by_label("What triggers a change", exact=True)
    trigger.fill("60 offices")
    drawer.get_by_label("Customers’ needs").check()
    expect(trigger).to_have_value("60 offices\nCustomers know the product well by now and need us for other things.")
    expect_saved(page)
    details = read(canvas_id).notes(RELATIONSHIPS)[0].relationship
    assert details
    assert (details.start_stage, details.change_trigger.splitlines()[0]) == ("growth", "60 offices")


def test_deciding_answers_change_the_advice_beside_them(page: Page, canvas_id: UUID) -> None:
    drawer = open_in_drawer(page, canvas_id, f"notes/{key_of(canvas_id, segment=True)}/advice/")
    drawer.locator("summary", has_text="More questions").click()
    for question in ("How much do they want to deal with a person?", "How expensive is a purchase?", "How complex is"):
        drawer.get_by_label(question).focus()
        drawer.get_by_label(question).select_option("high")
    expect(drawer.locator(".suggestion")).not_to_have_count(0)
    expect(drawer.get_by_label("How complex is")).to_be_focused()
    expect(drawer.get_by_role("button", name="Save answers")).to_be_hidden()
    expect_details_saved(page)
    segment = read(canvas_id).notes(SEGMENTS)[0].segment
    assert segment
    assert len(segment.factors) == 3


def questions_in(drawer: Locator, group: str) -> list[str]:
    return drawer.locator(f"[data-group={group}] label").all_inner_texts()


def test_questions_keep_their_order_while_they_are_answered(page: Page, canvas_id: UUID) -> None:
    drawer = open_in_drawer(page, canvas_id, f"notes/{key_of(canvas_id, segment=True)}/advice/")
    first, second, *others = questions_in(drawer, "matter_most")
    expect(drawer.locator("summary", has_text="Answered before")).to_have_count(0)
    for question in (first, second):
        field = drawer.get_by_label(question)
        field.click()
        field.select_option(index=1)
        expect_details_saved(page)
    expect(drawer.locator("#advice-facts")).to_contain_text("2 of 18 questions answered")
    assert questions_in(drawer, "matter_most") == [first, second, *others]
    drawer.get_by_role("link", name="Show the questions that are most important next").click()
    drawer.locator("summary", has_text="Answered before (2)").click()
    assert set(questions_in(drawer, "answered")) == {first, second}
    assert len(questions_in(drawer, "matter_most")) == 4
    assert not {first, second} & {*questions_in(drawer, "matter_most")}


def test_answer_to_a_question_marks_it_and_leads_to_the_next(page: Page, ada: User, canvas_id: UUID) -> None:
    segment, key = key_of(canvas_id, segment=True), key_of(canvas_id)
    Hand(canvas_id, ada.pk).edit(key, {"relationship.segment": str(segment)})
    drawer = open_in_drawer(page, canvas_id, f"notes/{segment}/questions/established/")
    drawer.get_by_role("radio", name="Yes").check()
    expect(drawer.get_by_role("link", name="What exists today (answered)")).to_be_visible()
    drawer.get_by_role("link", name="Next question").click()
    expect(drawer.get_by_label("Fixed cost per month (€)")).to_be_visible()
    expect(drawer.get_by_role("link", name="Back to the segment")).to_be_visible()
    details = read(canvas_id).notes(RELATIONSHIPS)[0].relationship
    assert details
    assert details.established == "yes"
