"""Segments and types while writing: chips, their keys, what is kept, and how much work a whole canvas is."""

from __future__ import annotations

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from tests.browser.building import canvas_with, read_document
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE
from tests.browser.notes import expect_saved

SEGMENTS = ["Small offices", "Home brewers", "Gift buyers"]
MOST_STEPS = 40


@pytest.fixture
def canvas(ada: User) -> UUID:
    return canvas_with(ada, customer_segments=SEGMENTS)


@pytest.fixture
def page(visit: Visit, ada: User, canvas: UUID) -> Page:
    page = visit(ada)
    page.goto(f"/canvases/{canvas}/")
    return page


def compose(page: Page, block: str) -> Locator:
    page.locator(f"#block-{block} .add").click()
    return page.locator(f"#compose-{block}")


def chips(form: Locator) -> Locator:
    return form.locator("[data-for=segments] label")


def write(page: Page, text: str) -> None:
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def only_note(canvas: UUID, block: Block) -> Note:
    (note,) = read_document(canvas).notes(block)
    return note


def names(document: CanvasDocument, note: Note) -> list[str]:
    texts = {segment.id: segment.text for segment in document.notes(Block.CUSTOMER_SEGMENTS)}
    own = note.relationship.segment if note.relationship else None
    return [texts[key] for key in (*([own] if own else []), *note.segments)]


def test_segments_are_chosen_by_mouse_and_kept_for_the_next_note_and_block(page: Page, canvas: UUID) -> None:
    form = compose(page, "channels")
    chips(form).nth(0).click()
    chips(form).nth(2).click()
    form.locator("textarea").focus()
    write(page, "Mail")
    compose(page, "key_resources")
    write(page, "A van")
    expect_saved(page)
    document = read_document(canvas)
    for block in (Block.CHANNELS, Block.KEY_RESOURCES):
        assert names(document, only_note(canvas, block)) == ["Small offices", "Gift buyers"]


def test_keys_toggle_the_segments(page: Page, canvas: UUID) -> None:
    form = compose(page, "channels")
    for key, chosen in (("2", [1]), ("3", [1, 2]), ("2", [2]), ("0", []), ("1", [0])):
        page.keyboard.press(f"Alt+Shift+Digit{key}")
        checked = form.locator("[name=segments]").evaluate_all("inputs => inputs.map(input => input.checked)")
        assert [number for number, is_checked in enumerate(checked) if is_checked] == chosen
    expect(form.locator("textarea")).to_have_value("")
    expect(form.get_by_text("Alt+Shift+1–9: segment, 0: none")).to_be_visible()


def test_relationship_gets_one_segment_and_a_type(page: Page, canvas: UUID) -> None:
    form = compose(page, "customer_relationships")
    chips(form).nth(0).click()
    chips(form).nth(1).click()
    form.get_by_role("radio", name="Self-service").check()
    page.keyboard.press("Shift+Tab")
    form.locator("textarea").focus()
    write(page, "A portal")
    expect_saved(page)
    relationship = only_note(canvas, Block.CUSTOMER_RELATIONSHIPS)
    assert names(read_document(canvas), relationship) == ["Home brewers"]
    assert relationship.relationship
    assert relationship.relationship.type is RelationshipType.SELF_SERVICE
    form.get_by_role("button", name="Clear type").click()
    expect(form.get_by_role("radio", name="Self-service")).not_to_be_checked()


@pytest.mark.parametrize("window", [{"viewport": {"width": 1280, "height": 800}}, PHONE], ids=["desktop", "phone"])
def test_types_are_shown_with_their_names(visit: Visit, ada: User, canvas: UUID, window: dict[str, object]) -> None:
    page = visit(ada, **window)
    page.goto(f"/canvases/{canvas}/")
    group = compose(page, "customer_relationships").get_by_role("group", name="Type")
    types = group.locator("label")
    expect(types).to_have_text(
        ["Dedicated", "Personal", "Communities", "Co-creation", "Self-service", "Automated"], use_inner_text=True
    )
    names = types.locator("bdi")
    assert names.evaluate_all("(all) => all.filter((name) => name.scrollWidth > name.clientWidth)") == []
    assert min(names.evaluate_all("(all) => all.map((name) => name.clientWidth)")) > 40
    rows = types.evaluate_all("(all) => all.map((label) => label.getBoundingClientRect().top)")
    assert len({*rows}) in {2, 3}


def test_segments_from_the_last_note_are_pointed_out_and_cleared_at_once(page: Page, canvas: UUID) -> None:
    form = compose(page, "channels")
    hint = "as in your last note"
    chips(form).nth(0).click()
    expect(form.get_by_text(hint)).to_be_hidden()
    form.locator("textarea").focus()
    write(page, "Mail")
    form = compose(page, "key_resources")
    expect(chips(form).nth(0)).to_contain_text("Small offices", use_inner_text=True)
    expect(form.get_by_text(hint)).to_be_visible()
    form.get_by_role("button", name="Clear segments").click()
    expect(form.get_by_text(hint)).to_be_hidden()
    expect(form.get_by_role("button", name="Clear segments")).to_be_hidden()
    expect(form.locator("textarea")).to_be_focused()
    write(page, "A van")
    expect_saved(page)
    assert names(read_document(canvas), only_note(canvas, Block.KEY_RESOURCES)) == []
    expect(compose(page, "key_activities").get_by_text(hint)).to_be_hidden()


