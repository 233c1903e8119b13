"""What a file that is no JSON seems to be, from how it begins."""

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
    (rb"#|---\s", "a text with marks (Markdown or YAML)"),
    (rb"[^\n{\[\"]+[,;\t][^\n]*\n[^\n{\[]*[,;\t]", "a table (CSV)"),
)
BEGINNINGS = tuple((re.compile(start, re.IGNORECASE | re.DOTALL), kind) for start, kind in KINDS)
LOOKED_AT = 2_000


def kind_of(content: bytes) -> str:
    """The kind in words, with its article; empty for what may be JSON, and for what is not known."""
    beginning = content[:LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    return next((kind for start, kind in BEGINNINGS if start.match(beginning)), "")
