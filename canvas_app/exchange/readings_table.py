"""A table of readings: every row looked at before anything is written, and readings written as a table."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from canvas_app.exchange.dates import ORDERS
from canvas_app.exchange.notation import Decided, decide
from canvas_app.exchange.table import Line, Table, cell_of, table_of
from canvas_app.exchange.table_decoding import MARK
from canvas_app.forms.numbers import WAYS
from relationships.actions.readings import Measured
from relationships.document.measurements import Indicator
from relationships.document.values import FORBIDDEN, TEXT_LENGTH, plain
from relationships.formulas.reading_bounds import fault_in_date, fault_in_value
from relationships.formulas.rounding import BEYOND, EXACTLY, SMALLEST

SHOWN_CELL = 40
# A spreadsheet takes a text that begins so for a formula; behind an apostrophe it is a text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t")


class Undecided(Exception):
    """Cells can be read in two ways; `name` is the field that asks which, `question` says why."""

    def __init__(self, name: str, question: str) -> None:
        super().__init__(question)
        self.name = name
        self.question = question


class Bad(NamedTuple):
    """A row that no reading can be made of."""

    line: int
    said: str
    reason: str


class Good(NamedTuple):
    """A row that a reading can be made of; `standing` is the value that there is of that date, if any."""

    line: int
    measured: Measured
    is_rounded: bool
    standing: Decimal | None


@dataclass(slots=True)
class Preview:
    """What would become of a table."""

    table: Table
    good: list[Good] = field(default_factory=list)
    bad: list[Bad] = field(default_factory=list)

    @property
    def added(self) -> int:
        """How many readings are new."""
        return len(self.good) - self.doubled

    @property
    def doubled(self) -> int:
        """How many are of dates of which there is a reading."""
        return sum(row.standing is not None for row in self.good)

    @property
    def rows(self) -> tuple[Measured, ...]:
        """The readings that would be written."""
        return tuple(row.measured for row in self.good)


@dataclass(frozen=True, slots=True)
class Manner:
    """How cells are to be read; empty where the cells are to tell."""

    delimiter: str = ""
    decimals: str = ""
    dates: str = ""


def preview_of(text: str, manner: Manner, indicator: Indicator, today: dt.date) -> Preview:
    """Look at every row; raises Unreadable for what is no table of this size, and Undecided."""
    table = table_of(text, manner.delimiter)
    read_date = ORDERS[manner.dates or _date_order(table)]
    read_number = WAYS[manner.decimals or _decimal_mark(table)]
    standing = {reading.date: reading.value for reading in indicator.readings}
    preview, lines = Preview(table), dict[dt.date, int]()
    for line in table.lines:
        try:
            measured, is_rounded = _measured(table, line, read_date, read_number)
            _require_fit(measured, indicator, today, lines)
        except ValueError as fault:
            preview.bad.append(Bad(line.number, _said(line), str(fault)))
        else:
            lines[measured.date] = line.number
            preview.good.append(Good(line.number, measured, is_rounded, standing.get(measured.date)))
    return preview


def _date_order(table: Table) -> str:
    decided = decide((cell_of(line, table.columns.date) for line in table.lines), ORDERS)
    if decided.way:
        return decided.way
    raise Undecided("dates", _asked(decided, "begin with the day", "with the month", "does the day or the month come"))


def _decimal_mark(table: Table) -> str:
    decided = decide((cell_of(line, table.columns.value) for line in table.lines), WAYS)
    if decided.way:
        return decided.way
    words = ("have a point before the decimals", "a comma", "does a point or a comma come")
    raise Undecided("decimals", _asked(decided, *words))


def _asked[Value](decided: Decided[Value], one: str, other: str, question: str) -> str:
    if decided.contrary:
        cells = " and ".join(f"“{cell[:SHOWN_CELL]}”" for cell in decided.contrary)
        return f"Some {one}, some {other}: see {cells}. Choose one; rows written otherwise are then left out."
    return f"“{decided.unsure[:SHOWN_CELL]}” can be read in two ways: {question} first? Choose one."


def _measured(
    table: Table,
    line: Line,
    read_date: Callable[[str], dt.date | None],
    read_number: Callable[[str], Decimal | None],
) -> tuple[Measured, bool]:
    """The reading of a row, and whether its value was rounded; raises ValueError with the reason why there is none."""
    if table.headings and any(line.cells[len(table.headings.cells) :]):
        raise ValueError("This row has more cells than the first line has headings.")
    cells = {name: cell_of(line, getattr(table.columns, name)) for name in ("date", "value", "remark")}
    for name in ("date", "value"):
        if not cells[name]:
            raise ValueError(f"There is no {name}.")
    date, value = read_date(cells["date"]), read_number(cells["value"])
    if date is None:
        raise ValueError(f"“{cells['date'][:SHOWN_CELL]}” is no date with a day, a month and a year of four digits.")
    if value is None:
        raise ValueError(f"“{cells['value'][:SHOWN_CELL]}” is no number.")
    if abs(value) >= BEYOND:
        raise ValueError("The value has more than 11 digits before the decimals.")
    rounded = plain(value.quantize(SMALLEST, context=EXACTLY))
    return Measured(date, rounded, _remark(cells["remark"])), rounded != value


def _remark(cell: str) -> str:
    # As it was before a spreadsheet had to be kept from taking it for a formula.
    text = cell.removeprefix("'") if cell[1:].startswith(FORMULA_STARTS) else cell
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > TEXT_LENGTH:
        raise ValueError(f"The remark has {len(text):,} characters; {TEXT_LENGTH:,} are the most.")
    if found := FORBIDDEN.search(text):
        raise ValueError(f"The remark contains the character U+{ord(found.group()):04X}, which text cannot hold.")
    return text


def _require_fit(measured: Measured, indicator: Indicator, today: dt.date, lines: Mapping[dt.date, int]) -> None:
    if measured.date in lines:
        raise ValueError(f"Line {lines[measured.date]:,} has the same date.")
    value_fault = fault_in_value(indicator.code, indicator.direction, measured.value)
    if fault := fault_in_date(measured.date, today) or value_fault:
        raise ValueError(fault)


def _said(line: Line) -> str:
    words = " · ".join(filter(None, line.cells))
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in words[:80])
    return shown if len(words) <= 80 else f"{shown}…"


def write_readings(indicator: Indicator) -> str:
    """The readings of an indicator as CSV (RFC 4180), with a mark by which spreadsheets know UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_written(indicator))
    return MARK + text.getvalue()


def _written(indicator: Indicator) -> Iterator[Iterable[str]]:
    yield "date", "value", "variant", "remark"
    for reading in indicator.readings:
        yield reading.date.isoformat(), str(reading.value), _as_text(reading.variant), _as_text(reading.remark)


def _as_text(words: str) -> str:
    return f"'{words}" if words.startswith(FORMULA_STARTS) else words
