"""Canvases laid out on paper: text as large as fits, nothing outside of its place, and pages for the rest."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.values import NOTE_LENGTH
from relationships.lenses.printing.board import SMALLEST, Rectangle
from relationships.lenses.printing.layout import lay_out
from relationships.lenses.printing.measured import BAR, SIDE, MeasuredNote
from relationships.lenses.printing.papers import PAPERS, SLIDE, Paper, PaperName
from relationships.lenses.printing.placed import Layout, PlacedNote
from relationships.lenses.printing.sheet import PrintedSheet, build_sheet
from relationships.lenses.printing.words import Line, Style, clean
from relationships.samples import load_sample, sample_names
from tests.relationships.document.largest import largest_document
from tests.relationships.lenses.printing.test_sheet import USUAL, full
from tests.relationships.strategies import documents, patiently

A4 = PAPERS[PaperName.A4]
EVERY_PAPER = [*PAPERS.values(), SLIDE]
SLACK = 0.02


def laid_out(document: CanvasDocument, paper: Paper = A4) -> Layout:
    return lay_out(build_sheet(document), paper, "30 November 2026")


def placed_notes(layout: Layout) -> list[PlacedNote]:
    return [note for page in layout.pages for block in page.blocks for note in block.notes]


def text_of(notes: list[PlacedNote]) -> str:
    """Return the text on notes, without spaces, which are lost where lines are broken."""
    shown = (piece.text for note in notes for line in note.lines for piece in line.pieces)
    return "".join("".join(shown).split())


def expected_text(sheet: PrintedSheet) -> list[str]:
    return ["".join(clean(note.text).split()) for notes in sheet.notes.values() for note in notes]


def faults(layout: Layout) -> list[str]:
    """Return what is outside of its place: notes outside of their frame or page, lines outside of their note."""
    page = Rectangle(0, 0, layout.paper.width, layout.paper.height)
    found = []
    for of in layout.pages:
        for block in of.blocks:
            notes = block.notes
            found += [f"{note}" for note in notes if not is_inside(note.rectangle, block.frame or page)]
            found += [f"{one} {two}" for one, two in pairwise(notes) if overlap(one.rectangle, two.rectangle)]
            found += [f"{note}" for note in notes if widest(note) > note.rectangle.width + SLACK]
        for label in (*of.labels, *of.title):
            left = label.x - label.width if label.ends else label.x
            found += [] if left >= 0 and left + label.width <= page.width + SLACK else [label.text]
    return found


def widest(note: PlacedNote) -> float:
    ends = [piece.x + piece.width for line in note.lines for piece in line.pieces if len(piece.text) > 1]
    return (max(ends, default=0) + BAR + SIDE) * note.size


def is_inside(inner: Rectangle, outer: Rectangle) -> bool:
    return (
        inner.x >= outer.x - SLACK
        and inner.y >= outer.y - SLACK
        and inner.x + inner.width <= outer.x + outer.width + SLACK
        and inner.y + inner.height <= outer.y + outer.height + SLACK
    )


def overlap(one: Rectangle, two: Rectangle) -> bool:
    return (
        abs(one.x - two.x) < min(one.width, two.width) - SLACK
        and one.y + one.height > two.y + SLACK
        and two.y + two.height > one.y + SLACK
    )


@pytest.mark.parametrize("name", sample_names())
@pytest.mark.parametrize("paper", EVERY_PAPER)
def test_sample_fits_a_page_at_a_readable_size(name: str, paper: Paper) -> None:
    layout = laid_out(load_sample(name), paper)
    assert (len(layout.pages), layout.left_over) == (1, 0)
    assert layout.size >= 7
    assert faults(layout) == []


def test_larger_paper_has_larger_text() -> None:
    document = load_sample("starbucks")
    assert laid_out(document, PAPERS[PaperName.A3]).size > laid_out(document).size


def test_blocks_fill_the_sheet_without_gaps() -> None:
    layout = laid_out(load_sample("lego"))
    frames = [block.frame for block in layout.pages[0].blocks if block.frame]
    area = sum(frame.width * frame.height for frame in frames)
    [left, top] = (min(getattr(frame, side) for frame in frames) for side in ("x", "y"))
    right, bottom = max(f.x + f.width for f in frames), max(f.y + f.height for f in frames)
    assert len(frames) == len(Block)
    assert area == pytest.approx((right - left) * (bottom - top))
    assert area > 0.78 * A4.width * A4.height


def test_text_shrinks_step_by_step_until_it_must_go_on_to_another_page() -> None:
    layouts = [laid_out(full(notes)) for notes in (0, 60, 120, 240, 900)]
    assert all(smaller.size <= larger.size for larger, smaller in pairwise(layouts))
    assert [layout.left_over > 0 for layout in layouts] == [False, False, False, True, True]
    assert layouts[-1].size == SMALLEST
    assert layouts[0].size > 12


@pytest.mark.parametrize(
    "text",
    [
        "x",
        USUAL,
        "word " * 99,
        "W" * 500,
        "\n".join("x" * 250),
        "顧客との関係" * 80,
        "שלום עולם. " * 40,
        "e\u0301" * 250,
    ],
)
def test_full_canvas_of_any_text_is_laid_out(text: str) -> None:
    document = full(1000, text)
    layout = laid_out(document)
    assert faults(layout) == []
    assert layout.left_over > 0
    assert len(text_of(placed_notes(layout))) == len("".join(expected_text(build_sheet(document))))


def test_first_page_says_how_many_notes_follow() -> None:
    layout = laid_out(full(900))
    [shown] = [block for block in layout.pages[0].blocks if block.block is Block.CHANNELS]
    assert shown.more
    assert shown.more.text == f"and {100 - len(shown.notes)} more on the next page"
    assert "page 1 of" in " ".join(label.text for label in layout.pages[0].labels)


@patiently
@given(documents())
def test_every_note_is_somewhere_and_nothing_outside_of_its_place(document: CanvasDocument) -> None:
    layout = laid_out(document)
    assert faults(layout) == []
    sheet = build_sheet(document)
    remaining = text_of(placed_notes(layout))
    for text in expected_text(sheet):
        assert text in remaining


def test_note_of_letters_and_statuses_only_shows_them() -> None:
    layout = laid_out(load_sample("netflix"))
    styles = {piece.style for note in placed_notes(layout) for line in note.lines for piece in line.pieces}
    assert {Style.LETTER, Style.BOLD, Style.SOFT, Style.USUAL} <= styles


def test_title_of_any_length_stays_on_the_sheet() -> None:
    for title in ("T", "Word " * 24, "W" * 120, "関" * 120):
        layout = laid_out(CanvasDocument(title=title.strip()))
        assert faults(layout) == []
        assert "".join("".join(label.text for label in reversed(layout.pages[0].title)).split()) == "".join(
            title.split()
        )


def test_largest_canvas_is_laid_out_within_a_second() -> None:
    sheet = build_sheet(largest_document())
    lay_out(sheet, A4, "")
    started = time.process_time()
    lay_out(sheet, A4, "")
    assert time.process_time() - started < 1.5


def test_longest_notes_are_laid_out_within_a_second() -> None:
    sheet = build_sheet(full(1000, "many words of some length " * 19))
    started = time.process_time()
    lay_out(sheet, A4, "")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("text", ["a " * NOTE_LENGTH, "a" * NOTE_LENGTH], ids=["one-letter words", "one word"])
def test_fullest_canvas_is_laid_out_within_a_second(text: str) -> None:
    document, longest = largest_document(), text[:NOTE_LENGTH].strip()
    blocks = {
        block.value: tuple(note.model_copy(update={"text": longest}) for note in document.notes(block))
        for block in Block
    }
    sheet = build_sheet(document.model_copy(update={"blocks": document.blocks.model_copy(update=blocks)}))
    started = time.thread_time()
    lay_out(sheet, PAPERS[PaperName.A4], "today")
    assert time.thread_time() - started < 1


def test_notes_that_do_not_fit_on_the_first_page_are_broken_into_lines_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet, broken, break_note = build_sheet(full(1000, "W" * NOTE_LENGTH)), [], MeasuredNote.lines

    def count(note: MeasuredNote, width: float) -> list[Line]:
        broken.append(note)
        return break_note(note, width)

    monkeypatch.setattr(MeasuredNote, "lines", count)
    assert faults(lay_out(sheet, A4, "")) == []
    assert len(broken) < 1500
