"""Comparison of two documents: which parts were added, deleted, changed or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.assembly import build_head, split_into_parts
from relationships.document.canvas import CanvasDocument
from relationships.document.parts import RANK_GAP, CanvasPart, NotePart, Part

# What a document holds beside the notes in its blocks.
COLLECTIONS = ("indicators", "reviews", "dismissals")
Ranked = list[tuple[UUID, int]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that differs between two documents, in its states before and after (None: absent).

    `key` is None for the head of a canvas, because a document does not contain the id of its canvas.
    """

    key: UUID | None
    before: Part | None
    after: Part | None


def differences(before: CanvasDocument, after: CanvasDocument) -> tuple[Difference, ...]:
    """Return the differences that turn the first document into the second, part by part.

    A part that keeps its place keeps the rank it has in the first document, so that moving one note, or adding one
    between two others, is a single difference.
    """
    collections = [name for name in COLLECTIONS if getattr(before, name) == getattr(after, name)]
    blocks = [block for block in Block if before.notes(block) == after.notes(block)]
    old = split_into_parts(_without(before, collections, blocks))
    new = _align_ranks(old, split_into_parts(_without(after, collections, blocks)))
    return (*_compare_heads(build_head(before), build_head(after)), *_compare_parts(old, new))


def _without(document: CanvasDocument, collections: Iterable[str], blocks: Iterable[Block]) -> CanvasDocument:
    """Return the document without what is the same in both: most of it is, and splitting it into parts takes long."""
    kept = document.blocks.model_copy(update=dict.fromkeys(blocks, ()))
    return document.model_copy(update={**dict.fromkeys(collections, ()), "blocks": kept})


def _compare_heads(old: CanvasPart, new: CanvasPart) -> Iterator[Difference]:
    if old != new:
        yield Difference(None, old, new)


def _compare_parts(old: Mapping[UUID, Part], new: Mapping[UUID, Part]) -> Iterator[Difference]:
    for key in {**new, **old}:
        if old.get(key) != new.get(key):
            yield Difference(key, old.get(key), new.get(key))


def _align_ranks(old: Mapping[UUID, Part], new: Mapping[UUID, Part]) -> dict[UUID, Part]:
    """Return the new parts with ranks on the scale of the old ones, changing as few ranks of old parts as possible."""
    ranks: dict[UUID, int] = {}
    for place in {_place(part) for part in new.values()} - {None}:
        wanted = [(key, _rank(old.get(key), place)) for key, part in new.items() if _place(part) == place]
        ranks |= dict(_assign_ranks(wanted))
    return {key: part.model_copy(update={"rank": ranks[key]}) if key in ranks else part for key, part in new.items()}


def _place(part: Part | None) -> Block | str | None:
    """Return what a part is ranked in: the block of a note, or the kind of another part; None if it has no rank."""
    if isinstance(part, NotePart):
        return part.block
    return part.kind if part and "rank" in type(part).model_fields else None


def _rank(part: Part | None, place: Block | str | None) -> int | None:
    return int(getattr(part, "rank")) if part and _place(part) == place else None  # noqa: B009 (not every part has one)


def _assign_ranks(wanted: Sequence[tuple[UUID, int | None]]) -> Ranked:
    """Return the keys with increasing ranks: old ranks where possible, the others evenly spaced between them."""
    unchanged = _longest_increasing([rank for _, rank in wanted if rank is not None])
    ranked: Ranked = []
    waiting: list[UUID] = []
    low = 0
    for key, rank in wanted:
        if rank not in unchanged:
            waiting.append(key)
            continue
        ranked += [*_spread_ranks(low, rank, waiting), (key, rank)]
        low, waiting = rank, []
    return [*ranked, *_spread_ranks(low, low + RANK_GAP * (len(waiting) + 1), waiting)]


def _spread_ranks(low: int, high: int, keys: Sequence[UUID]) -> Ranked:
    """Give keys evenly spaced ranks between two others. A gap has room for more notes than a canvas may hold."""
    return [(key, low + (high - low) * number // (len(keys) + 1)) for number, key in enumerate(keys, start=1)]


def _longest_increasing(ranks: Sequence[int]) -> set[int]:
    """Return the longest increasing subsequence of ranks (patience sorting)."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for rank in ranks:
        place = bisect_left(ends, rank)
        before[rank] = ends[place - 1] if place else None
        ends[place : place + 1] = [rank]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
