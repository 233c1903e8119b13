"""The sizes of paper, all of them landscape, and of a slide. Lengths are in points, 72 of them an inch."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

POINTS_PER_MILLIMETRE = 72 / 25.4


class PaperName(models.TextChoices):
    """A size of paper that people can choose."""

    A4 = "a4", "A4"
    A3 = "a3", "A3"
    LETTER = "letter", "Letter"


@dataclass(frozen=True, slots=True)
class Paper:
    """A landscape sheet; width and height in millimetres."""

    millimetres: tuple[float, float]

    @property
    def width(self) -> float:
        """The width in points."""
        return self.millimetres[0] * POINTS_PER_MILLIMETRE

    @property
    def height(self) -> float:
        """The height in points."""
        return self.millimetres[1] * POINTS_PER_MILLIMETRE

    @property
    def scale(self) -> float:
        """The factor by which margins, headings and lines differ from those of A4."""
        return self.millimetres[0] / A4_WIDTH


A4_WIDTH = 297
PAPERS = {
    PaperName.A4: Paper((A4_WIDTH, 210)),
    PaperName.A3: Paper((420, 297)),
    PaperName.LETTER: Paper((279.4, 215.9)),
}
# PowerPoint's own wide slide, 13⅓ by 7½ inches.
SLIDE = Paper((338.667, 190.5))
