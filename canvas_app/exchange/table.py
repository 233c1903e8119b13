"""Parsing of tables as text: lines, cells, and the columns of date, value and remark."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from canvas_app.exchange.dates import ORDERS
from canvas_app.forms.numbers import PARSERS
from canvas_app.uploads.json_decoding import Unreadable
from relationships.document.values import READINGS_PER_INDICATOR
from relationships.formats import format_number

# In order of preference: numbers often contain commas, hardly ever tabs.
DELIMITERS = {"tab": "\t", "semicolon": ";", "comma": ","}
MAX_ROWS = READINGS_PER_INDICATOR
SAMPLE_ROWS = 50
# More than any real table of readings has. A remark can have line breaks, so that a row can be many lines.
MAX_CELLS = 100
MAX_LINES = 100_000
TWO_COMMAS = (
    "There are two numbers in each row. If you use decimal commas, separate the columns with semicolons. Otherwise, "
    "add headings in the first line."
)
TWO_VALUES = "There are two numbers in each row. Add headings in the first line to show which one is the value."
TOO_WIDE = (
    f"Line {{:,}} has more than {MAX_CELLS} cells. Each row has one measurement: a date, a value and, if you like, a "
    "remark."
)
HEADINGS = {
    "date": {"date", "day", "when", "datum", "tag", "fecha", "data", "jour"},
    "value": {"value", "reading", "result", "score", "wert", "messwert", "valor", "valeur", "valore"},
    "remark": {"remark", "remarks", "note", "notes", "comment", "bemerkung", "kommentar", "commentaire", "nota"},
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table, with its line number in the text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The indexes of the columns of date, value and remark; None if there are no remarks."""

    date: int
    value: int
    remark: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """The headings of a table, if it has any, and the lines below them."""

    delimiter: str
    headings: Line | None
    lines: tuple[Line, ...]
    columns: Columns


def parse_table(text: str, delimiter: str = "") -> Table:
    """Parse a text with the given or the detected delimiter.

    Raise Unreadable if it is not a table, or has more rows than an indicator may have readings.
    """
    if _count_line_ends(text) > MAX_LINES:
        raise _too_many_rows(text)
    chosen = delimiter or _detect_delimiter(text)
    lines = _parse_lines(text, DELIMITERS[chosen])
    headings = lines[0] if lines and _are_headings(lines[0].cells) else None
    rows = lines[1:] if headings else lines
    if len(rows) > MAX_ROWS:
        raise _too_many_rows(text)
    columns = _find_columns(headings, rows)
    if not headings and rows and all(looks_like_number(get_cell(line, columns.remark)) for line in rows):
        raise Unreadable(TWO_COMMAS if chosen == "comma" else TWO_VALUES)
    return Table(chosen, headings, tuple(rows), columns)


def _count_line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _too_many_rows(text: str) -> Unreadable:
    row_count = f"{format_number(_count_line_ends(text.strip()) + 1)}"
    return Unreadable(
        f"This table has about {row_count} rows. An indicator can have at most {format_number(MAX_ROWS)} measurements. "
        "Import only part of it, or one row per week or month."
    )


def _parse_lines(text: str, delimiter: str) -> list[Line]:
    """Return the lines that are not empty, at most two more than there may be rows."""
    lines = list(islice(_read_lines(text, delimiter), MAX_ROWS + 2))
    if too_wide := next((line for line in lines if len(line.cells) > MAX_CELLS), None):
        raise Unreadable(TOO_WIDE.format(too_wide.number))
    return lines


def _read_lines(text: str, delimiter: str) -> Iterator[Line]:
    """Yield the lines that are not empty, with at most one cell more than a line may have."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    try:
        for row in reader:
            cells = tuple(cell.strip() for cell in row[: MAX_CELLS + 1])
            if any(cells) or len(cells) > MAX_CELLS:
                yield Line(start, cells)
            start = reader.line_num + 1
    except csv.Error:
        raise Unreadable(
            f"This isn’t a valid table: line {format_number(start)} has no end. "
            "Check for a missing closing quotation mark."
        ) from None


def _detect_delimiter(text: str) -> str:
    """Return the delimiter with which most lines have a date in one cell and a number in another."""

    def score(name: str) -> tuple[int, int]:
        rows = [line.cells for line in _sample(text, DELIMITERS[name])]
        return sum(_is_row(row) for row in rows), sum(len(row) > 1 for row in rows)

    return max(DELIMITERS, key=score)


def _sample(text: str, delimiter: str) -> list[Line]:
    try:
        return list(islice(_read_lines(text, delimiter), SAMPLE_ROWS))
    except Unreadable:
        return []


def _is_row(cells: Sequence[str]) -> bool:
    dates = [index for index, cell in enumerate(cells) if looks_like_date(cell)]
    return any(looks_like_number(cell) for index, cell in enumerate(cells) if [index] != dates)


def looks_like_date(cell: str) -> bool:
    """Return whether a cell is a date in any format."""
    return any(parse(cell) is not None for parse in ORDERS.values())


def looks_like_number(cell: str) -> bool:
    """Return whether a cell is a number in any format."""
    return any(parse(cell) is not None for parse in PARSERS.values())


def _are_headings(cells: Sequence[str]) -> bool:
    return not any(looks_like_date(cell) or looks_like_number(cell) for cell in cells)


def _find_columns(headings: Line | None, rows: Sequence[Line]) -> Columns:
    """Find the columns by their headings, or else by what most of their cells look like."""
    named = dict(_columns_by_heading(headings)) if headings else {}
    width = max((len(line.cells) for line in [*rows[:SAMPLE_ROWS], *([headings] if headings else [])]), default=0)
    free = [index for index in range(width) if index not in named.values()]
    date = named["date"] if "date" in named else _best_column(free, rows, looks_like_date, 0)
    free = [index for index in free if index != date]
    value = named["value"] if "value" in named else _best_column(free, rows, looks_like_number, 1)
    rest = [index for index in free if index != value]
    return Columns(date, value, named.get("remark", rest[0] if len(rest) == 1 and not headings else None))


def _columns_by_heading(headings: Line) -> Iterator[tuple[str, int]]:
    for role, names in HEADINGS.items():
        indexes = [index for index, cell in enumerate(headings.cells) if cell.strip().lower() in names]
        if indexes:
            yield role, indexes[0]


def _best_column(free: Sequence[int], rows: Sequence[Line], matches: Callable[[str], bool], default: int) -> int:
    def score(index: int) -> int:
        return sum(matches(get_cell(line, index)) for line in rows[:SAMPLE_ROWS])

    return max(free, key=score, default=default)


def get_cell(line: Line, index: int | None) -> str:
    """Return a cell of a line; empty if the line is too short."""
    return line.cells[index] if index is not None and index < len(line.cells) else ""
