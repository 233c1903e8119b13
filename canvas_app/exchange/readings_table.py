"""Tables of readings: a preview of every row of an import, and export as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from canvas_app.exchange.dates import ORDERS
from canvas_app.exchange.notation import Decision, decide
from canvas_app.exchange.table import Line, Table, get_cell, parse_table
from canvas_app.exchange.table_decoding import BYTE_ORDER_MARK
from canvas_app.forms.numbers import PARSERS
from relationships.actions.readings import ReadingRow
from relationships.document.measurements import Indicator
from relationships.document.naming import in_quotes
from relationships.document.values import FORBIDDEN, TEXT_LENGTH, plain
from relationships.formats import format_number
from relationships.formulas.reading_bounds import fault_in_date, fault_in_value
from relationships.formulas.rounding import BEYOND, EXACTLY, SMALLEST

SHOWN_CELL = 40
# Spreadsheets interpret text that starts with one of these as a formula, unless an apostrophe precedes it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t")


class AmbiguousFormat(Exception):
    """The format of a column is ambiguous; `name` is the form field that sets it, `question` the error to show."""

    def __init__(self, name: str, question: str) -> None:
        super().__init__(question)
        self.name = name
        self.question = question


class BadRow(NamedTuple):
    """An invalid row; `said` is an excerpt of it."""

    line: int
    said: str
    reason: str


class GoodRow(NamedTuple):
    """A valid row; `standing` is the value of an existing reading of the same date, if there is one."""

    line: int
    measured: ReadingRow
    is_rounded: bool
    standing: Decimal | None


@dataclass(slots=True)
class Preview:
    """The valid and invalid rows of a table."""

    table: Table
    good: list[GoodRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)

    @property
    def added(self) -> int:
        """The number of readings with new dates."""
        return len(self.good) - self.doubled

    @property
    def doubled(self) -> int:
        """The number of readings whose date already has a reading."""
        return sum(row.standing is not None for row in self.good)

    @property
    def rows(self) -> tuple[ReadingRow, ...]:
        """The readings to write."""
        return tuple(row.measured for row in self.good)


@dataclass(frozen=True, slots=True)
class TableFormat:
    """The format of a table; empty values are detected from its cells."""

    delimiter: str = ""
    decimals: str = ""
    dates: str = ""


def build_preview(text: str, table_format: TableFormat, indicator: Indicator, today: dt.date) -> Preview:
    """Parse every row.

    Raise Unreadable if the text is not a table or too large, AmbiguousFormat if a format cannot be detected.
    """
    table = parse_table(text, table_format.delimiter)
    read_date = ORDERS[table_format.dates or _date_order(table)]
    read_number = PARSERS[table_format.decimals or _decimal_mark(table)]
    standing = {reading.date: reading.value for reading in indicator.readings}
    preview, lines = Preview(table), dict[dt.date, int]()
    for line in table.lines:
        try:
            measured, is_rounded = _parse_row(table, line, read_date, read_number)
            _require_fit(measured, indicator, today, lines)
        except ValueError as fault:
            preview.bad.append(BadRow(line.number, _excerpt(line), str(fault)))
        else:
            lines[measured.date] = line.number
            preview.good.append(GoodRow(line.number, measured, is_rounded, standing.get(measured.date)))
    return preview


def _date_order(table: Table) -> str:
    decision = decide((get_cell(line, table.columns.date) for line in table.lines), ORDERS)
    if decision.name:
        return decision.name
    words = ("dates begin with the day", "with the month", "is the first number the day or the month")
    raise AmbiguousFormat("dates", _question(decision, *words))


def _decimal_mark(table: Table) -> str:
    decision = decide((get_cell(line, table.columns.value) for line in table.lines), PARSERS)
    if decision.name:
        return decision.name
    words = ("values have a decimal point", "a decimal comma", "is the decimal separator a point or a comma")
    raise AmbiguousFormat("decimals", _question(decision, *words))


def _question[Value](decision: Decision[Value], one: str, other: str, question: str) -> str:
    if decision.conflicting:
        cells = " and ".join(in_quotes(cell[:SHOWN_CELL]) for cell in decision.conflicting)
        return f"Some {one}, some {other}: see {cells}. Choose one. The other rows will be skipped."
    return f"{in_quotes(decision.ambiguous[:SHOWN_CELL])} is ambiguous: {question}? Choose one."


def _parse_row(
    table: Table,
    line: Line,
    read_date: Callable[[str], dt.date | None],
    read_number: Callable[[str], Decimal | None],
) -> tuple[ReadingRow, bool]:
    """Return the reading of a row and whether its value was rounded. Raise ValueError with the reason if invalid."""
    if table.headings and any(line.cells[len(table.headings.cells) :]):
        raise ValueError("This row has more cells than there are headings.")
    cells = {name: get_cell(line, getattr(table.columns, name)) for name in ("date", "value", "remark")}
    for name in ("date", "value"):
        if not cells[name]:
            raise ValueError(f"The {name} is missing.")
    date, value = read_date(cells["date"]), read_number(cells["value"])
    if date is None:
        raise ValueError(f"{in_quotes(cells['date'][:SHOWN_CELL])} isn’t a valid date. Example: 2026-11-30.")
    if value is None:
        raise ValueError(f"{in_quotes(cells['value'][:SHOWN_CELL])} isn’t a valid number.")
    if abs(value) >= BEYOND:
        raise ValueError("The value has more than 11 digits before the decimal point.")
    rounded = plain(value.quantize(SMALLEST, context=EXACTLY))
    return ReadingRow(date, rounded, _remark(cells["remark"])), rounded != value


def _remark(cell: str) -> str:
    # Remove the apostrophe that escapes a formula.
    text = cell.removeprefix("'") if cell[1:].startswith(FORMULA_STARTS) else cell
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > TEXT_LENGTH:
        raise ValueError(
            f"The remark has {format_number(len(text))} characters. At most {format_number(TEXT_LENGTH)} are allowed."
        )
    if found := FORBIDDEN.search(text):
        raise ValueError(f"The remark contains the character U+{ord(found.group()):04X}, which isn’t allowed.")
    return text


def _require_fit(measured: ReadingRow, indicator: Indicator, today: dt.date, lines: Mapping[dt.date, int]) -> None:
    if measured.date in lines:
        raise ValueError(f"Line {format_number(lines[measured.date])} has the same date.")
    value_fault = fault_in_value(indicator.code, indicator.direction, measured.value)
    if fault := fault_in_date(measured.date, today) or value_fault:
        raise ValueError(fault)


def _excerpt(line: Line) -> str:
    text = " · ".join(filter(None, line.cells))
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text[:80])
    return shown if len(text) <= 80 else f"{shown}…"


def write_readings(indicator: Indicator) -> str:
    """Return the readings of an indicator as CSV (RFC 4180), with a byte order mark for spreadsheets."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_rows(indicator))
    return BYTE_ORDER_MARK + text.getvalue()


def _rows(indicator: Indicator) -> Iterator[Iterable[str]]:
    yield "date", "value", "variant", "remark"
    for reading in indicator.readings:
        yield reading.date.isoformat(), str(reading.value), _escape(reading.variant), _escape(reading.remark)


def _escape(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
