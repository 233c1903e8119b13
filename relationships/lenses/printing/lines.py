"""Paragraphs broken into lines of a width. All lengths are in em."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from relationships.lenses.printing.font import widths
from relationships.lenses.printing.words import Line, Paragraph, Piece, Run, Style

# Pieces that stand alone and are never joined with others.
ALONE = (Style.LETTER, Style.STATUS)


def break_lines(paragraph: Paragraph, width: float) -> list[Line]:
    """Return the lines of a paragraph; a word that is wider than a line is broken within.

    The end of each line is found by bisection, so that many short words take no longer than a few long ones.
    """
    lines = _Lines(width)
    for run in paragraph.runs:
        lines.add(run)
    return [_directed(pieces, width, paragraph) for pieces in lines.close()]


class _Lines:
    """Lines of a width that are filled with words."""

    __slots__ = ("full", "gap", "pieces", "width")

    def __init__(self, width: float) -> None:
        self.width = width
        self.gap = widths()[" "]
        self.full: list[list[Piece]] = []
        self.pieces: list[Piece] = []

    def add(self, run: Run) -> None:
        """Add all words of a run."""
        number = 0
        while number < len(run.words):
            origin, x = run.start_of(number), self._next_x
            end = bisect_right(run.ends, origin + self.width - x, lo=number)
            if end > number:
                words = " ".join(run.words[number:end])
                self._put(Piece(words, run.ends[end - 1] - origin, run.style, run.hue, x))
                number = end
            elif self.pieces:
                self._break()
            else:
                self._break_word(run, number)
                number += 1

    def close(self) -> list[list[Piece]]:
        """Return the pieces of every line."""
        return [*self.full, self.pieces]

    @property
    def _next_x(self) -> float:
        """Where the next word begins on the line."""
        return self.pieces[-1].x + self.pieces[-1].width + self.gap if self.pieces else 0.0

    def _put(self, piece: Piece) -> None:
        """Put a piece at the end of the line, joined with the one before it if it has the same style."""
        if self.pieces and piece.style is self.pieces[-1].style and piece.style not in ALONE:
            before = self.pieces.pop()
            text, width = f"{before.text} {piece.text}", piece.x + piece.width - before.x
            piece = piece._replace(text=text, width=width, x=before.x)
        self.pieces.append(piece)

    def _break(self) -> None:
        self.full.append(self.pieces)
        self.pieces = []

    def _break_word(self, run: Run, number: int) -> None:
        """Put a word that is wider than a line on as many as it needs."""
        for part in _fitting(run, number, self.width):
            if self.pieces:
                self._break()
            self._put(part)


def _fitting(run: Run, number: int, width: float) -> Iterator[Piece]:
    """Yield the parts of a word that fit on a line each, at least a character."""
    word, each = run.words[number], widths(bold=run.style is Style.BOLD)
    ends = list(accumulate(map(each.__getitem__, word)))
    start, origin = 0, 0.0
    while start < len(word):
        end = max(bisect_right(ends, origin + width, lo=start), start + 1)
        yield Piece(word[start:end], ends[end - 1] - origin, run.style, run.hue)
        start, origin = end, ends[end - 1]


def _directed(pieces: list[Piece], width: float, paragraph: Paragraph) -> Line:
    """Return a line whose pieces run in the direction of the paragraph."""
    if not paragraph.is_right_to_left:
        return Line(tuple(pieces))
    # Piece by name: `_replace` takes three times as long, which a full canvas would show.
    turned = (Piece(text, wide, style, hue, max(0.0, width - x - wide)) for text, wide, style, hue, x in pieces)
    return Line(tuple(turned), is_right_to_left=True)
