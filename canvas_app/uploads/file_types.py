"""Detection of common file types by their first bytes, to explain why a file is rejected."""

import re

WEB_PAGE = re.compile(rb"<!doctype html|<html|<head|<body", re.IGNORECASE)
DRAWING = re.compile(rb"<!doctype svg|<svg", re.IGNORECASE)
XML = re.compile(rb"<\?xml|<[a-z]", re.IGNORECASE)
TYPES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"%PDF-"), "a PDF"),
    (re.compile(rb"PK\x03\x04"), "a ZIP archive, or an office document such as a spreadsheet or slides"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an older office document"),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!", re.IGNORECASE), "a compressed archive"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP", re.IGNORECASE | re.DOTALL), "an image"),
    (re.compile(rb"\{\\rtf", re.IGNORECASE), "a text document (RTF)"),
)
TEXT_TYPES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"#|---\s"), "a text with markup (Markdown or YAML)"),
    (re.compile(rb"^[^\n{\[\"][^\n{\[\",;\t]*[,;\t][^\n]*\n[^\n{\[,;\t]*[,;\t]"), "a table (CSV)"),
)
SNIFFED_BYTES = 2_000


def detect_type(content: bytes, *, may_be_table: bool = False) -> str:
    """Return the type of a file that is no JSON, or no table if it may be one; empty if it is none of those known."""
    beginning = content[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf")
    types = TYPES if may_be_table else TYPES + TEXT_TYPES
    found = (kind for start, kind in types if start.match(beginning))
    return _detect_markup(beginning.lstrip()) or next(found, "")


def _detect_markup(text: bytes) -> str:
    content = _without_prologue(text)
    if WEB_PAGE.match(content):
        return "a web page (HTML)"
    if DRAWING.match(content):
        return "an SVG image"
    return "an XML file" if XML.match(text) else ""


def _without_prologue(text: bytes) -> bytes:
    """Return a text from its first tag on, without what declares it as XML and the comments in front."""
    if text[:5].lower() == b"<?xml":
        text = text.partition(b">")[2].lstrip()
    # A pattern for any number of comments takes exponential time, because each could also end with a later one.
    while text.startswith(b"<!--"):
        text = text[4:].partition(b"-->")[2].lstrip()
    return text
