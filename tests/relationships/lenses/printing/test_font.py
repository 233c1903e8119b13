"""The font of exports: its characters, their widths, and what is reported as missing."""

from __future__ import annotations

from uuid import UUID

import pytest

from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.lenses.printing.font import characters, widths
from relationships.lenses.printing.missing import find_missing

ALPHABETS = {
    "Latin": "AZaz ÄÖÜß ÉÈÊç Ññ Øøå Łłęń Čřž Őű Ğış Țș €£¥ „“”‘’–—…",
    "Greek": "ΑΩαωάέήίόύώς",
    "Cyrillic": "АЯаяЁёЇїЄєҐґЎў",
    "Vietnamese": "ẠạẢảẤấẦầẨẩẪẫ",
}


@pytest.mark.parametrize("name", ALPHABETS)
def test_font_has_alphabet(name: str) -> None:
    assert {*ALPHABETS[name]} - {" "} <= characters()


def test_widths_are_those_of_arial() -> None:
    """Arial has 2,048 units an em (its table hmtx)."""
    regular = {"a": 1139, "i": 455, "W": 1933, " ": 569, "0": 1139}
    assert {letter: round(widths()[letter] * 2048) for letter in regular} == regular
    assert round(widths(bold=True)["a"] * 2048) == 1139
    assert round(widths(bold=True)["W"] * 2048) == 1933


def test_characters_without_a_glyph_have_a_width_too() -> None:
    assert (widths()["関"], widths()["\u0301"] < 0.4, widths()["\u200d"]) == (1.0, True, 0.0)


def canvas(title: str, *texts: str) -> CanvasDocument:
    notes = tuple(Note(id=UUID(int=number), text=text) for number, text in enumerate(texts, start=1))
    return CanvasDocument(title=title, blocks=Blocks(channels=notes))


def test_missing_characters_are_listed_with_their_notes() -> None:
    document = canvas("Bäckerei", "Brot 🍞", "Auch 🍞🍞", "مرحبا", "Ελλάδα, Україна")
    missing = find_missing(document)
    assert missing[0].character == "🍞"
    assert (missing[0].name, missing[0].places) == ("bread", ("Brot 🍞", "Auch 🍞🍞"))
    assert "".join(found.character for found in missing[1:]) == "مرحبا"


def test_characters_that_are_never_drawn_are_not_missing() -> None:
    assert find_missing(canvas("T", "a\u200db\ufe0f\u00ad\u2009\u2028c")) == ()


def test_title_is_searched_too_and_few_places_are_named() -> None:
    [found] = find_missing(canvas("関", *["関"] * 5))
    assert (len(found.places), len(found.first), found.more) == (6, 3, 3)
