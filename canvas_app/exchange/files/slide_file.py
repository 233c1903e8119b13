"""A file of slides (ECMA-376, PresentationML): python-pptx's template, and slides that are written into it as text.

python-pptx would look for free names, numbers and ids among all slides with each one that it adds, parse every shape,
and write it again, which takes a second for a full canvas. It is imported when the first file is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from canvas_app.exchange.files.shapes import EMU, NAMESPACES, Run, TextBox, write_shape, write_title
from relationships.lenses.printing.board import Rectangle
from relationships.lenses.printing.papers import SLIDE
from relationships.lenses.printing.words import clean, measure

TITLE = Rectangle(22, 12, 690, 34)
TITLE_SIZE, SMALLEST_TITLE = 20, 9
TITLE_NUMBER, FIRST_NUMBER = 2, 10
# The least id that a slide may have, and ids of relationships that the template has none of.
FIRST_SLIDE, RELATIONSHIP = 256, "slide{}"
# The layout of python-pptx's own template that has a title and nothing else.
LAYOUT = "../slideLayouts/slideLayout6.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
SLIDE_XML = (
    f"{HEAD}<p:sld {NAMESPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id='1' name=''/><p:cNvGrpSpPr/><p:nvPr/>"
    "</p:nvGrpSpPr><p:grpSpPr/>{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
)
SLIDE_RELATIONSHIPS = (
    f"{HEAD}<Relationships xmlns='{PACKAGE}'>"
    f"<Relationship Id='rId1' Type='{OFFICE}/slideLayout' Target='{LAYOUT}'/></Relationships>"
)
# The parts of the template that name every slide: what is inserted for each, the text in its place, and that with it.
NAMING = {
    "[Content_Types].xml": (
        f"<Override PartName='/ppt/slides/slide{{number}}.xml' ContentType='{CONTENT_TYPE}'/>",
        "</Types>",
        "{}</Types>",
    ),
    "ppt/_rels/presentation.xml.rels": (
        f"<Relationship Id='{{key}}' Type='{OFFICE}/slide' Target='slides/slide{{number}}.xml'/>",
        "</Relationships>",
        "{}</Relationships>",
    ),
    "ppt/presentation.xml": (
        "<p:sldId id='{id}' r:id='{key}'/>",
        "<p:sldIdLst/>",
        "<p:sldIdLst>{}</p:sldIdLst>",
    ),
}
# Twice as fast as the usual one, for files that are a fifth larger.
COMPRESSION = 3


class SlideFile:
    """Slides with titles, which outlines and screen readers use, and boxes."""

    def __init__(self, title: str) -> None:
        self.title = clean(title)
        self.slides: list[str] = []

    def add(self, title: str, boxes: Iterable[TextBox]) -> None:
        """Add a slide."""
        shapes = (write_shape(box, number) for number, box in enumerate(boxes, start=FIRST_NUMBER))
        self.slides.append(SLIDE_XML.format("".join([write_title(_title(clean(title)), TITLE_NUMBER), *shapes])))

    def save(self, stream: IO[bytes]) -> None:
        """Write the file."""
        with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=COMPRESSION) as file:
            for name, content in self._template():
                file.writestr(name, self._naming_slides(name, content))
            for number, slide in enumerate(self.slides, start=1):
                file.writestr(f"ppt/slides/slide{number}.xml", slide)
                file.writestr(f"ppt/slides/_rels/slide{number}.xml.rels", SLIDE_RELATIONSHIPS)

    def _template(self) -> Iterator[tuple[str, bytes]]:
        """Yield the names and contents of the parts of a file without slides."""
        import pptx  # noqa: PLC0415 (see above)

        presentation, content = pptx.Presentation(), BytesIO()
        presentation.slide_width = pptx.util.Length(round(SLIDE.width * EMU))
        presentation.slide_height = pptx.util.Length(round(SLIDE.height * EMU))
        presentation.element.get_or_add_sldIdLst()
        about = presentation.core_properties
        about.title, about.author, about.last_modified_by = self.title, "", ""
        presentation.save(content)
        with ZipFile(content) as parts:
            yield from ((name, parts.read(name)) for name in parts.namelist())

    def _naming_slides(self, name: str, content: bytes) -> bytes:
        """Return a part of the template with the names of all slides, if it is one that has them."""
        if name not in NAMING:
            return content
        entry, place, filled = NAMING[name]
        keys = ((number, RELATIONSHIP.format(number)) for number in range(1, len(self.slides) + 1))
        entries = (entry.format(number=number, key=key, id=FIRST_SLIDE + number) for number, key in keys)
        return content.replace(place.encode(), filled.format("".join(entries)).encode())


def _title(title: str) -> TextBox:
    """Return the title in one line, smaller if it is long."""
    width = measure(title, bold=True) or 1
    size = max(SMALLEST_TITLE, min(TITLE_SIZE, int(0.95 * TITLE.width / width)))
    return TextBox("Title", TITLE, ((Run(title, size, bold=True),),), anchor="ctr", align="l")
