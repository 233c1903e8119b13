"""What a browser would send of a form."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.forms import BoundField
from django.http import QueryDict

from canvas_app.forms.number_fields import MARK, NumberInput, current_mark


def complete_data(fields: Iterable[BoundField], names: Collection[str], sent: QueryDict) -> QueryDict:
    """Return what a form would submit with everything that was sent; of `names`, nothing is sent if empty."""
    data = submitted_data(fields)
    given = {*names, *sent}
    # What was sent was not typed in the form as it would be drawn now.
    for name in given:
        data.pop(f"{name}{MARK}", None)
    for name in given:
        data.setlist(name, sent.getlist(name))
    return data


def submitted_data(fields: Iterable[BoundField]) -> QueryDict:
    """Return the data that these fields would submit unchanged."""
    data = QueryDict(mutable=True)
    for field in fields:
        set_value(data, field, field.value())
    return data


def set_value(data: QueryDict, field: BoundField, value: object) -> None:
    """Set a field of submitted data to a value, as if the form was drawn with it now."""
    data.setlist(field.html_name, form_values(value))
    if isinstance(field.field.widget, NumberInput) and (mark := current_mark()):
        data[f"{field.html_name}{MARK}"] = mark


def form_values(value: object) -> list[str]:
    """Return a value as a browser submits it."""
    if isinstance(value, list):
        return [str(item) for item in value]
    return [] if value in (None, "", False) else ["on" if value is True else str(value)]