def test_segments_have_no_segments_and_other_notes_no_type(page: Page) -> None:
    expect(compose(page, "customer_segments").locator("fieldset")).to_have_count(0)
    form = compose(page, "channels")
    expect(form.locator("[name=type]")).to_have_count(0)
    expect(form.get_by_role("checkbox")).to_have_count(3)


def test_segment_written_meanwhile_is_offered_in_open_forms(page: Page) -> None:
    form = compose(page, "channels")
    chips(form).nth(1).click()
    compose(page, "customer_segments")
    write(page, "Cafés")
    expect(chips(form)).to_have_text(["Small offices", "Home brewers", "Gift buyers", "Cafés"])
    expect(form.get_by_role("checkbox", name="Home brewers")).to_be_checked()


def test_more_than_nine_segments_are_in_a_fold(visit: Visit, ada: User) -> None:
    canvas = canvas_with(ada, customer_segments=[f"Segment {number}" for number in range(1, 13)])
    page = visit(ada)
    page.goto(f"/canvases/{canvas}/")
    form = compose(page, "channels")
    expect(form.get_by_role("checkbox")).to_have_count(9)
    form.get_by_text("More segments").click()
    form.locator("label", has_text="Segment 12").click()
    form.locator("textarea").focus()
    write(page, "Mail")
    expect_saved(page)
    assert names(read_document(canvas), only_note(canvas, Block.CHANNELS)) == ["Segment 12"]


def test_note_whose_segment_was_deleted_meanwhile_is_kept_with_the_reason(page: Page, visit: Visit, ada: User) -> None:
    form = compose(page, "channels")
    chips(form).nth(0).click()
    chips(form).nth(1).click()
    other = visit(ada)
    other.goto(page.url)
    other.locator("#notes-customer_segments .note-link").first.focus()
    other.keyboard.press("Delete")
    expect(other.locator("#notes-customer_segments .note")).to_have_count(2)
    expect_saved(other)
    form.locator("textarea").focus()
    write(page, "Mail")
    refused = form.locator(".refused")
    expect(refused).to_contain_text("A segment that you chose is no longer on the canvas.")
    page.reload()
    page.get_by_role("button", name="Edit again").click()
    form = page.locator("#compose-channels")
    expect(form.locator("textarea")).to_have_value("Mail")
    expect(form.get_by_role("checkbox", checked=True)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#notes-channels .note-text")).to_have_text(["Mail"])


def test_page_without_scripts_has_the_same_fields(visit: Visit, ada: User, canvas: UUID) -> None:
    page = visit(ada, java_script_enabled=False)
    page.goto(f"/canvases/{canvas}/notes/?block=customer_relationships")
    page.get_by_label("Text").fill("A portal")
    page.locator("label", has_text="Gift buyers").click()
    page.locator("label", has_text="Self-service").click()
    page.get_by_role("button", name="Add note").click()
    relationship = only_note(canvas, Block.CUSTOMER_RELATIONSHIPS)
    assert names(read_document(canvas), relationship) == ["Gift buyers"]
    assert relationship.relationship
    assert relationship.relationship.type is RelationshipType.SELF_SERVICE
    page.goto(f"/canvases/{canvas}/notes/?block=customer_segments")
    expect(page.locator(".new-note").get_by_text("Gift buyers")).to_be_hidden()
    expect(page.locator(".new-note").get_by_text("Self-service")).to_be_hidden()


class Counted:
    """A user whose clicks and keystrokes are counted, except those that type texts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0

    def click(self, selector: str) -> None:
        self.steps += 1
        self.page.locator(selector).click()

    def press(self, key: str) -> None:
        # Every key of a chord is one.
        self.steps += len(key.split("+"))
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)


def test_whole_canvas_takes_forty_clicks_and_keystrokes(visit: Visit, ada: User) -> None:
    canvas = canvas_with(ada)
    page = visit(ada)
    page.goto(f"/canvases/{canvas}/")
    user = Counted(page)
    user.click("#block-customer_segments .add")
    for segment in SEGMENTS:
        user.type(segment)
        user.press("Enter")
    expect(page.locator("#notes-customer_segments .note")).to_have_count(3)
    user.click("#block-value_propositions .add")
    user.click("#compose-value_propositions [data-for=segments] label >> nth=0")
    user.click("#compose-value_propositions textarea")
    user.type("Good coffee")
    user.press("Enter")
    user.click("#block-customer_relationships .add")
    user.type("Relationship 1")
    user.press("Enter")
    for number in (2, 3):
        user.type(f"Relationship {number}")
        user.click(f"#compose-customer_relationships [data-for=segments] label >> nth={number - 1}")
        user.press("Enter")
    others = ("channels", "revenue_streams", "key_resources", "key_activities", "key_partnerships", "cost_structure")
    for block in others:
        user.click(f"#block-{block} .add")
        user.type("Note")
        user.press("Enter")
    expect_saved(page)
    document = read_document(canvas)
    relationships = document.notes(Block.CUSTOMER_RELATIONSHIPS)
    assert [names(document, note) for note in relationships] == [[segment] for segment in SEGMENTS]
    placed = [(block, note) for block, note in document.placed_notes() if block is not Block.CUSTOMER_SEGMENTS]
    assert {block for block, _ in placed} == {*Block} - {Block.CUSTOMER_SEGMENTS}
    assert all(names(document, note) for _, note in placed)
    assert user.steps <= MOST_STEPS
