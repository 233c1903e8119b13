"""In-process LRU cache with a limit in bytes, for values of which only the newest version is of use."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from operator import attrgetter
from threading import Lock

from cachetools import LRUCache

from relationships.store.memory_size import memory_bytes

# What an entry takes in the dictionaries of the cache, apart from its slot, version and value.
ENTRY_BYTES = 300


@dataclass(frozen=True, slots=True)
class Entry[Version, Value]:
    """A value with its version, and the bytes that all of the entry takes."""

    version: Version
    value: Value
    size: int


class VersionedCache[Slot: Hashable, Version, Value]:
    """The most recently used values, one version of each. Thread-safe.

    A slot says what a value is of, such as a canvas; a newer version of the value replaces the older one.
    """

    def __init__(self, limit_bytes: int) -> None:
        self._lock = Lock()
        self._entries: LRUCache[Slot, Entry[Version, Value]] = LRUCache(limit_bytes, getsizeof=attrgetter("size"))

    @property
    def used_bytes(self) -> int:
        """The memory that the entries take together."""
        return int(self._entries.currsize)

    def get(self, slot: Slot, version: Version) -> Value | None:
        """Return the value of a slot; None if there is none in this version."""
        with self._lock:
            try:
                entry = self._entries[slot]
            except KeyError:
                return None
        return entry.value if entry.version == version else None

    def put(self, slot: Slot, version: Version, value: Value, value_bytes: int | None = None) -> None:
        """Store a value, of `value_bytes` if that is known, and evict the least recently used ones if space is needed.

        A value larger than the whole cache evicts nothing but its older version, and is not stored.
        """
        known = memory_bytes(value) if value_bytes is None else value_bytes
        entry = Entry(version, value, ENTRY_BYTES + memory_bytes(slot) + memory_bytes(version) + known)
        with self._lock:
            self._entries.pop(slot, None)
            if entry.size <= self._entries.maxsize:
                self._entries[slot] = entry

    def clear(self) -> None:
        """Remove all entries."""
        with self._lock:
            self._entries.clear()
