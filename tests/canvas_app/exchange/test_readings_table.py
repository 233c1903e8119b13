"""Tables of readings: detection of columns and formats, and the errors of invalid rows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from time import perf_counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.exchange.readings_table import AmbiguousFormat, Preview, TableFormat, build_preview, write_readings
from canvas_app.exchange.table_decoding import check_text
from canvas_app.uploads.json_decoding import Unreadable
from relationships.catalog.indicators import KnownIndicator
from relationships.document.measurements import Indicator, Reading
from tests.relationships.strategies import patiently

TODAY = dt.date(2026, 6, 30)
MAY, JUNE = dt.date(2026, 5, 3), dt.date(2026, 6, 3)
ROWS = "2026-05-03;46\n2026-06-03;48,5\n"


def indicator(*readings: tuple[dt.date, str], code: str = KnownIndicator.NET_PROMOTER_SCORE) -> Indicator:
    readings_before = tuple(
        Reading(id=UUID(int=number), date=date, value=Decimal(value)) for number, (date, value) in enumerate(readings)
    )
    return Indicator(id=UUID(int=99), name="Would they recommend us?", code=code, readings=readings_before)


def parse(text: str, *readings: tuple[dt.date, str], code: str = "", **table_format: str) -> Preview:
    return build_preview(text, TableFormat(**table_format), indicator(*readings, code=code), TODAY)


def rows(preview: Preview) -> list[tuple[dt.date, str, str]]:
    return [(row.date, str(row.value), row.remark) for row in preview.rows]


@pytest.mark.parametrize(
    "text",
    [
        "date;value;remark\n2026-05-03;46;New price",
        "Remark;Value;Date\nNew price;46;2026-05-03",
        "Wert;Bemerkung;Datum\n46;New price;2026-05-03",
        "46;2026-05-03;New price",
        "2026-05-03;46;New price",
        "id;when;unit;score;note\n7;2026-05-03;points;46;New price",
        "2026-05-03T08:30:00;46;New price",
        'date,value,remark\r\n2026-05-03,46,"New price"\r\n',
        "\ufeffdate,value,remark\n2026-05-03,46,New price",
    ],
)
def test_columns_are_found_by_their_headings_or_by_what_is_in_them(text: str) -> None:
    assert rows(parse(check_text(text))) == [(MAY, "46", "New price")]


def test_one_cell_that_can_be_read_in_one_way_alone_tells_of_all() -> None:
    assert rows(parse("3/5/2026;1.234\n31/5/2026;46,5")) == [(MAY, "1234", ""), (dt.date(2026, 5, 31), "46.5", "")]
    assert rows(parse("5/3/2026;1,234\n5/31/2026;46.5")) == [(MAY, "1234", ""), (dt.date(2026, 5, 31), "46.5", "")]


def test_date_that_is_the_same_in_either_order_asks_nothing() -> None:
    assert rows(parse("5/5/2026;46")) == [(dt.date(2026, 5, 5), "46", "")]


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        (
            "3/5/2026;46\n4/5/2026;47",
            "dates",
            "“3/5/2026” is ambiguous: is the first number the day or the month?",
        ),
        (
            "31/5/2026;46\n5/31/2026;47",
            "dates",
            "Some dates begin with the day, some with the month: see “31/5/2026” and",
        ),
        (
            "2026-05-03;1,234\n2026-06-03;5",
            "decimals",
            "“1,234” is ambiguous: is the decimal separator a point or a comma",
        ),
        (
            "2026-05-03;1,5\n2026-06-03;1.5",
            "decimals",
            "Some values have a decimal point, some a decimal comma: see “1,5”",
        ),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked(text: str, name: str, says: str) -> None:
    with pytest.raises(AmbiguousFormat) as raised:
        parse(text)
    assert raised.value.name == name
    assert says in raised.value.question


def test_answer_to_the_question_decides() -> None:
    assert rows(parse("3/5/2026;1,234", dates="month", decimals="comma")) == [(dt.date(2026, 3, 5), "1.234", "")]
    assert rows(parse("3/5/2026;1,234", dates="day", decimals="point")) == [(MAY, "1234", "")]
    mixed = parse("31/5/2026;46\n5/31/2026;47", dates="day")
    assert [(row.line, row.reason) for row in mixed.bad] == [
        (2, "“5/31/2026” isn’t a valid date. Example: 2026-11-30.")
    ]


def test_every_bad_row_is_told_with_its_line_and_its_reason() -> None:
    text = (
        "Date;Value;Remark\n"
        "2026-05-03;46;\n"
        "\n"
        "soon;46;\n"
        "2026-05-04;many;\n"
        ";46;\n"
        "2026-05-05;;\n"
        "2026-02-30;46;\n"
        "2026-07-01;46;\n"
        "2026-05-06;300;\n"
        "2026-05-03;47;\n"
        '2026-05-07;46;"two\nlines"\n'
        f"2026-05-08;46;{'x' * 2001}\n"
        "2026-05-09;46;\x07\n"
        "2026-05-10;46;one;more\n"
        "2026-05-11;123456789012;\n"
        "2026-05-12;1.00005;\n"
    )
    preview = parse(text, code=KnownIndicator.NET_PROMOTER_SCORE)
    assert [(row.line, row.reason) for row in preview.bad] == [
        (4, "“soon” isn’t a valid date. Example: 2026-11-30."),
        (5, "“many” isn’t a valid number."),
        (6, "The date is missing."),
        (7, "The value is missing."),
        (8, "“2026-02-30” isn’t a valid date. Example: 2026-11-30."),
        (9, "1 July 2026 is in the future. Enter a date up to today, 30 June 2026."),
        (10, "300 is too high. Net promoter score (NPS) is between −100 and 100."),
        (11, "Line 2 has the same date."),
        (14, "The remark has 2,001 characters. At most 2,000 are allowed."),
        (15, "The remark contains the character U+0007, which isn’t allowed."),
        (16, "This row has more cells than there are headings."),
        (17, "The value has more than 11 digits before the decimal point."),
    ]
    assert [(row.line, row.is_rounded, row.measured.remark) for row in preview.good] == [
        (2, False, ""),
        (12, False, "two\nlines"),
        (18, True, ""),
    ]
    assert str(preview.good[-1].measured.value) == "1"


def test_row_of_a_date_that_has_a_reading_says_which_value_stands() -> None:
    preview = parse("2026-05-03;50\n2026-06-03;51", (MAY, "46"))
    assert [row.standing for row in preview.good] == [Decimal(46), None]
    assert (preview.added, preview.doubled) == (1, 1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2026-05-03,12,5\n2026-06-03,13,5", "If you use decimal commas"),
        ("2026-05-03;12;5\n2026-06-03;13;5", "There are two numbers in each row"),
        (
            "2026-05-03;46\n" * 1001,
            "This table has about 1,001 rows. An indicator can have at most 1,000 measurements.",
        ),
        ("2026-05-03;46\n" * 100_000, "This table has about 100,000 rows"),
        ('2026-05-03;"' + "x" * 200_000, "line 1 has no end. Check for a missing closing quotation mark."),
    ],
)
def test_table_that_cannot_be_understood_as_a_whole_says_why(text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says.replace("(", r"\(").replace("?", r"\?")):
        parse(text)


def test_cell_of_any_length_is_looked_at_quickly() -> None:
    started = perf_counter()
    text = f"2026-05-03;1{' ' * 60_000}1\n{' ' * 60_000}x{' ' * 60_000};{'9' * 60_000}\n{'May ' * 20_000};1"
    assert [row.line for row in parse(text).bad] == [1, 2, 3]
    assert perf_counter() - started < 5


def test_text_without_a_table_has_nothing_but_bad_rows() -> None:
    preview = parse("Dear Ada,\nthe figures are on their way.\nBest, 3 of us")
    assert (preview.good, len(preview.bad)) == ([], 2)


def test_readings_that_were_written_are_read_again_as_they_were() -> None:
    tricky = ['=cmd|"/c calc"!A1', "-2 is a text", 'two\nlines; with “quotes” and "others"', "'quoted", "plain"]
    readings = tuple(
        Reading(id=UUID(int=number), date=dt.date(2026, 5, number), value=Decimal("-1234.5") + number, remark=words)
        for number, words in enumerate(tricky, start=1)
    )
    text = write_readings(indicator().model_copy(update={"readings": readings}))
    assert text.startswith("\ufeffdate,value,variant,remark\r\n2026-05-01,-1233.5,,\"'=cmd")
    again = parse(check_text(text))
    assert again.bad == []
    assert rows(again) == [(reading.date, str(reading.value), reading.remark) for reading in readings]


cells = st.text() | st.sampled_from(["2026-05-03", "3/5/2026", "46", "1,234", "1.5", '"', "date", "\r", "\x00"])
texts = st.lists(st.lists(cells, max_size=4), max_size=6).flatmap(
    lambda rows: st.sampled_from([",", ";", "\t"]).map(lambda mark: "\n".join(mark.join(row) for row in rows))
)


@patiently
@given(texts | st.text())
def test_any_text_is_looked_at_or_refused_in_words(text: str) -> None:
    try:
        preview = parse(check_text(text), (MAY, "46"), code=KnownIndicator.NET_PROMOTER_SCORE)
    except (Unreadable, AmbiguousFormat) as refused:
        result = str(refused)
    else:
        result = "looked at"
        assert len({row.date for row in preview.rows}) == len(preview.rows)
        assert all(row.reason for row in preview.bad)
    assert result
