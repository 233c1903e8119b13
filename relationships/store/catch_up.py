"""From a document that was read earlier to the present one, by what was changed since: most changes touch one note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from relationships.document.canvas import CanvasDocument
from relationships.document.parts import Json, Part, part_from_json
from relationships.models import Change
from relationships.store.compiled_query import Prepared
from relationships.store.replay import replay_blocks, replay_dismissals, replay_indicators, replay_reviews

# With more to catch up on, the canvas is as soon read whole.
CHANGES_AT_MOST = 30
FOLLOWED = {"canvas", "note", "goal", "indicator", "reading", "review", "dismissal"}

CHANGES = Prepared(
    lambda canvas, after, upto: (
        Change.objects.filter(canvas_id=canvas, revision__gt=after, revision__lte=upto)
        .order_by("revision")
        .values_list("before", "after")
    )
)

# What each change touched, as it was before and as it was after.
Changes = Sequence[tuple[Json, Json]]


@dataclass(frozen=True, slots=True)
class Touched:
    """How some changes left what they touched, by kind: the part, or None where it went.

    `placed` are the kinds of which some part came, went, or stands elsewhere.
    """

    parts: dict[str, dict[UUID, Part | None]]
    placed: frozenset[str]


def changes_between(canvas_id: UUID, since: int, now: int) -> Changes | None:
    """What every change after one revision up to another did; None where they are too many, or not all there."""
    if not 0 < now - since <= CHANGES_AT_MOST:
        return None
    changes = CHANGES.rows(canvas_id, since, now)
    return changes if len(changes) == now - since else None


def touched_by(changes: Changes) -> Touched | None:
    """What changes touched; None where something is of a kind that is not followed here."""
    pairs = [(UUID(key), before[key], state) for before, after in changes for key, state in after.items()]
    parts: dict[str, dict[UUID, Part | None]] = {}
    for key, before, after in pairs:
        parts.setdefault(_kind(before, after), {})[key] = part_from_json(after) if after else None
    placed = frozenset(_kind(before, after) for _, before, after in pairs if _place(before) != _place(after))
    return Touched(parts, placed) if parts.keys() <= FOLLOWED else None


def _kind(before: Json | None, after: Json | None) -> str:
    return str((after or before or {})["kind"])


def _place(state: Json | None) -> tuple[object, object]:
    """Where a part stands in an order that its row alone knows."""
    return (state.get("block"), state.get("rank")) if state else (None, None)


def followed(canvas_id: UUID, document: CanvasDocument, touched: Touched) -> dict[str, Any] | None:
    """What a document holds otherwise after some changes, but for its head; None where it must be read whole.

    Where something was placed anew, the order is read as it is now: PostgreSQL can change before that, and the caller
    makes sure that the revision has not moved on.
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
