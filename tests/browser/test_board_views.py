"""The board shows all of a canvas: in full, a line for each note, as a whole in the window, or on a projector."""

from __future__ import annotations

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from canvas_app.accounts.models import User
from canvas_app.boards.demo.building import fill
from relationships.actions.canvases import create_canvas
from relationships.catalog.blocks import Block
from relationships.models import Canvas, Member, Role
from relationships.samples import load_sample, sample_names
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit

WIDTHS = (1920, 1440, 1280, 1024, 900, 390)
# What scrolls or is cut off on the board: elements with more content than room that show a scrollbar or hide the rest,
# and notes outside of their block.
FAULTS = """() => {
  const faults = [];
  const say = (what, element) => faults.push(`${what}: ${element.className || element.tagName} ${element.textContent}`);
  if (document.documentElement.scrollWidth > innerWidth) faults.push("the page scrolls sideways");
  const board = document.querySelector("canvas-sheet");
  for (const element of [board, ...board.querySelectorAll("*:not(svg, svg *)")]) {
    if (!element.checkVisibility() || element.closest(".visually-hidden, .card-tools, .add-words")) continue;
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    if (clipPath === "inset(50%)") continue;
    if ([overflowX, overflowY].some((value) => ["auto", "scroll"].includes(value))) say("scrolls", element);
    const isCut = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
    if (isCut && (overflowX !== "visible" || overflowY !== "visible")) say("is cut off", element);
  }
  for (const note of board.querySelectorAll(".note")) {
    const [inner, outer] = [note.getBoundingClientRect(), note.closest(".block").getBoundingClientRect()];
    if (inner.bottom > outer.bottom + 1 || inner.right > outer.right + 1) say("is outside of its block", note);
  }
  return faults;
}"""


# The names of blocks that reach the icon beside them.
COVERED_NAMES = """() => [...document.querySelectorAll(".block")].filter((block) => {
  const range = document.createRange();
  range.selectNodeContents(block.querySelector("h2"));
  const icon = block.querySelector(".questions > summary .icon").getBoundingClientRect();
  return range.getBoundingClientRect().right > icon.left;
}).map((block) => block.querySelector("h2").textContent)"""


def set_width(page: Page, width: int, height: int = 900) -> None:
    page.set_viewport_size({"width": width, "height": height})


def everyones_canvases(ada: User) -> list[UUID]:
    """Create a canvas of every sample, fill the demo, and return all canvases, which Ada owns or may edit."""
    canvases = [create_canvas(ada.pk, load_sample(name)) for name in sample_names()]
    fill()
    (coffee,) = Canvas.objects.exclude(pk__in=canvases).filter(title__startswith="Bean There")
    Member.objects.create(canvas=coffee, user=ada, role=Role.EDITOR)
    return [*canvases, coffee.pk]


def test_no_block_scrolls_and_nothing_is_cut_off(visit: Visit, ada: User) -> None:
    page = visit(ada)
    faults = {}
    for canvas_id in everyones_canvases(ada):
        page.goto(f"/canvases/{canvas_id}/")
        for is_open in (False, True):
            if is_open:
                page.locator(".note-link").first.click()
                expect(page.locator("#drawer > *").first).to_be_visible()
            for width in WIDTHS:
                set_width(page, width)
                if found := page.evaluate(FAULTS):
                    faults[canvas_id, width, is_open] = found
    assert faults == {}


@pytest.mark.parametrize(("width", "columns"), [(1440, 5), (1024, 3), (900, 3), (700, 2), (390, 1)])
def test_blocks_stand_in_as_many_columns_as_there_is_room_for(
    visit: Visit, ada: User, width: int, columns: int
) -> None:
    page = visit(ada)
    set_width(page, width)
    page.goto(f"/canvases/{create_canvas(ada.pk, load_sample('starbucks'))}/")
    lefts = page.locator(".block:not([data-block=cost_structure], [data-block=revenue_streams])").evaluate_all(
        "(blocks) => blocks.map((block) => Math.round(block.getBoundingClientRect().left))"
    )
    assert len(set(lefts)) == columns


@pytest.mark.parametrize(("width", "columns"), [(1150, 3), (1190, 3), (1205, 5), (1280, 5)])
def test_beside_the_drawer_names_of_blocks_are_clear_of_their_tools(
    visit: Visit, ada: User, width: int, columns: int
) -> None:
    page = visit(ada)
    set_width(page, width)
    page.goto(f"/canvases/{create_canvas(ada.pk, load_sample('starbucks'))}/")
    page.locator(".note-link").first.click()
    expect(page.locator("#drawer > *").first).to_be_visible()
    assert page.evaluate(COVERED_NAMES) == []
    lefts = page.locator(".block:not([data-block=cost_structure], [data-block=revenue_streams])").evaluate_all(
        "(blocks) => blocks.map((block) => Math.round(block.getBoundingClientRect().left))"
    )
    assert len(set(lefts)) == columns


