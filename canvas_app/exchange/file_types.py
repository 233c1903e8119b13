"""Detection of common file types by their first bytes, to explain why a file is rejected."""

import re

TYPES: tuple[tuple[bytes, str], ...] = (
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
TEXT_TYPES: tuple[tuple[bytes, str], ...] = (
    (rb"#|---\s", "a text with marks (Markdown or YAML)"),
    (rb"[^\n{\[\"]+[,;\t][^\n]*\n[^\n{\[]*[,;\t]", "a table (CSV)"),
)
type Signatures = tuple[tuple[re.Pattern[bytes], str], ...]


def _compile(kinds: tuple[tuple[bytes, str], ...]) -> Signatures:
    return tuple((re.compile(start, re.IGNORECASE | re.DOTALL), kind) for start, kind in kinds)


NOT_TABLES = _compile(TYPES)
NOT_JSON = NOT_TABLES + _compile(TEXT_TYPES)
SNIFFED_BYTES = 2_000


def detect_type(content: bytes, types: Signatures = NOT_JSON) -> str:
    """Return the type of a file with its article, or an empty string if none of `types` matches."""
    beginning = content[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf")
    return next((kind for start, kind in types if start.match(beginning)), "")
