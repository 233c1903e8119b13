"""The formats that follow from the languages of the browser."""

from __future__ import annotations

import time

import pytest
from django.test import RequestFactory

from canvas_app.web.reader_formats import LOCALES, REMEMBERED_HEADERS, _formats_for, _formats_of, browser_formats
from relationships.formats import BRITISH, DateStyle, Formats, NumberStyle


def formats(header: str) -> Formats:
    return browser_formats(RequestFactory().get("/", headers={"Accept-Language": header}))


@pytest.mark.parametrize(
    ("header", "numbers", "dates"),
    [
        ("de-DE,de;q=0.9,en;q=0.5", NumberStyle.POINT_COMMA, DateStyle.POINTS),
        ("de", NumberStyle.POINT_COMMA, DateStyle.POINTS),
        ("fr", NumberStyle.SPACE_COMMA, DateStyle.DAY_FIRST),
        ("fr-CH", NumberStyle.SPACE_COMMA, DateStyle.DAY_FIRST),
        ("de-CH", NumberStyle.APOSTROPHE_POINT, DateStyle.POINTS),
        ("fi", NumberStyle.SPACE_COMMA, DateStyle.POINTS),
        ("da", NumberStyle.POINT_COMMA, DateStyle.DAY_FIRST),
        ("en-US,en;q=0.9", NumberStyle.COMMA_POINT, DateStyle.MONTH_FIRST),
        ("en-IN", NumberStyle.INDIAN, DateStyle.DAY_FIRST),
        ("ja", NumberStyle.COMMA_POINT, DateStyle.ISO),
        ("no", NumberStyle.SPACE_COMMA, DateStyle.DAY_FIRST),
        ("en;q=0.2, it", NumberStyle.POINT_COMMA, DateStyle.DAY_FIRST),
        ("tlh, en;q=0, es-AR", NumberStyle.POINT_COMMA, DateStyle.DAY_FIRST),
    ],
)
def test_first_known_language_counts(header: str, numbers: NumberStyle, dates: DateStyle) -> None:
    assert formats(header) == Formats(numbers, dates, is_known=True)


@pytest.mark.parametrize("header", ["", "*", "tlh", ";;;,,,", "de-", "\xff\x00", "q=1", "d" * 300])
def test_without_a_known_language_formats_are_british(header: str) -> None:
    assert formats(header) in (BRITISH, Formats(NumberStyle.POINT_COMMA, DateStyle.POINTS, is_known=True))
    assert formats("") == BRITISH


@pytest.mark.parametrize("part", ["de,", "a", "a-", ",", "de;q=0.", "de-DE;q=0.9, "])
def test_long_header_takes_no_longer(part: str) -> None:
    start = time.perf_counter()
    for number in range(100):
        formats(f"x{number},{part * (28_000 // len(part))}")
    assert time.perf_counter() - start < 1


def test_what_is_remembered_is_bounded() -> None:
    for number in range(2 * REMEMBERED_HEADERS):
        formats(f"de;q=0.{number},{'en,' * 9000}")
    assert _formats_for.cache_info().currsize <= REMEMBERED_HEADERS


def test_every_locale_has_its_formats() -> None:
    assert {_formats_of(name).numbers for name in LOCALES} == set(NumberStyle)
    assert {_formats_of(name).dates for name in LOCALES} == set(DateStyle)
