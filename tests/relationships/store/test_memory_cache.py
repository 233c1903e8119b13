"""The cache with a limit in bytes: what is evicted, and what is not stored."""

from relationships.store.memory_cache import VersionedCache
from tests.threads import run_in_threads

LIMIT = 10_000
# Three such values fit into the cache, and four do not.
VALUE = "x" * 2500


def cache_with(*slots: str) -> VersionedCache[str, int, str]:
    cache: VersionedCache[str, int, str] = VersionedCache(LIMIT)
    for slot in slots:
        cache.put(slot, 1, VALUE)
    return cache


def held(cache: VersionedCache[str, int, str], *slots: str, version: int = 1) -> list[str]:
    return [slot for slot in slots if cache.get(slot, version)]


def test_least_recently_used_value_makes_room() -> None:
    cache = cache_with("one", "two", "three")
    cache.get("one", 1)
    cache.put("four", 1, VALUE)
    assert held(cache, "one", "two", "three", "four") == ["one", "three", "four"]
    assert cache.used_bytes <= LIMIT


def test_newer_version_replaces_the_older_one() -> None:
    cache = cache_with("one", "two")
    before = cache.used_bytes
    for version in range(2, 100):
        cache.put("one", version, VALUE)
    assert (held(cache, "one", version=99), held(cache, "one"), held(cache, "two")) == (["one"], [], ["two"])
    assert cache.used_bytes == before


def test_value_larger_than_the_cache_evicts_nothing_but_its_older_version() -> None:
    cache = cache_with("one", "two")
    cache.put("three", 1, "x" * LIMIT)
    assert held(cache, "one", "two", "three") == ["one", "two"]
    cache.put("one", 2, "x" * LIMIT)
    assert (held(cache, "one", "two"), held(cache, "one", version=2)) == (["two"], [])


def test_everything_that_an_entry_refers_to_counts() -> None:
    cache: VersionedCache[str, str, str] = VersionedCache(LIMIT)
    cache.put("slot" * 3000, "version", "value")
    cache.put("slot", "version" * 3000, "value")
    assert cache.used_bytes == 0


def test_limit_holds_while_several_threads_write() -> None:
    cache = cache_with()

    def write() -> None:
        for number in range(500):
            cache.put(f"slot {number % 20}", number, "x" * (number % 3000))
            cache.get(f"slot {number % 7}", number)

    run_in_threads(write, 8)
    assert 0 < cache.used_bytes <= LIMIT
    cache.clear()
    assert (cache.used_bytes, held(cache, "slot 1")) == (0, [])
