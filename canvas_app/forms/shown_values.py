"""Values of a document as texts, to be shown beside a field in conflict with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from canvas_app.forms.number_fields import NumberField
from canvas_app.forms.numbers import write_number
from relationships.formats import format_day


def choice_labels(field: forms.Field) -> dict[str, str]:
    """Return the labels of the choices of a field by value, including those in groups."""
    return _flatten(getattr(field, "choices", ()))


def _flatten(choices: Any) -> dict[str, str]:
    flat: dict[str, str] = {}
    for value, label in choices:
        flat |= _flatten(label) if isinstance(label, (list, tuple)) else {str(value): str(label)}
    return flat


def show_value(value: object, field: forms.Field, labels: Mapping[str, str]) -> str:
    """Return a JSON value of a part as text: its label, or a number or date in the reader's format.

    Return an empty string if there is no value.
    """
    if isinstance(value, list):
        return ", ".join(labels.get(str(item), str(item)) for item in value)
    if (label := labels.get(str(value))) is not None:
        return label
    if value in (None, ""):
        return ""
    if isinstance(field, NumberField):
        return write_number(Decimal(str(value)))
    return format_day(dt.date.fromisoformat(str(value))) if isinstance(field, forms.DateField) else str(value)
