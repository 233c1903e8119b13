"""A file of slides, written by python-pptx, which is imported when the first one is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from canvas_app.exchange.files.shapes import EMU, Run, TextBox, write_shape, write_title
from relationships.lenses.printing.board import Rectangle
from relationships.lenses.printing.papers import SLIDE
from relationships.lenses.printing.words import clean, measure

TITLE = Rectangle(22, 12, 690, 34)
TITLE_SIZE, SMALLEST_TITLE = 20, 9
# The layout of python-pptx's own template that has a title and nothing else.
TITLE_ONLY = 5
FIRST_NUMBER = 10


class SlideFile:
    """Slides with titles, which outlines and screen readers use, and boxes."""

    def __init__(self, title: str) -> None:
        import pptx  # noqa: PLC0415 (see above)

        self.presentation = pptx.Presentation()
        self.presentation.slide_width = pptx.util.Length(round(SLIDE.width * EMU))
        self.presentation.slide_height = pptx.util.Length(round(SLIDE.height * EMU))
        self.layout: Any = self.presentation.slide_layouts[TITLE_ONLY]
        about = self.presentation.core_properties
        about.title, about.author, about.last_modified_by = clean(title), "", ""

    def add(self, title: str, boxes: Iterable[TextBox]) -> None:
        """Add a slide."""
        from pptx.oxml import parse_xml  # noqa: PLC0415

        slide = self.presentation.slides.add_slide(self.layout)
        shapes = slide.shapes.element
        placeholder = slide.shapes.title.element
        shapes.replace(placeholder, parse_xml(write_title(_title(clean(title)), placeholder.shape_id)))
        for number, box in enumerate(boxes, start=FIRST_NUMBER):
            shapes.append(parse_xml(write_shape(box, number)))

    def save(self, stream: IO[bytes]) -> None:
        """Write the file."""
        self.presentation.save(stream)


def _title(title: str) -> TextBox:
    """Return the title in one line, smaller if it is long."""
    width = measure(title, bold=True) or 1
    size = max(SMALLEST_TITLE, min(TITLE_SIZE, int(0.95 * TITLE.width / width)))
    return TextBox("Title", TITLE, ((Run(title, size, bold=True),),), anchor="ctr", align="l")
