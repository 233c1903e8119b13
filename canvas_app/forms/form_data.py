"""What a browser would send of a form."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.forms import BoundField
from django.http import QueryDict


def complete_data(fields: Iterable[BoundField], names: Collection[str], sent: QueryDict) -> QueryDict:
    """Return what a form would submit with everything that was sent; of `names`, nothing is sent if empty."""
    data = submitted_data(fields)
    for name in {*names, *sent}:
        data.setlist(name, sent.getlist(name))
    return data


def submitted_data(fields: Iterable[BoundField]) -> QueryDict:
    """Return the data that these fields would submit unchanged."""
    data = QueryDict(mutable=True)
    for field in fields:
        data.setlist(field.html_name, form_values(field.value()))
    return data


def form_values(value: object) -> list[str]:
    """Return a value as a browser submits it."""
    if isinstance(value, list):
        return [str(item) for item in value]
    return [] if value in (None, "", False) else ["on" if value is True else str(value)]
