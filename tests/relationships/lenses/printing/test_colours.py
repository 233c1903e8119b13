"""The colours of printed notes are those of the board."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from relationships.lenses.cards import HUES as NUMBER_OF_HUES
from relationships.lenses.printing.colours import HUES, oklch, shades

TOKENS = (Path(settings.BASE_DIR) / "static" / "css" / "tokens.css").read_text()


def test_hues_are_those_of_the_style_sheet() -> None:
    assert tuple(map(int, re.findall(r"--segment-\d: (\d+);", TOKENS))) == HUES
    assert len(HUES) == NUMBER_OF_HUES


def test_shades_are_those_of_the_light_theme() -> None:
    found = re.findall(r"--(tint[\w-]*): light-dark\(oklch\(([\d.]+)% ([\d.]+) ", TOKENS)
    expected = {name: (float(lightness) / 100, float(chroma)) for name, lightness, chroma in found}
    blue = shades(1)
    drawn = {"tint": blue.ground, "tint-line": blue.edge, "tint-full": blue.full}
    assert {name: oklch(*expected[name], HUES[0]) for name in drawn} == drawn


@pytest.mark.parametrize(
    ("colour", "expected"), [((1, 0, 0), "#ffffff"), ((0, 0, 0), "#000000"), ((0.628, 0.2577, 29.23), "#ff0000")]
)
def test_oklch_becomes_srgb(colour: tuple[float, float, float], expected: str) -> None:
    """The last one is red (CSS Color 4, examples)."""
    assert oklch(*colour) == expected


@pytest.mark.parametrize("hue", range(1, 9))
def test_white_letters_are_legible_on_their_colour(hue: int) -> None:
    red, green, blue = (int(shades(hue).letter[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (red, green, blue)]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 4.5