def test_names_of_blocks_stay_in_view_while_the_page_scrolls(visit: Visit, ada: User) -> None:
    texts = [f"A note with the number {number}" for number in range(60)]
    page = visit(ada)
    set_width(page, 1440)
    page.goto(f"/canvases/{canvas_with(ada, key_partnerships=texts)}/")
    page.get_by_text(texts[-1]).scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 900
    for name in ("Key Partnerships", "Value Propositions", "Customer Segments"):
        expect(page.get_by_role("heading", name=name)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("link", name="Add to Key Partnerships")).to_be_in_viewport(ratio=1)


def test_view_is_in_the_address_and_remembered(visit: Visit, ada: User) -> None:
    first, second = canvas_with(ada, channels=["one"]), canvas_with(ada, channels=["two"])
    page = visit(ada)
    page.goto(f"/canvases/{first}/?q=one")
    options = page.get_by_role("navigation", name="Size of the notes")
    options.get_by_role("link", name="Compact").click()
    expect(page).to_have_url(f"/canvases/{first}/?view=compact&q=one")
    page.reload()
    expect(options.get_by_role("link", name="Compact")).to_have_attribute("aria-current", "true")
    page.goto(f"/canvases/{second}/")
    expect(page.locator("body")).to_have_attribute("data-view", "compact")
    page.keyboard.press("f")
    expect(page).to_have_url(f"/canvases/{second}/?view=fit")
    page.keyboard.press("f")
    expect(page.locator("body")).to_have_attribute("data-view", "comfortable")


def test_view_is_chosen_and_remembered_without_scripts(visit: Visit, ada: User) -> None:
    canvas_id = canvas_with(ada, channels=["one"])
    page = visit(ada, java_script_enabled=False)
    page.goto(f"/canvases/{canvas_id}/")
    for name in ("Compact", "Fit", "Present"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.locator("body")).to_have_attribute("data-view", name.lower())
        expect(page.get_by_text("one", exact=True)).to_be_visible()
    page.goto(f"/canvases/{canvas_id}/")
    expect(page.locator("body")).to_have_attribute("data-view", "fit")


@pytest.mark.parametrize("view", ["compact", "fit"])
def test_shortened_note_is_shown_whole_under_the_pointer_and_with_the_focus(visit: Visit, ada: User, view: str) -> None:
    text = "A long note " * 20 + "ends here"
    page = visit(ada)
    set_width(page, 1280, 500)
    blocks = {block.value: [text, "another", *map(str, range(8))] for block in Block}
    page.goto(f"/canvases/{canvas_with(ada, **blocks)}/?view={view}")
    note, other = page.locator("#notes-channels .note").first, page.locator("#notes-channels .note").nth(1)
    assert note.evaluate(
        "(note) => { const { scrollHeight, clientHeight } = note.querySelector('.note-text'); "
        "return scrollHeight > clientHeight }"
    )
    details, before = page.locator("note-details"), other.bounding_box()
    note.hover()
    expect(details.get_by_text(text)).to_be_visible()
    assert other.bounding_box() == before
    page.mouse.move(5, 5)
    expect(details).to_be_hidden()
    note.locator(".note-link").focus()
    expect(details.get_by_text(text)).to_be_visible()
    assert other.bounding_box() == before


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1440, 900), (1024, 700), (390, 844)])
def test_fit_shows_the_whole_canvas_or_says_how_much_is_left(visit: Visit, ada: User, width: int, height: int) -> None:
    page = visit(ada)
    set_width(page, width, height)
    for count in (1, 6, 40):
        canvas_id = canvas_with(ada, **{block.value: [f"Note {n}" for n in range(count)] for block in Block})
        page.goto(f"/canvases/{canvas_id}/?view=fit")
        assert page.evaluate("document.documentElement.scrollHeight") == height
        assert page.evaluate(FAULTS) == []
        for block in page.locator(".block").all():
            expect(block.locator("h2")).to_be_in_viewport(ratio=1)
            shown = block.locator(".note:visible").count()
            left = block.locator(".more-notes")
            said = int(left.inner_text().removeprefix("+").removesuffix(" more")) if left.count() else 0
            assert shown + said == count
        sizes = page.locator(".note-text").evaluate_all("(all) => all.map((one) => getComputedStyle(one).fontSize)")
        assert min(float(size.removesuffix("px")) for size in sizes) >= 12


