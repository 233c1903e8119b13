"""The board as displayed: questions, permissions, and very short or very long content."""

from uuid import UUID

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.actions.canvases import archive_canvas, create_canvas
from relationships.catalog.blocks import INFO, Block
from relationships.models import Member, Role
from relationships.samples import load_sample
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit
from tests.browser.fingers import PHONE


def open_board(visit: Visit, user: User, canvas_id: UUID, **window: object) -> Page:
    page = visit(user, **window)
    page.goto(f"/canvases/{canvas_id}/")
    return page


def block(page: Page, kind: Block) -> Locator:
    return page.get_by_role("region", name=kind.label)


def read_box(place: Locator) -> FloatRect:
    box = place.bounding_box()
    assert box is not None
    return box


def heights(page: Page) -> tuple[int, int]:
    """Return the heights of document and window."""
    found = page.evaluate("[document.documentElement.scrollHeight, window.innerHeight]")
    return found[0], found[1]


def test_empty_board_says_where_to_begin_and_asks_in_every_block(visit: Visit, ada: User) -> None:
    page = open_board(visit, ada, canvas_with(ada))
    expect(block(page, Block.CUSTOMER_SEGMENTS)).to_contain_text("Start here")
    for kind in Block:
        expect(block(page, kind).get_by_text(INFO[kind].question).filter(visible=True)).to_have_count(1)
    block(page, Block.CHANNELS).get_by_role("link", name="Add to").click()
    page.keyboard.type("by mail")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Start here")).to_be_hidden()
    expect(block(page, Block.CHANNELS).get_by_text(INFO[Block.CHANNELS].question).filter(visible=True)).to_have_count(0)


def test_blocks_are_numbered_until_each_holds_something(visit: Visit, ada: User) -> None:
    full = canvas_with(ada, **{kind.value: ["one"] for kind in Block})
    page = open_board(visit, ada, full)
    number = "getComputedStyle(document.getElementById('name-channels'), '::before').content"
    assert page.evaluate(number) == "none"
    page.locator("#notes-cost_structure .note-link").focus()
    page.keyboard.press("Delete")
    expect(page.locator("#notes-cost_structure .note")).to_have_count(0)
    assert page.evaluate(number) != "none"


def test_questions_stay_open_or_shut_as_one_left_them(visit: Visit, ada: User) -> None:
    page = open_board(visit, ada, canvas_with(ada, channels=["by mail"]))
    more = block(page, Block.CHANNELS).get_by_text(INFO[Block.CHANNELS].more[0])
    summary = block(page, Block.CHANNELS).locator("summary")
    expect(more).to_be_hidden()
    summary.click()
    expect(more).to_be_visible()
    page.reload()
    expect(more).to_be_visible()
    summary.press("Enter")
    expect(more).to_be_hidden()
    page.reload()
    expect(page.locator(".note")).to_be_visible()
    expect(more).to_be_hidden()


def test_name_heading_and_chosen_card_share_a_small_window(visit: Visit, ada: User) -> None:
    relationships = [f"Relationship {number}\nwith a second line" for number in range(1, 7)]
    canvas_id = canvas_with(ada, customer_relationships=relationships)
    page = open_board(visit, ada, canvas_id, viewport={"width": 961, "height": 700})
    assert read_box(page.get_by_role("heading", level=1))["width"] >= len("Bean There") * 6
    region = block(page, Block.CUSTOMER_RELATIONSHIPS)
    region.locator(".note-link").nth(5).press("Enter")
    expect(page.get_by_role("complementary", name="Details")).to_be_visible()
    region.locator(".note-link").nth(5).focus()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    chosen = region.locator(".note", has=page.locator("[aria-current]"))
    expect(chosen).to_contain_text("Relationship 3")
    heading, count, mark = region.locator("header"), region.locator(".count"), region.locator("summary")
    assert read_box(heading)["y"] + read_box(heading)["height"] <= read_box(chosen)["y"]
    assert read_box(count)["x"] + read_box(count)["width"] <= read_box(mark)["x"]


def test_tools_of_a_card_leave_its_words_to_be_read(visit: Visit, ada: User) -> None:
    page = open_board(visit, ada, canvas_with(ada, channels=["a long name of a channel " * 3] * 3))
    for card in block(page, Block.CHANNELS).locator(".note").all():
        card.hover()
        tools, words = read_box(card.get_by_role("toolbar")), read_box(card.locator(".note-text"))
        assert tools["y"] + tools["height"] <= words["y"] + 2 or tools["y"] >= words["y"] + words["height"] - 2


