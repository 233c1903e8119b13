"""The print page."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client, RequestFactory

from canvas_app.accounts.models import User
from canvas_app.exchange.print_view import render_print
from relationships.actions.canvases import create_canvas
from relationships.catalog.blocks import ATTRIBUTION, Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.lenses.printing.colours import shades
from relationships.samples import load_sample
from tests.canvas_app.exchange.opened import missing_notes, svg_text


def full_canvas(notes: int) -> CanvasDocument:
    channels = tuple(Note(id=UUID(int=number), text=f"Note {number}") for number in range(1, notes + 1))
    return CanvasDocument(title="Full", blocks=Blocks(channels=channels))


def get_page(client: Client, user: User, document: CanvasDocument) -> str:
    answer = client.get(f"/canvases/{create_canvas(user.pk, document)}/print/")
    assert answer.status_code == 200
    return answer.text


def drawings(page: str) -> list[str]:
    """Return the drawings of the sheets on the page."""
    return re.findall(r'<svg [^>]*class="print-page".*?</svg>', page, re.DOTALL)


def test_page_shows_the_whole_canvas(client: Client, user: User) -> None:
    sample = load_sample("lego")
    page = get_page(client, user, sample)
    [drawing] = drawings(page)
    assert [block.label for block in Block if f'aria-label="{block.label}"' not in drawing] == []
    assert drawing.count('role="listitem"') == sum(1 for _ in sample.placed_notes())
    assert missing_notes(sample, svg_text(drawing.encode())) == []
    assert "Mature stage · " in drawing
    assert ATTRIBUTION in drawing


def test_notes_have_the_colours_of_their_segments(client: Client, user: User) -> None:
    [drawing] = drawings(get_page(client, user, load_sample("lego")))
    assert all(f'fill="{shades(hue).ground}"' in drawing for hue in (1, 2))


def test_nothing_on_the_page_needs_an_inline_style(client: Client, user: User) -> None:
    assert " style=" not in get_page(client, user, load_sample("lego"))


@pytest.mark.parametrize(
    ("query", "paper"), [("", "a4"), ("?paper=a3", "a3"), ("?paper=letter", "letter"), ("?paper=x", "a4")]
)
def test_paper_is_chosen_by_the_address(client: Client, user: User, query: str, paper: str) -> None:
    page = client.get(f"/canvases/{create_canvas(user.pk, load_sample('lego'))}/print/{query}").text
    assert f'data-paper="{paper}"' in page
    assert page.count('aria-current="true"') == 1


def test_markup_in_notes_is_text(client: Client, user: User) -> None:
    note = Note(id=uuid4(), text="<script>alert(1)</script>")
    page = get_page(client, user, CanvasDocument(title="<b>T</b>", blocks=Blocks(channels=(note,))))
    assert "<script>alert" not in page
    assert "<b>T" not in page
    [drawing] = drawings(page)
    assert missing_notes(CanvasDocument(title="T", blocks=Blocks(channels=(note,))), svg_text(drawing.encode())) == []


def test_page_says_honestly_what_does_not_fit(client: Client, user: User) -> None:
    page = get_page(client, user, full_canvas(900))
    assert "The canvas doesn’t fit on one page." in page
    assert "more on the next page" in page
    assert page.count('role="listitem"') >= 900


def test_page_of_a_small_canvas_promises_one_page(client: Client, user: User) -> None:
    page = get_page(client, user, full_canvas(5))
    assert 'One A4 page, landscape, <span class="nowrap">13-point</span> text.' in page


def test_any_document_can_be_printed_from_anywhere(user: User) -> None:
    request = RequestFactory().get("/shared/token/print/")
    request.user = user
    answer = render_print(request, load_sample("zappos"), back="/shared/token/")
    assert (answer.status_code, 'href="/shared/token/"' in answer.text) == (200, True)
