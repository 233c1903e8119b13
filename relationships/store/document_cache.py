"""The documents that this process has read last: a revision of a canvas never changes, so it need not be read twice."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from relationships.document.canvas import CanvasDocument

# A note takes about two kilobytes: some forty megabytes at most.
NOTES_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Kept:
    """The newest document of a canvas that was read, and its revision; and how it was one revision `before`, if known.

    With the time the canvas was made: one that was deleted can come again under its id.
    """

    created_at: dt.datetime
    revision: int
    document: CanvasDocument
    before: CanvasDocument | None
    size: int


class Shelf:
    """One document for each canvas, the ones used last; shared by the threads of a process."""

    def __init__(self, room: int = NOTES_KEPT) -> None:
        """`room` is how many notes all documents together may have."""
        self._room = room
        self._lock = Lock()
        self._kept: OrderedDict[UUID, Kept] = OrderedDict()
        self._used = 0

    def get(self, canvas_id: UUID, created_at: dt.datetime) -> Kept | None:
        """What is kept of this canvas, at whatever revision."""
        with self._lock:
            kept = self._kept.get(canvas_id)
            if kept is None or kept.created_at != created_at:
                return None
            self._kept.move_to_end(canvas_id)
            return kept

    def put(self, canvas_id: UUID, created_at: dt.datetime, revision: int, document: CanvasDocument) -> None:
        """Keep a document, unless a newer one is there; those that nobody asked for longest make room for it."""
        size = 1 + sum(1 for _ in document.placed_notes())
        with self._lock:
            there = self._kept.get(canvas_id)
            known = there if there and there.created_at == created_at else None
            if known and known.revision >= revision:
                return
            before = known.document if known and known.revision == revision - 1 else None
            self._take_out(canvas_id)
            self._kept[canvas_id] = Kept(created_at, revision, document, before, size)
            self._used += size
            while self._used > self._room:
                self._take_out(next(iter(self._kept)))

    def clear(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._kept.clear()
            self._used = 0

    def _take_out(self, canvas_id: UUID) -> None:
        if gone := self._kept.pop(canvas_id, None):
            self._used -= gone.size


SHELF = Shelf()
