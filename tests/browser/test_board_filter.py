"""Searching and filtering the board: other cards are dimmed, and the URL holds the filter."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.samples import load_sample
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture
def lego() -> CanvasDocument:
    return load_sample("lego")


@pytest.fixture
def canvas_id(ada: User, lego: CanvasDocument) -> UUID:
    return create_canvas(ada.pk, lego)


def in_view(page: Page) -> Locator:
    return page.locator(".note[id]:not([data-dimmed])")


@SCRIPTS
def test_search_dims_what_does_not_fit(visit: Visit, ada: User, canvas_id: UUID, scripts: bool) -> None:
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/")
    everything = page.locator(".note[id]").count()
    page.get_by_placeholder("Search notes").fill("LEGOLAND")
    if not scripts:
        page.get_by_role("button", name="Filter").click()
    expect(page.locator("[data-dimmed]").first).to_be_visible()
    found = in_view(page).all_inner_texts()
    assert found
    assert [text for text in found if "legoland" not in text.lower()] == []
    expect(page.locator(".board-filter output")).to_have_text(f"{len(found)} of {everything} notes")
    dimmed = page.locator(".note[data-dimmed]:has(.type-mark)").first
    described = re.compile(rf"^outside the filter .*\b{dimmed.locator('.type-mark').text_content()}\b")
    expect(dimmed.locator(".note-link")).to_have_accessible_description(described)
    if scripts:
        expect(page).to_have_url(f"/canvases/{canvas_id}/?q=LEGOLAND")
    page.get_by_role("link", name="Show all").click()
    expect(page.locator("[data-dimmed]")).to_have_count(0)
    expect(page.get_by_placeholder("Search notes")).to_have_value("")


@SCRIPTS
def test_filters_go_together(visit: Visit, ada: User, canvas_id: UUID, lego: CanvasDocument, scripts: bool) -> None:
    segment, status = lego.blocks.customer_segments[0], "assumption"
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/")
    page.get_by_label("Segment", exact=True).select_option(f"A · {segment.text}")
    page.get_by_label("Status", exact=True).select_option(status)
    if not scripts:
        page.get_by_role("button", name="Filter").click()
    expect(page.locator("[data-dimmed]").first).to_be_visible()
    assert in_view(page).evaluate_all("(notes) => notes.map(({dataset}) => [dataset.status, dataset.segments])") == [
        [status, numbers]
        for numbers in page.locator(f'.note[data-status="{status}"]').evaluate_all(
            "(notes) => notes.map(({dataset}) => dataset.segments ?? '')"
        )
        if "1" in numbers.split()
    ]


def test_address_keeps_the_filter_with_details_and_without(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/?q=insiders")
    dimmed = page.locator("[data-dimmed]")
    expect(dimmed.first).to_be_visible()
    count = dimmed.count()
    page.locator(".note-link").first.click()
    expect(page.get_by_role("complementary", name="Details")).to_be_visible()
    assert page.url.endswith("/?q=insiders")
    page.reload()
    expect(page.get_by_role("complementary", name="Details")).to_be_visible()
    expect(dimmed).to_have_count(count)
    page.get_by_role("complementary", name="Details").press("Escape")
    expect(page).to_have_url(f"/canvases/{canvas_id}/?q=insiders")
    expect(page.get_by_placeholder("Search notes")).to_have_value("insiders")


def test_what_is_saved_meanwhile_is_filtered_too(visit: Visit, ada: User) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_with(ada, channels=['by mail', 'in person'])}/?q=mail")
    page.locator("#block-channels .add").click()
    for text in ("mailbox", "shop"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(page.locator("#notes-channels .note")).to_have_count(4)
    expect(in_view(page).locator(".note-text")).to_have_text(["by mail", "mailbox"])
    expect(page.locator(".board-filter output")).to_have_text("2 of 4 notes")


def test_dimmed_note_can_still_be_read_and_opened(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/?q=nothing+has+these+words")
    expect(in_view(page)).to_have_count(0)
    page.locator("#notes-channels .note-link").first.click()
    expect(page.get_by_label("Text", exact=True)).to_be_visible()


def test_segment_that_is_added_can_be_chosen(visit: Visit, ada: User) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_with(ada)}/")
    segment = page.locator(".board-filter [name=segment]")
    expect(segment).to_be_hidden()
    page.locator("#block-customer_segments .add").click()
    for text in ("Students", "Teachers"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(segment.locator("option")).to_have_text(["All segments", "A · Students", "B · Teachers"])
    page.get_by_label("Segment", exact=True).select_option("B · Teachers")
    expect(in_view(page)).to_have_count(1)
    expect(in_view(page)).to_contain_text("Teachers")


@SCRIPTS
@pytest.mark.parametrize(
    ("text", "words"),
    [("Café Mu\u0308ller", "MÜLLER"), ("Café Müller", "mu\u0308ller"), ("In Großstädten", "GROSSSTÄDTEN")],
)
def test_search_folds_case_and_composition(visit: Visit, ada: User, text: str, words: str, scripts: bool) -> None:
    canvas_id = canvas_with(ada, channels=[text, "Mail"])
    page = visit(ada, java_script_enabled=scripts)
    page.goto(f"/canvases/{canvas_id}/")
    page.get_by_placeholder("Search notes").fill(words)
    if not scripts:
        page.get_by_role("button", name="Filter").click()
    expect(page.locator(".board-filter output")).to_have_text("1 of 2 notes")
    expect(in_view(page)).to_contain_text(text)


def test_long_name_of_a_segment_is_shortened_where_it_is_offered(visit: Visit, ada: User) -> None:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_with(ada, customer_segments=['Students ' * 50], channels=['Mail'])}/")
    name = f"{'Students ' * 6}Stude…"
    segment = page.locator(".board-filter [name=segment]")
    expect(segment.locator("option")).to_have_text(["All segments", f"A · {name}"])
    page.locator("#notes-customer_segments .note-link").focus()
    page.keyboard.press("d")
    expect(segment.locator("option")).to_have_text(["All segments", f"A · {name}", f"B · {name}"])
    page.locator("#notes-channels .note-link").click()
    expect(page.get_by_role("group", name="Segments", exact=True).locator("label")).to_have_text([name, name])
