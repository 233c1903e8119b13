"""The colours of printed notes: those of the board in its light theme (static/css/tokens.css), as hexadecimal sRGB."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin

from relationships.catalog.goals import Status

# Degrees of the eight hues in OKLCH, like --segment-1 to --segment-8.
HUES = (262, 28, 152, 320, 85, 200, 350, 115)
INK, INK_SOFT, LINE, PLAIN, PAPER = "#1e2028", "#565962", "#8d8a86", "#f6f5f3", "#ffffff"
STATUSES = {
    Status.TESTING: "#8d5600",
    Status.VALIDATED: "#1d6f3c",
    Status.INVALIDATED: "#b3261e",
}


@dataclass(frozen=True, slots=True)
class Shades:
    """The colours of a segment: of the ground of its notes, their edge, their bar, and the letter with white on it."""

    ground: str
    edge: str
    full: str
    letter: str


NEUTRAL = Shades(PLAIN, "#d9d7d3", "#b5b2ad", INK_SOFT)


@cache
def shades(hue: int) -> Shades:
    """Return the colours of a hue from 1 to 8; of 0, those of notes without a segment."""
    if not hue:
        return NEUTRAL
    degrees = HUES[hue - 1]
    return Shades(
        oklch(0.965, 0.022, degrees),
        oklch(0.88, 0.045, degrees),
        oklch(0.62, 0.15, degrees),
        oklch(0.48, 0.13, degrees),
    )


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """Return an OKLCH colour as hexadecimal sRGB, cut off at its limits (CSS Color 4, section 10.6)."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _encode(min(max(part, 0.0), 1.0))):02x}" for part in linear)


def _encode(linear: float) -> float:
    return float(12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055)
