"""Text broken into lines by the widths of its words. Widths are in em, so that one measurement serves every size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from unicodedata import bidirectional

from relationships.document.search_text import compose
from relationships.formats import keep_units
from relationships.lenses.printing.font import widths

# Characters that XML 1.0 forbids, and controls that would reorder the text around them.
UNWANTED = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# Spaces at which a line may be broken; those that keep words together are not among them.
SPACES = re.compile(r"[\t \u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
RIGHT_TO_LEFT_MARK = "\u200f"


class Style(StrEnum):
    """How a piece of text is drawn."""

    USUAL = "usual"
    BOLD = "bold"
    SOFT = "soft"
    LETTER = "letter"
    STATUS = "status"


# Pieces that stand alone and never become a run with others.
UNBREAKABLE = (Style.LETTER, Style.STATUS)


class Piece(NamedTuple):
    """A word, or a run of words on a line: its width and, on a line, its place from the line's left end, in em.

    A letter has the hue of its segment, a status icon the status as its text. A full canvas has 100,000 words, so this
    is a tuple, which is made in a third of the time of a data class.
    """

    text: str
    width: float
    style: Style = Style.USUAL
    hue: int = 0
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of pieces, in the order in which they are read."""

    pieces: tuple[Piece, ...]
    is_right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of a paragraph, and its direction."""

    words: tuple[Piece, ...]
    is_right_to_left: bool = False


def clean(text: str) -> str:
    """Return a text without characters that an XML file must not have, its accents joined with their letters.

    A few letters become longer by that, and stay as they are.
    """
    composed = compose(text)
    return UNWANTED.sub("", composed if len(composed) <= len(text) else text)


def measure(text: str, *, bold: bool = False) -> float:
    """Return the width of a text in em."""
    return widths(bold=bold).measure(text)


def split_words(text: str, style: Style = Style.USUAL) -> tuple[Piece, ...]:
    """Return the words of a text of one line."""
    is_bold = style is Style.BOLD
    return tuple(Piece(word, measure(word, bold=is_bold), style) for word in SPACES.split(text) if word)


def paragraphs(text: str, first: Iterable[Piece] = (), style: Style = Style.USUAL) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text, the first of them after some other pieces."""
    before = tuple(first)
    for line in clean(keep_units(text)).split("\n"):
        yield Paragraph((*before, *split_words(line, style)), is_right_to_left(line))
        before = ()


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is of a script written from right to left."""
    if text.isascii():
        return False
    return next((kind in ("R", "AL") for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), False)


def break_lines(paragraph: Paragraph, width: float) -> list[Line]:
    """Return the lines of a paragraph; a word that is wider than a line is broken within."""
    gap, lines, open_line = widths()[" "], [], _OpenLine()
    for word in paragraph.words:
        for part in (word,) if word.width <= width else _fitting(word, width):
            if not open_line.add(part, gap, width):
                lines.append(open_line.close())
                open_line = _OpenLine()
                open_line.add(part, gap, width)
    lines.append(open_line.close())
    return [_directed(line, width, paragraph) for line in lines]


class _OpenLine:
    """A line that takes words as long as they fit; words of one style become one run."""

    __slots__ = ("end", "pieces", "run", "start", "style")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.run: list[str] = []
        self.style = Style.USUAL
        self.start = self.end = 0.0

    def add(self, word: Piece, gap: float, width: float) -> bool:
        """Add a word and return True, or return False if it does not fit. The first one always does."""
        start = self.end + gap if self.run or self.pieces else 0.0
        if start + word.width > width and (self.run or self.pieces):
            return False
        if word.style is not self.style or not self.run or word.style in UNBREAKABLE:
            self._end_run()
            self.start, self.style = start, word.style
        self.run.append(word.text)
        if word.style in UNBREAKABLE:
            self.pieces.append(word._replace(x=start))
            self.run = []
        self.end = start + word.width
        return True

    def close(self) -> list[Piece]:
        """Return the pieces of the line."""
        self._end_run()
        return self.pieces

    def _end_run(self) -> None:
        if self.run:
            self.pieces.append(Piece(" ".join(self.run), self.end - self.start, self.style, x=self.start))
            self.run = []


def _fitting(word: Piece, width: float) -> Iterator[Piece]:
    """Yield the parts of a word that is too wide for a line, at least a character each."""
    each, part, end = widths(bold=word.style is Style.BOLD), "", 0.0
    for character in word.text:
        if part and end + each[character] > width:
            yield word._replace(text=part, width=end)
            part, end = "", 0.0
        part, end = part + character, end + each[character]
    yield word._replace(text=part, width=end)


def _directed(line: list[Piece], width: float, paragraph: Paragraph) -> Line:
    """Return a line whose pieces run in the direction of the paragraph."""
    if not paragraph.is_right_to_left:
        return Line(tuple(line))
    pieces = tuple(piece._replace(x=max(0.0, width - piece.x - piece.width)) for piece in line)
    return Line(pieces, is_right_to_left=True)
