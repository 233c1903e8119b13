"""In-process LRU cache of documents. A revision of a canvas never changes, so entries need no invalidation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from django.conf import settings

from relationships.document.base import Value
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator
from relationships.document.notes import Blocks
from relationships.store.memory_size import memory_bytes
from relationships.store.versioned_cache import VersionedCache

# A document without its parts, and what the tuples for them take.
NO_PARTS = {"blocks": Blocks(), "indicators": (), "reviews": (), "dismissals": ()}
TUPLE_BYTES = 500
# For each part: the pointer to it, and its entry in `CachedDocument.sizes`.
PER_PART_BYTES = 8 + 150


@dataclass(frozen=True, slots=True)
class CachedDocument:
    """The newest document read of a canvas, with its revision and, if known, the document one revision `before`.

    `sizes` are the bytes that its parts take, by their identity as objects.
    """

    revision: int
    document: CanvasDocument
    before: CanvasDocument | None
    sizes: dict[int, int]


class DocumentCache:
    """The most recently used documents, one per canvas. Thread-safe.

    The creation time tells a canvas from a deleted one that had the same id.
    """

    def __init__(self, limit_bytes: int) -> None:
        self._writing = Lock()
        self._entries: VersionedCache[UUID, dt.datetime, CachedDocument] = VersionedCache(limit_bytes)

    @property
    def used_bytes(self) -> int:
        """The memory that the documents take together."""
        return self._entries.used_bytes

    def get(self, canvas_id: UUID, created_at: dt.datetime) -> CachedDocument | None:
        """Return the entry of a canvas, whatever its revision; None if there is none."""
        return self._entries.get(canvas_id, created_at)

    def put(self, canvas_id: UUID, created_at: dt.datetime, revision: int, document: CanvasDocument) -> None:
        """Store a document unless a newer one is cached, and evict the least recently used ones if space is needed."""
        with self._writing:
            known = self.get(canvas_id, created_at)
            if known and known.revision >= revision:
                return
            sizes = _measure_parts(document, known.sizes if known else {})
            size = _frame_bytes(document) + sum(sizes.values()) + len(sizes) * PER_PART_BYTES
            before = known if known and known.revision == revision - 1 else None
            if before:
                # The two documents share all parts that did not change.
                size += _frame_bytes(before.document) + sum(before.sizes[key] for key in before.sizes.keys() - sizes)
            entry = CachedDocument(revision, document, before.document if before else None, sizes)
            self._entries.put(canvas_id, created_at, entry, size)

    def clear(self) -> None:
        """Remove all entries."""
        self._entries.clear()


def _measure_parts(document: CanvasDocument, known: Mapping[int, int]) -> dict[int, int]:
    """Return the bytes of every part by its identity; those in `known`, of a document that still exists, are taken."""
    return {id(part): known.get(id(part)) or _part_bytes(part) for part in _parts(document)}


def _parts(document: CanvasDocument) -> Iterator[Value]:
    """Yield the parts of a document; a reading is a part beside its indicator."""
    for _, note in document.placed_notes():
        yield note
    for indicator in document.indicators:
        yield indicator
        yield from indicator.readings
    yield from document.reviews
    yield from document.dismissals


def _part_bytes(part: Value) -> int:
    return memory_bytes(part.model_copy(update={"readings": ()}) if isinstance(part, Indicator) else part)


def _frame_bytes(document: CanvasDocument) -> int:
    """Return the memory of a document without its parts."""
    return memory_bytes(document.model_copy(update=NO_PARTS)) + TUPLE_BYTES


DOCUMENT_CACHE = DocumentCache(settings.CACHE_BYTES["documents"])
