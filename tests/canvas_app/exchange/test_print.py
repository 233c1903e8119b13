"""The print page."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.test import Client, RequestFactory

from canvas_app.accounts.models import User
from canvas_app.exchange.print_view import render_print
from relationships.actions.canvases import create_canvas
from relationships.catalog.blocks import ATTRIBUTION, Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.samples import load_sample


def full_canvas(notes: int) -> CanvasDocument:
    channels = tuple(Note(id=UUID(int=number), text=f"Note {number}") for number in range(1, notes + 1))
    return CanvasDocument(title="Full", blocks=Blocks(channels=channels))


def get_page(client: Client, user: User, document: CanvasDocument) -> str:
    answer = client.get(f"/canvases/{create_canvas(user.pk, document)}/print/")
    assert answer.status_code == 200
    return answer.text


def test_page_shows_the_whole_canvas(client: Client, user: User) -> None:
    sample = load_sample("lego")
    page = get_page(client, user, sample)
    assert [block.label for block in Block if f">{block.label}</h3>" not in page] == []
    assert page.count("<li>") == sum(1 for _ in sample.placed_notes())
    assert "Mature" in page
    assert ATTRIBUTION.removesuffix(" CC BY-SA 3.0") in page


def test_markup_in_notes_is_text(client: Client, user: User) -> None:
    note = Note(id=uuid4(), text="<script>alert(1)</script>")
    page = get_page(client, user, CanvasDocument(title="<b>T</b>", blocks=Blocks(channels=(note,))))
    assert "<script>alert" not in page
    assert "<b>T" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_page_says_honestly_what_does_not_fit(client: Client, user: User) -> None:
    page = get_page(client, user, full_canvas(400))
    assert "This is more than one page can hold." in page
    assert "more on the next page" in page
    assert page.count("<li>") == 400


def test_page_of_a_small_canvas_promises_one_page(client: Client, user: User) -> None:
    assert "One page of A4, landscape, with text of 9 points." in get_page(client, user, full_canvas(5))


def test_any_document_can_be_printed_from_anywhere(user: User) -> None:
    request = RequestFactory().get("/shared/token/print/")
    request.user = user
    answer = render_print(request, load_sample("zappos"), back="/shared/token/")
    assert (answer.status_code, 'href="/shared/token/"' in answer.text) == (200, True)
