"""Text folded for searching."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relationships.document.search_text import PIECE, fold_text
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
