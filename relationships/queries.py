"""Reading canvases as documents, at the same number of queries for one canvas and for fifty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document import (
    Blocks,
    CanvasDocument,
    CanvasHead,
    Dismissal,
    Indicator,
    Note,
    RelationshipDetails,
    Review,
)
from relationships.store import reading
from relationships.store.columns import Row, from_row
from relationships.store.notes import RELATIONSHIP_CHOSEN, SEGMENT_CHOSEN
from relationships.store.others import HEADS, INDICATORS, READINGS, REVIEWS

ATTEMPTS = 5

Groups = Mapping[UUID, list[Any]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with the revision it was read at."""

    document: CanvasDocument
    revision: int


def load_document(canvas_id: UUID) -> Loaded:
    """Read one canvas; raises KeyError where there is none. See `load_documents`."""
    return load_documents([canvas_id])[canvas_id]


def load_documents(canvas_ids: Collection[UUID]) -> dict[UUID, Loaded]:
    """Read canvases whole, each at one revision: what PostgreSQL changes between two queries is read again."""
    for _ in range(ATTEMPTS):
        heads = {row["id"]: row for row in reading.HEAD.rows(canvas_ids)}
        documents = _documents(canvas_ids, heads)
        if _revisions(canvas_ids) == {key: head["revision"] for key, head in heads.items()}:
            return {key: Loaded(document, heads[key]["revision"]) for key, document in documents.items()}
    raise RuntimeError("the canvases kept changing while they were read")


def _revisions(canvas_ids: Collection[UUID]) -> dict[UUID, int]:
    return {row["id"]: row["revision"] for row in reading.REVISION.rows(canvas_ids)}


def _documents(canvas_ids: Collection[UUID], heads: Mapping[UUID, Row]) -> dict[UUID, CanvasDocument]:
    """What was checked when it was written is not checked again as a whole, but every value is."""
    notes = _notes(canvas_ids)
    indicators = _indicators(canvas_ids)
    reviews = _grouped(reading.REVIEW.rows(canvas_ids), "canvas")
    dismissals = _grouped(reading.DISMISSAL.rows(canvas_ids), "canvas")
    return {
        key: CanvasDocument.model_construct(
            **_head(head),
            blocks=Blocks.model_construct(None, **{block.value: tuple(notes[key, block.value]) for block in Block}),
            indicators=tuple(indicators.get(key, ())),
            reviews=tuple(Review(**from_row(row, REVIEWS.chosen)) for row in reviews.get(key, ())),
            dismissals=tuple(Dismissal(**row) for row in dismissals.get(key, ())),
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
    tints = _related(reading.TINT.rows(canvas_ids), "note", "segment")
    segments = {row.pop("note"): row for row in reading.SEGMENT.rows(canvas_ids)}
    relationships = _relationships(canvas_ids)
    notes: defaultdict[tuple[UUID, str], list[Note]] = defaultdict(list)
    for row in reading.NOTE.rows(canvas_ids):
        key, details = row["id"], segments.get(row["id"])
        place = row.pop("canvas"), row.pop("block")
        note = Note(
            **row,
            segments=tints.get(key, ()),
            segment=from_row(details, SEGMENT_CHOSEN) if details else None,
            relationship=relationships.get(key),
        )
        notes[place].append(note)
    return notes


def _relationships(canvas_ids: Collection[UUID]) -> dict[UUID, RelationshipDetails]:
    serves = _related(reading.LINK.rows(canvas_ids), "relationship", "served")
    goals = _grouped(reading.GOAL.rows(canvas_ids), "note")
    rows = {row.pop("note"): row for row in reading.RELATIONSHIP.rows(canvas_ids)}
    return {
        key: RelationshipDetails(
            **from_row(row, RELATIONSHIP_CHOSEN), serves=serves.get(key, ()), goals=goals.get(key, ())
        )
        for key, row in rows.items()
    }


def _indicators(canvas_ids: Collection[UUID]) -> dict[UUID, list[Indicator]]:
    readings = _grouped((from_row(row, READINGS.chosen) for row in reading.READING.rows(canvas_ids)), "indicator")
    return {
        canvas: [Indicator(**from_row(row, INDICATORS.chosen), readings=readings.get(row["id"], ())) for row in rows]
        for canvas, rows in _grouped(reading.INDICATOR.rows(canvas_ids), "canvas").items()
    }
