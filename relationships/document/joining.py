"""Building a document from its parts, the opposite of `split_into_parts`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.assembly import (
    build_dismissal,
    build_goal,
    build_indicator,
    build_note,
    build_reading,
    build_review,
)
from relationships.document.base import Identified
from relationships.document.canvas import CanvasDocument, CanvasHead
from relationships.document.measurements import Indicator
from relationships.document.notes import Blocks, Note
from relationships.document.parts import (
    CanvasPart,
    DismissalPart,
    GoalPart,
    IndicatorPart,
    NotePart,
    Part,
    ReadingPart,
    ReviewPart,
)
from relationships.document.relationships import RelationshipDetails, RelationshipGoal

type Parts = Mapping[UUID, Part]


def join_parts(head: CanvasPart, parts: Parts) -> CanvasDocument:
    """Return the document of parts that belong together, in the order of their ranks. They are not validated again."""
    return CanvasDocument.model_construct(
        **{name: getattr(head, name) for name in CanvasHead.model_fields},
        blocks=_blocks(parts),
        indicators=tuple(_indicators(parts)),
        reviews=tuple(build_review(key, part) for key, part in _ranked(parts, ReviewPart)),
        dismissals=tuple(build_dismissal(key, part) for key, part in _ranked(parts, DismissalPart)),
    )


def _ranked[Kind: Any](parts: Parts, kind: type[Kind]) -> list[tuple[UUID, Kind]]:
    """Return the parts of a kind in the order of their ranks."""
    found = [(key, part) for key, part in parts.items() if isinstance(part, kind)]
    return sorted(found, key=lambda pair: (pair[1].rank, pair[0]))


def _grouped[Kind: Any, Value: Identified](
    parts: Parts, kind: type[Kind], owner: Callable[[Kind], UUID], build: Callable[[UUID, Kind], Value]
) -> defaultdict[UUID, list[Value]]:
    """Return values by the id of the part that they belong to."""
    groups: defaultdict[UUID, list[Value]] = defaultdict(list)
    for key, part in parts.items():
        if isinstance(part, kind):
            groups[owner(part)].append(build(key, part))
    return groups


def _blocks(parts: Parts) -> Blocks:
    goals = _grouped(parts, GoalPart, lambda part: part.note, build_goal)
    blocks: dict[str, list[Note]] = {block.value: [] for block in Block}
    for key, part in _ranked(parts, NotePart):
        blocks[part.block].append(_with_goals(build_note(key, part), goals[key]))
    return Blocks.model_construct(None, **{name: tuple(notes) for name, notes in blocks.items()})


def _with_goals(note: Note, goals: list[RelationshipGoal]) -> Note:
    if not goals or note.relationship is None:
        return note
    details = RelationshipDetails(**{**dict(note.relationship), "goals": tuple(goals)})
    return note.model_copy(update={"relationship": details})


def _indicators(parts: Parts) -> Iterator[Indicator]:
    readings = _grouped(parts, ReadingPart, lambda part: part.indicator, build_reading)
    for key, part in _ranked(parts, IndicatorPart):
        ordered = tuple(sorted(readings[key], key=lambda reading: reading.date))
        yield build_indicator(key, part).model_copy(update={"readings": ordered})
