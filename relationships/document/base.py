"""The base classes of the values that a document consists of."""

from collections.abc import Iterable
from functools import cache
from typing import ClassVar, get_args
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from relationships.document.values import Unit


class Value(BaseModel):
    """An immutable value of a document. Unknown fields are an error."""

    # What people write must not appear in the log if it is invalid.
    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, hide_input_in_errors=True
    )


class Identified(Value):
    """A value with an id, which is the same in a document and in the database."""

    id: UUID = Field(title="Id")


def by_id[Kind: Identified](values: Iterable[Kind], key: UUID | None) -> Kind | None:
    """Return the value with an id, or None."""
    return next((value for value in values if value.id == key), None)


def field_label(kind: type[Value], name: str) -> str:
    """Return the label of a field, which forms, details, differences and History show."""
    return kind.model_fields[name].title or name


@cache
def field_unit(kind: type[Value], name: str) -> Unit | None:
    """Return the unit of a field that holds an amount of money or a percentage, also if it may be None."""
    field = kind.model_fields[name]
    # The metadata of an optional field is that of the type beside None.
    optional = (item for inner in get_args(field.annotation) for item in getattr(inner, "__metadata__", ()))
    return next((item for item in (*field.metadata, *optional) if isinstance(item, Unit)), None)
