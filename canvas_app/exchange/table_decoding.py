"""Decoding of tables, with checks of size and file type and detection of the encoding."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import NamedTuple

from canvas_app.config.limits import LARGEST_BYTES
from canvas_app.uploads.file_types import detect_type
from canvas_app.uploads.json_decoding import Unreadable
from relationships.formats import format_number

ACCEPTED = "You can only import CSV files. Save it as CSV, then try again."
NUL = (
    "This isn’t a text file: it contains NUL characters. If it is UTF-16 without a byte order mark, save it as "
    "UTF-8, then try again."
)
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
UTF_32 = "This file is in UTF-32. Save it as UTF-8, then try again."


class TableText(NamedTuple):
    """A text and the name of its original encoding."""

    text: str
    encoding: str


def decode_table(content: bytes) -> TableText:
    """Return the text of a file. Raise Unreadable if it is too large, of another type, or not text.

    UTF-16 is detected by its byte order mark. Text that is not UTF-8 is decoded as Windows-1252, which Western European
    spreadsheets write.
    """
    if len(content) > LARGEST_BYTES:
        raise Unreadable("This file is too large. At most 2 MB are allowed.", is_too_large=True)
    if kind := detect_type(content, may_be_table=True):
        raise Unreadable(f"This looks like {kind}. {ACCEPTED}")
    found = _decode(content)
    return TableText(check_text(found.text), found.encoding)


def check_text(text: str) -> str:
    """Return the text without a byte order mark. Raise Unreadable if it is empty or contains NUL characters."""
    if "\0" in text:
        raise Unreadable(NUL)
    if not text.strip():
        raise Unreadable("This is empty.")
    return text.removeprefix(BYTE_ORDER_MARK)


def _decode(content: bytes) -> TableText:
    if content.startswith((BOM_UTF32_LE, BOM_UTF32_BE)):
        raise Unreadable(UTF_32)
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return TableText(_decode_as(content, "utf-16"), "UTF-16")
    if b"\0" in content:
        raise Unreadable(NUL)
    try:
        text = content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        return TableText(_decode_as(content, "cp1252"), "Windows-1252")
    return TableText(text, "UTF-8 with a byte order mark" if content.startswith(BOM_UTF8) else "UTF-8")


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        where = f"byte {format_number(fault.start + 1)}"
        raise Unreadable(f"This isn’t valid text in UTF-8, UTF-16 or Windows-1252: see {where}. {ACCEPTED}") from None
