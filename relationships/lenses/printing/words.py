"""Text in words with their widths, which are in em, so that one measurement serves every size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple
from unicodedata import bidirectional

from relationships.document.search_text import compose
from relationships.formats import keep_units
from relationships.lenses.printing.font import widths

# Characters that XML 1.0 forbids, and controls that would reorder the text around them.
UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
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


class Piece(NamedTuple):
    """One or several words on a line: their width, and their place from the line's left end, in em.

    A letter has the hue of its segment, a status icon the status as its text.
    """

    text: str
    width: float
    style: Style = Style.USUAL
    hue: int = 0
    x: float = 0.0


class Line(NamedTuple):
    """A line of pieces, in the order in which they are read."""

    pieces: tuple[Piece, ...]
    is_right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style, and where each of them ends if all are on one line. A letter has the hue of its segment."""

    words: tuple[str, ...]
    ends: tuple[float, ...]
    style: Style = Style.USUAL
    hue: int = 0

    def start_of(self, number: int) -> float:
        """Return where a word begins if all are on one line."""
        return self.ends[number - 1] + widths()[" "] if number else 0.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of a paragraph, and its direction."""

    runs: tuple[Run, ...]
    is_right_to_left: bool = False


def clean(text: str) -> str:
    """Return a text without characters that an XML file must not have, its accents joined with their letters.

    A few letters become longer by that, and stay as they are.
    """
    composed = compose(text)
    kept = composed if len(composed) <= len(text) else text
    # None of the unwanted is printable; for most texts this saves the search.
    return kept if kept.isprintable() else UNWANTED.sub("", kept)


def measure(text: str, *, bold: bool = False) -> float:
    """Return the width of a text in em."""
    return widths(bold=bold).measure(text)


def split_words(text: str, style: Style = Style.USUAL) -> Run:
    """Return the words of a text of one line."""
    words = tuple(word for word in SPACES.split(text) if word)
    is_bold, gap = style is Style.BOLD, widths()[" "]
    measured = {word: measure(word, bold=is_bold) for word in set(words)}
    ends = accumulate((measured[word] for word in words), lambda end, width: end + gap + width)
    return Run(words, tuple(ends), style)


def paragraphs(text: str, first: Iterable[Run] = (), style: Style = Style.USUAL) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text, the first of them after some other words."""
    before = tuple(first)
    for line in clean(keep_units(text)).split("\n"):
        yield Paragraph((*before, split_words(line, style)), is_right_to_left(line))
        before = ()


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is of a script written from right to left."""
    if text.isascii():
        return False
    return next((kind in ("R", "AL") for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), False)
