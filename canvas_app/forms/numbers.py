"""Numbers as people and spreadsheets write them: a point or a comma before the decimals, thousands set apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from relationships.document.values import plain

POINT, COMMA = "point", "comma"
MARKS = {POINT: ".", COMMA: ","}
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
# Of what is longer, looking for a number could take long as well.
LONGEST = 40
# Signs of currencies and of percent may stand on either side; what the figure counts, its indicator knows.
BESIDE = re.compile(rf"^[{SPACES}]*[€$£¥]?[{SPACES}]*|[{SPACES}]*[€$£¥%]?[{SPACES}]*$")


def _pattern(mark: str, other: str) -> re.Pattern[str]:
    """Thousands are groups of three behind a first one that is no 0, all set apart in the same manner."""
    apart = re.escape(f"{other}'’{SPACES}")
    grouped = rf"[1-9][0-9]{{0,2}}(?P<apart>[{apart}])[0-9]{{3}}(?:(?P=apart)[0-9]{{3}})*"
    return re.compile(rf"(?P<sign>[+-]?)(?P<whole>{grouped}|[0-9]*)(?:{re.escape(mark)}(?P<rest>[0-9]+))?")


PATTERNS = {POINT: _pattern(".", ","), COMMA: _pattern(",", ".")}


def read_number(cell: str, mark: str) -> Decimal | None:
    """The number in a cell; None where it holds none in this way of writing."""
    if len(cell) > LONGEST:
        return None
    found = PATTERNS[mark].fullmatch(BESIDE.sub("", cell.replace("\N{MINUS SIGN}", "-")))
    if found is None:
        return None
    whole, rest = re.sub(r"[^0-9]", "", found["whole"]), found["rest"] or ""
    return Decimal(f"{found['sign']}{whole or 0}.{rest or 0}") if whole or rest else None


WAYS: Mapping[str, Callable[[str], Decimal | None]] = {mark: partial(read_number, mark=mark) for mark in MARKS}


def values_of(text: str) -> list[Decimal]:
    """The numbers that a text can mean: none, one, or two where a mark can stand before decimals or thousands."""
    read = (way(text) for way in WAYS.values())
    return list(dict.fromkeys(plain(each) for each in read if each is not None))


def written(value: Decimal) -> str:
    """A number in figures that can mean no other: behind a point, three of them could be thousands."""
    text = str(plain(value))
    return text if len(values_of(text)) == 1 else f"{text}0"
