"""In-process LRU cache of documents. A revision of a canvas never changes, so entries need no invalidation."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from relationships.document.canvas import CanvasDocument

# A note takes about two kilobytes, so the cache takes about forty megabytes at most.
MAX_NOTES = 20_000


@dataclass(frozen=True, slots=True)
class CachedDocument:
    """The newest document read of a canvas, with its revision and, if known, the document one revision `before`.

    The creation time tells it from a deleted canvas that had the same id. `size` is its share of the capacity.
    """

    created_at: dt.datetime
    revision: int
    document: CanvasDocument
    before: CanvasDocument | None
    size: int


class DocumentCache:
    """The most recently used documents, one per canvas. Thread-safe."""

    def __init__(self, capacity: int = MAX_NOTES) -> None:
        """Create an empty cache whose documents may have `capacity` notes in total."""
        self._capacity = capacity
        self._lock = Lock()
        self._entries: OrderedDict[UUID, CachedDocument] = OrderedDict()
        self._used = 0

    def get(self, canvas_id: UUID, created_at: dt.datetime) -> CachedDocument | None:
        """Return the entry of a canvas, whatever its revision; None if there is none."""
        with self._lock:
            entry = self._entries.get(canvas_id)
            if entry is None or entry.created_at != created_at:
                return None
            self._entries.move_to_end(canvas_id)
            return entry

    def put(self, canvas_id: UUID, created_at: dt.datetime, revision: int, document: CanvasDocument) -> None:
        """Store a document unless a newer one is cached, and evict the least recently used ones if space is needed."""
        size = 1 + sum(1 for _ in document.placed_notes())
        with self._lock:
            entry = self._entries.get(canvas_id)
            known = entry if entry and entry.created_at == created_at else None
            if known and known.revision >= revision:
                return
            before = known.document if known and known.revision == revision - 1 else None
            self._remove(canvas_id)
            self._entries[canvas_id] = CachedDocument(created_at, revision, document, before, size)
            self._used += size
            while self._used > self._capacity:
                self._remove(next(iter(self._entries)))

    def clear(self) -> None:
        """Remove all entries."""
        with self._lock:
            self._entries.clear()
            self._used = 0

    def _remove(self, canvas_id: UUID) -> None:
        if removed := self._entries.pop(canvas_id, None):
            self._used -= removed.size


DOCUMENT_CACHE = DocumentCache()
