"""Reading canvases as documents, at the same number of queries for one canvas and for fifty.

What this process has read before is not read again: a document is kept with its revision, and one that is asked for by
itself is brought up to date by what was changed since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument, CanvasHead
from relationships.document.measurements import Dismissal, Indicator, Review
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.models import Canvas, Change
from relationships.store import rows
from relationships.store.catch_up import changes_between, followed, touched_by
from relationships.store.columns import Row, from_row
from relationships.store.document_cache import SHELF, Kept
from relationships.store.notes import NOTE_CHOSEN, RELATIONSHIP_CHOSEN, SEGMENT_CHOSEN
from relationships.store.tables import DISMISSALS, GOALS, HEADS, INDICATORS, READINGS, REVIEWS

# Writers come and go between two queries; that they do so this often in a row is no chance any more.
ATTEMPTS = 50

Groups = Mapping[UUID, list[Any]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the revision it was read at."""

    document: CanvasDocument
    revision: int


class Step(NamedTuple):
    """A canvas before and after one change."""

    before: CanvasDocument
    after: CanvasDocument


def load_document(canvas_id: UUID) -> Loaded:
    """Read one canvas; raises KeyError where there is none. See `load_documents`."""
    return load_documents([canvas_id])[canvas_id]


def load_step(canvas: Canvas, change: Change) -> Step | None:
    """The canvas before and after the last change, which was made on a document that is kept; else None."""
    kept = SHELF.get(canvas.pk, canvas.created_at)
    if kept and kept.revision == change.revision - 1:
        _follow(canvas, kept, change)
        kept = SHELF.get(canvas.pk, canvas.created_at)
    return Step(kept.before, kept.document) if kept and kept.before and kept.revision == change.revision else None


def _follow(canvas: Canvas, kept: Kept, change: Change) -> None:
    """Bring what is kept up to date by one change, which was committed; nothing is asked where nothing was placed."""
    touched = touched_by([(change.before, change.after)])
    update = followed(canvas.pk, kept.document, touched) if touched and "canvas" not in touched.parts else None
    if touched is None or update is None:
        return
    if not touched.placed or _revisions([canvas.pk]) == {canvas.pk: change.revision}:
        document = kept.document.model_copy(update=update)
        SHELF.put(canvas.pk, canvas.created_at, change.revision, document)


def load_documents(canvas_ids: Collection[UUID]) -> dict[UUID, Loaded]:
    """Read canvases whole, each at one revision: what PostgreSQL changes between two queries is read again."""
    loaded: dict[UUID, Loaded] = {}
    wanted = set(canvas_ids)
    for _ in range(ATTEMPTS):
        found, wanted = _read(wanted)
        loaded |= found
        if not wanted:
            return loaded
    raise RuntimeError("the canvases kept changing while they were read")


def _read(canvas_ids: Collection[UUID]) -> tuple[dict[UUID, Loaded], set[UUID]]:
    """The canvases that are there, and those that were changed while they were read."""
    heads = {row["id"]: row for row in rows.HEAD.rows(canvas_ids)}
    kept = _kept(heads)
    fresh = _fresh({key: head for key, head in heads.items() if key not in kept})
    now = _revisions(fresh)
    still = {key: document for key, document in fresh.items() if now.get(key) == heads[key]["revision"]}
    for key, document in still.items():
        SHELF.put(key, heads[key]["created_at"], heads[key]["revision"], document)
    loaded = {key: Loaded(document, heads[key]["revision"]) for key, document in (kept | still).items()}
    return loaded, fresh.keys() - still.keys()


def _kept(heads: Mapping[UUID, Row]) -> dict[UUID, CanvasDocument]:
    """The documents that are on the shelf at the very revision."""
    found = {key: SHELF.get(key, head["created_at"]) for key, head in heads.items()}
    return {key: each.document for key, each in found.items() if each and each.revision == heads[key]["revision"]}


def _fresh(heads: Mapping[UUID, Row]) -> dict[UUID, CanvasDocument]:
    """The documents of these canvases, a single one from what is kept of it where that can be."""
    caught_up = _caught_up(*heads.items()) if len(heads) == 1 else {}
    return caught_up or _documents(list(heads), heads)


