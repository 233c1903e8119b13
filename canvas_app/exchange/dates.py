"""Parsing of dates as spreadsheets write them: ISO 8601, and formats with the day or the month first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial

LONGEST = 40
DAY_FIRST, MONTH_FIRST = "day", "month"
MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1
    )
    for name in names.split()
}  # fmt: skip
# A time of day after the date is ignored.
TIME = r"(?:[T ][0-9]{1,2}:[0-9]{2}\S*)?"
YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){TIME}")
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}){TIME}")
DAY_AND_NAME = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[.\s-]+([A-Za-z]+)\.?[\s,-]+([0-9]{4})")
NAME_AND_DAY = re.compile(r"([A-Za-z]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")


def read_date(cell: str, order: str) -> dt.date | None:
    """Return the date in a cell, or None if it has no valid date. With dots the day always comes first."""
    numbers = _parse(cell.strip(), order) if len(cell) <= LONGEST else None
    if numbers is None:
        return None
    try:
        return dt.date(*numbers)
    except ValueError:
        return None


def _parse(cell: str, order: str) -> tuple[int, int, int] | None:
    """Return year, month and day, which need not be a valid date."""
    if found := YEAR_FIRST.fullmatch(cell):
        year, _, month, day = found.groups()
        return int(year), int(month), int(day)
    if found := COMPACT.fullmatch(cell):
        year, month, day = found.groups()
        return int(year), int(month), int(day)
    if found := YEAR_LAST.fullmatch(cell):
        first, separator, second, year = found.groups()
        day, month = (second, first) if order == MONTH_FIRST and separator != "." else (first, second)
        return int(year), int(month), int(day)
    return _parse_month_name(cell)


def _parse_month_name(cell: str) -> tuple[int, int, int] | None:
    if found := DAY_AND_NAME.fullmatch(cell):
        day, name, year = found.groups()
    elif found := NAME_AND_DAY.fullmatch(cell):
        name, day, year = found.groups()
    else:
        return None
    month = MONTHS.get(name.lower())
    return (int(year), month, int(day)) if month else None


ORDERS: Mapping[str, Callable[[str], dt.date | None]] = {
    order: partial(read_date, order=order) for order in (DAY_FIRST, MONTH_FIRST)
}
