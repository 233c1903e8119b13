"""Loading canvases as documents, with the same number of queries for one canvas and for fifty.

Documents are cached with their version. If a single one is asked for, an older cached version is brought up to date
with the changes made since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.assembly import build_note_part
from relationships.document.canvas import CanvasDocument, CanvasHead
from relationships.document.measurements import Dismissal, Indicator, Review
from relationships.document.notes import Blocks, Note
from relationships.document.parts import RANK_GAP, NotePart
from relationships.document.relationships import RelationshipDetails
from relationships.document.version import Version
from relationships.errors import Missing
from relationships.models import Change
from relationships.store import rows
from relationships.store.catch_up import collect_touched, read_changes, replay_changes
from relationships.store.columns import Row, from_row
from relationships.store.document_cache import DOCUMENT_CACHE, CachedDocument
from relationships.store.notes import NOTE_CHOICES, RELATIONSHIP_CHOICES, SEGMENT_CHOICES
from relationships.store.tables import DISMISSALS, GOALS, HEADS, INDICATORS, READINGS, REVIEWS

# Other transactions may commit between two queries. That they do so this many times in a row points to a bug.
ATTEMPTS = 50

Groups = Mapping[UUID, list[Any]]


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document and its version."""

    document: CanvasDocument
    version: Version

    @property
    def revision(self) -> int:
        """The revision of the version."""
        return self.version.revision


class Step(NamedTuple):
    """A canvas before and after one change."""

    before: CanvasDocument
    after: CanvasDocument


def load_document(canvas_id: UUID) -> LoadedDocument:
    """Return one canvas. Raise Missing if it does not exist. See `load_documents`."""
    return _require_canvas(load_documents([canvas_id]), canvas_id)


def cached_document(canvas_id: UUID, version: Version) -> CanvasDocument | None:
    """Return a version of a canvas if it is cached, without a query."""
    entry = DOCUMENT_CACHE.get(canvas_id)
    return entry.document if entry and entry.version == version else None


def cached_note(canvas_id: UUID, version: Version, key: UUID) -> NotePart | None:
    """Return a note of a version of a canvas if that is cached, without a query, and with a rank that is made up."""
    document = cached_document(canvas_id, version)
    placed = document.placed_notes() if document else ()
    return next((build_note_part(block, RANK_GAP, note) for block, note in placed if note.id == key), None)


def read_version(canvas_id: UUID) -> Version:
    """Return the present version of a canvas. Raise Missing if it does not exist."""
    return _require_canvas(read_versions([canvas_id]), canvas_id)


def _require_canvas[Value](found: Mapping[UUID, Value], canvas_id: UUID) -> Value:
    if canvas_id not in found:
        raise Missing("This canvas doesn’t exist.")
    return found[canvas_id]


def load_step(canvas_id: UUID, change: Change, version: Version) -> Step | None:
    """Return the canvas before and after a change that led to `version`; None if the one before it is not cached."""
    entry, before = DOCUMENT_CACHE.get(canvas_id), Version(change.revision - 1, change.previous_state)
    if entry and entry.version == before:
        _apply_change(canvas_id, entry, change, version)
        entry = DOCUMENT_CACHE.get(canvas_id)
    if entry is None or entry.version != version or entry.previous is None or entry.previous.version != before:
        return None
    return Step(entry.previous.document, entry.document)


def _apply_change(canvas_id: UUID, entry: CachedDocument, change: Change, version: Version) -> None:
    """Apply one committed change to the cached document, without a query unless parts were added, deleted or moved."""
    touched = collect_touched([(change.before, change.after)])
    update = replay_changes(canvas_id, entry.document, touched) if touched and "canvas" not in touched.parts else None
    if touched is None or update is None:
        return
    if not touched.placed or read_versions([canvas_id]) == {canvas_id: version}:
        document = entry.document.model_copy(update=update)
        DOCUMENT_CACHE.put(canvas_id, version, document)


def load_documents(canvas_ids: Collection[UUID]) -> dict[UUID, LoadedDocument]:
    """Return whole canvases by id, without those that do not exist.

    Each is read at one revision: a canvas that changes between two queries is read again. Raise RuntimeError if it
    still changes after many attempts.
    """
    loaded: dict[UUID, LoadedDocument] = {}
    wanted = set(canvas_ids)
    for _ in range(ATTEMPTS):
        found, wanted = _read(wanted)
        loaded |= found
        if not wanted:
            return loaded
    raise RuntimeError("the canvases kept changing while they were read")


def _read(canvas_ids: Collection[UUID]) -> tuple[dict[UUID, LoadedDocument], set[UUID]]:
    """Return the canvases that exist, and the ids of those that were changed while they were read."""
    heads = {row["id"]: row for row in rows.HEAD.rows(canvas_ids)}
    cached = _get_cached(heads)
    read = _read_uncached({key: head for key, head in heads.items() if key not in cached})
    now = read_versions(read)
    unchanged = {key: document for key, document in read.items() if now.get(key) == _version(heads[key])}
    for key, document in unchanged.items():
        DOCUMENT_CACHE.put(key, _version(heads[key]), document)
    loaded = {key: LoadedDocument(document, _version(heads[key])) for key, document in (cached | unchanged).items()}
    return loaded, read.keys() - unchanged.keys()


