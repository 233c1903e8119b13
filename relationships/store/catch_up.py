"""Bringing a cached document up to date with the changes made since, most of which touch a single note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from relationships.document.canvas import CanvasDocument
from relationships.document.parts import Json, Part, part_from_json
from relationships.document.version import Version
from relationships.models import Change
from relationships.store.compiled_query import CompiledQuery
from relationships.store.replay import replay_blocks, replay_dismissals, replay_indicators, replay_reviews

# With more changes than this, reading the whole canvas is as fast.
MAX_CHANGES = 30
# In characters of each. A longer change touches many parts: replaying it takes longer than reading them.
MOST_CHARACTERS = 100_000
REPLAYED_KINDS = {"canvas", "note", "goal", "indicator", "reading", "review", "dismissal"}

CHANGES = CompiledQuery(
    lambda canvas, after, upto: (
        Change.objects.filter(canvas_id=canvas, revision__gt=after, revision__lte=upto, size__lte=MOST_CHARACTERS)
        .order_by("revision")
        .values_list("before", "after", "previous_state")
    )
)

# The parts that each change touched: their states before it and after it.
Changes = Sequence[tuple[Json, Json]]


@dataclass(frozen=True, slots=True)
class Touched:
    """The parts that changes touched, by kind and id, in their final state; None if deleted.

    `placed` are the kinds of which a part was added, deleted or moved.
    """

    parts: dict[str, dict[UUID, Part | None]]
    placed: frozenset[str]


def read_changes(canvas_id: UUID, since: Version, now: int) -> Changes | None:
    """Return the changes after a version up to a revision; None if there are too many, or some are missing or too long.

    If the canvas was restored from a backup, the first of them may follow another version.
    """
    if not 0 < now - since.revision <= MAX_CHANGES:
        return None
    changes = CHANGES.rows(canvas_id, since.revision, now)
    if len(changes) < now - since.revision or changes[0][2] != since.state:
        return None
    return [(before, after) for before, after, _ in changes]


def collect_touched(changes: Changes) -> Touched | None:
    """Return the parts that changes touched; None if one is of a kind that cannot be replayed."""
    pairs = [(UUID(key), before[key], state) for before, after in changes for key, state in after.items()]
    parts: dict[str, dict[UUID, Part | None]] = {}
    for key, before, after in pairs:
        parts.setdefault(_kind(before, after), {})[key] = part_from_json(after) if after else None
    placed = frozenset(_kind(before, after) for _, before, after in pairs if _place(before) != _place(after))
    return Touched(parts, placed) if parts.keys() <= REPLAYED_KINDS else None


def _kind(before: Json | None, after: Json | None) -> str:
    return str((after or before or {})["kind"])


def _place(state: Json | None) -> tuple[object, object]:
    """Return the block and rank of a part, which its row holds but a document does not."""
    return (state.get("block"), state.get("rank")) if state else (None, None)


def replay_changes(canvas_id: UUID, document: CanvasDocument, touched: Touched) -> dict[str, Any] | None:
    """Return the fields of a document that changes update, except its head; None if it must be read whole.

    If parts were added, deleted or moved, the present order is read from the rows. On PostgreSQL another transaction
    can commit before that, so the caller must check that the revision is still the same.
    """
    parts, update = touched.parts, dict[str, Any]()
    if parts.keys() & {"note", "goal"}:
        notes, goals = parts.get("note", {}), parts.get("goal", {})
        update["blocks"] = replay_blocks(canvas_id, document, notes, goals, is_placed="note" in touched.placed)
    if parts.keys() & {"indicator", "reading"}:
        indicators, readings = parts.get("indicator", {}), parts.get("reading", {})
        is_placed = "indicator" in touched.placed
        update["indicators"] = replay_indicators(canvas_id, document, indicators, readings, is_placed=is_placed)
    if reviews := parts.get("review"):
        update["reviews"] = replay_reviews(canvas_id, document, reviews, is_placed="review" in touched.placed)
    if dismissals := parts.get("dismissal"):
        is_placed = "dismissal" in touched.placed
        update["dismissals"] = replay_dismissals(canvas_id, document, dismissals, is_placed=is_placed)
    return None if None in update.values() else update
