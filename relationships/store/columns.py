"""The columns that hold a part: those of the same name, with an empty string where nothing was chosen."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from relationships.document.base import Value

Row = dict[str, Any]


def value_names(kind: type[Value], *, without: Iterable[str] = ()) -> tuple[str, ...]:
    """The fields of a value that are columns of its table."""
    return tuple(name for name in kind.model_fields if name not in set(without))


def chosen_names(model: type[models.Model], names: Iterable[str]) -> frozenset[str]:
    """The columns among them that hold one of a fixed set of words, or an empty string for none."""
    concrete = {field.name: field for field in model._meta.concrete_fields}
    return frozenset(
        name for name in names if (field := concrete.get(name)) is not None and field.choices and field.blank
    )


def from_row(row: Row, chosen: frozenset[str], prefix: str = "") -> Row:
    """Read the values of a part out of a row, dropping the prefix of joined columns."""
    start = len(prefix)
    return {
        (name := key[start:]): (value or None) if name in chosen else value
        for key, value in row.items()
        if key.startswith(prefix)
    }


def to_row(value: Value, names: Iterable[str], chosen: frozenset[str], references: Iterable[str] = ()) -> Row:
    """Write the values of a part as columns; references become their `_id` columns, collections become JSON."""
    refers = set(references)
    row: Row = {}
    for name in names:
        content = getattr(value, name)
        if isinstance(content, (tuple, dict, Value)):
            content = value.model_dump(mode="json", include={name})[name]
        row[f"{name}_id" if name in refers else name] = "" if content is None and name in chosen else content
    return row


def changed(before: Row, after: Row) -> Row:
    """The columns that differ."""
    return {name: value for name, value in after.items() if before[name] != value}
