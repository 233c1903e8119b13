"""Text broken into lines."""

from __future__ import annotations

import pytest

from relationships.lenses.printing.lines import break_lines
from relationships.lenses.printing.words import Style, clean, is_right_to_left, measure, paragraphs


def lines(text: str, width: float) -> list[str]:
    return [
        " ".join(piece.text for piece in line.pieces)
        for paragraph in paragraphs(text)
        for line in break_lines(paragraph, width)
    ]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two", 10, ["one two"]),
        ("one two", 2.5, ["one", "two"]),
        ("one\ntwo", 10, ["one", "two"]),
        ("one\n\ntwo", 10, ["one", "", "two"]),
        ("WWWWW", 2, ["WW", "WW", "W"]),
        ("no\u00a0break", 3, ["no\u00a0bre", "ak"]),
        ("関係関係", 2, ["関係", "関係"]),
        ("W", 0.1, ["W"]),
        ("", 10, [""]),
    ],
)
def test_lines_are_broken_between_words_and_within_those_that_are_too_wide(
    text: str, width: float, expected: list[str]
) -> None:
    assert lines(text, width) == expected


def test_no_line_is_wider_than_allowed() -> None:
    text = "Some words, of which Donaudampfschifffahrtsgesellschaft is one that is too long for its line"
    assert all(measure(line) <= 6 for line in lines(text, 6))


def test_words_of_one_style_are_one_run() -> None:
    [line] = break_lines(next(paragraphs("two words", style=Style.SOFT)), 20)
    assert [(piece.text, piece.style) for piece in line.pieces] == [("two words", Style.SOFT)]


@pytest.mark.parametrize(
    ("text", "expected"), [("שלום", True), ("1. שלום", True), ("hello שלום", False), ("12", False), ("مرحبا", True)]
)
def test_direction_is_that_of_the_first_letter(text: str, expected: object) -> None:
    assert is_right_to_left(text) is expected


def test_lines_from_right_to_left_end_at_the_right_edge() -> None:
    [line] = break_lines(next(paragraphs("שלום")), 20)
    assert line.is_right_to_left
    assert line.pieces[0].x + line.pieces[0].width == pytest.approx(20)


def test_text_is_clean_for_xml_and_composed() -> None:
    assert clean("a\x00b\ufffe\ud800\u202ec\x0b") == "abc"
    assert clean("e\u0301") == "é"
    assert clean("tab\tline\n🍞") == "tab\tline\n🍞"


@pytest.mark.parametrize(("text", "cleaned"), [("e\u0301", "\u00e9"), ("\ufb2c", "\ufb2c"), ("a\u0000b", "ab")])
def test_accents_are_joined_with_their_letters_unless_the_text_grows(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
