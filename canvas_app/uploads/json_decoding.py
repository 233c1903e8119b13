"""Decoding of JSON files, with checks of size, encoding, syntax and duplicate keys."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json

from canvas_app.config.limits import LARGEST_FILE_BYTES
from canvas_app.uploads.chosen_ids import has_chosen_ids
from canvas_app.uploads.file_types import detect_type
from canvas_app.uploads.locations import Location, describe_problem
from relationships.document.values import ABOUT_PER_CANVAS

ACCEPTED = "You can only import JSON files (.json) that were exported from Rapport."
NOT_JSON = "This isn’t JSON. Import a file that was exported from Rapport."
# Commas and brackets bound the number of values. Counting them, without those in strings, is fast and takes little
# memory; building a million values and reporting an error for each is not. A canvas with as much as allowed of
# everything has 60,000 commas.
MAX_COMMAS = 75_000
# A canvas with as much as allowed of everything has 13,000 lists and objects.
MOST_CONTAINERS = 16_000
# No list or object of a canvas is longer: one dismissal can name as many notes as all of them together.
LONGEST = ABOUT_PER_CANVAS
TOO_LONG = f"has {{:,}} entries; at most {LONGEST:,} are allowed"
# A string without escaped characters. One that never ends matches too: a pattern that fails there would begin again at
# every quotation mark and take quadratic time.
STRING = re.compile(r'"[^"]*"?')
SYNTAX_LOCATION = re.compile(r" at line (\d+) column (\d+)$")
SYNTAX_MESSAGES = {
    "EOF while parsing": "it ends too early; was it copied completely?",
    "recursion limit exceeded": "it is nested too deeply",
    "control character": "there is a control character in a text",
    "trailing characters": "there is more text after its end",
    "number out of range": "there is a number with too many digits",
    "expected ident": "there is a word without quotation marks",
    "expected value": "a value is missing or isn’t allowed",
    "expected `,` or `}`": "a comma or a closing brace } is missing",
    "expected `,` or `]`": "a comma or a closing bracket ] is missing",
    "expected `:`": "a colon is missing after a name",
    "trailing comma": "there is an extra comma",
    "key must be a string": "a name must be in double quotation marks",
    "invalid number": "there is an invalid number",
    "invalid escape": "there is an invalid escape sequence in a text",
}
SURROGATES = ("lone leading surrogate", "unexpected end of hex escape", "invalid unicode code point")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold: commas outside of texts, which bound the number of values, and lists and objects."""

    commas: int
    containers: int


ONE_CANVAS = Limits(MAX_COMMAS, MOST_CONTAINERS)


class Unreadable(Exception):
    """A file cannot be imported; `problems` are sentences that name each error with its location."""

    def __init__(self, *problems: str, is_too_large: bool = False) -> None:
        super().__init__("\n".join(problems))
        self.problems = list(problems)
        self.is_too_large = is_too_large


class _DuplicateKeyObject(dict[str, Any]):
    """A JSON object with a duplicate key."""

    key: str


def decode_json(content: bytes, limits: Limits = ONE_CANVAS) -> str:
    """Return the text of a JSON file. Raise Unreadable, with line and column, if it is too large or malformed."""
    if len(content) > LARGEST_FILE_BYTES:
        raise Unreadable("This file is too large. At most 8 MB are allowed.", is_too_large=True)
    if kind := detect_type(content):
        raise Unreadable(f"This looks like {kind}. {ACCEPTED}")
    text = _decode(content)
    if not text.strip():
        raise Unreadable("This is empty.")
    if _has_more_than(limits.commas, text, ","):
        raise Unreadable(f"This isn’t a Rapport file: it has more than {limits.commas:,} values.")
    if _has_more_than(limits.containers, text, "[{"):
        raise Unreadable(f"This isn’t a Rapport file: it has more than {limits.containers:,} lists and objects.")
    try:
        from_json(text, allow_inf_nan=False)
    except ValueError as fault:
        raise Unreadable(_describe_syntax_error(text, str(fault))) from None
    parsed = json.loads(text, object_pairs_hook=_build_object, parse_int=str, parse_float=str)
    _check_containers(parsed)
    # In the parsed texts, because JSON can write the characters of an id as escapes.
    if has_chosen_ids(_texts(parsed)):
        raise Unreadable("This isn’t a Rapport file: its ids aren’t random.")
    return text


def _check_containers(parsed: Any) -> None:
    """Raise Unreadable if a list or an object is longer than any of a canvas, or has a key twice."""
    for location, value in _containers(parsed):
        if len(value) > LONGEST:
            raise Unreadable(describe_problem(location, TOO_LONG.format(len(value))))
        if isinstance(value, _DuplicateKeyObject):
            raise Unreadable(describe_problem((*location, value.key), "appears twice here; one value would be lost"))


def _decode(content: bytes) -> str:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) or content[:4].count(0) > 1 or content[1:2] == b"\0":
        raise Unreadable("This file is in UTF-16 or UTF-32. Save it as UTF-8, then try again.")
    try:
        return content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise Unreadable(f"This file isn’t valid UTF-8: see byte {fault.start + 1:,} in line {line:,}.") from None


def _has_more_than(most: int, text: str, signs: str) -> bool:
    """Return whether more than so many of these signs stand outside of strings. No sign may be a quotation mark."""
    if _count(text, signs) <= most:
        return False
    return _count(STRING.sub("", text.replace(r"\\", "").replace(r"\"", "")), signs) > most


def _count(text: str, signs: str) -> int:
    return sum(map(text.count, signs))


def _describe_syntax_error(text: str, message: str) -> str:
    if not text.lstrip().startswith(("{", "[")):
        return NOT_JSON
    found = SYNTAX_LOCATION.search(message)
    reason = message[: found.start()] if found else message
    reason = next((words for start, words in SYNTAX_MESSAGES.items() if reason.startswith(start)), reason)
    reason = "half of a surrogate pair is missing" if reason.startswith(SURROGATES) else reason
    line, column = (int(number) for number in found.groups()) if found else (1, 1)
    return f"This isn’t valid JSON: {reason} (line {line:,}, column {_character_column(text, line, column):,})."


def _character_column(text: str, line: int, column: int) -> int:
    """Return the column in characters for a column in bytes."""
    content = text.split("\n", line)[line - 1] if line <= text.count("\n") + 1 else ""
    return max(1, len(content.encode()[:column].decode(errors="ignore")))


def _build_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        value = _DuplicateKeyObject(value)
        value.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return value


def _texts(content: Any) -> Iterator[str]:
    """Yield every value that is a text."""
    for _, container in _containers(content):
        values = container.values() if isinstance(container, dict) else container
        yield from (value for value in values if isinstance(value, str))


def _containers(content: Any) -> Iterator[tuple[Location, Any]]:
    """Yield every object and list with its location."""
    stack: list[tuple[Location, Any]] = [((), content)] if isinstance(content, (dict, list)) else []
    while stack:
        location, value = stack.pop()
        yield location, value
        children = value.items() if isinstance(value, dict) else enumerate(value)
        stack.extend(((*location, key), child) for key, child in children if isinstance(child, (dict, list)))
