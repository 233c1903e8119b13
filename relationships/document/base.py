"""The base class of the values that a document consists of."""

from collections.abc import Iterable
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen part of a document; a field that it does not know is an error."""

    # What people wrote does not belong into the log when it turns out to be unfit.
    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, hide_input_in_errors=True
    )


class Identified(Value):
    """A value that has an id, the same in a document and in the database."""

    id: UUID


def by_id[Kind: Identified](values: Iterable[Kind], key: UUID | None) -> Kind | None:
    """Return the value with an id, or None."""
    return next((value for value in values if value.id == key), None)
