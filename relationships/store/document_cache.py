"""In-process LRU cache of documents. A version of a canvas never changes, so entries need no invalidation."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from uuid import UUID

from relationships.document.canvas import CanvasDocument
from relationships.document.version import Version

# A note takes about two kilobytes, so the cache takes about forty megabytes at most.
MAX_NOTES = 20_000


@dataclass(frozen=True, slots=True)
class CachedDocument:
    """The document read last of a canvas, with its version, and the entry that it replaced if that is `previous`.

    `previous` is one revision older; after a restore from a backup it can be of another timeline. `size` is the share
    of the capacity.
    """

    version: Version
    document: CanvasDocument
    size: int
    previous: CachedDocument | None = None


class DocumentCache:
    """The most recently used documents, one per canvas. Thread-safe."""

    def __init__(self, capacity: int = MAX_NOTES) -> None:
        """Create an empty cache whose documents may have `capacity` notes in total."""
        self._capacity = capacity
        self._lock = Lock()
        self._entries: OrderedDict[UUID, CachedDocument] = OrderedDict()
        self._used = 0

    def get(self, canvas_id: UUID) -> CachedDocument | None:
        """Return the entry of a canvas, whatever its version; None if there is none."""
        with self._lock:
            entry = self._entries.get(canvas_id)
            if entry is not None:
                self._entries.move_to_end(canvas_id)
            return entry

    def put(self, canvas_id: UUID, version: Version, document: CanvasDocument) -> None:
        """Store the document of a version, and evict the least recently used documents if space is needed."""
        size = 1 + sum(1 for _ in document.placed_notes())
        with self._lock:
            known = self._entries.get(canvas_id)
            if known and known.version == version:
                return
            is_next = known is not None and known.version.revision == version.revision - 1
            previous = replace(known, previous=None) if known and is_next else None
            self._remove(canvas_id)
            self._entries[canvas_id] = CachedDocument(version, document, size, previous)
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
