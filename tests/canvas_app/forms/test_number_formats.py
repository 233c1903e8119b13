"""Numbers that are shown and typed in every format, and forms that were drawn in another one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from canvas_app.forms.form_data import complete_data
from canvas_app.forms.number_fields import MARK, CountField, NumberField
from canvas_app.forms.numbers import write_number
from canvas_app.forms.shown_values import choice_labels, show_value
from relationships.document.values import plain
from relationships.formats import DateStyle, Formats, NumberStyle, format_number, use_formats

STYLES = [Formats(style, is_known=True) for style in NumberStyle]
GERMAN, BRITISH = Formats(NumberStyle.POINT_COMMA, is_known=True), Formats(is_known=True)


class AmountForm(forms.Form):
    amount = NumberField(required=False)
    people = CountField(required=False)


def read(text: str, formats: Formats, mark: str = "", *, name: str = "amount") -> Decimal | str:
    """Return what a form reads in a text, or its error."""
    data = QueryDict(mutable=True)
    data.update({name: text, f"{name}{MARK}": mark})
    with use_formats(formats):
        form = AmountForm(data)
        return form.cleaned_data[name] if form.is_valid() else str(form.errors[name][0])


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
    "text", ["9" * 30, "1" * 40, f"1{'0' * 39}", f"-{'9' * 39}", f"0.{'1' * 38}", f"{'9' * 20}.{'9' * 19}"]
)
@pytest.mark.parametrize("name", ["amount", "people"])
def test_number_with_more_digits_than_python_calculates_with_is_read(text: str, name: str) -> None:
    value = read(text, BRITISH, ".", name=name)
    assert value == (Decimal(text) if name == "amount" or "." not in text else "Enter a whole number.")


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


@pytest.mark.parametrize("name", ["amount", "people"])
@pytest.mark.parametrize("sent", [".", ",", "", "<", None])
def test_form_shown_again_says_in_which_format_it_was_typed(name: str, sent: str | None) -> None:
    data = {name: "12.000"} | ({} if sent is None else {f"{name}{MARK}": sent})
    with use_formats(GERMAN):
        drawn = str(AmountForm(data)[name])
    hidden = f'<input type="hidden" name="{name}{MARK}" value="{sent}">' if sent in (".", ",") else ""
    assert 'value="12.000"' in drawn
    assert drawn.endswith(hidden)
    assert (MARK in drawn) is bool(hidden)


@pytest.mark.parametrize("formats", [GERMAN, BRITISH])
def test_data_completed_by_the_server_has_the_mark_in_which_it_is_written(formats: Formats) -> None:
    """A field that was sent has only the mark that was sent, even if there was none."""
    sent = QueryDict("people=12.000")
    with use_formats(formats):
        form = AmountForm(initial={"amount": Decimal("1234.5"), "people": 7})
        whole = complete_data(form, ["people"], sent)
    mark = "," if formats is GERMAN else "."
    assert whole.dict() == {"amount": f"1234{mark}5", f"amount{MARK}": mark, "people": "12.000"}


@pytest.mark.parametrize(
    ("text", "formats", "mark", "value"),
    [
        ("12.000", GERMAN, ",", 12000),
        ("12.000", BRITISH, ".", 12),
        ("12,000", BRITISH, ".", 12000),
        ("12,000", GERMAN, ",", 12),
        # Only one of the two meanings is whole.
        ("1.200", BRITISH, "", 1200),
        ("1.200", Formats(), "", 1200),
        ("12.000.000", Formats(), "", 12_000_000),
        ("12.000,00", Formats(), "", 12000),
        ("12.0", Formats(), "", 12),
    ],
)
def test_count_with_two_meanings_is_read_in_the_reader_s_format(
    text: str, formats: Formats, mark: str, value: int
) -> None:
    assert read(text, formats, mark, name="people") == value


@pytest.mark.parametrize(("formats", "mark"), [(GERMAN, "."), (BRITISH, ","), (GERMAN, ""), (Formats(), "")])
def test_count_with_two_meanings_is_refused_without_its_format(formats: Formats, mark: str) -> None:
    for text in ("12.000", "12,000"):
        refusal = str(read(text, formats, mark, name="people"))
        assert f"“{text}” is ambiguous. Enter 12" in refusal
        assert "12000" in refusal


@pytest.mark.parametrize("text", ["1_000", "1_0", "12_000.0", "_1", "12.5", "much"])
def test_count_in_another_notation_is_refused(text: str) -> None:
    assert read(text, GERMAN, ",", name="people") == "Enter a whole number."


@pytest.mark.parametrize(
    ("value", "field", "german"),
    [
        ("1.234", NumberField(), "1,2340"),
        ("1234", NumberField(), "1234"),
        (12000, CountField(), "12000"),
        (0, CountField(), "0"),
        (None, NumberField(), ""),
        ("2026-06-01", forms.DateField(), "01.06.2026"),
        ("b", forms.ChoiceField(choices=[("", "None"), ("Group", [("a", "First"), ("b", "Second")])]), "Second"),
        (["a", "c"], forms.MultipleChoiceField(choices=[("a", "First")]), "First, c"),
        ("1.234", forms.CharField(), "1.234"),
    ],
)
def test_value_of_a_document_is_shown_in_the_reader_s_format(value: object, field: forms.Field, german: str) -> None:
    with use_formats(replace(GERMAN, dates=DateStyle.POINTS)):
        assert show_value(value, field, choice_labels(field)) == german
