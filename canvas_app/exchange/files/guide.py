"""The guide to a canvas as a text with Markdown, and as a PDF."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from canvas_app.exchange.files.typesetting import run_typst
from relationships.catalog.blocks import ATTRIBUTION
from relationships.document.canvas import CanvasDocument
from relationships.formats import format_day
from relationships.guide.outline import TITLE, Section, in_one_line, outline_guide
from relationships.lenses.printing.font import FAMILY
from relationships.lenses.printing.words import clean

PROGRAM = Path(__file__).with_name("guide.typ")
# The characters that have a meaning within a line of Markdown (CommonMark 0.31, with the tables of GitHub).
MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]")


def write_guide_markdown(document: CanvasDocument, today: dt.date) -> str:
    """Return the guide to a canvas on a day as Markdown, in which nothing that people wrote is markup."""
    title = f"# {escape(f'{TITLE}: {in_one_line(document.title)}')}"
    lines = [title, "", _about(today), *_sections(outline_guide(document, today))]
    return "\n".join([*lines, "", f"_{escape(ATTRIBUTION)}_", ""])


def _about(today: dt.date) -> str:
    return f"What to do next on this canvas, as of {format_day(today)}."


def _sections(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield from ("", f"## {escape(section.heading)}", "", escape(section.about))
        for item in section.items:
            yield from ("", f"### {escape(item.title)}", "")
            yield from (f"- **{label}:** {escape(text)}" for label, text in item.rows)
        if section.remark:
            yield from ("", escape(section.remark))


def escape(text: str) -> str:
    """Return a text as Markdown that shows it as it is."""
    return MARKUP.sub(r"\\\g<0>", clean(text))


def write_guide_pdf(document: CanvasDocument, today: dt.date) -> bytes:
    """Return the guide to a canvas on a day as a PDF. Raise NotTypeset if it takes too long."""
    data = {
        "title": clean(f"{TITLE}: {in_one_line(document.title)}"),
        "about": _about(today),
        "attribution": ATTRIBUTION,
        "font": FAMILY,
        "sections": [_cleaned(section) for section in outline_guide(document, today)],
    }
    return run_typst(PROGRAM, data)


def _cleaned(section: Section) -> dict[str, object]:
    items = [
        {"title": clean(item.title), "rows": [[label, clean(text)] for label, text in item.rows]}
        for item in section.items
    ]
    return asdict(section) | {"items": items}