def test_rest_of_a_block_is_one_click_away(visit: Visit, ada: User) -> None:
    page = visit(ada)
    set_width(page, 1440)
    page.goto(f"/canvases/{canvas_with(ada, channels=[f'Note {n}' for n in range(80)])}/?view=fit")
    page.locator("#block-channels .more-notes").click()
    expect(page.locator("body")).to_have_attribute("data-view", "comfortable")
    expect(page.get_by_text("Note 79")).to_be_visible()


def test_compact_shows_one_line_of_each_note(visit: Visit, ada: User) -> None:
    page = visit(ada)
    set_width(page, 1440)
    page.goto(f"/canvases/{create_canvas(ada.pk, load_sample('starbucks'))}/?view=compact")
    heights = page.locator(".note").evaluate_all("(notes) => notes.map((note) => note.offsetHeight)")
    assert max(heights) < 30
    relationship = page.locator("#notes-customer_relationships .note").first
    expect(relationship.locator(".type-mark")).to_be_visible()
    relationship.locator(".note-link").focus()
    expect(page.locator("note-details")).to_contain_text("Type")


def test_note_is_added_and_edited_while_the_canvas_fits(visit: Visit, ada: User) -> None:
    page = visit(ada)
    set_width(page, 1440)
    page.goto(f"/canvases/{canvas_with(ada, channels=['Shop'])}/?view=fit")
    page.get_by_role("link", name="Add to Channels").click()
    page.keyboard.type("Post")
    page.keyboard.press("Enter")
    expect(page.locator("#notes-channels .note-text")).to_have_text(["Shop", "Post"])
    page.keyboard.press("Escape")
    page.locator("#notes-channels .note-link").first.focus()
    page.keyboard.press("e")
    page.keyboard.press("End")
    page.keyboard.type("s")
    page.keyboard.press("Enter")
    expect(page.locator("#notes-channels .note-text")).to_have_text(["Shops", "Post"])


def test_presenting_goes_block_by_block_and_segment_by_segment(visit: Visit, ada: User) -> None:
    page = visit(ada)
    set_width(page, 1440)
    page.goto(f"/canvases/{canvas_with(ada, customer_segments=['Offices', 'Homes'], channels=['Shop'])}/")
    page.get_by_role("link", name="Present").click()
    expect(page.locator(".topbar .lenses, .board-filter, .add, .footer").filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".block").filter(visible=True)).to_have_count(1)
    expect(page.get_by_role("heading", name="Customer Segments")).to_be_visible()
    size = page.locator("#notes-customer_segments .note-text").first.evaluate("(one) => getComputedStyle(one).fontSize")
    assert float(size.removesuffix("px")) >= 32
    letter = page.locator("#notes-customer_segments [data-letter]").first.evaluate(
        "(i) => getComputedStyle(i).fontSize"
    )
    assert float(letter.removesuffix("px")) >= 0.75 * float(size.removesuffix("px")), "readable from the back row"
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".block").filter(visible=True)).to_have_count(len(Block))
    page.keyboard.press("ArrowDown")
    expect(page.locator(".note:not([data-dimmed]) .note-text")).to_have_text(["Offices"])
    page.keyboard.press("ArrowDown")
    expect(page.locator(".note:not([data-dimmed]) .note-text")).to_have_text(["Homes"])
    page.keyboard.press("ArrowDown")
    expect(page.locator(".note[data-dimmed]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("body")).to_have_attribute("data-view", "comfortable")
    expect(page.get_by_role("navigation", name="Views of this canvas")).to_be_visible()


def test_paper_has_every_note_in_full_whatever_the_view(visit: Visit, ada: User) -> None:
    page = visit(ada)
    set_width(page, 1280, 600)
    texts = [f"Note {number}, which is longer than one line of a narrow block" for number in range(40)]
    page.goto(f"/canvases/{canvas_with(ada, channels=texts)}/?view=fit")
    expect(page.locator(".more-notes")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#notes-channels .note").filter(visible=True)).to_have_count(40)
    assert page.evaluate("document.documentElement.scrollHeight") > 600
    cut = "(all) => all.filter((text) => text.scrollHeight > text.clientHeight + 1).length"
    assert page.locator(".note-text").evaluate_all(cut) == 0
