"""The time that exports take, of a usual canvas and of the largest, and what happens if a process fails."""

from __future__ import annotations

import datetime as dt
import resource
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from canvas_app.exchange.files import typesetting
from canvas_app.exchange.files.slide_file import SlideFile
from canvas_app.exchange.files.slides import write_slides
from canvas_app.exchange.files.svg import write_svg
from canvas_app.exchange.files.typesetting import write_pdf, write_png
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks
from relationships.lenses.printing.placed import Layout, Page
from relationships.samples import load_sample
from tests.canvas_app.exchange.opened import laid_out
from tests.relationships.document.largest import largest_document
from tests.relationships.lenses.printing.test_sheet import full

DAY = dt.date(2026, 11, 30)


def with_more_notes(demo: CanvasDocument) -> CanvasDocument:
    """Return a canvas with 120 notes more."""
    more = full(120)
    blocks = {block.value: (*demo.notes(block), *more.notes(block)) for block in Block}
    # These would lack the details of segments.
    blocks["customer_segments"] = demo.notes(Block.CUSTOMER_SEGMENTS)
    return demo.model_copy(update={"blocks": Blocks(**blocks)})


def of_first_page[File](write: Callable[[Layout, Page], File], document: CanvasDocument) -> File:
    layout = laid_out(document)
    return write(layout, layout.pages[0])


WRITERS: dict[str, Callable[[CanvasDocument], object]] = {
    "pdf": lambda document: write_pdf(laid_out(document)),
    "png": lambda document: of_first_page(write_png, document),
    "svg": lambda document: of_first_page(write_svg, document),
    "pptx": lambda document: write_slides(document, DAY, with_findings=True),
}


def processor_seconds(write: Callable[[], object]) -> tuple[float, float]:
    """Return the processor time that a function takes in this process, and in those that it starts."""
    own, others = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    write()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    elsewhere = after.ru_utime + after.ru_stime - others.ru_utime - others.ru_stime
    return time.process_time() - own, elsewhere


@pytest.mark.parametrize("kind", WRITERS)
def test_export_takes_less_than_two_seconds(kind: str, demo: CanvasDocument) -> None:
    """Time of the processor, because the machine may be busy with other tests; on an idle one it is half a second."""
    document = with_more_notes(demo)
    WRITERS[kind](document)
    assert sum(processor_seconds(lambda: WRITERS[kind](document))) < 2


LARGEST: tuple[Callable[[], CanvasDocument], ...] = (
    largest_document,
    lambda: full(1000, "many words of some length " * 19),
    lambda: full(1000, "\n".join("x" * 250)),
    lambda: full(1000, "W" * 500),
)


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("largest", LARGEST, ids=("parts", "words", "lines", "letters"))
def test_largest_canvas_holds_the_server_for_a_second_or_so(kind: str, largest: Callable[[], CanvasDocument]) -> None:
    """The limits are three times those of an idle machine, as in tests/test_full_canvas.py."""
    document = largest()
    own, elsewhere = processor_seconds(lambda: WRITERS[kind](document))
    assert own < 3
    assert elsewhere < 9


def test_thousand_slides_take_no_longer_each_than_a_few() -> None:
    """On an idle machine they take a fifth of this."""
    file, content = SlideFile("Many"), BytesIO()
    file.save(BytesIO())

    def write() -> None:
        for number in range(1000):
            file.add(f"Segment {number}", ())
        file.save(content)

    assert processor_seconds(write)[0] < 1
    assert len(Presentation(content).slides) == 1000


def test_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "MOST_SECONDS", 0.01)
    with pytest.raises(typesetting.NotTypeset, match="more than"):
        write_pdf(laid_out(load_sample("lego")))


def test_process_that_fails_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "broken.typ").write_text('#panic("out of ink")')
    monkeypatch.setattr(typesetting, "PROGRAM", tmp_path / "broken.typ")
    with pytest.raises(typesetting.NotTypeset, match="out of ink"):
        write_pdf(laid_out(load_sample("lego")))
