"""A browser that has translated the page: what is edited, searched, copied and settled is what people wrote."""

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from relationships.catalog.blocks import Block
from relationships.models import Canvas, Member, Role
from tests.browser.building import canvas_with, read_document, texts_by_block
from tests.browser.conftest import Visit
from tests.browser.line import cut_line, restore_line
from tests.relationships.actions.board import Hand

# What a browser's translation does to a page, even where it is asked not to. Fields keep their values.
TRANSLATE = """() => {
    const nodes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
        if (!node.data.trim() || node.parentElement.closest("script, style, textarea")) continue;
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = node.data.replace(/\\p{L}+/gu, "mot");
        outer.append(inner);
        node.replaceWith(outer);
    }
}"""
HARD = """“Müller” & <b>Söhne</b>

   three spaces, a\ttab, 'quotes' "and"
\u05de\u05e9\u05e8\u05d3\u05d9\u05dd 👩‍👧‍👦 {{ x }} &amp; 1"""


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, channels=["Shop", HARD], customer_segments=[HARD])


@pytest.fixture
def ben(make_user: Callable[..., User], canvas_id: UUID) -> Hand:
    """Return Ben, who acts without a browser."""
    user = make_user("ben")
    Member.objects.create(canvas_id=canvas_id, user=user, role=Role.EDITOR)
    return Hand(canvas_id, user.pk)


@pytest.fixture
def page(visit: Visit, ada: User, canvas_id: UUID) -> Page:
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    page.wait_for_load_state("networkidle")
    page.evaluate(TRANSLATE)
    return page


def note_id(canvas_id: UUID, block: Block, place: int = 0) -> UUID:
    return read_document(canvas_id).notes(block)[place].id


def edit(page: Page, note: UUID) -> Locator:
    """Edit a note on its card, and return its field."""
    page.locator(f"#note-{note} .note-link").focus()
    page.keyboard.press("e")
    field = page.locator(f"#note-{note} textarea")
    expect(field).to_be_focused()
    return field


def revision(canvas_id: UUID) -> int:
    return Canvas.objects.get(pk=canvas_id).revision


@pytest.mark.parametrize(("block", "place"), [(Block.CHANNELS, 1), (Block.CUSTOMER_SEGMENTS, 0)])
def test_text_opens_as_it_was_written_and_saving_it_changes_nothing(
    page: Page, canvas_id: UUID, block: Block, place: int
) -> None:
    before = revision(canvas_id)
    note = note_id(canvas_id, block, place)
    expect(page.locator(f"#note-{note}")).to_contain_text("mot")
    field = edit(page, note)
    expect(field).to_have_value(HARD)
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.keyboard.press("Enter")
    expect(field).to_have_count(0)
    assert revision(canvas_id) == before
    assert texts_by_block(read_document(canvas_id))[block][place] == HARD


def test_text_of_a_relationship_is_its_own_and_not_its_type(visit: Visit, ada: User, canvas_id: UUID) -> None:
    hand = Hand(canvas_id, ada.pk)
    (note,) = hand.add(Block.CUSTOMER_RELATIONSHIPS, HARD)
    hand.edit(note, {"relationship.type": "communities"})
    page = visit(ada)
    page.goto(f"/canvases/{canvas_id}/")
    page.evaluate(TRANSLATE)
    expect(edit(page, note)).to_have_value(HARD)


def test_text_opens_without_a_connection(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, expect_errors=True)
    page.goto(f"/canvases/{canvas_id}/")
    page.wait_for_load_state("networkidle")
    page.evaluate(TRANSLATE)
    cut_line()
    expect(edit(page, note_id(canvas_id, Block.CHANNELS, 1))).to_have_value(HARD)
    restore_line()


def test_text_that_somebody_else_has_changed_arrives_on_the_card(page: Page, canvas_id: UUID, ben: Hand) -> None:
    first, second = (note_id(canvas_id, Block.CHANNELS, place) for place in (0, 1))
    ben.edit(second, {"text": f"{HARD}!"})
    edit(page, first).fill("Web shop")
    page.keyboard.press("Enter")
    expect(page.locator(f"#note-{first} .note-text")).to_have_text("Web shop")
    page.evaluate(TRANSLATE)
    expect(edit(page, second)).to_have_value(f"{HARD}!")


@pytest.mark.parametrize(
    ("button", "then", "saved"), [(1, "", HARD), (2, "Enter", f"{HARD}\nAda's shop")], ids=["theirs", "both"]
)
def test_conflict_is_settled_with_what_the_other_wrote(
    page: Page, canvas_id: UUID, ben: Hand, button: int, then: str, saved: str
) -> None:
    note = note_id(canvas_id, Block.CHANNELS)
    field = edit(page, note)
    field.fill("Ada's shop")
    ben.edit(note, {"text": HARD})
    page.keyboard.press("Enter")
    expect(page.locator(f"#note-{note} .conflict")).to_be_visible()
    page.evaluate(TRANSLATE)
    page.locator(f"#note-{note} form .button").nth(button).click()
    if then:
        page.keyboard.press(then)
    expect(field).to_have_count(0)
    assert read_document(canvas_id).notes(Block.CHANNELS)[0].text == saved


def test_search_finds_what_people_wrote(page: Page) -> None:
    search = page.locator("[name=q]")
    in_view = page.locator(".note[id]:not([data-dimmed])")
    search.fill("SÖHNE")
    expect(in_view).to_have_count(2)
    search.fill("mot")
    expect(in_view).to_have_count(0)


def test_segments_are_offered_by_the_names_that_people_gave_them(page: Page) -> None:
    page.locator("#block-customer_segments .add").click()
    page.keyboard.type("Pupils")
    page.keyboard.press("Enter")
    expect(page.locator("#notes-customer_segments .note")).to_have_count(2)
    offered = page.locator(".board-filter [name=segment] option")
    expect(offered.nth(1)).to_have_text(f"A · {HARD.splitlines()[0]}")
    expect(offered.nth(2)).to_have_text("B · Pupils")


def test_notice_is_shown_once_however_often_it_comes(visit: Visit, ada: User, canvas_id: UUID) -> None:
    page = visit(ada, expect_errors=True)
    page.goto(f"/canvases/{canvas_id}/")
    page.wait_for_load_state("networkidle")
    cut_line()
    notices = page.locator("#notices > notice-card:not(.leaving)")
    for place in (0, 1):
        page.locator("#notes-channels .note-link").nth(place).click()
        expect(notices.last).to_contain_text("No connection")
        page.evaluate(TRANSLATE)
    expect(notices).to_have_count(1)
    restore_line()


def test_buttons_of_forms_on_the_board_still_work(page: Page, canvas_id: UUID) -> None:
    page.locator("#block-channels .add").click()
    page.keyboard.type("x" * 501)
    with page.expect_response(lambda response: response.status == 422):
        page.locator("#block-channels form").evaluate("(form) => { form.dataset.limit = 1000; form.requestSubmit() }")
    page.evaluate(TRANSLATE)
    page.locator("#compose-channels [data-again]").click()
    expect(page.locator("#compose-channels textarea")).to_have_value("x" * 501)
    page.locator("#compose-channels [data-leave]").click()
    expect(page.locator("#compose-channels textarea")).to_have_count(0)
    field = edit(page, note_id(canvas_id, Block.CHANNELS))
    page.evaluate(TRANSLATE)
    page.locator(".note form [data-leave]").click()
    expect(field).to_have_count(0)