def _version(row: Row) -> Version:
    return Version(row["revision"], row["state"])


def _get_cached(heads: Mapping[UUID, Row]) -> dict[UUID, CanvasDocument]:
    """Return the documents that are cached at their present version."""
    found = {key: cached_document(key, _version(head)) for key, head in heads.items()}
    return {key: document for key, document in found.items() if document}


def _read_uncached(heads: Mapping[UUID, Row]) -> dict[UUID, CanvasDocument]:
    """Return the documents of these canvases; a single one is brought up to date from the cache if possible."""
    caught_up = _catch_up(*heads.items()) if len(heads) == 1 else {}
    return caught_up or _build_documents(list(heads), heads)


def _catch_up(row: tuple[UUID, Row]) -> dict[UUID, CanvasDocument]:
    key, head = row
    entry = DOCUMENT_CACHE.get(key)
    changes = read_changes(key, entry.version, head["revision"]) if entry else None
    touched = collect_touched(changes) if changes else None
    update = replay_changes(key, entry.document, touched) if entry and touched else None
    return {key: entry.document.model_copy(update=_head_fields(head) | update)} if entry and update is not None else {}


def read_versions(canvas_ids: Collection[UUID]) -> dict[UUID, Version]:
    """Return the present versions of canvases by id, without those that do not exist."""
    return {row["id"]: _version(row) for row in rows.VERSION.rows(canvas_ids)}


def _build_documents(canvas_ids: Collection[UUID], heads: Mapping[UUID, Row]) -> dict[UUID, CanvasDocument]:
    """Build documents from the rows. Single values are validated; how they fit together was checked when written."""
    notes = _read_notes(canvas_ids)
    indicators = _read_indicators(canvas_ids)
    reviews = _group_rows(rows.REVIEW.rows(canvas_ids), "canvas")
    dismissals = _group_rows(rows.DISMISSAL.rows(canvas_ids), "canvas")
    return {
        key: CanvasDocument.model_construct(
            **_head_fields(head),
            blocks=Blocks.model_construct(None, **{block.value: tuple(notes[key, block.value]) for block in Block}),
            indicators=tuple(indicators.get(key, ())),
            reviews=tuple(Review(**from_row(row, REVIEWS.choices)) for row in reviews.get(key, ())),
            dismissals=tuple(Dismissal(**from_row(row, DISMISSALS.choices)) for row in dismissals.get(key, ())),
        )
        for key, head in heads.items()
    }


def _head_fields(row: Row) -> dict[str, Any]:
    values = from_row(row, HEADS.choices)
    return vars(CanvasHead(**{name: values[name] for name in HEADS.names}))


def _group_rows(rows: Iterable[Row], name: str) -> Groups:
    """Group rows by one of their columns, which is removed from them."""
    groups: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row.pop(name)].append(row)
    return groups


def _group_values(rows: Iterable[Row], name: str, other: str) -> Groups:
    """Return the values of one column grouped by another, in the order of the rows."""
    groups: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row[name]].append(row[other])
    return groups


def _read_notes(canvas_ids: Collection[UUID]) -> defaultdict[tuple[UUID, str], list[Note]]:
    tints = _group_values(rows.TINT.rows(canvas_ids), "note", "segment")
    segments = {row.pop("note"): row for row in rows.SEGMENT.rows(canvas_ids)}
    relationships = _read_relationships(canvas_ids)
    notes: defaultdict[tuple[UUID, str], list[Note]] = defaultdict(list)
    for row in rows.NOTE.rows(canvas_ids):
        key, details = row["id"], segments.get(row["id"])
        place = row.pop("canvas"), row.pop("block")
        note = Note(
            **from_row(row, NOTE_CHOICES),
            segments=tints.get(key, ()),
            segment=from_row(details, SEGMENT_CHOICES) if details else None,
            relationship=relationships.get(key),
        )
        notes[place].append(note)
    return notes


def _read_relationships(canvas_ids: Collection[UUID]) -> dict[UUID, RelationshipDetails]:
    serves = _group_values(rows.LINK.rows(canvas_ids), "relationship", "served")
    goals = _group_rows((from_row(row, GOALS.choices) for row in rows.GOAL.rows(canvas_ids)), "note")
    details = {row.pop("note"): row for row in rows.RELATIONSHIP.rows(canvas_ids)}
    return {
        key: RelationshipDetails(
            **from_row(row, RELATIONSHIP_CHOICES), serves=serves.get(key, ()), goals=goals.get(key, ())
        )
        for key, row in details.items()
    }


def _read_indicators(canvas_ids: Collection[UUID]) -> dict[UUID, list[Indicator]]:
    readings = _group_rows((from_row(row, READINGS.choices) for row in rows.READING.rows(canvas_ids)), "indicator")
    return {
        canvas: [Indicator(**from_row(row, INDICATORS.choices), readings=readings.get(row["id"], ())) for row in rows]
        for canvas, rows in _group_rows(rows.INDICATOR.rows(canvas_ids), "canvas").items()
    }
