"""The texts of templates: between tags, in attributes that are shown or read aloud, and in arguments of includes."""

import re
from html.parser import HTMLParser

from tests.wording.shown import Role, Shown

COMMENT = re.compile(r"\{#[^\n#]*#\}")
TAG = re.compile(r"\{%[^\n%]*%\}")
ALTERNATIVE = re.compile(r"\{% (?:else|elif) ?[^\n%]*%\}")
VALUE = re.compile(r"\{\{[^\n{}]*\}\}")
QUOTED = re.compile(r'"[^"\n]*"')
BLOCK = re.compile(r"\{% (?:block|endblock)[^\n%]*%\}")
# What `{% else %}` becomes: buttons, headings and labels are cut there, because only one of them is shown.
OTHERWISE = "\x01"
# What the beginning and the end of a block become: texts are cut there.
CUT = "\x02"
UNMARKED = str.maketrans({OTHERWISE: " ", CUT: ""})
SHOWN_ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "data-label")
INLINE = frozenset(("a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "kbd", "mark", "q", "small", "span"))
INLINE |= {"strong", "sub", "sup", "time", "svg", "use"}
VOID = frozenset(("input", "img", "meta", "link", "hr", "wbr", "source"))
ROLES = dict.fromkeys(("h1", "h2", "h3", "h4", "legend", "caption", "dialog-heading"), Role.HEADING)
ROLES |= dict.fromkeys(("label", "th", "dt", "option", "summary"), Role.LABEL)
ROLES |= {"button": Role.BUTTON, "p": Role.SENTENCE}
# Tags whose quoted arguments are addresses and names, not texts.
NO_TEXT = frozenset(("load", "extends", "url", "static", "if", "elif", "icon", "partial", "partialdef", "block"))


def template_texts(source: str, path: str) -> list[Shown]:
    """Return the texts of a template, which is at `path`."""
    if not path.endswith(".html"):
        lines = enumerate(_without_syntax(source).translate(UNMARKED).splitlines(), start=1)
        return [Shown(path, number, line.strip(), Role.TEXT) for number, line in lines if line.strip()]
    collector = _Collector(path)
    collector.feed(_without_syntax(source))
    collector.close()
    collector.end_text()
    return collector.texts + _arguments(source, path)


def _without_syntax(source: str) -> str:
    """Return the HTML alone: a quotation mark in a template tag would end the attribute that it stands in."""
    html = BLOCK.sub(CUT, ALTERNATIVE.sub(OTHERWISE, COMMENT.sub("", source)))
    return VALUE.sub("{}", TAG.sub("", html))


def _arguments(source: str, path: str) -> list[Shown]:
    found = []
    for number, line in enumerate(source.splitlines(), start=1):
        for tag in TAG.findall(line):
            words = [] if tag.split()[1] in NO_TEXT else [quoted.strip('"') for quoted in QUOTED.findall(tag)]
            found += [Shown(path, number, text, Role.TEXT) for text in words if text[:1].isupper()]
    return found


class _Collector(HTMLParser):
    """Collects the texts of HTML. The text of inline elements belongs to the sentence around them."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.texts: list[Shown] = []
        self._open: list[str] = []
        self._parts: list[str] = []
        self._line = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the attributes; a block or a button begins another text."""
        values = dict(attrs)
        self._add_attributes(values)
        is_button = tag == "button" or "button" in (values.get("class") or "").replace(OTHERWISE, " ").split()
        if tag not in VOID and (is_button or tag not in INLINE):
            self.end_text()
            self._open.append("button" if is_button else tag)

    def handle_endtag(self, tag: str) -> None:
        """End the text of a block or a button."""
        is_button_link = tag == "a" and self._open[-1:] == ["button"]
        if self._open and tag not in VOID and (tag not in INLINE or is_button_link):
            self.end_text()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Collect text, with the line of its first letter."""
        before = data[: len(data) - len(data.lstrip())]
        if data.strip():
            self._line = self._line or self.getpos()[0] + before.count("\n")
        self._parts.append(data)

    def end_text(self) -> None:
        """Add the text up to here, cut where a template has alternatives."""
        role = ROLES.get(self._open[-1], Role.TEXT) if self._open else Role.TEXT
        for part in "".join(self._parts).split(CUT):
            self._add(part, role, self._line)
        self._parts, self._line = [], 0

    def _add_attributes(self, values: dict[str, str | None]) -> None:
        for name in SHOWN_ATTRIBUTES:
            self._add(values.get(name) or "", Role.LABEL, self.getpos()[0])

    def _add(self, text: str, role: Role, line: int) -> None:
        is_sentence = role in (Role.SENTENCE, Role.TEXT)
        for part in [text.replace(OTHERWISE, " ")] if is_sentence else text.split(OTHERWISE):
            # Attributes in a block of the base template are not within a tag here.
            if any(letter.isalpha() for letter in part) and '="' not in part:
                self.texts.append(Shown(self.path, line, " ".join(part.split()), role))
