"""A table as text, taken apart into lines and cells, and which of its columns holds what."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from canvas_app.exchange.dates import ORDERS
from canvas_app.exchange.json_decoding import Unreadable
from canvas_app.forms.numbers import WAYS
from relationships.document.values import READINGS_PER_INDICATOR

# In the order of preference: a comma may stand within a number, a tab hardly ever.
DELIMITERS = {"tab": "\t", "semicolon": ";", "comma": ","}
MOST_ROWS = READINGS_PER_INDICATOR
LOOKED_AT = 50
TWO_COMMAS = (
    "There are two numbers in each row. If the comma stands before decimals too, put semicolons between the columns; "
    "if not, name the columns in the first line."
)
TWO_VALUES = "There are two numbers in each row: name the columns in the first line, so that it is clear which counts."
HEADINGS = {
    "date": {"date", "day", "when", "datum", "tag", "fecha", "data", "jour"},
    "value": {"value", "reading", "result", "score", "wert", "messwert", "valor", "valeur", "valore"},
    "remark": {"remark", "remarks", "note", "notes", "comment", "bemerkung", "kommentar", "commentaire", "nota"},
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table, by the number it has in the text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where date, value and remark stand, counted from 0; None where there is no column for remarks."""

    date: int
    value: int
    remark: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a table below its headings, if it has any."""

    delimiter: str
    headings: Line | None
    lines: tuple[Line, ...]
    columns: Columns


def table_of(text: str, delimiter: str = "") -> Table:
    """Take a text apart, at this delimiter or at the one that makes dates and numbers of it.

    Raises Unreadable for what is no table, and for one with more rows than an indicator holds readings.
    """
    chosen = delimiter or _delimiter(text)
    lines = _lines(text, DELIMITERS[chosen])
    headings = lines[0] if lines and _are_headings(lines[0].cells) else None
    rows = lines[1:] if headings else lines
    if len(rows) > MOST_ROWS:
        rows_in_all = f"{text.strip().count(chr(10)) + 1:,}"
        raise Unreadable(
            f"This has about {rows_in_all} rows, and an indicator holds {MOST_ROWS:,} readings at most. "
            "Take the part that matters, or one row for each week or month."
        )
    columns = _columns(headings, rows)
    if not headings and rows and all(looks_like_number(cell_of(line, columns.remark)) for line in rows):
        raise Unreadable(TWO_COMMAS if chosen == "comma" else TWO_VALUES)
    return Table(chosen, headings, tuple(rows), columns)


def _lines(text: str, delimiter: str, most: int = MOST_ROWS + 2) -> list[Line]:
    """The lines that say something, and no more of them than tell that there are too many."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines: list[Line] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(Line(start, tuple(cell.strip() for cell in cells)))
            start = reader.line_num + 1
            if len(lines) >= most:
                break
    except csv.Error:
        raise Unreadable(f"This is no table: line {start:,} never ends. Is a quotation mark left open there?") from None
    return lines


def _delimiter(text: str) -> str:
    """The delimiter at which most lines have a date in one cell and a number in another."""

    def fit(name: str) -> tuple[int, int]:
        cells = [line.cells for line in _sample(text, DELIMITERS[name])]
        return sum(_is_row(each) for each in cells), sum(len(each) > 1 for each in cells)

    return max(DELIMITERS, key=fit)


def _sample(text: str, delimiter: str) -> list[Line]:
    try:
        return _lines(text, delimiter, LOOKED_AT)
    except Unreadable:
        return []


def _is_row(cells: Sequence[str]) -> bool:
    dates = [place for place, cell in enumerate(cells) if looks_like_date(cell)]
    return any(looks_like_number(cell) for place, cell in enumerate(cells) if [place] != dates)


def looks_like_date(cell: str) -> bool:
    """Whether a cell is a date in some way of writing."""
    return any(read(cell) is not None for read in ORDERS.values())


def looks_like_number(cell: str) -> bool:
    """Whether a cell is a number in some way of writing."""
    return any(read(cell) is not None for read in WAYS.values())


def _are_headings(cells: Sequence[str]) -> bool:
    return not any(looks_like_date(cell) or looks_like_number(cell) for cell in cells)


def _columns(headings: Line | None, rows: Sequence[Line]) -> Columns:
    """By their headings; where these say nothing, by what most of their cells look like."""
    named = dict(_named(headings)) if headings else {}
    width = max((len(line.cells) for line in [*rows[:LOOKED_AT], *([headings] if headings else [])]), default=0)
    free = [place for place in range(width) if place not in named.values()]
    date = named["date"] if "date" in named else _likeliest(free, rows, looks_like_date, 0)
    free = [place for place in free if place != date]
    value = named["value"] if "value" in named else _likeliest(free, rows, looks_like_number, 1)
    rest = [place for place in free if place != value]
    return Columns(date, value, named.get("remark", rest[0] if len(rest) == 1 and not headings else None))


def _named(headings: Line) -> Iterator[tuple[str, int]]:
    for role, names in HEADINGS.items():
        places = [place for place, cell in enumerate(headings.cells) if cell.strip().lower() in names]
        if places:
            yield role, places[0]


def _likeliest(free: Sequence[int], rows: Sequence[Line], looks: Callable[[str], bool], otherwise: int) -> int:
    def fit(place: int) -> int:
        return sum(looks(cell_of(line, place)) for line in rows[:LOOKED_AT])

    return max(free, key=fit, default=otherwise)


def cell_of(line: Line, place: int | None) -> str:
    """A cell of a line; empty where the line ends before it."""
    return line.cells[place] if place is not None and place < len(line.cells) else ""
