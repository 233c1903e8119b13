"""Number fields that accept localized input and reject ambiguous input."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

from canvas_app.forms.numbers import MARKS, possible_values, read_ambiguous, write_number
from relationships.formats import current_formats, decimal_mark

MARK = "-mark"


class TypedNumber(str):
    """A number as typed, with the decimal mark of the format in which its form was drawn; empty if unknown."""

    __slots__ = ("mark",)
    mark: str


class NumberInput(forms.TextInput):
    """A text field for a number, with a hidden field that says which decimal mark the reader's format has.

    Text such as “1.234” has two meanings. It is read by the reader's format only if the form was drawn in it. A form
    that is shown again still has the text as typed, and says in which format it was typed.
    """

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the HTML of both fields; without a known format, there is only one."""
        control = super().render(name, value, attrs, renderer)
        mark = value.mark if isinstance(value, TypedNumber) else current_mark()
        return format_html("{}{}", control, draw_mark(name, mark))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return what was typed, with the mark."""
        typed = super().value_from_datadict(data, files, name)
        return typed_number(typed, data.get(f"{name}{MARK}", "")) if isinstance(typed, str) else typed


def typed_number(text: str, mark: str) -> TypedNumber:
    """Return a number as typed in a form that was drawn with a decimal mark."""
    typed = TypedNumber(text)
    typed.mark = mark
    return typed


def current_mark() -> str:
    """Return the decimal mark of the format in which a form is drawn now; empty if the reader's format is unknown."""
    formats = current_formats()
    return decimal_mark(formats.numbers) if formats.is_known else ""


def draw_mark(name: str, mark: str, form: str = "") -> SafeString:
    """Return the hidden field that belongs to a field for a number; `form` is the id of its form, if outside of it."""
    if mark not in MARKS.values():
        return SafeString()
    owner = format_html(' form="{}"', form) if form else ""
    return format_html('<input type="hidden" name="{}{}" value="{}"{}>', name, MARK, mark, owner)


def choose_value(typed: object, text: str, values: list[Decimal]) -> Decimal:
    """Return which of two numbers a text means, as it was typed in a form.

    Raise ValidationError if the form was not drawn in the reader's format.
    """
    chosen = read_ambiguous(text, getattr(typed, "mark", ""))
    if chosen is None:
        raise ValidationError(f"“{text}” is ambiguous. Enter {' or '.join(map(write_number, values))}.")
    return chosen


class NumberField(forms.DecimalField):
    """A decimal number, entered as text because browsers parse fields of type “number” differently."""

    widget = NumberInput({"inputmode": "decimal"})

    # The stubs inherit the return type of IntegerField.
    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Return the number. Raise ValidationError if the text is invalid or ambiguous."""
        text = str(value or "").strip()
        values = possible_values(text)
        if len(values) > 1:
            return choose_value(value, text, values)
        if text and not values:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return values[0] if values else None

    def prepare_value(self, value: Any) -> Any:
        """Return a number as unambiguous text, and submitted text unchanged."""
        return write_number(value) if isinstance(value, Decimal) else value


class CountField(forms.IntegerField):
    """A whole number. A mark is a thousands separator, unless only zeros follow it, as in “12.000”."""

    widget = NumberInput({"inputmode": "numeric"})

    def to_python(self, value: Any) -> int | None:
        """Return the number. Raise ValidationError if the text is invalid or ambiguous."""
        text = str(value or "").strip()
        whole = [number for number in possible_values(text) if number == int(number)]
        if len(whole) > 1:
            return int(choose_value(value, text, whole))
        # Python reads underscores in numbers.
        if "_" in text:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        result: int | None = int(whole[0]) if whole else super().to_python(text)
        return result
