"""Short canvases to compare."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from relationships.lenses.comparison.comparison import Comparison, compare
from relationships.lenses.comparison.sides import Compared

TODAY = dt.date(2026, 12, 1)


def segment(text: str, **details: Any) -> Note:
    return Note(id=uuid4(), text=text, segment=SegmentDetails(hue=1, **details))


def relationship(text: str, of: Note, kind: str | None = None, goals: tuple[str, ...] = (), **details: Any) -> Note:
    served = tuple(RelationshipGoal(id=uuid4(), goal=goal) for goal in goals)
    return Note(
        id=uuid4(),
        text=text,
        relationship=RelationshipDetails(segment=of.id, type=kind, goals=served, **details),
    )


def note(text: str, *segments: Note, **fields: Any) -> Note:
    return Note(id=uuid4(), text=text, segments=tuple(one.id for one in segments), **fields)


def canvas(title: str = "Kitchen", *, indicators: Any = (), head: Any = None, **blocks: list[Note]) -> CanvasDocument:
    """Return a canvas with these notes by block, and further fields of its head."""
    filled = Blocks(**{name: tuple(notes) for name, notes in blocks.items()})
    return CanvasDocument(title=title, blocks=filled, indicators=indicators, **(head or {}))


def compared(left: CanvasDocument, right: CanvasDocument) -> Comparison:
    return compare(Compared(left), Compared(right), TODAY)