def test_redrawn_sheet_stays_where_it_was_scrolled_to(visit: Visit, ada: User) -> None:
    many = [f"Note {number}" for number in range(1, 61)]
    page = open_board(visit, ada, canvas_with(ada, channels=many))
    page.evaluate("scrollTo(0, 300)")
    page.locator(".note-link", has_text="Note 20").focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("d")
    expect(page.locator("#block-channels .note[id]")).to_have_count(61)
    assert page.evaluate("scrollY") == before >= 300


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("text", ["W" * 500, "word " * 100], ids=["one long word", "many words"])
def test_long_notes_stay_within_the_page(visit: Visit, ada: User, text: str, width: int) -> None:
    canvas_id = canvas_with(ada, **{kind.value: [text.strip()] for kind in Block})
    page = open_board(visit, ada, canvas_id, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    wider = "(notes) => notes.filter((note) => note.scrollWidth > note.clientWidth).length"
    assert page.locator(".note, .block").evaluate_all(wider) == 0
    page.locator(".note-link").first.click()
    expect(page.get_by_role("complementary", name="Details")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_ninth_segment_begins_again_with_a_pattern(visit: Visit, ada: User) -> None:
    page = open_board(visit, ada, canvas_with(ada, customer_segments=[f"Segment {number}" for number in range(1, 11)]))
    notes = page.locator("#notes-customer_segments .note")
    assert notes.evaluate_all("(notes) => notes.map(({dataset}) => [dataset.hue, dataset.pattern])") == [
        *([str(number), None] for number in range(1, 9)),
        ["1", "1"],
        ["2", "1"],
    ]
    expect(notes.nth(8)).to_have_css("border-left-style", "double")


def test_blocks_stand_in_filling_order_on_a_phone(visit: Visit, ada: User) -> None:
    page = open_board(visit, ada, canvas_with(ada), **PHONE)
    tops = page.locator(".block").evaluate_all(
        "(blocks) => blocks.map((block) => [block.dataset.block, block.getBoundingClientRect().top])"
    )
    assert [name for name, _ in sorted(tops, key=lambda top: top[1])] == Block.values


@pytest.mark.parametrize("window", [{}, PHONE, {"java_script_enabled": False}], ids=["mouse", "phone", "no scripts"])
def test_viewer_reads_everything_and_changes_nothing(
    visit: Visit, ada: User, make_user: object, window: dict[str, object]
) -> None:
    canvas_id = create_canvas(ada.pk, load_sample("lego"))
    grace = User.objects.create_user("grace@example.com", "correct horse battery")
    Member.objects.create(canvas_id=canvas_id, user=grace, role=Role.VIEWER)
    page = open_board(visit, grace, canvas_id, **window)
    expect(page.get_by_text("You can view this canvas")).to_be_visible()
    expect(page.locator(".add, #undo-redo, .card-tools")).to_have_count(0)
    page.locator("#notes-customer_relationships .note-link").first.click()
    details = page.get_by_role("complementary", name="Details")
    expect(details.get_by_text("Served by")).to_be_visible()
    expect(details.locator("form")).to_have_count(0)


def test_archived_board_says_why_nothing_can_be_changed(visit: Visit, ada: User) -> None:
    canvas_id = canvas_with(ada, channels=["by mail"])
    archive_canvas(canvas_id, ada.pk)
    page = open_board(visit, ada, canvas_id)
    expect(page.locator(".archived")).to_contain_text("archive")
    expect(page.locator(".add")).to_have_count(0)
    page.locator(".note-link").focus()
    page.keyboard.press("Delete")
    page.keyboard.press("d")
    expect(page.locator(".note")).to_have_count(1)


def test_list_of_keys_opens_by_key_and_by_button(visit: Visit, ada: User) -> None:
    page = open_board(visit, ada, canvas_with(ada, channels=["by mail"]))
    page.locator(".note-link").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".note-link")).to_be_focused()
    page.get_by_role("button", name="Shortcuts").click()
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def test_who_wants_no_motion_gets_none(visit: Visit, ada: User) -> None:
    page = open_board(visit, ada, canvas_with(ada, channels=["by mail"]), reduced_motion="reduce")
    page.locator(".note-link").click()
    drawer = page.get_by_role("complementary", name="Details")
    expect(drawer).to_be_visible()
    assert drawer.evaluate("(drawer) => parseFloat(getComputedStyle(drawer).animationDuration)") < 0.001


def test_printed_board_is_whole_and_without_what_cannot_be_clicked(visit: Visit, ada: User) -> None:
    many = [f"Note {number}" for number in range(1, 31)]
    page = open_board(visit, ada, canvas_with(ada, channels=many))
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".add").first).to_be_hidden()
    cut = "(blocks) => blocks.filter((block) => block.scrollHeight > block.clientHeight + 1).length"
    assert page.locator(".block").evaluate_all(cut) == 0
    expect(page.get_by_text("Strategyzer AG")).to_be_visible()
