"""What a file that is not of the kind that was asked for seems to be, from how it begins."""

import re

KINDS: tuple[tuple[bytes, str], ...] = (
    (rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype html|<html|<head|<body)", "a web page (HTML)"),
    (rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*(<!doctype svg|<svg)", "a drawing (SVG)"),
    (rb"\s*<(\?xml|[a-z])", "an XML file"),
    (rb"%PDF-", "a PDF"),
    (rb"PK\x03\x04", "a ZIP archive, or an office document such as a spreadsheet or slides"),
    (rb"\xd0\xcf\x11\xe0", "an older office document"),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!", "a packed archive"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP", "a picture"),
    (rb"\{\\rtf", "a text document (RTF)"),
)
TEXTS: tuple[tuple[bytes, str], ...] = (
    (rb"#|---\s", "a text with marks (Markdown or YAML)"),
    (rb"[^\n{\[\"]+[,;\t][^\n]*\n[^\n{\[]*[,;\t]", "a table (CSV)"),
)
type Beginnings = tuple[tuple[re.Pattern[bytes], str], ...]


def _compiled(kinds: tuple[tuple[bytes, str], ...]) -> Beginnings:
    return tuple((re.compile(start, re.IGNORECASE | re.DOTALL), kind) for start, kind in kinds)


NO_TABLE = _compiled(KINDS)
NO_JSON = NO_TABLE + _compiled(TEXTS)
LOOKED_AT = 2_000


def kind_of(content: bytes, among: Beginnings = NO_JSON) -> str:
    """The kind in words, with its article; empty for what may be JSON (or a table, among `NO_TABLE`), and unknown."""
    beginning = content[:LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    return next((kind for start, kind in among if start.match(beginning)), "")
