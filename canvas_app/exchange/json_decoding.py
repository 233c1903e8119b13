"""From the bytes of a file to JSON text that is safe to read further: encoding, syntax, size, and no key twice."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import Any

from pydantic_core import from_json

from canvas_app.config.limits import LARGEST_FILE_BYTES
from canvas_app.exchange.file_types import kind_of
from canvas_app.exchange.locations import Place, in_words

TAKEN = "Only canvases that Rapport wrote as JSON (.json) are taken."
# Each value but the first of its list or object follows a comma, and so do some words within texts. Counting them is
# quick; naming a fault in each of a million values is not.
MOST_COMMAS = 200_000
A_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
SYNTAX_PLACE = re.compile(r" at line (\d+) column (\d+)$")
SYNTAX_WORDS = {
    "EOF while parsing": "it ends too early; has it been copied whole?",
    "recursion limit exceeded": "it is nested too deeply",
    "control character": "there is a control character in a text",
    "trailing characters": "something follows where it should have ended",
    "number out of range": "there is a number with too many digits",
}
SURROGATES = ("lone leading surrogate", "unexpected end of hex escape", "invalid unicode code point")


class Unreadable(Exception):
    """A file is no canvas; `problems` says why, each in a sentence with its place."""

    def __init__(self, *problems: str, is_too_large: bool = False) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)
        self.is_too_large = is_too_large


class _Doubled(dict[str, Any]):
    """An object in which a key stands twice."""

    key: str


def checked_text(content: bytes) -> str:
    """The text of a file that is well-formed JSON; raises Unreadable, with the line and column."""
    if len(content) > LARGEST_FILE_BYTES:
        raise Unreadable("This is too large: a canvas file has 8 MB at most.", is_too_large=True)
    if kind := kind_of(content):
        raise Unreadable(f"This seems to be {kind}. {TAKEN}")
    text = _decoded(content)
    if not text.strip():
        raise Unreadable("This is empty.")
    if text.count(",") > MOST_COMMAS and A_TEXT.sub("", text).count(",") > MOST_COMMAS:
        raise Unreadable(f"This is no canvas: it has more than {MOST_COMMAS:,} values.")
    try:
        from_json(text, allow_inf_nan=False)
    except ValueError as fault:
        raise Unreadable(_syntax(text, str(fault))) from None
    for place, value in _values(json.loads(text, object_pairs_hook=_as_object, parse_int=str, parse_float=str)):
        if isinstance(value, _Doubled):
            raise Unreadable(in_words((*place, value.key), "stands here twice; one of them would be lost"))
    return text


def _decoded(content: bytes) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or content[:4].count(0) > 1 or content[1:2] == b"\0":
        raise Unreadable("This text is written in UTF-16 or UTF-32. Save it as UTF-8, then try again.")
    try:
        return content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise Unreadable(f"This is not UTF-8 text: see byte {fault.start + 1:,}, in line {line:,}.") from None


def _syntax(text: str, message: str) -> str:
    found = SYNTAX_PLACE.search(message)
    what = message[: found.start()] if found else message
    what = next((words for start, words in SYNTAX_WORDS.items() if what.startswith(start)), what)
    what = "half of a surrogate pair stands alone" if what.startswith(SURROGATES) else what
    line, column = (int(number) for number in found.groups()) if found else (1, 1)
    return f"This is not valid JSON: {what} (line {line:,}, column {_letters(text, line, column):,})."


def _letters(text: str, line: int, column: int) -> int:
    """Columns are counted in bytes; people count letters."""
    wanted = text.split("\n", line)[line - 1] if line <= text.count("\n") + 1 else ""
    return max(1, len(wanted.encode()[:column].decode(errors="ignore")))


def _as_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        value = _Doubled(value)
        value.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return value


def _values(content: Any) -> Iterator[tuple[Place, Any]]:
    """Every object and list, with its place."""
    waiting: list[tuple[Place, Any]] = [((), content)] if isinstance(content, (dict, list)) else []
    while waiting:
        place, value = waiting.pop()
        yield place, value
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        waiting.extend(((*place, key), each) for key, each in inner if isinstance(each, (dict, list)))
