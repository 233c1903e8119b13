"""In-process LRU caches with a limit in bytes. Thread-safe."""

from __future__ import annotations

from collections.abc import Hashable
from operator import itemgetter
from threading import Lock

from cachetools import LRUCache

from relationships.store.memory_size import memory_bytes

# What an entry takes in the dictionaries of the cache, apart from its slot and value.
ENTRY_BYTES = 300


class MemoryCache[Slot: Hashable, Value]:
    """The most recently used values. A slot says what a value is of, such as a canvas."""

    def __init__(self, limit_bytes: int) -> None:
        self._lock = Lock()
        self._entries: LRUCache[Slot, tuple[Value, int]] = LRUCache(limit_bytes, getsizeof=itemgetter(1))

    @property
    def used_bytes(self) -> int:
        """The memory that the entries take together."""
        return int(self._entries.currsize)

    def get(self, slot: Slot) -> Value | None:
        """Return the value of a slot; None if there is none."""
        with self._lock:
            try:
                return self._entries[slot][0]
            except KeyError:
                return None

    def put(self, slot: Slot, value: Value, value_bytes: int | None = None) -> None:
        """Store a value, of `value_bytes` if that is known, and evict the least recently used ones if space is needed.

        A value larger than the whole cache evicts nothing but the one that it replaces, and is not stored.
        """
        size = ENTRY_BYTES + memory_bytes(slot) + (memory_bytes(value) if value_bytes is None else value_bytes)
        with self._lock:
            self._entries.pop(slot, None)
            if size <= self._entries.maxsize:
                self._entries[slot] = (value, size)

    def clear(self) -> None:
        """Remove all entries."""
        with self._lock:
            self._entries.clear()


class VersionedCache[Slot: Hashable, Version, Value]:
    """The most recently used values of which only one version is of use: a newer one replaces the older."""

    def __init__(self, limit_bytes: int) -> None:
        self._entries: MemoryCache[Slot, tuple[Version, Value]] = MemoryCache(limit_bytes)

    @property
    def used_bytes(self) -> int:
        """The memory that the entries take together."""
        return self._entries.used_bytes

    def get(self, slot: Slot, version: Version) -> Value | None:
        """Return the value of a slot; None if there is none in this version."""
        entry = self._entries.get(slot)
        return entry[1] if entry and entry[0] == version else None

    def put(self, slot: Slot, version: Version, value: Value) -> None:
        """Store a value; see `MemoryCache.put`."""
        self._entries.put(slot, (version, value))

    def clear(self) -> None:
        """Remove all entries."""
        self._entries.clear()
