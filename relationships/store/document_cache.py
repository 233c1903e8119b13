"""In-process LRU cache of documents. A version of a canvas never changes, so entries need no invalidation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from threading import Lock
from uuid import UUID

from django.conf import settings

from relationships.document.base import Value
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator
from relationships.document.notes import Blocks
from relationships.document.version import Version
from relationships.store.memory_cache import MemoryCache
from relationships.store.memory_size import memory_bytes

# A document without its parts, and what the tuples for them take.
NO_PARTS = {"blocks": Blocks(), "indicators": (), "reviews": (), "dismissals": ()}
TUPLE_BYTES = 500
# For each part: the pointer to it, and its entry in `CachedDocument.sizes`.
PER_PART_BYTES = 8 + 150
NO_SIZES: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True)
class CachedDocument:
    """The document read last of a canvas, with its version, and the entry that it replaced if that is `previous`.

    `sizes` are the bytes that its parts take, by their identity as objects. `previous` is one revision older, without
    sizes; after a restore from a backup it can be of another timeline.
    """

    version: Version
    document: CanvasDocument
    sizes: Mapping[int, int]
    previous: CachedDocument | None = None


class DocumentCache:
    """The most recently used documents, one per canvas. Thread-safe."""

    def __init__(self, limit_bytes: int) -> None:
        self._writing = Lock()
        self._entries: MemoryCache[UUID, CachedDocument] = MemoryCache(limit_bytes)

    @property
    def used_bytes(self) -> int:
        """The memory that the documents take together."""
        return self._entries.used_bytes

    def get(self, canvas_id: UUID) -> CachedDocument | None:
        """Return the entry of a canvas, whatever its version; None if there is none."""
        return self._entries.get(canvas_id)

    def put(self, canvas_id: UUID, version: Version, document: CanvasDocument) -> None:
        """Store the document of a version, and evict the least recently used documents if space is needed."""
        with self._writing:
            known = self.get(canvas_id)
            if known and known.version == version:
                return
            sizes = _measure_parts(document, known.sizes if known else NO_SIZES)
            size = _frame_bytes(document) + sum(sizes.values()) + len(sizes) * PER_PART_BYTES
            entry = CachedDocument(version, document, sizes)
            if known and known.version.revision == version.revision - 1:
                # The two documents share all parts that did not change.
                size += _frame_bytes(known.document) + sum(known.sizes[key] for key in known.sizes.keys() - sizes)
                entry = replace(entry, previous=replace(known, sizes=NO_SIZES, previous=None))
            self._entries.put(canvas_id, entry, size)

    def clear(self) -> None:
        """Remove all entries."""
        self._entries.clear()


def _measure_parts(document: CanvasDocument, known: Mapping[int, int]) -> dict[int, int]:
    """Return the bytes of every part by its identity; those in `known`, of a document that still exists, are taken."""
    return {id(part): known.get(id(part)) or _part_bytes(part) for part in document.parts()}


def _part_bytes(part: Value) -> int:
    return memory_bytes(part.model_copy(update={"readings": ()}) if isinstance(part, Indicator) else part)


def _frame_bytes(document: CanvasDocument) -> int:
    """Return the memory of a document without its parts."""
    return memory_bytes(document.model_copy(update=NO_PARTS)) + TUPLE_BYTES


DOCUMENT_CACHE = DocumentCache(settings.CACHE_BYTES["documents"])