def _caught_up(row: tuple[UUID, Row]) -> dict[UUID, CanvasDocument]:
    key, head = row
    kept = SHELF.get(key, head["created_at"])
    changes = changes_between(key, kept.revision, head["revision"]) if kept else None
    touched = touched_by(changes) if changes else None
    update = followed(key, kept.document, touched) if kept and touched else None
    return {key: kept.document.model_copy(update={**_head(head), **update})} if kept and update is not None else {}


def _revisions(canvas_ids: Collection[UUID]) -> dict[UUID, int]:
    return {row["id"]: row["revision"] for row in rows.REVISION.rows(canvas_ids)}


def _documents(canvas_ids: Collection[UUID], heads: Mapping[UUID, Row]) -> dict[UUID, CanvasDocument]:
    """What was checked when it was written is not checked again as a whole, but every value is."""
    notes = _notes(canvas_ids)
    indicators = _indicators(canvas_ids)
    reviews = _grouped(rows.REVIEW.rows(canvas_ids), "canvas")
    dismissals = _grouped(rows.DISMISSAL.rows(canvas_ids), "canvas")
    return {
        key: CanvasDocument.model_construct(
            **_head(head),
            blocks=Blocks.model_construct(None, **{block.value: tuple(notes[key, block.value]) for block in Block}),
            indicators=tuple(indicators.get(key, ())),
            reviews=tuple(Review(**from_row(row, REVIEWS.chosen)) for row in reviews.get(key, ())),
            dismissals=tuple(Dismissal(**from_row(row, DISMISSALS.chosen)) for row in dismissals.get(key, ())),
        )
        for key, head in heads.items()
    }


def _head(row: Row) -> dict[str, Any]:
    values = from_row(row, HEADS.chosen)
    return vars(CanvasHead(**{name: values[name] for name in HEADS.names}))


def _grouped(rows: Iterable[Row], name: str) -> Groups:
    """Rows by one of their columns, which they lose."""
    groups: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row.pop(name)].append(row)
    return groups


def _related(rows: Iterable[Row], name: str, other: str) -> Groups:
    """What rows of two columns say: for each key the others, in their order."""
    groups: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row[name]].append(row[other])
    return groups


def _notes(canvas_ids: Collection[UUID]) -> defaultdict[tuple[UUID, str], list[Note]]:
    tints = _related(rows.TINT.rows(canvas_ids), "note", "segment")
    segments = {row.pop("note"): row for row in rows.SEGMENT.rows(canvas_ids)}
    relationships = _relationships(canvas_ids)
    notes: defaultdict[tuple[UUID, str], list[Note]] = defaultdict(list)
    for row in rows.NOTE.rows(canvas_ids):
        key, details = row["id"], segments.get(row["id"])
        place = row.pop("canvas"), row.pop("block")
        note = Note(
            **from_row(row, NOTE_CHOSEN),
            segments=tints.get(key, ()),
            segment=from_row(details, SEGMENT_CHOSEN) if details else None,
            relationship=relationships.get(key),
        )
        notes[place].append(note)
    return notes


def _relationships(canvas_ids: Collection[UUID]) -> dict[UUID, RelationshipDetails]:
    serves = _related(rows.LINK.rows(canvas_ids), "relationship", "served")
    goals = _grouped((from_row(row, GOALS.chosen) for row in rows.GOAL.rows(canvas_ids)), "note")
    details = {row.pop("note"): row for row in rows.RELATIONSHIP.rows(canvas_ids)}
    return {
        key: RelationshipDetails(
            **from_row(row, RELATIONSHIP_CHOSEN), serves=serves.get(key, ()), goals=goals.get(key, ())
        )
        for key, row in details.items()
    }


def _indicators(canvas_ids: Collection[UUID]) -> dict[UUID, list[Indicator]]:
    readings = _grouped((from_row(row, READINGS.chosen) for row in rows.READING.rows(canvas_ids)), "indicator")
    return {
        canvas: [Indicator(**from_row(row, INDICATORS.chosen), readings=readings.get(row["id"], ())) for row in rows]
        for canvas, rows in _grouped(rows.INDICATOR.rows(canvas_ids), "canvas").items()
    }
