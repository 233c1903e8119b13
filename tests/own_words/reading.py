"""The people's own words in a page that a browser would translate."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from tests.own_words.filling import OWN_WORD

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Attributes that browsers show or read out, and so may translate.
SHOWN = {"alt", "aria-description", "aria-label", "aria-valuetext", "label", "placeholder", "title"}
# Elements whose content browsers do not translate, and the title of the page, which cannot be marked in part.
IGNORED = {"script", "style", "title"}


class Element(NamedTuple):
    """An open element: whether it is part of a drawing, and whether browsers may translate what is in it."""

    tag: str
    name: str
    is_drawing: bool
    is_translated: bool


class OwnWordsParser(HTMLParser):
    """Parser that collects the own words in texts, values of fields and shown attributes that may be translated."""

    def __init__(self, own: re.Pattern[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.own = own
        self.open = [Element("", "", is_drawing=False, is_translated=True)]
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = self._make_element(tag, attributes)
        if element.is_translated:
            self._read_attributes(element, attributes)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        element = self.open[-1]
        if element.is_translated and (element.is_drawing or element.tag not in IGNORED):
            self._report(data)

    def _make_element(self, tag: str, attributes: dict[str, str]) -> Element:
        around = self.open[-1]
        # In SVG the attribute means nothing; the drawing inherits it from the HTML around it.
        is_drawing = around.is_drawing or tag == "svg"
        is_marked = "translate" in attributes and not is_drawing
        is_translated = attributes["translate"] != "no" if is_marked else around.is_translated
        return Element(tag, ".".join([tag, *attributes.get("class", "").split()]), is_drawing, is_translated)

    def _read_attributes(self, element: Element, attributes: dict[str, str]) -> None:
        shown = SHOWN | ({"value"} if element.tag == "input" and attributes.get("type") != "hidden" else set())
        for name in shown & attributes.keys():
            self._report(f"[{element.name} {name}] {attributes[name]}")

    def _report(self, text: str) -> None:
        if self.own.search(text):
            place = " > ".join(element.name for element in self.open[-3:])
            self.found.append(f"{place}: {' '.join(text.split())}")


def translated_words(html: str, own: re.Pattern[str] = OWN_WORD) -> list[str]:
    """Return every text in a page or fragment that has people's own words and that a browser may translate."""
    parser = OwnWordsParser(own)
    parser.feed(html)
    parser.close()
    return parser.found
