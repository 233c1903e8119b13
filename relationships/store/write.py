"""Writing any mix of parts in one go, in the order and the places that the constraints allow."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from relationships.document.parts import NotePart, Part, Parts
from relationships.models import Note
from relationships.store import notes, ordering
from relationships.store.tables import DISMISSALS, GOALS, HEADS, INDICATORS, READINGS, REVIEWS

# Rows are created in this order and deleted in the other, so that what refers comes after what it refers to.
TABLES: dict[str, Any] = {
    "canvas": HEADS,
    "note": notes,
    "goal": GOALS,
    "indicator": INDICATORS,
    "reading": READINGS,
    "review": REVIEWS,
    "dismissal": DISMISSALS,
}


def load(canvas_id: UUID, kind: str, ids: Collection[UUID]) -> dict[UUID, Part]:
    """The parts of one kind among these ids that belong to the canvas."""
    loaded: dict[UUID, Part] = TABLES[kind].load(canvas_id, ids)
    return loaded


def write(canvas_id: UUID, before: Parts, after: Parts) -> dict[UUID, Part | None]:
    """Bring the rows from `before` to `after`; returns what now stands, notes at the ranks they really got."""
    placed = _placed(canvas_id, before, after)
    for kind in reversed(TABLES):
        if gone := [key for key, part in placed.items() if part is None and _kind(before[key]) == kind]:
            TABLES[kind].delete(gone)
    _step_aside(before, placed)
    for kind, table in TABLES.items():
        _write_kind(canvas_id, kind, table, before, placed)
    return placed


def _kind(part: Part | None) -> str:
    return part.kind if part else ""


def _write_kind(canvas_id: UUID, kind: str, table: Any, before: Parts, after: Parts) -> None:
    mine = {key: part for key, part in after.items() if part and part.kind == kind}
    if fresh := {key: part for key, part in mine.items() if before[key] is None}:
        table.create(canvas_id, fresh)
    for key, part in mine.items():
        if before[key] is not None:
            table.update(key, before[key], part)


def _moved(before: Parts, after: Parts) -> dict[UUID, NotePart]:
    """The notes that come to stand in a place where they did not stand."""
    moved: dict[UUID, NotePart] = {}
    for key, part in after.items():
        old = before[key]
        if isinstance(part, NotePart):
            stays = isinstance(old, NotePart) and (old.block, old.rank) == (part.block, part.rank)
            moved |= {} if stays else {key: part}
    return moved


def _placed(canvas_id: UUID, before: Parts, after: Parts) -> dict[UUID, Part | None]:
    """Give every moved note a rank that no other note holds."""
    result = dict(after)
    moved = _moved(before, after)
    taken = {
        block: {rank: key for key, rank in ordering.placed_notes(canvas_id, block, list(after))}
        for block in {part.block for part in moved.values()}
    }
    for key, part in moved.items():
        place = taken[part.block]
        rank = ordering.free_rank(canvas_id, part.block, part.rank, list(after)) if part.rank in place else part.rank
        result[key] = part.model_copy(update={"rank": rank})
        place[rank] = key
    return result


def _step_aside(before: Parts, after: Parts) -> None:
    """Several notes may change places among each other: each first goes to a negative rank of its own."""
    moved = [key for key in _moved(before, after) if before[key] is not None]
    if len(moved) > 1:
        for number, key in enumerate(moved, start=1):
            Note.objects.filter(pk=key).update(rank=-number)
