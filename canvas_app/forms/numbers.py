"""Parsing of numbers as people and spreadsheets write them, with a point or comma before the decimals."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial

from relationships.document.values import plain
from relationships.formats import current_formats, decimal_mark

POINT, COMMA = "point", "comma"
MARKS = {POINT: ".", COMMA: ","}
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
LONGEST = 40
CURRENCIES = ("€", "$", "£", "¥")


def _pattern(mark: str, other: str) -> re.Pattern[str]:
    """Return the pattern of numbers with this decimal mark, in which all thousands separators are the same."""
    apart = re.escape(f"{other}'’{SPACES}")
    grouped = rf"[1-9][0-9]{{0,2}}(?P<apart>[{apart}])[0-9]{{3}}(?:(?P=apart)[0-9]{{3}})*"
    return re.compile(rf"(?P<sign>[+-]?)(?P<whole>{grouped}|[0-9]*)(?:{re.escape(mark)}(?P<rest>[0-9]+))?")


PATTERNS = {POINT: _pattern(".", ","), COMMA: _pattern(",", ".")}


def read_number(cell: str, mark: str) -> Decimal | None:
    """Return the number in a cell with this decimal mark, or None if it is not a number."""
    if len(cell) > LONGEST:
        return None
    found = PATTERNS[mark].fullmatch(_without_unit(cell.replace("\N{MINUS SIGN}", "-")))
    if found is None:
        return None
    whole, rest = re.sub(r"[^0-9]", "", found["whole"]), found["rest"] or ""
    return Decimal(f"{found['sign']}{whole or 0}.{rest or 0}") if whole or rest else None


def _without_unit(cell: str) -> str:
    """Return a number without a currency or percent sign, which is ignored: the indicator has a unit."""
    text = cell.strip(SPACES)
    text = text[1:].lstrip(SPACES) if text.startswith(CURRENCIES) else text
    return text[:-1].rstrip(SPACES) if text.endswith((*CURRENCIES, "%")) else text


PARSERS: Mapping[str, Callable[[str], Decimal | None]] = {mark: partial(read_number, mark=mark) for mark in MARKS}


def possible_values(text: str) -> list[Decimal]:
    """Return the numbers that a text can mean: two if its mark can be a decimal mark or a thousands separator."""
    values = (parse(text) for parse in PARSERS.values())
    return list(dict.fromkeys(plain(value) for value in values if value is not None))


def write_number(value: Decimal) -> str:
    """Return a number with the reader's decimal mark as text that means the same in every format.

    It has no thousands separators, and never three decimals, whose mark could be one.
    """
    text = str(plain(value)).replace(".", decimal_mark(current_formats().numbers))
    return text if len(possible_values(text)) == 1 else f"{text}0"


def read_ambiguous(text: str, written_in: str) -> Decimal | None:
    """Return the number that a text with two meanings has in the reader's format.

    `written_in` is the decimal mark of the format in which the form was drawn. Return None if it is not that of the
    reader, who may have chosen another format meanwhile, or if nothing is known about the reader's format.
    """
    formats = current_formats()
    mark = decimal_mark(formats.numbers)
    if not formats.is_known or written_in != mark:
        return None
    return next(parse(text) for name, parse in PARSERS.items() if MARKS[name] == mark)
