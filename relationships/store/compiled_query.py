"""Queries that are compiled to SQL once.

For the small queries of every request, compiling takes Django longer than the database takes to answer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, models

Row = tuple[Any, ...]
# Compiled variants cached per query: one for each database vendor and combination of value types. Variants for many
# values are large and rarely needed again, so they are compiled each time.
CACHE_SIZE = 64
MOST_CACHED_VALUES = 32
# Placeholder values to compile with. They occur in no real query, so they can be found among the parameters.
MARKERS: dict[type, Callable[[int], Any]] = {
    UUID: lambda number: UUID(int=2**120 + number),
    int: lambda number: 2_000_000_000 + number,
    str: lambda number: f"value number {number}",
}


class Compiled(NamedTuple):
    """SQL, its parameters and the converters of its columns.

    With each parameter goes the index of the value to put in its place, or None if it is a constant.
    """

    sql: str
    parameters: tuple[tuple[Any, int | None], ...]
    converters: tuple[tuple[int, list[Any], Any], ...]


class CompiledQuery:
    """A query that returns tuples and takes positional values (UUIDs, integers, strings)."""

    def __init__(self, select: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self._select = select
        self._compile_once = lru_cache(CACHE_SIZE)(self._compile)

    def rows(self, *values: Any) -> list[Row]:
        """Return every row for these values."""
        compile_for = self._compile_once if len(values) <= MOST_CACHED_VALUES else self._compile
        compiled = compile_for(connection.vendor, tuple(map(type, values)))
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, [_bind(parameter, values) for parameter in compiled.parameters])
            rows: list[Row] = cursor.fetchall()
        return [_convert(row, compiled) for row in rows] if compiled.converters else rows

    def first(self, *values: Any) -> Row | None:
        """Return the first row for these values, or None."""
        return next(iter(self.rows(*values)), None)

    def _compile(self, vendor: str, kinds: tuple[type, ...]) -> Compiled:
        markers = [MARKERS[kind](number) for number, kind in enumerate(kinds)]
        compiler = self._select(*markers).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        places = {_to_parameter(marker): number for number, marker in enumerate(markers)}
        converters = compiler.get_converters([column for column, _, _ in compiler.select])
        return Compiled(
            sql,
            tuple((parameter, places.get(parameter)) for parameter in parameters),
            tuple((index, functions, column) for index, (functions, column) in converters.items()),
        )


def _to_parameter(value: Any) -> Any:
    """Return a value as a query parameter: databases without a UUID type store the hexadecimal digits."""
    return value.hex if isinstance(value, UUID) and not connection.features.has_native_uuid_field else value


def _bind(parameter: tuple[Any, int | None], values: Row) -> Any:
    constant, place = parameter
    return constant if place is None else _to_parameter(values[place])


def _convert(row: Row, compiled: Compiled) -> Row:
    """Apply the converters of Django's fields to a row, such as text to UUID, datetime or JSON."""
    cells = list(row)
    for index, functions, column in compiled.converters:
        for function in functions:
            cells[index] = function(cells[index], column, connection)
    return tuple(cells)
