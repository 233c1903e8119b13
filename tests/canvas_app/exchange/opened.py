"""Exported files opened again, with the programs that others would use."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, cast
from xml.etree import ElementTree as ET

from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from relationships.document.canvas import CanvasDocument
from relationships.lenses.printing.layout import lay_out
from relationships.lenses.printing.papers import PAPERS, PaperName
from relationships.lenses.printing.placed import Layout
from relationships.lenses.printing.sheet import build_sheet
from relationships.lenses.printing.words import RIGHT_TO_LEFT_MARK, clean

SVG = "{http://www.w3.org/2000/svg}"
# What a page may use to refer to something outside of itself.
REFERENCES = re.compile(rb"href|url\(|<image|<script|<style|@import|<!DOCTYPE|<!ENTITY", re.IGNORECASE)


def squeeze(text: str) -> str:
    """Return a text without spaces, which are lost where lines are broken, and without marks of direction."""
    return "".join(text.replace(RIGHT_TO_LEFT_MARK, "").split())


def pdf_text(content: bytes) -> str:
    """Return the text of all pages, squeezed."""
    return squeeze("".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def svg_text(content: bytes) -> str:
    """Return all text of a drawing, squeezed."""
    return squeeze("".join("".join(text.itertext()) for text in ET.fromstring(content).iter(f"{SVG}text")))


def open_slides(content: bytes) -> list[Any]:
    """Return the slides of a file."""
    return [*Presentation(BytesIO(content)).slides]


def slide_text(slides: list[Any]) -> str:
    """Return the text of slides, squeezed."""
    shapes = (shape for slide in slides for shape in slide.shapes if shape.has_text_frame)
    return squeeze("".join(shape.text_frame.text for shape in shapes))


def picture(content: bytes) -> Image.Image:
    """Return a picture with colours in red, green and blue."""
    return Image.open(BytesIO(content)).convert("RGB")


def colour_at(shown: Image.Image, x: float, y: float) -> str:
    """Return the colour of a point of a picture, such as #ffffff."""
    red, green, blue = cast("tuple[int, int, int]", shown.getpixel((round(x), round(y))))
    return f"#{red:02x}{green:02x}{blue:02x}"


def colours_in(shown: Image.Image) -> dict[str, int]:
    """Return the colours of a picture with the number of their pixels."""
    counts = cast("list[tuple[int, tuple[int, int, int]]]", shown.getcolors(shown.width * shown.height))
    return {f"#{red:02x}{green:02x}{blue:02x}": count for count, (red, green, blue) in counts}


def missing_notes(document: CanvasDocument, text: str) -> list[str]:
    """Return the notes whose text is not in a squeezed text."""
    texts = [note.text for _, note in document.placed_notes()]
    return [note for note in texts if squeeze(clean(note)) not in text]


def laid_out(document: CanvasDocument, paper: PaperName = PaperName.A4) -> Layout:
    return lay_out(build_sheet(document), PAPERS[paper], "30 November 2026")
