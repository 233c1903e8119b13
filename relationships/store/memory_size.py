"""The memory that values take, by which the caches of a process are bounded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from operator import attrgetter
from sys import getsizeof
from types import NoneType
from typing import Any
from uuid import UUID

from pydantic import BaseModel

Measure = Callable[[Any], int]
# The integers that Python keeps once for all.
SHARED_INTEGERS = range(-5, 257)


def memory_bytes(value: object) -> int:
    """Return the bytes of a value and of all that it refers to.

    What Python keeps once for all values (enumerations, small integers, empty texts and tuples) counts as nothing, and
    what a value refers to twice counts twice. Objects other than models and dataclasses count without their contents.
    """
    return _MEASURES[type(value)](value)


class _Measures(dict[type, Measure]):
    """How each type is measured, found out when a value of the type is first measured."""

    def __missing__(self, kind: type) -> Measure:
        if is_dataclass(kind):
            measure = _measure_dataclass(kind)
        else:
            measure = next((measure for bases, measure in KINDS if issubclass(kind, bases)), getsizeof)
        self[kind] = measure
        return measure


_MEASURES = _Measures()


def _measure_dataclass(kind: type) -> Measure:
    getters = [attrgetter(field.name) for field in fields(kind)]

    def measure(value: object) -> int:
        return getsizeof(value) + sum([memory_bytes(get(value)) for get in getters])

    return measure


def _measure_shared(_value: object) -> int:
    return 0


def _measure_text(value: str) -> int:
    return getsizeof(value) if len(value) > 1 else 0


def _measure_integer(value: int) -> int:
    return 0 if value in SHARED_INTEGERS else getsizeof(value)


def _measure_uuid(value: UUID) -> int:
    return getsizeof(value) + getsizeof(value.int)


def _measure_model(value: BaseModel) -> int:
    values = vars(value)
    frame = getsizeof(value) + getsizeof(values) + getsizeof(value.model_fields_set)
    return frame + sum(map(memory_bytes, values.values()))


def _measure_mapping(value: Mapping[object, object]) -> int:
    return getsizeof(value) + sum([memory_bytes(key) + memory_bytes(item) for key, item in value.items()])


def _measure_collection(value: tuple[object, ...]) -> int:
    return getsizeof(value) + sum(map(memory_bytes, value)) if value else 0


# The first that fits counts: a StrEnum is a text too.
KINDS: tuple[tuple[tuple[type, ...], Measure], ...] = (
    ((NoneType, bool, Enum), _measure_shared),
    ((str,), _measure_text),
    ((int,), _measure_integer),
    ((UUID,), _measure_uuid),
    ((BaseModel,), _measure_model),
    ((Mapping,), _measure_mapping),
    ((tuple, list, set, frozenset), _measure_collection),
)
