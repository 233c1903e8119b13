"""Text folded for searching."""

import sys
from unicodedata import combining, decomposition, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationships.document.search_text import COMPOSED, PIECE, fold_text
from tests.growth import growth_fault

MARKS = "\u0301\u0316"


@given(st.text(max_size=PIECE))
def test_short_text_is_composed_and_in_upper_case(text: str) -> None:
    assert fold_text(text) == normalize("NFC", text).upper()


@pytest.mark.parametrize("length", [1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE])
def test_long_text_is_composed_too(length: int) -> None:
    text = ("a" * length + "e\u0301u\u0308\u0304" * length)[:2000]
    assert fold_text(text) == normalize("NFC", text).upper()


def test_marks_in_any_order_take_linear_time() -> None:
    assert not growth_fault(lambda length: fold_text(MARKS * (length // 2)), 60_000)


def test_characters_that_are_not_composed_are_in_nfc_in_any_order() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    parts = [decomposition(character) for character in every]
    later = {chr(int(code, 16)) for text in parts if not text.startswith("<") for code in text.split()[1:]}
    # Vowels and final consonants of Hangul, whose syllables have no decompositions in Unicode's table.
    later |= {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    settled = [character for character in every if COMPOSED.fullmatch(character)]
    assert len(settled) > 30_000
    assert [it for it in settled if normalize("NFC", it) != it or combining(it) or it in later] == []
