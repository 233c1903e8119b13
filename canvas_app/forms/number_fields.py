"""Number fields that accept localized input and reject ambiguous input."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from canvas_app.forms.numbers import format_number, possible_values


class NumberField(forms.DecimalField):
    """A decimal number, entered as text because browsers parse fields of type “number” differently."""

    widget = forms.TextInput({"inputmode": "decimal"})

    # The stubs inherit the return type of IntegerField.
    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Return the number. Raise ValidationError if the text is invalid or ambiguous."""
        text = str(value or "").strip()
        values = possible_values(text)
        if len(values) > 1:
            raise ValidationError(f"“{text}” is ambiguous. Enter {' or '.join(map(format_number, values))}.")
        if text and not values:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return values[0] if values else None

    def prepare_value(self, value: Any) -> Any:
        """Return a number as unambiguous text, and submitted text unchanged."""
        return format_number(value) if isinstance(value, Decimal) else value


class CountField(forms.IntegerField):
    """A whole number, in which every mark is a thousands separator."""

    widget = forms.TextInput({"inputmode": "numeric"})

    def to_python(self, value: Any) -> int | None:
        """Return the number. Raise ValidationError if the text is invalid."""
        text = str(value or "").strip()
        whole = [int(number) for number in possible_values(text) if number == int(number)]
        result: int | None = max(whole) if whole else super().to_python(text)
        return result
