"""Fields for numbers as people write them; what could be two numbers is asked back, and nothing is guessed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from canvas_app.forms.numbers import values_of, written


class NumberField(forms.DecimalField):
    """A number with decimals. Browsers read a field of type “number” in ways of their own, so this is text."""

    widget = forms.TextInput({"inputmode": "decimal"})

    # The stubs have a decimal number be a whole one.
    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The number; raises ValidationError for what is none, or could be two."""
        said = str(value or "").strip()
        values = values_of(said)
        if len(values) > 1:
            raise ValidationError(f"“{said}” can be {' or '.join(map(written, values))}: write the one you mean.")
        if said and not values:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return values[0] if values else None

    def prepare_value(self, value: Any) -> Any:
        """A number in figures that are read back as the same; what was typed, as it was typed."""
        return written(value) if isinstance(value, Decimal) else value


class CountField(forms.IntegerField):
    """A whole number: a mark in it can only set thousands apart."""

    widget = forms.TextInput({"inputmode": "numeric"})

    def to_python(self, value: Any) -> int | None:
        """The number; raises ValidationError for what is none."""
        said = str(value or "").strip()
        whole = [int(each) for each in values_of(said) if each == int(each)]
        number: int | None = max(whole) if whole else super().to_python(said)
        return number
