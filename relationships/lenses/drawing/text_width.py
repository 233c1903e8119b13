"""How many lines a text takes on paper, reckoned with the widths of Arial's letters."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

SPACE = 0.28
OTHER_WIDTH = 0.56
# In times the size of the text.
WIDTHS = {
    letter: width
    for letters, width in (
        ("ijl'|", 0.23),
        (" !,./:;[\\]ftI", 0.28),
        ('()-r`"*{}', 0.36),
        ("cksvxyzJ", 0.5),
        ("+<=>~FTZ", 0.6),
        ("&ABEKPSVXY", 0.67),
        ("wCDHNRU", 0.73),
        ("GOQ", 0.78),
        ("mM%", 0.86),
        ("W@", 1.0),
    )
    for letter in letters
}

# The widths of the words of each paragraph.
type Measured = tuple[tuple[float, ...], ...]


def measured(text: str) -> Measured:
    """A text as the widths of what its lines may break between, in times its size."""
    return tuple(tuple(_widths(paragraph)) for paragraph in text.split("\n"))


def _widths(paragraph: str) -> Iterator[float]:
    """Of words, and of each sign of the scripts that do without spaces: there the space is taken off beforehand."""
    for word in paragraph.split(" "):
        if word.isascii() or not any(map(_is_wide, word)):
            yield width_of(word)
        else:
            yield from (_width(letter) - (SPACE if number else 0.0) for number, letter in enumerate(word))


def width_of(word: str) -> float:
    """The width of a word, in times the size of its text."""
    return sum(_width(letter) for letter in word)


def _width(letter: str) -> float:
    if letter.isascii():
        return WIDTHS.get(letter, OTHER_WIDTH)
    return 0.0 if combining(letter) else 1.0 if _is_wide(letter) else OTHER_WIDTH


def _is_wide(letter: str) -> bool:
    return east_asian_width(letter) in "WF"


def lines_of(text: Measured, room: float, indent: float = 0.0) -> int:
    """How many lines a text takes in a room, both in times its size; the first line is indented."""
    lines, used = 0, indent
    for paragraph in text:
        lines += 1
        for width in paragraph:
            gap = SPACE if used else 0.0
            if used and used + gap + width > room:
                lines, used, gap = lines + 1, 0.0, 0.0
            used += gap + width
            lines, used = lines + int(used // room), used % room
        used = 0.0
    return lines
