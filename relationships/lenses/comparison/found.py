"""What the sentences of a comparison are about, and the words that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from relationships.checks.phrases import listed, quoted
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.formats import format_number
from relationships.lenses.comparison.blocks import BlockPair
from relationships.lenses.comparison.indicators import Indicators
from relationships.lenses.comparison.matching import Matched
from relationships.lenses.comparison.sides import Side

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Found:
    """Both canvases, their segments and indicators as they match, and the blocks."""

    left: Side
    right: Side
    segments: Matched[Note]
    indicators: Indicators
    blocks: Sequence[BlockPair]

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both canvases."""
        return self.left, self.right

    def each_way(self) -> Iterator[tuple[Side, Side]]:
        """Yield each canvas with the other."""
        yield self.left, self.right
        yield self.right, self.left

    def shared_segments(self, side: Side) -> list[tuple[Note, Note]]:
        """Return the segments of both canvases, first as the note of `side`, then as that of the other."""
        return [pair if side is self.left else (pair[1], pair[0]) for pair in self.segments.both]


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in words below ten."""
    return f"{in_words(number)} {noun}{'' if number == 1 else 's'}"


def in_words(number: int) -> str:
    """Return a number, in words below ten."""
    return WORDS[number] if number < len(WORDS) else format_number(number)


def named(notes: Iterable[Note]) -> str:
    """Return the names of notes as a list: at most three, then how many more."""
    return listed([quoted(short_name(note.text)) for note in notes])


def at_start(text: str) -> str:
    """Return a text as the start of a sentence."""
    return text[:1].upper() + text[1:]
