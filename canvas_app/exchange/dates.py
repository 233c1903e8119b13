"""Dates as spreadsheets write them: ISO 8601 as it is, others with the day or the month first."""

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
# A time of day behind a date says nothing here.
TIME = r"(?:[T ][0-9]{1,2}:[0-9]{2}\S*)?"
YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){TIME}")
COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}){TIME}")
DAY_AND_NAME = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[.\s-]+([A-Za-z]+)\.?[\s,-]+([0-9]{4})")
NAME_AND_DAY = re.compile(r"([A-Za-z]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")


def read_date(cell: str, order: str) -> dt.date | None:
    """The date in a cell; None where it holds none of the calendar. Dots always stand behind a day that comes first."""
    numbers = _numbers(cell.strip(), order) if len(cell) <= LONGEST else None
    if numbers is None:
        return None
    try:
        return dt.date(*numbers)
    except ValueError:
        return None


def _numbers(cell: str, order: str) -> tuple[int, int, int] | None:
    """Year, month and day as they are written."""
    if found := YEAR_FIRST.fullmatch(cell):
        year, _, month, day = found.groups()
        return int(year), int(month), int(day)
    if found := COMPACT.fullmatch(cell):
        year, month, day = found.groups()
        return int(year), int(month), int(day)
    if found := YEAR_LAST.fullmatch(cell):
        first, mark, second, year = found.groups()
        day, month = (second, first) if order == MONTH_FIRST and mark != "." else (first, second)
        return int(year), int(month), int(day)
    return _named(cell)


def _named(cell: str) -> tuple[int, int, int] | None:
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
