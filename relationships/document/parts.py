"""The parts a canvas is edited in: what one row family holds, as one frozen value, and its way into and out of JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, TypeAdapter

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasHead
from relationships.document.measurements import DismissalFields, IndicatorFields, ReadingFields, ReviewFields
from relationships.document.notes import NoteFields
from relationships.document.relationships import GoalFields, RelationshipFields

Json = dict[str, Any]
# Ranks are this far apart, so that a move between two notes writes one row.
RANK_GAP = 1024


class CanvasPart(CanvasHead):
    """The head of a canvas; its id is the canvas's own."""

    kind: Literal["canvas"] = Field("canvas", title="Part")


class NotePart(NoteFields):
    """A note with its place; goals of a relationship are parts of their own."""

    kind: Literal["note"] = Field("note", title="Part")
    block: Block = Field(title="Block")
    rank: int = Field(title="Place")
    relationship: RelationshipFields | None = Field(None, title="Relationship’s details")


class GoalPart(GoalFields):
    """A goal that the relationship described by a note serves."""

    kind: Literal["goal"] = Field("goal", title="Part")
    note: UUID = Field(title="Relationship")


class IndicatorPart(IndicatorFields):
    """An indicator without its readings."""

    kind: Literal["indicator"] = Field("indicator", title="Part")
    rank: int = Field(title="Place")


class ReadingPart(ReadingFields):
    """One reading of an indicator."""

    kind: Literal["reading"] = Field("reading", title="Part")
    indicator: UUID = Field(title="Indicator")


class ReviewPart(ReviewFields):
    """One look back."""

    kind: Literal["review"] = Field("review", title="Part")
    rank: int = Field(title="Place")


class DismissalPart(DismissalFields):
    """That a finding is not to be counted; the notes it is about need not be there."""

    kind: Literal["dismissal"] = Field("dismissal", title="Part")
    rank: int = Field(title="Place")


Part = CanvasPart | NotePart | GoalPart | IndicatorPart | ReadingPart | ReviewPart | DismissalPart
Parts = Mapping[UUID, Part | None]

_ANY: TypeAdapter[Part] = TypeAdapter(Annotated[Part, Field(discriminator="kind")])


def part_from_json(value: Json) -> Part:
    """Read a part back from a change; raises pydantic's ValidationError for JSON that is none."""
    return _ANY.validate_python(value)


def part_to_json(part: Part) -> Json:
    """Write a part as JSON values, every field included."""
    return part.model_dump(mode="json")


def fields_of(part: Json) -> Json:
    """Flatten a part's JSON to dotted field paths, the grain at which edits meet: two people may change two fields."""
    flat: Json = {}
    for name, value in part.items():
        if isinstance(value, dict) and name != "inputs":
            flat |= {f"{name}.{inner}": each for inner, each in fields_of(value).items()} or {name: {}}
        else:
            flat[name] = value
    return flat
