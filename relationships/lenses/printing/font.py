"""The font of exports, Arimo: which characters it has, and how wide they are.

Arimo has the widths of Arial, Helvetica and Liberation Sans, so lines that are measured with it also fit where one of
those stands in for it: in the browser's print, in PowerPoint, and in an SVG opened anywhere.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import category, east_asian_width

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "Arimo"
REGULAR, BOLD = FOLDER / "Arimo-Regular.ttf", FOLDER / "Arimo-Bold.ttf"
# What other fonts, which stand in where this one has no character, take for a wide and for any other character, in em.
WIDE, USUAL = 1.0, 0.8
# Spaces, controls, format characters and surrogates are not drawn, and variation selectors change the character before.
UNDRAWN = ("Cc", "Cf", "Cs", "Zl", "Zp", "Zs")
SELECTORS = range(0xFE00, 0xFE10)


class Widths(dict[str, float]):
    """The widths of characters in em. One that the font does not have is added when it is first asked for."""

    def __missing__(self, character: str) -> float:
        width = _width_elsewhere(character)
        self[character] = width
        return width

    def measure(self, text: str) -> float:
        """Return the width of a text in em, without kerning, which makes it narrower if anything."""
        return sum(map(self.__getitem__, text))


def _width_elsewhere(character: str) -> float:
    if not is_drawn(character) or category(character).startswith("M"):
        return 0.0
    return WIDE if east_asian_width(character) in "WF" else USUAL


def is_drawn(character: str) -> bool:
    """Return whether a character has a shape, unlike spaces and characters that only steer others."""
    return category(character) not in UNDRAWN and ord(character) not in SELECTORS


@cache
def widths(*, bold: bool = False) -> Widths:
    """Return the widths of the characters of the regular or the bold font."""
    return Widths(_read_widths((BOLD if bold else REGULAR).read_bytes()))


@cache
def characters() -> frozenset[str]:
    """Return the characters that both fonts have."""
    return frozenset(_read_widths(REGULAR.read_bytes())) & frozenset(_read_widths(BOLD.read_bytes()))


def _read_widths(font: bytes) -> dict[str, float]:
    """Return the widths in a TrueType font by character, in em (OpenType specification, tables cmap and hmtx)."""
    tables = dict(_tables(font))
    [units] = struct.unpack_from(">H", font, tables["head"] + 18)
    [count] = struct.unpack_from(">H", font, tables["hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * count, font, tables["hmtx"])[::2]
    return {chr(code): advances[min(glyph, count - 1)] / units for code, glyph in _glyphs(font, tables["cmap"])}


def _tables(font: bytes) -> Iterator[tuple[str, int]]:
    """Yield the names of the font's tables and where they begin."""
    [count] = struct.unpack_from(">H", font, 4)
    for number in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        yield name.decode("ascii"), offset


def _glyphs(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Yield code points with their glyphs from the Unicode subtable of format 4, which has the basic plane."""
    [count] = struct.unpack_from(">H", font, cmap + 2)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * number)
        if (platform, encoding) == (3, 1):
            yield from _segments(font, cmap + offset)


def _segments(font: bytes, table: int) -> Iterator[tuple[int, int]]:
    [twice] = struct.unpack_from(">H", font, table + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", font, table + 14)
    starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, table + 16 + twice * place) for place in (1, 2, 3)
    )
    for place, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        array = table + 16 + twice * 3 + 2 * place + offset
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code if not offset else struct.unpack_from(">H", font, array + 2 * (code - start))[0]
            if glyph := (glyph + delta) & 0xFFFF if glyph or not offset else 0:
                yield code, glyph
