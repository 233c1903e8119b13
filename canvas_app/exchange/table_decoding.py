"""From the bytes of a table to its text: that it is text at all, and in which encoding it is written."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import NamedTuple

from canvas_app.config.limits import LARGEST_BYTES
from canvas_app.exchange.file_types import NO_TABLE, kind_of
from canvas_app.exchange.json_decoding import Unreadable

TAKEN = "Only tables as text (CSV) are taken: save it as CSV, then try again."
NUL = "This is no text: it holds NUL characters. If it is UTF-16 without its mark, save it as UTF-8, then try again."
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
WIDE = "This text is written in UTF-32. Save it as UTF-8, then try again."


class TableText(NamedTuple):
    """A text, and the encoding it was written in, as people call it."""

    text: str
    encoding: str


def table_text(content: bytes) -> TableText:
    """The text of a file; raises Unreadable for what is too large, of another kind, or no text in these encodings.

    UTF-16 is told by its mark. What is not UTF-8 is taken as Windows-1252, which spreadsheets of western Europe write.
    """
    if len(content) > LARGEST_BYTES:
        raise Unreadable("This is too large: a table has 2 MB at most.", is_too_large=True)
    if kind := kind_of(content, NO_TABLE):
        raise Unreadable(f"This seems to be {kind}. {TAKEN}")
    found = _decoded(content)
    return TableText(checked(found.text), found.encoding)


def checked(text: str) -> str:
    """The text; raises Unreadable for one without a word, and for one that is none."""
    if "\0" in text:
        raise Unreadable(NUL)
    if not text.strip():
        raise Unreadable("This is empty.")
    return text.removeprefix(MARK)


def _decoded(content: bytes) -> TableText:
    if content.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        raise Unreadable(WIDE)
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return TableText(_in(content, "utf-16"), "UTF-16")
    if b"\0" in content:
        raise Unreadable(NUL)
    try:
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return TableText(_in(content, "cp1252"), "Windows-1252")
    return TableText(text, "UTF-8 with its mark" if content.startswith(BOM_UTF8) else "UTF-8")


def _in(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        where = f"byte {fault.start + 1:,}"
        raise Unreadable(f"This is no text in UTF-8, UTF-16 or Windows-1252: see {where}. {TAKEN}") from None
