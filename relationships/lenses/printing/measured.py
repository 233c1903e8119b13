"""Printed notes measured: their lines at any width, and the height that they need. All lengths are in em."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relationships.lenses.printing.lines import break_lines
from relationships.lenses.printing.sheet import Mark, PrintedNote
from relationships.lenses.printing.words import (
    Line,
    Paragraph,
    Run,
    Style,
    clean,
    measure,
    paragraphs,
    split_words,
)

# The bar at the left edge of a note, the space around its text, the height of a line, and the gap between two notes.
BAR, SIDE, TOP, LEADING, GAP = 0.3, 0.45, 0.3, 1.2, 0.35
# How much smaller the letter of a segment is than the text, and how much wider than the letter its frame.
LETTER_SIZE, LETTER_FRAME, ICON = 0.8, 0.5, 0.85


@dataclass(frozen=True, slots=True)
class MeasuredNote:
    """A note with its paragraphs in words."""

    note: PrintedNote
    paragraphs: tuple[Paragraph, ...]

    def lines(self, width: float) -> list[Line]:
        """Return the lines of the note at a width, its bar and the space at its sides included."""
        inner = width - BAR - 2 * SIDE
        return [line for paragraph in self.paragraphs for line in break_lines(paragraph, inner)]


def height_of(lines: int) -> float:
    """Return the height of a note with this number of lines."""
    return lines * LEADING + 2 * TOP


def measure_note(note: PrintedNote) -> MeasuredNote:
    """Return a note with its words measured."""
    return MeasuredNote(note, tuple(_paragraphs(note)))


def _paragraphs(note: PrintedNote) -> Iterator[Paragraph]:
    first = [*map(_letter, note.marks)]
    if note.status:
        first.append(Run((note.status.value,), (ICON,), Style.STATUS))
    first.append(split_words(note.heading, Style.BOLD))
    yield from paragraphs(note.text, first)
    if note.details:
        yield from paragraphs(note.details, style=Style.SOFT)


def _letter(mark: Mark) -> Run:
    return Run((mark.letter,), (letter_width(mark),), Style.LETTER, mark.hue)


def letter_width(mark: Mark) -> float:
    """Return the width of the letter of a segment in its frame."""
    return measure(clean(mark.letter), bold=True) * LETTER_SIZE + LETTER_FRAME
