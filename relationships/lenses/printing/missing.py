"""Characters that the font of exports does not have, with the notes that they are in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from relationships.document.canvas import CanvasDocument
from relationships.document.naming import offered_name
from relationships.lenses.printing.font import characters, is_drawn
from relationships.lenses.printing.words import clean


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character without a shape in the font, its name in Unicode, and the texts that have it, in order."""

    character: str
    name: str
    places: tuple[str, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """The first few texts."""
        return self.places[:SHOWN]

    @property
    def more(self) -> int:
        """The number of the other texts."""
        return len(self.places) - len(self.first)


SHOWN = 3


def find_missing(document: CanvasDocument) -> tuple[MissingCharacter, ...]:
    """Return the characters of the title and the notes that the font lacks, in the order in which they occur."""
    known, found = characters(), dict[str, list[str]]()
    for text in _texts(document):
        name = offered_name(text)
        for character in dict.fromkeys(clean(text)):
            if character not in known and is_drawn(character):
                found.setdefault(character, []).append(name)
    return tuple(
        MissingCharacter(character, unicodedata.name(character, "").lower(), tuple(places))
        for character, places in found.items()
    )


def _texts(document: CanvasDocument) -> Iterator[str]:
    yield document.title
    for _, note in document.placed_notes():
        if not note.text.isascii():
            yield note.text
