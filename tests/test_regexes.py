"""No regular expression of the code can take more than linear time."""

import re

import pytest

from tests.regexes.ambiguity import find_slowness
from tests.regexes.automaton import FULL_MATCH, MATCH, SEARCH, NotAnalysed, Way
from tests.regexes.sources import list_patterns, unknown_patterns


def test_every_pattern_takes_linear_time() -> None:
    found = ((each, find_slowness(each.pattern, each.flags, each.way)) for each in list_patterns())
    assert [f"{each.place}: {slowness} time for {each.pattern}" for each, slowness in found if slowness] == []


def test_patterns_are_not_made_while_the_code_runs() -> None:
    assert list(unknown_patterns()) == []


def test_patterns_of_every_kind_are_found() -> None:
    places = {each.place for each in list_patterns()}

    assert {"canvas_app.config.logging.WORDS", "canvas_app.uploads.file_types.TYPES"} <= places
    assert {"converter uuid", "converter lens", "static/js/board_filter.js"} <= places
    assert any(place.startswith("canvas_app/web/resubmit.py:") for place in places)
    assert any("password/reset/key" in place for place in places)


@pytest.mark.parametrize(
    ("pattern", "way", "slowness"),
    [
        # Those that have been in the code.
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", SEARCH, "polynomial"),
        (r'"[^"\\]*(?:\\.[^"\\]*)*"', SEARCH, "polynomial"),
        ("“([^”]+)”", SEARCH, "polynomial"),
        (r"^[ ]*[€$]?[ ]*|[ ]*[€%]?[ ]*$", SEARCH, "polynomial"),
        (r"\s*(<!--.*?-->\s*)*(<!doctype html|<html)", MATCH, "exponential"),
        (r'[^\n{\["]+[,;\t][^\n]*\n[^\n{\[]*[,;\t]', MATCH, "polynomial"),
        (r"^r/(.+)/(.+)/\Z", SEARCH, "polynomial"),
        # A repeat in a repeat.
        ("(a+)+$", MATCH, "exponential"),
        ("(a*)*b", FULL_MATCH, "exponential"),
        (r"(\w+\s?)*$", FULL_MATCH, "exponential"),
        ("(a|aa)*", FULL_MATCH, "exponential"),
        ("([a-z0-9]+(-[a-z0-9]+)*)+", FULL_MATCH, "exponential"),
        # Repeats of the same characters one after the other.
        ("a+a+b", MATCH, "polynomial"),
        (".*a.*", FULL_MATCH, "polynomial"),
        (r"^\s*(.*?)\s*$", SEARCH, "polynomial"),
        (r"x*\d?x*y", MATCH, "polynomial"),
        # A search that begins anew at each character.
        (r"\s+$", SEARCH, "polynomial"),
        (r"\s+(?=x)", SEARCH, "polynomial"),
        (r"[a-z]+\b", SEARCH, "polynomial"),
        ("a(.*c)?", SEARCH, "polynomial"),
        ("(?i)x[A-Z]+!", SEARCH, "polynomial"),
    ],
)
def test_slow_pattern_is_recognized(pattern: str, way: Way, slowness: str) -> None:
    assert find_slowness(pattern, re.DOTALL, way) == slowness


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"[\w.+@-]+", SEARCH),
        ('"[^"]*"?', SEARCH),
        ("“([^“”]+)”", SEARCH),
        (r"\s+", SEARCH),
        (r"\s+$", MATCH),
        ("[a-z0-9]+(-[a-z0-9]+)*", FULL_MATCH),
        ("^[a-z0-9]+(-[a-z0-9]+)*$", SEARCH),
        (r"([A-Za-z]+)\.?\s+([0-9]{1,2})(?:st|nd)?,?\s+([0-9]{4})", FULL_MATCH),
        (r"[\s;]+|,(?=\s|$)|,$", SEARCH),
        (r"(/(?:shared|invitations)/)[^/?\s]+", SEARCH),
        ("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", SEARCH),
        ("([-/.])[0-9]+\\1[0-9]+", FULL_MATCH),
        ("^//.*\n?", SEARCH),
    ],
)
def test_fast_pattern_is_accepted(pattern: str, way: Way) -> None:
    assert find_slowness(pattern, 0, way) == ""


def test_what_cannot_be_analysed_is_not_accepted() -> None:
    with pytest.raises(NotAnalysed):
        find_slowness("a(?=.*b)")
