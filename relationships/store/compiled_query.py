"""Queries whose SQL is composed once: for what every request asks, composing takes longer than answering."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, models

Row = tuple[Any, ...]
# As many compositions of one query are kept: one for each database and each number of values.
KEPT = 64
# Values to compose with, which no query holds of its own accord; each is found again among the parameters.
MARKERS: dict[type, Callable[[int], Any]] = {
    UUID: lambda number: UUID(int=2**120 + number),
    int: lambda number: 2_000_000_000 + number,
    str: lambda number: f"value number {number}",
}


class Composed(NamedTuple):
    """SQL, its parameters (with the place of the value that stands for each, or None), and how columns are read."""

    sql: str
    parameters: tuple[tuple[Any, int | None], ...]
    converters: tuple[tuple[int, list[Any], Any], ...]


class Prepared:
    """A query of tuples that takes values (UUIDs, numbers, texts) in a fixed order."""

    def __init__(self, select: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self._select = select
        self._compose = lru_cache(KEPT)(self._composed)

    def rows(self, *values: Any) -> list[Row]:
        """Every row for these values."""
        composed = self._compose(connection.vendor, tuple(map(type, values)))
        with connection.cursor() as cursor:
            cursor.execute(composed.sql, [_parameter(each, values) for each in composed.parameters])
            rows: list[Row] = cursor.fetchall()
        return [_converted(row, composed) for row in rows] if composed.converters else rows

    def first(self, *values: Any) -> Row | None:
        """The first row for these values."""
        return next(iter(self.rows(*values)), None)

    def _composed(self, vendor: str, kinds: tuple[type, ...]) -> Composed:
        markers = [MARKERS[kind](number) for number, kind in enumerate(kinds)]
        compiler = self._select(*markers).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        places = {_stored(marker): number for number, marker in enumerate(markers)}
        converters = compiler.get_converters([column for column, _, _ in compiler.select])
        return Composed(
            sql,
            tuple((each, places.get(each)) for each in parameters),
            tuple((index, functions, column) for index, (functions, column) in converters.items()),
        )


def _stored(value: Any) -> Any:
    """A value as a parameter: databases without UUIDs hold their digits."""
    return value.hex if isinstance(value, UUID) and not connection.features.has_native_uuid_field else value


def _parameter(parameter: tuple[Any, int | None], values: Row) -> Any:
    constant, place = parameter
    return constant if place is None else _stored(values[place])


def _converted(row: Row, composed: Composed) -> Row:
    """A row as Django gives it: texts as UUIDs, moments and JSON where the columns are such."""
    cells = list(row)
    for index, functions, column in composed.converters:
        for function in functions:
            cells[index] = function(cells[index], column, connection)
    return tuple(cells)
