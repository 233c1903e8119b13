"""Right-to-left text on cards, in fields, and as a name within a sentence."""

from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect

from canvas_app.accounts.models import User
from tests.browser.building import canvas_with
from tests.browser.conftest import Visit
from tests.browser.notes import at_board, card, open_details, open_in_place

HEBREW = "משרדים קטנים!"


@pytest.fixture
def canvas_id(ada: User) -> UUID:
    return canvas_with(ada, channels=["Shop!"], customer_segments=[HEBREW])


@pytest.fixture
def page(visit: Visit, ada: User, canvas_id: UUID) -> Page:
    return at_board(visit(ada), canvas_id)


def ends_left(words: Locator) -> bool:
    """Return whether the last character, a mark without a direction of its own, is left of the first."""
    return bool(
        words.evaluate(
            """(element) => {
              const text = [...element.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE);
              const place = (at) => {
                const character = document.createRange();
                character.setStart(text, at);
                character.setEnd(text, at + 1);
                return character.getBoundingClientRect().left;
              };
              return place(text.length - 1) < place(0);
            }"""
        )
    )


def test_cards_and_details_run_in_the_direction_of_their_words(page: Page) -> None:
    assert ends_left(card(page, HEBREW).locator(".note-text"))
    assert not ends_left(card(page, "Shop!").locator(".note-text"))
    page.goto(f"{page.url}relationships/")
    assert ends_left(page.get_by_role("link", name=HEBREW, exact=True))


def test_fields_run_in_the_direction_of_what_is_typed(page: Page) -> None:
    field = open_details(page, HEBREW)
    expect(field).to_have_css("unicode-bidi", "plaintext")
    expect(page.get_by_label("Needs")).to_have_css("unicode-bidi", "plaintext")
    expect(page.get_by_placeholder("Search notes")).to_have_css("unicode-bidi", "plaintext")
    page.keyboard.press("Escape")
    expect(open_in_place(page, HEBREW).get_by_role("textbox")).to_have_css("unicode-bidi", "plaintext")


def test_name_within_a_sentence_keeps_its_direction_to_itself(page: Page) -> None:
    card(page, HEBREW).locator(".note-link").focus()
    page.keyboard.press("Delete")
    notice = page.locator("#notices p")
    expect(notice).to_contain_text(f"“{HEBREW}” was deleted.")
    assert ends_left(notice.locator("bdi"))
    assert not ends_left(notice)
