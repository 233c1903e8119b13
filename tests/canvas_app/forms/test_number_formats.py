"""Numbers that are shown and typed in every format, and forms that were drawn in another one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.forms.number_fields import MARK, NumberField
from canvas_app.forms.numbers import write_number
from relationships.document.values import plain
from relationships.formats import Formats, NumberStyle, format_number, use_formats

STYLES = [Formats(style, is_known=True) for style in NumberStyle]
GERMAN, BRITISH = Formats(NumberStyle.POINT_COMMA, is_known=True), Formats(is_known=True)


class AmountForm(forms.Form):
    amount = NumberField(required=False)


def read(text: str, formats: Formats, mark: str = "") -> Decimal | str:
    """Return what a form reads in a text, or its error."""
    data = QueryDict(mutable=True)
    data.update({"amount": text, f"amount{MARK}": mark})
    with use_formats(formats):
        form = AmountForm(data)
        return form.cleaned_data["amount"] if form.is_valid() else str(form.errors["amount"][0])


@given(
    value=st.decimals(-(10**10), 10**10, places=4, allow_nan=False),
    drawn=st.sampled_from(STYLES),
    sent=st.sampled_from(STYLES),
)
def test_value_that_is_shown_is_read_in_every_format(value: Decimal, drawn: Formats, sent: Formats) -> None:
    with use_formats(drawn):
        shown = write_number(value)
    assert read(shown, sent) == plain(value)
    assert read(shown, sent, ",") == plain(value)


@given(value=st.decimals(-(10**10), 10**10, places=4, allow_nan=False), formats=st.sampled_from(STYLES))
def test_number_is_read_as_pages_write_it(value: Decimal, formats: Formats) -> None:
    if formats.numbers is NumberStyle.INDIAN:
        return
    mark = "," if formats.numbers in (NumberStyle.POINT_COMMA, NumberStyle.SPACE_COMMA) else "."
    with use_formats(formats):
        assert read(format_number(plain(value)), formats, mark) == plain(value)


@pytest.mark.parametrize(
    ("text", "formats", "mark", "value"),
    [
        ("1.234", GERMAN, ",", 1234),
        ("1,234", GERMAN, ",", Decimal("1.234")),
        ("1.234", BRITISH, ".", Decimal("1.234")),
        ("1,234", BRITISH, ".", 1234),
        # Other notations are read as well, if they have one meaning.
        ("1,234.5", GERMAN, ",", Decimal("1234.5")),
        ("1.234,5", BRITISH, ".", Decimal("1234.5")),
        ("2100 €", GERMAN, ",", 2100),
    ],
)
def test_text_with_two_meanings_is_read_in_the_reader_s_format(
    text: str, formats: Formats, mark: str, value: Decimal
) -> None:
    assert read(text, formats, mark) == value


@pytest.mark.parametrize(
    ("formats", "mark"), [(GERMAN, "."), (BRITISH, ","), (GERMAN, ""), (Formats(), "."), (GERMAN, "x" * 9)]
)
def test_text_with_two_meanings_is_refused_if_the_form_was_drawn_in_another_format(formats: Formats, mark: str) -> None:
    assert "is ambiguous" in str(read("1.234", formats, mark))


def test_form_says_in_which_format_it_was_drawn() -> None:
    with use_formats(GERMAN):
        drawn = str(AmountForm(initial={"amount": Decimal("1234.5")})["amount"])
    assert 'value="1234,5"' in drawn
    assert '<input type="hidden" name="amount-mark" value=",">' in drawn
    assert MARK not in str(AmountForm()["amount"])
