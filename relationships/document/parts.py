"""The parts that edits of a canvas read and write, and their conversion to and from JSON.

A part is stored in one row, with its details and links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, TypeAdapter

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasHead
from relationships.document.measurements import DismissalFields, IndicatorFields, ReadingFields, ReviewFields
from relationships.document.notes import NoteFields
from relationships.document.relationships import GoalFields, RelationshipFields

Json = dict[str, Any]
# Ranks are this far apart, so that moving a note between two others writes a single row.
RANK_GAP = 1024


class CanvasPart(CanvasHead):
    """The head of a canvas; its id is that of the canvas."""

    kind: Literal["canvas"] = Field("canvas", title="Part")


class NotePart(NoteFields):
    """A note with its place. The goals of a relationship are separate parts."""

    kind: Literal["note"] = Field("note", title="Part")
    block: Block = Field(title="Block")
    rank: int = Field(title="Place")
    relationship: RelationshipFields | None = Field(None, title="Relationship details")


class GoalPart(GoalFields):
    """A goal that the relationship of a note serves."""

    kind: Literal["goal"] = Field("goal", title="Part")
    note: UUID = Field(title="Relationship")


class IndicatorPart(IndicatorFields):
    """An indicator without its readings, which are separate parts."""

    kind: Literal["indicator"] = Field("indicator", title="Part")
    rank: int = Field(title="Place")


class ReadingPart(ReadingFields):
    """One reading of an indicator."""

    kind: Literal["reading"] = Field("reading", title="Part")
    indicator: UUID = Field(title="Indicator")


class ReviewPart(ReviewFields):
    """A review."""

    kind: Literal["review"] = Field("review", title="Part")
    rank: int = Field(title="Place")


class DismissalPart(DismissalFields):
    """The dismissal of a finding. The notes that the finding is about need not exist."""

    kind: Literal["dismissal"] = Field("dismissal", title="Part")
    rank: int = Field(title="Place")


Part = CanvasPart | NotePart | GoalPart | IndicatorPart | ReadingPart | ReviewPart | DismissalPart
Parts = Mapping[UUID, Part | None]

_ADAPTER: TypeAdapter[Part] = TypeAdapter(Annotated[Part, Field(discriminator="kind")])


def part_from_json(value: Json) -> Part:
    """Return the part of JSON values. Raise pydantic's ValidationError if they are invalid."""
    return _ADAPTER.validate_python(value)


def own_segment(part: NotePart) -> UUID | None:
    """Return the segment of a relationship; None for a note of another block, whatever its details say."""
    is_relationship = part.block is Block.CUSTOMER_RELATIONSHIPS
    return part.relationship.segment if part.relationship and is_relationship else None


def part_to_json(part: Part) -> Json:
    """Return a part as JSON values, including fields with default values."""
    return part.model_dump(mode="json")


def flatten_fields(part: Json) -> Json:
    """Flatten the JSON of a part to dotted field paths.

    Edits are merged per path, so that two people can change two fields of a part at once.
    """
    flat: Json = {}
    for name, value in part.items():
        if isinstance(value, dict) and name != "inputs":
            flat |= {f"{name}.{path}": inner for path, inner in flatten_fields(value).items()} or {name: {}}
        else:
            flat[name] = value
    return flat


def restore_field(state: Json, earlier: Json, path: Sequence[str]) -> None:
    """Copy one field of a part from an earlier state, or remove it if that did not have it."""
    name, *inner = path
    if inner and isinstance(state.get(name), dict) and isinstance(earlier.get(name), dict):
        restore_field(state[name], earlier[name], inner)
    elif name in earlier:
        state[name] = earlier[name]
    else:
        state.pop(name, None)


def state_before_all(first: Json | None, before: Json | None, after: Json | None) -> Json | None:
    """Return what a part was before several changes of one field, but in other fields as before the last of them.

    `first` is the part before the first of these changes, `before` and `after` before and after the last.
    """
    if first is None or before is None or after is None:
        return first
    state, old, new = deepcopy(before), flatten_fields(before), flatten_fields(after)
    for path in {*old, *new}:
        if old.get(path) != new.get(path):
            restore_field(state, first, path.split("."))
    return state
