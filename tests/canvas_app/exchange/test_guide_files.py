"""The next steps as Markdown and PDF, and at the end of the slides."""

from __future__ import annotations

import datetime as dt
import re
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from canvas_app.accounts.models import User
from canvas_app.exchange import export_views
from canvas_app.exchange.files import typesetting
from canvas_app.exchange.files.guide import escape, write_guide_markdown
from canvas_app.exchange.files.slides import write_slides
from canvas_app.web.hourly_limit import HourlyLimit
from relationships.actions.canvases import create_canvas
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.guide.outline import outline_guide
from relationships.samples import load_sample
from tests.canvas_app.exchange.opened import open_slides, pdf_text, slide_text, squeeze

TODAY = dt.date(2026, 12, 1)
HOSTILE = "# A [link](http://x) **bold** <b>tag</b> `code` a_b_c ~x~ | #let x = 1 &amp;\n- item"


def texts(document: CanvasDocument) -> list[str]:
    """Return the titles of all tasks, and the texts about them."""
    items = [item for section in outline_guide(document, TODAY) for item in section.items]
    return [text for item in items for text in (item.title, *(text for _, text in item.rows))]


@pytest.fixture
def document() -> CanvasDocument:
    """Return a canvas with an assumption, and a segment whose name looks like markup."""
    segment = Note(id=UUID(int=1), text=HOSTILE)
    promise = Note(id=UUID(int=2), text="Coffee", segments=(segment.id,))
    return CanvasDocument(
        title="Bean *There*", blocks=Blocks(customer_segments=(segment,), value_propositions=(promise,))
    )


@pytest.fixture
def canvas_id(user: User, document: CanvasDocument) -> UUID:
    return create_canvas(user.pk, document)


def test_markdown_has_every_task_and_no_markup_of_people(document: CanvasDocument) -> None:
    text = write_guide_markdown(document, TODAY)
    assert text.startswith("# Next steps: Bean \\*There\\*\n\nWhat to do next on this canvas, as of 1 December 2026.\n")
    assert all(escape(each) in text for each in texts(document))
    lines = text.splitlines()
    assert [line for line in lines if line.startswith("## ")][:2] == ["## Test this first", "## 1. Know your segments"]
    assert re.findall(r"(?<!\\)(?:<|\]|`|&|~)", text) == []
    assert not any(line.startswith(("- item", "# A")) for line in lines)


@pytest.mark.parametrize("name", ["lego", "starbucks"])
def test_pdf_has_every_task(client: Client, user: User, name: str) -> None:
    canvas_id = create_canvas(user.pk, sample := load_sample(name))
    answer = client.get(f"/canvases/{canvas_id}/guide.pdf")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    found = pdf_text(answer.content)
    titles = [item.title for section in outline_guide(sample, timezone.localdate()) for item in section.items]
    assert titles
    assert [title for title in titles if squeeze(title) not in found] == []


def test_pdf_shows_markup_as_it_is(client: Client, canvas_id: UUID) -> None:
    found = pdf_text(client.get(f"/canvases/{canvas_id}/guide.pdf").content)
    assert squeeze("#let x = 1") in found
    assert squeeze("Bean *There*") in found


@pytest.mark.parametrize(("ending", "kind"), [("md", "text/markdown; charset=utf-8"), ("pdf", "application/pdf")])
def test_file_is_a_private_download_with_a_name(client: Client, canvas_id: UUID, ending: str, kind: str) -> None:
    answer = client.get(f"/canvases/{canvas_id}/guide.{ending}")
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"] == f'attachment; filename="Bean There next steps.{ending}"'
    assert answer["Cache-Control"] == "private, no-store"


def test_slides_end_with_the_next_steps(document: CanvasDocument) -> None:
    slides = open_slides(write_slides(document, TODAY, with_findings=True))
    found = slide_text(slides)
    assert slides[-1].shapes.title.text.startswith("Next steps: ")
    assert [text for text in texts(document) if squeeze(text) not in found] == []
    without = slide_text(open_slides(write_slides(document, TODAY, with_findings=False)))
    assert squeeze("Next steps") not in without


def test_file_that_takes_too_long_is_an_error_that_says_so(
    client: Client, canvas_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "MOST_SECONDS", 0.001)
    answer = client.get(f"/canvases/{canvas_id}/guide.pdf")
    assert answer.status_code == 503
    assert "choose Markdown" in answer.text


def test_files_count_towards_the_limit_of_exports(
    client: Client, canvas_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_views, "LIMIT", HourlyLimit("exports", 1, "exported {} files"))
    statuses = [client.get(f"/canvases/{canvas_id}/guide.md").status_code for _ in range(2)]
    assert statuses == [200, 429]
