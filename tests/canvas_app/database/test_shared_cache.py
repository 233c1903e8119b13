"""The default cache, in the database: shared by all processes, and no live entry is ever evicted."""

import time
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from canvas_app.database.models import CacheEntry
from canvas_app.database.shared_cache import SWEPT_ROWS, WRITES_PER_SWEEP
from tests.threads import run_in_threads

pytestmark = pytest.mark.django_db
HOUR = 60 * 60
THREADS = 8


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return a function that moves the clock forward by seconds."""

    def move(seconds: float) -> None:
        moved = time.time() + seconds
        monkeypatch.setattr(time, "time", lambda: moved)

    return move


@pytest.mark.parametrize("value", ["y", True, None, 0, [1.5, 2.5], {"a": (1, 2)}, "ü" * 100_000])
def test_value_comes_back_as_it_was_stored(value: object) -> None:
    cache.set("key", value, HOUR)
    assert cache.get("key", "nothing") == value
    assert "key" in cache


def test_key_may_be_long_and_is_not_stored_as_text() -> None:
    key = "ada@example.org " * 1000
    cache.set(key, "hers")
    assert (cache.get(key), cache.get(f"{key}!")) == ("hers", None)
    assert "ada" not in CacheEntry.objects.get().key


def test_versions_are_told_apart() -> None:
    cache.set("key", "first", version=1)
    cache.set("key", "second", version=2)
    assert cache.get_many(["key"], version=1) == {"key": "first"}
    assert cache.get_many(["key", "other"], version=2) == {"key": "second"}


def test_set_replaces_and_delete_removes() -> None:
    cache.set_many({"one": 1, "two": 2})
    cache.set("one", 3)
    assert cache.get_many(["one", "two"]) == {"one": 3, "two": 2}
    assert (cache.delete("one"), cache.delete("one")) == (True, False)
    assert cache.get_many(["one", "two"]) == {"two": 2}
    cache.clear()
    assert not CacheEntry.objects.exists()


def test_add_stores_only_what_is_not_there() -> None:
    assert (cache.add("key", "first"), cache.add("key", "second")) == (True, False)
    assert cache.get("key") == "first"


def test_expired_entry_is_as_good_as_none(later: Callable[[float], None]) -> None:
    cache.set("key", "old", 10)
    later(9.5)
    assert (cache.get("key"), cache.add("key", "new")) == ("old", False)
    later(1)
    assert (cache.get("key"), cache.touch("key"), "key" in cache) == (None, False, False)
    with pytest.raises(ValueError, match="key"):
        cache.incr("key")
    assert (cache.add("key", "new"), cache.get("key")) == (True, "new")


def test_reading_an_expired_entry_does_not_delete_what_replaces_it_meanwhile(later: Callable[[float], None]) -> None:
    cache.set("key", "old", 10)
    later(11)
    assert cache.get_many(["key"]) == {}
    assert CacheEntry.objects.count() == 1


def test_entry_without_a_limit_stays(later: Callable[[float], None]) -> None:
    cache.set("key", "kept", None)
    later(100 * 365 * 24 * HOUR)
    assert cache.get("key") == "kept"


def test_time_is_extended_by_touch_and_not_by_counting(later: Callable[[float], None]) -> None:
    cache.set_many({"touched": 1, "counted": 1}, 10)
    later(5)
    assert (cache.touch("touched", 10), cache.incr("counted", 2)) == (True, 3)
    later(6)
    assert cache.get_many(["touched", "counted"]) == {"touched": 1}


def test_live_entries_are_never_evicted() -> None:
    cache.set("lockout", "there", 5 * 60)
    for number in range(1000):
        cache.set(f"other {number}", number, HOUR)
    assert (cache.get("lockout"), CacheEntry.objects.count()) == ("there", 1001)


def test_expired_entries_are_removed_a_bounded_number_at_a_time(later: Callable[[float], None]) -> None:
    CacheEntry.objects.bulk_create(
        CacheEntry(key=f"old {number}", value=b"", expires=time.time() - 1) for number in range(SWEPT_ROWS + 10)
    )
    for number in range(WRITES_PER_SWEEP):
        cache.set(f"live {number}", number, HOUR)
    assert CacheEntry.objects.filter(key__startswith="old").count() == 10
    for number in range(WRITES_PER_SWEEP):
        cache.set(f"live {number}", number, HOUR)
    assert not CacheEntry.objects.filter(key__startswith="old").exists()
    assert len(cache.get_many([f"live {number}" for number in range(WRITES_PER_SWEEP)])) == WRITES_PER_SWEEP


def test_table_does_not_grow_with_entries_that_expire(later: Callable[[float], None]) -> None:
    for number in range(20 * WRITES_PER_SWEEP):
        cache.set(f"short {number}", number, 1)
        later(2)
    assert CacheEntry.objects.count() <= WRITES_PER_SWEEP


@pytest.fixture
def no_table() -> Iterator[None]:
    """Rename the table, so that the database refuses every query about it, until the test's transaction ends."""
    with transaction.atomic():
        connection.cursor().execute("ALTER TABLE database_cacheentry RENAME TO gone")
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "call", [lambda: cache.get("key"), lambda: cache.set("key", 1), lambda: cache.add("key", 1), cache.clear]
)
def test_error_of_the_database_is_not_hidden(no_table: None, call: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError):
        call()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "write",
    [
        lambda: cache.set("key", 1),
        lambda: cache.add("key", 1),
        lambda: cache.touch("key"),
        lambda: cache.delete("key"),
        cache.clear,
    ],
)
def test_writes_are_transactions_which_take_turns_on_sqlite(write: Callable[[], object]) -> None:
    with CaptureQueriesContext(connection) as captured:
        write()
    assert captured.captured_queries[0]["sql"].startswith("BEGIN")


@pytest.mark.django_db(transaction=True)
def test_one_of_many_adds_at_once_wins() -> None:
    assert sorted(run_in_threads(lambda: cache.add("new", 1), THREADS)) == [False] * (THREADS - 1) + [True]


@pytest.mark.django_db(transaction=True)
def test_one_of_many_adds_at_once_replaces_what_has_expired() -> None:
    for _ in range(5):
        cache.set("old", 1, -1)
        assert sorted(run_in_threads(lambda: cache.add("old", 1), THREADS)) == [False] * (THREADS - 1) + [True]


@pytest.mark.django_db(transaction=True)
def test_no_count_at_once_is_lost() -> None:
    cache.set("count", 0, HOUR)
    counts = run_in_threads(lambda: [cache.incr("count") for _ in range(5)], THREADS)
    assert sorted(number for found in counts for number in found) == list(range(1, 5 * THREADS + 1))


@pytest.mark.django_db(transaction=True)
def test_sweeps_at_once_do_not_disturb_each_other() -> None:
    for number in range(THREADS * WRITES_PER_SWEEP):
        cache.set(f"old {number}", 1, -1)
    kept = {f"kept {number}": number for number in range(WRITES_PER_SWEEP)}
    run_in_threads(lambda: cache.set_many(kept), THREADS)
    assert cache.get_many(kept) == kept
