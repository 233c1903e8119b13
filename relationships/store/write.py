"""Reading and writing parts of any kinds at once, in an order that the database constraints allow."""

from collections.abc import Collection, Mapping
from typing import Any, cast
from uuid import UUID

from django.db.models import F

from relationships.catalog.blocks import Block
from relationships.document.parts import NotePart, Part, Parts
from relationships.document.version import Version
from relationships.models import Note
from relationships.store import notes, ordering
from relationships.store.insertion import Rows, insert_rows
from relationships.store.load import cached_document
from relationships.store.tables import DISMISSALS, GOALS, HEADS, INDICATORS, READINGS, REVIEWS

# Rows are created in this order and deleted in reverse, so that no row refers to a missing one.
TABLES: dict[str, Any] = {
    "canvas": HEADS,
    "note": notes,
    "goal": GOALS,
    "indicator": INDICATORS,
    "reading": READINGS,
    "review": REVIEWS,
    "dismissal": DISMISSALS,
}


def load_parts(canvas_id: UUID, kind: str, ids: Collection[UUID], version: Version | None = None) -> dict[UUID, Part]:
    """Return the parts of one kind that have these ids and belong to the canvas.

    With the `version` of a canvas that is locked, what is cached of it is not read again.
    """
    document = cached_document(canvas_id, version) if version and kind == "note" else None
    loaded: dict[UUID, Part] = notes.load_known(document, ids) if document else TABLES[kind].load(canvas_id, ids)
    return loaded


def build_rows(canvas_id: UUID, parts: Mapping[UUID, Part]) -> Rows:
    """Return the rows of the parts of a new canvas, to be inserted in this order."""
    kinds: dict[str, dict[UUID, Part]] = {kind: {} for kind in TABLES}
    for key, part in parts.items():
        kinds[part.kind][key] = part
    return [rows for kind, table in TABLES.items() for rows in table.build_rows(canvas_id, kinds[kind])]


def write_parts(canvas_id: UUID, before: Parts, after: Parts) -> dict[UUID, Part | None]:
    """Write the difference between two states of parts (None: absent), and return the state written.

    A moved note gets another rank than asked for if that one is taken.
    """
    placed = _with_free_ranks(canvas_id, before, after)
    for kind in reversed(TABLES):
        if deleted := [key for key, part in placed.items() if part is None and _kind(before[key]) == kind]:
            TABLES[kind].delete(deleted)
    _clear_ranks(before, placed)
    for kind, table in TABLES.items():
        _write_kind(canvas_id, kind, table, before, placed)
    return placed


def _kind(part: Part | None) -> str:
    return part.kind if part else ""


def _write_kind(canvas_id: UUID, kind: str, table: Any, before: Parts, after: Parts) -> None:
    parts = {key: part for key, part in after.items() if part and part.kind == kind}
    if added := {key: part for key, part in parts.items() if before[key] is None}:
        insert_rows(table.build_rows(canvas_id, added))
    changed = {key: part for key, part in parts.items() if before[key] is not None}
    for key, part in changed.items():
        table.update(key, before[key], part)
    if table is notes:
        notes.update_links(cast("Mapping[UUID, NotePart]", before), cast("Mapping[UUID, NotePart]", changed))


def _moved_notes(before: Parts, after: Parts) -> dict[UUID, NotePart]:
    """Return the notes that are added, or moved to another block or rank."""
    moved: dict[UUID, NotePart] = {}
    for key, part in after.items():
        old = before[key]
        if isinstance(part, NotePart):
            stays = isinstance(old, NotePart) and (old.block, old.rank) == (part.block, part.rank)
            moved |= {} if stays else {key: part}
    return moved


def _with_free_ranks(canvas_id: UUID, before: Parts, after: Parts) -> dict[UUID, Part | None]:
    """Give every moved note a rank that no other note has."""
    moved = _moved_notes(before, after)
    wanted = {block: {key: part.rank for key, part in moved.items() if part.block is block} for block in Block}
    ranks = [ordering.free_ranks(canvas_id, block, places, after.keys()) for block, places in wanted.items() if places]
    found = {key: rank for places in ranks for key, rank in places.items()}
    return {**after, **{key: moved[key].model_copy(update={"rank": rank}) for key, rank in found.items()}}


def _clear_ranks(before: Parts, after: Parts) -> None:
    """Give several moved notes negative ranks first: they may take each other's, and ranks are unique in a block."""
    moved = [key for key in _moved_notes(before, after) if before[key] is not None]
    if len(moved) > 1:
        Note.objects.filter(pk__in=moved).update(rank=-F("rank"))
