"""Two documents compared: which parts came, went, changed or moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.assembly import head_of, parts_of
from relationships.document.canvas import CanvasDocument
from relationships.document.parts import RANK_GAP, CanvasPart, NotePart, Part

Ranked = list[tuple[UUID, int]]


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that is not the same in both documents: as it was and as it is (None: not there).

    The head of a canvas has no key here, as a document does not say which canvas it is.
    """

    key: UUID | None
    before: Part | None
    after: Part | None


def differences(before: CanvasDocument, after: CanvasDocument) -> tuple[Difference, ...]:
    """What makes the second document of the first, part by part.

    Ranks count as in the first document: a part that keeps its place keeps its rank, so that moving one note, or
    putting one between two others, is one difference.
    """
    old = parts_of(before)
    new = _on_the_scale_of(old, parts_of(after))
    return (*_heads(head_of(before), head_of(after)), *_parts(old, new))


def _heads(old: CanvasPart, new: CanvasPart) -> Iterator[Difference]:
    if old != new:
        yield Difference(None, old, new)


def _parts(old: Mapping[UUID, Part], new: Mapping[UUID, Part]) -> Iterator[Difference]:
    for key in {**new, **old}:
        if old.get(key) != new.get(key):
            yield Difference(key, old.get(key), new.get(key))


def _on_the_scale_of(old: Mapping[UUID, Part], new: Mapping[UUID, Part]) -> dict[UUID, Part]:
    """The parts, ranked so that as few as possible of those that both documents have change their rank."""
    ranks: dict[UUID, int] = {}
    for place in {_place(part) for part in new.values()} - {None}:
        wanted = [(key, _rank(old.get(key), place)) for key, part in new.items() if _place(part) == place]
        ranks |= dict(_ranked(wanted))
    return {key: part.model_copy(update={"rank": ranks[key]}) if key in ranks else part for key, part in new.items()}


def _place(part: Part | None) -> Block | str | None:
    """Among what a part has its rank: the notes of its block, or all parts of its kind; None where it has none."""
    if isinstance(part, NotePart):
        return part.block
    return part.kind if part and "rank" in type(part).model_fields else None


def _rank(part: Part | None, place: Block | str | None) -> int | None:
    return int(getattr(part, "rank")) if part and _place(part) == place else None  # noqa: B009 (not every part has one)


def _ranked(wanted: Sequence[tuple[UUID, int | None]]) -> Ranked:
    """Keys with ranks that grow: the old ones where they can stay, between them the others at even distances."""
    kept = _longest_growing([rank for _, rank in wanted if rank is not None])
    ranked: Ranked = []
    waiting: list[UUID] = []
    low = 0
    for key, rank in wanted:
        if rank not in kept:
            waiting.append(key)
            continue
        ranked += [*_between(low, rank, waiting), (key, rank)]
        low, waiting = rank, []
    return [*ranked, *_between(low, low + RANK_GAP * (len(waiting) + 1), waiting)]


def _between(low: int, high: int, keys: Sequence[UUID]) -> Ranked:
    """As many ranks between two others; a canvas holds fewer notes than there is room in a gap."""
    return [(key, low + (high - low) * number // (len(keys) + 1)) for number, key in enumerate(keys, start=1)]


def _longest_growing(ranks: Sequence[int]) -> set[int]:
    """The longest sequence of growing ranks among these, in their order (patience sorting)."""
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
