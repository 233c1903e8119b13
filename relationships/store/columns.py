"""Conversion between values and columns: columns have the names of the fields, and "" stands for no choice."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from relationships.document.base import Value

Row = dict[str, Any]


def value_names(kind: type[Value], *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the names of the fields of a value that are columns of its table."""
    return tuple(name for name in kind.model_fields if name not in set(without))


def choice_names(model: type[models.Model], names: Iterable[str]) -> frozenset[str]:
    """Return the names of those columns that have choices and may be blank, with an empty string for no choice."""
    concrete = {field.name: field for field in model._meta.concrete_fields}
    return frozenset(
        name for name in names if (field := concrete.get(name)) is not None and field.choices and field.blank
    )


def from_row(row: Row, choices: frozenset[str], prefix: str = "") -> Row:
    """Return the values of a part from a row, without the prefix of joined columns."""
    start = len(prefix)
    return {
        (name := key[start:]): (value or None) if name in choices else value
        for key, value in row.items()
        if key.startswith(prefix)
    }


def to_row(value: Value, names: Iterable[str], choices: frozenset[str], references: Iterable[str] = ()) -> Row:
    """Return the values of a part as columns; references become their `_id` columns, collections become JSON."""
    foreign_keys = set(references)
    row: Row = {}
    for name in names:
        content = getattr(value, name)
        if isinstance(content, (tuple, dict, Value)):
            content = value.model_dump(mode="json", include={name})[name]
        row[f"{name}_id" if name in foreign_keys else name] = "" if content is None and name in choices else content
    return row


def changed_columns(before: Row, after: Row) -> Row:
    """Return the columns of `after` whose values differ from `before`."""
    return {name: value for name, value in after.items() if before[name] != value}
