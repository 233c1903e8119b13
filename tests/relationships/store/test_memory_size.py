"""The bytes that caches count are those that their entries take."""

from collections import UserString
from uuid import UUID, uuid4

import pytest
from django.utils.safestring import SafeString

from relationships.catalog.goals import Goal, Status
from relationships.document.canvas import CanvasDocument
from relationships.document.version import Version
from relationships.store.document_cache import DocumentCache
from relationships.store.memory_cache import VersionedCache
from relationships.store.memory_size import memory_bytes
from tests.memory import growth_bytes, is_honest
from tests.relationships.store.large_documents import KINDS, as_json

PLENTY = 10**9


def read(content: bytes) -> CanvasDocument:
    return CanvasDocument.model_validate_json(content)


@pytest.mark.parametrize("kind", KINDS)
def test_document_counts_what_it_takes(kind: str) -> None:
    content, cache = as_json(kind), DocumentCache(PLENTY)
    read(content)
    copies = 1 if len(content) > 100_000 else 20

    def fill() -> None:
        for number in range(copies):
            cache.put(UUID(int=number), Version(1), read(content))

    true = growth_bytes(fill)
    assert is_honest(cache.used_bytes, true), cache.used_bytes / true


@pytest.mark.parametrize("kind", ["short notes", "full notes", "many readings", "a sample"])
@pytest.mark.parametrize("shares_parts", [True, False])
def test_document_before_counts_too(kind: str, shares_parts: bool) -> None:
    content, cache = as_json(kind), DocumentCache(PLENTY)
    read(content)

    def fill() -> None:
        document = read(content)
        cache.put(UUID(int=1), Version(1), document)
        update = {"title": "Another", "indicators": tuple(document.indicators[1:])}
        cache.put(UUID(int=1), Version(2), document.model_copy(update=update) if shares_parts else read(content))

    true = growth_bytes(fill)
    assert is_honest(cache.used_bytes, true), cache.used_bytes / true


def test_estimate_does_not_drift_over_many_changes() -> None:
    content, cache, fresh = as_json("a sample"), DocumentCache(PLENTY), DocumentCache(PLENTY)
    document = read(content)
    for revision in range(300):
        changed = read(content).blocks.channels[:1] + document.blocks.channels[1:]
        document = document.model_copy(update={"blocks": document.blocks.model_copy(update={"channels": changed})})
        cache.put(UUID(int=1), Version(revision), document)
        # Python keeps the UTF-8 form of a text beside it as soon as something has asked for it.
        document.model_dump_json()
    fresh.put(UUID(int=1), Version(1), read(content))
    assert is_honest(cache.used_bytes, fresh.used_bytes), cache.used_bytes / fresh.used_bytes


@pytest.mark.parametrize("text", ["", "short", "x" * 100_000, "長い" * 50_000, "🙂" * 1000])
def test_fragments_count_what_they_take(text: str) -> None:
    cache: VersionedCache[tuple[UUID, str], str, str] = VersionedCache(PLENTY)

    def fill() -> None:
        for number in range(300):
            cache.put((uuid4(), f"sheet:{number}"), f"revision {number}", SafeString(f"{text}{number}"))

    true = growth_bytes(fill)
    assert is_honest(cache.used_bytes, true), cache.used_bytes / true


def test_what_python_keeps_once_counts_as_nothing() -> None:
    assert [memory_bytes(value) for value in (None, True, 7, "", "x", (), Goal.RETENTION, Status.TESTING)] == [0] * 8
    assert memory_bytes((None, "")) == memory_bytes((1, 2)) > 0


def test_value_without_a_measure_counts_at_least_itself() -> None:
    assert memory_bytes(UserString("x")) > 0
