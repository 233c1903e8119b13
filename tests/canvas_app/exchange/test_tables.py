"""Tables as text: encodings, delimiters, and formats of dates and numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.exchange import table
from canvas_app.exchange.dates import DAY_FIRST, MONTH_FIRST, read_date
from canvas_app.exchange.table import DELIMITERS, MAX_CELLS, SAMPLE_ROWS, parse_table
from canvas_app.exchange.table_decoding import TableText, check_text, decode_table
from canvas_app.forms.numbers import COMMA, POINT, read_number
from canvas_app.uploads.json_decoding import Unreadable
from tests.relationships.strategies import patiently

ROWS = "2026-05-03;46\n2026-06-03;48,5\n"
MAY = dt.date(2026, 5, 3)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (ROWS.encode(), "UTF-8"),
        (ROWS.encode("utf-8-sig"), "UTF-8 with a byte order mark"),
        (ROWS.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + ROWS.encode("utf-16-be"), "UTF-16"),
    ],
)
def test_text_is_read_in_the_encoding_it_is_written_in(content: bytes, encoding: str) -> None:
    assert decode_table(content) == TableText(ROWS, encoding)


def test_what_is_no_utf_8_is_taken_as_windows_1252() -> None:
    assert decode_table("Datum;Wert\n2026-05-03;4 €\nSüß".encode("cp1252")) == TableText(
        "Datum;Wert\n2026-05-03;4 €\nSüß", "Windows-1252"
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "This is empty."),
        (b"\xef\xbb\xbf \n", "This is empty."),
        (b"2026-05-03;46\0\n", "it contains NUL characters"),
        (ROWS.encode("utf-16-le"), "it contains NUL characters"),
        ("2026-05-03;4\0006".encode("utf-16"), "it contains NUL characters"),
        (ROWS.encode("utf-32"), "UTF-32"),
        (b"\xff\xfe2", "isn’t valid text in UTF-8, UTF-16 or Windows-1252"),
        (b"2026\x81", "see byte 5"),
        (b"PK\x03\x04\x14", "a ZIP archive, or an office document"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"%PDF-1.7", "a PDF"),
        (b"<html><body>", "a web page"),
        (b"1" * (2 * 1024 * 1024 + 1), "This file is too large"),
    ],
)
def test_file_that_is_no_table_says_what_it_is(content: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        decode_table(content)


def test_mark_of_the_encoding_is_no_part_of_a_pasted_text() -> None:
    assert check_text("\ufeffdate,value") == "date,value"


@pytest.mark.parametrize(
    ("text", "delimiter", "headings"),
    [
        ("2026-05-03,46", "comma", None),
        ("2026-05-03;46", "semicolon", None),
        ("2026-05-03\t46", "tab", None),
        ("2026-05-03;46,5\n2026-06-03;48,5", "semicolon", None),
        ("Date,Value\n2026-05-03,46", "comma", ("Date", "Value")),
        ("Monat;Punkte\n2026-05-03;46", "semicolon", ("Monat", "Punkte")),
        ('"2026-05-03","1,234.5"', "comma", None),
        ("\n\nDate\tValue\n\n2026-05-03\t46", "tab", ("Date", "Value")),
    ],
)
def test_delimiter_and_headings_are_told_by_the_text(
    text: str, delimiter: str, headings: tuple[str, ...] | None
) -> None:
    table = parse_table(text)
    assert (table.delimiter, table.headings and table.headings.cells, len(table.lines) > 0) == (
        delimiter,
        headings,
        True,
    )


@pytest.mark.parametrize(
    ("cell", "day_first", "month_first"),
    [
        ("2026-05-03", MAY, MAY),
        ("2026/5/3", MAY, MAY),
        ("20260503", MAY, MAY),
        ("03.05.2026", MAY, MAY),
        ("3/5/2026", MAY, dt.date(2026, 3, 5)),
        ("3-5-2026", MAY, dt.date(2026, 3, 5)),
        ("31/5/2026", dt.date(2026, 5, 31), None),
        ("5/31/2026", None, dt.date(2026, 5, 31)),
        ("3 May 2026", MAY, MAY),
        ("May 3rd, 2026", MAY, MAY),
        ("03-May-2026", MAY, MAY),
        ("2026-05-03 12:30", MAY, MAY),
        ("2026-02-30", None, None),
        ("3.5.26", None, None),
        ("2026-05", None, None),
        ("May 2026", None, None),
        ("3 Mayday 2026", None, None),
        ("3/5-2026", None, None),
        ("46", None, None),
        ("٣/٥/٢٠٢٦", None, None),
    ],
)
def test_date_is_read_as_it_is_written(cell: str, day_first: dt.date | None, month_first: dt.date | None) -> None:
    assert (read_date(cell, DAY_FIRST), read_date(cell, MONTH_FIRST)) == (day_first, month_first)


@pytest.mark.parametrize(
    ("cell", "point", "comma"),
    [
        ("46", "46", "46"),
        ("-46", "-46", "-46"),
        ("−46", "-46", "-46"),
        ("46.5", "46.5", None),
        ("46,5", None, "46.5"),
        (".5", "0.5", None),
        ("0.125", "0.125", None),
        ("1,234", "1234", "1.234"),
        ("1.234", "1.234", "1234"),
        ("1,234.5", "1234.5", None),
        ("1.234,5", None, "1234.5"),
        ("1,234,567", "1234567", None),
        ("1 234 567", "1234567", "1234567"),
        ("1\u202f234,5", None, "1234.5"),
        ("1\u00a0234.5", "1234.5", None),
        ("1’234.50", "1234.50", None),
        ("1'234", "1234", "1234"),
        ("1,234 567", None, None),
        ("12,34,567", None, None),
        ("1 2", None, None),
        ("46 %", "46", "46"),
        ("€ 1,200.50", "1200.50", None),
        ("12 €", "12", "12"),
        ("1e5", None, None),
        ("NaN", None, None),
        ("٤٦", None, None),
        ("", None, None),
        ("-", None, None),
        ("9" * 41, None, None),
    ],
)
def test_number_is_read_as_it_is_written(cell: str, point: str | None, comma: str | None) -> None:
    expected = tuple(None if text is None else Decimal(text) for text in (point, comma))
    assert (read_number(cell, POINT), read_number(cell, COMMA)) == expected


@patiently
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused_in_words(content: bytes) -> None:
    try:
        result = decode_table(content).encoding
    except Unreadable as refused:
        result = str(refused)
    assert result


@pytest.mark.parametrize("name", ["comma", "semicolon", "tab"])
@pytest.mark.parametrize("is_given", [True, False])
@pytest.mark.parametrize("cells", [["a"], ["1"], ["2026-05-03", "46"], [""]])
def test_line_with_too_many_cells_costs_no_more_than_one_with_the_most(
    monkeypatch: pytest.MonkeyPatch, name: str, cells: list[str], *, is_given: bool
) -> None:
    parsed = count_calls(monkeypatch, "looks_like_date", "looks_like_number")
    with pytest.raises(Unreadable, match="Line 2 has more than 100 cells"):
        parse_table("\n" + DELIMITERS[name].join(["a", *cells * 2000]), name if is_given else "")
    assert len(parsed) < 10 * MAX_CELLS


def test_many_wide_lines_cost_no_more_than_the_sampled_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = count_calls(monkeypatch, "looks_like_date", "looks_like_number")
    with pytest.raises(Unreadable, match="Line 1 has more than 100 cells"):
        parse_table("\n".join([",".join(["a"] * 1000)] * 200))
    assert len(parsed) < 10 * SAMPLE_ROWS * MAX_CELLS


def test_remark_with_many_commas_is_one_cell_where_tabs_stand_between_columns() -> None:
    found = parse_table("2026-05-03\t46\t" + "one, two, " * 60)
    assert (found.delimiter, len(found.lines[0].cells)) == ("tab", 3)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", ",\n"])
def test_too_many_lines_are_refused_before_any_is_parsed(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    parsed = count_calls(monkeypatch, "csv.reader")
    with pytest.raises(Unreadable, match=r"This table has about 200,001 rows. An indicator can have at most 1,000"):
        parse_table("2026-05-03,46" + end * 200_000 + "2026-05-04,46")
    assert not parsed


def count_calls(monkeypatch: pytest.MonkeyPatch, *names: str) -> list[str]:
    """Return a list that gets the name of each function of the module whenever it is called."""
    calls = list[str]()

    def counted(name: str) -> Callable[..., object]:
        function = attrgetter(name)(table)

        def call(*args: object, **options: object) -> object:
            calls.append(name)
            return function(*args, **options)

        return call

    for name in names:
        monkeypatch.setattr(f"{table.__name__}.{name}", counted(name))
    return calls
