"""The forms on a page, and what they send with own words in their fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.own_words.filling import own_word

type Values = dict[str, list[str]]
type Attributes = dict[str, str | None]

WRITTEN = ("text", "search", "email", "url")


@dataclass
class PageForm:
    """A form: its URL, the values it would send, and the names of its fields for words and for numbers."""

    action: str
    values: Values = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    def filled(self, *, with_numbers: bool) -> Values:
        """Return what the form sends with own words in its fields for words and, which is invalid, for numbers."""
        written = self.words | (self.numbers if with_numbers else set())
        return self.values | {name: [own_word()] for name in written}


class FormsParser(HTMLParser):
    """Parser that collects the forms that post, with what browsers would send."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[PageForm] = []
        self.form: PageForm | None = None
        self.textarea = self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "form" and attributes.get("method") == "post":
            self.form = PageForm((attributes.get("action") or self.address).partition("#")[0])
            self.forms.append(self.form)
        elif self.form:
            self._read_field(self.form, tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "textarea":
            self.textarea = ""

    def handle_data(self, data: str) -> None:
        if self.form and self.textarea:
            self.form.values[self.textarea][0] += data.removeprefix("\n")

    def _read_field(self, form: PageForm, tag: str, attributes: Attributes) -> None:
        name, value = attributes.get("name") or "", attributes.get("value")
        kind = attributes.get("type") or "text"
        if tag == "select":
            self.select = name
        elif tag == "option" and "selected" in attributes:
            form.values[self.select] = [value or ""]
        elif tag == "textarea" or (tag == "input" and kind in WRITTEN):
            self.textarea = name if tag == "textarea" else ""
            form.values[name] = [value or ""]
            (form.numbers if "inputmode" in attributes else form.words).add(name)
        elif tag == "input" and (kind not in ("checkbox", "radio", "submit", "file") or "checked" in attributes):
            form.values.setdefault(name, []).append(value or "")


def read_forms(html: str, address: str) -> list[PageForm]:
    """Return the forms on the page at a URL."""
    parser = FormsParser(address)
    parser.feed(html)
    return parser.forms
