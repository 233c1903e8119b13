"""The order of the notes of a block: integer ranks with gaps, so that a move updates a single row."""

from bisect import bisect_left, insort
from collections.abc import Collection, Mapping
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.parts import RANK_GAP
from relationships.models import Note
from relationships.store.compiled_query import CompiledQuery

LAST = CompiledQuery(
    lambda canvas, block: Note.objects.filter(canvas_id=canvas, block=block).order_by("-rank").values_list("rank")[:1]
)
PLACED = CompiledQuery(
    lambda canvas, block: Note.objects.filter(canvas_id=canvas, block=block).order_by("rank").values_list("pk", "rank")
)


def rank_at_end(canvas_id: UUID, block: Block) -> int:
    """Return a rank after every note of the block."""
    last = LAST.first(canvas_id, block.value)
    return (last[0] if last else 0) + RANK_GAP


def placed_notes(canvas_id: UUID, block: Block, exclude: Collection[UUID] = ()) -> list[tuple[UUID, int]]:
    """Return the ids and ranks of the notes of a block in order, except those in `exclude`."""
    excluded = frozenset(exclude)
    return [(key, rank) for key, rank in PLACED.rows(canvas_id, block.value) if key not in excluded]


def rank_after(canvas_id: UUID, block: Block, previous: UUID | None, moving: UUID | None = None) -> int:
    """Return a free rank right after the note `previous`.

    It comes before all notes if `previous` is None, and after all if `previous` is not in the block. May renumber
    the block.
    """
    for _ in range(2):
        placed = placed_notes(canvas_id, block, [moving] if moving else [])
        index = _index_after(placed, previous)
        low = placed[index - 1][1] if index else 0
        high = placed[index][1] if index < len(placed) else low + 2 * RANK_GAP
        if high - low > 1:
            return (low + high) // 2
        renumber(canvas_id, block)
    raise AssertionError("a block that was just renumbered has gaps")


def _index_after(placed: list[tuple[UUID, int]], previous: UUID | None) -> int:
    if previous is None:
        return 0
    return next((index + 1 for index, (key, _) in enumerate(placed) if key == previous), len(placed))


def free_ranks(canvas_id: UUID, block: Block, wanted: Mapping[UUID, int], moving: Collection[UUID]) -> dict[UUID, int]:
    """Return the wanted ranks of notes, each replaced by one right after the note that has taken it in the meantime.

    May renumber the block. A note that finds no place even then comes last.
    """
    taken = [rank for _, rank in placed_notes(canvas_id, block, moving)]
    found = _find_free(taken, wanted)
    if len(found) == len(wanted):
        return found
    renumber(canvas_id, block)
    taken = [rank for _, rank in placed_notes(canvas_id, block, moving)]
    return _find_free(taken, wanted, or_last=True)


def _find_free(taken: list[int], wanted: Mapping[UUID, int], *, or_last: bool = False) -> dict[UUID, int]:
    """Return free ranks beside those that are taken, in order, without those of notes that find no place."""
    found = dict[UUID, int]()
    for key, rank in wanted.items():
        free = _free_from(taken, rank)
        if free is None and or_last:
            free = taken[-1] + RANK_GAP
        if free is not None:
            insort(taken, free)
            found[key] = free
    return found


def _free_from(taken: list[int], rank: int) -> int | None:
    """Return a rank if it is not taken, or else one halfway to the next that is; None if there is none between."""
    place = bisect_left(taken, rank)
    if taken[place : place + 1] != [rank]:
        return rank
    following = taken[place + 1] if place + 1 < len(taken) else rank + 2 * RANK_GAP
    return (rank + following) // 2 if following - rank > 1 else None


def renumber(canvas_id: UUID, block: Block) -> None:
    """Renumber a block with full gaps. Ranks become negative first, so that they stay unique at every step."""
    notes = list(Note.objects.filter(canvas_id=canvas_id, block=block).order_by("rank").only("pk"))
    for sign in (-1, 1):
        for number, note in enumerate(notes, start=1):
            note.rank = sign * number * RANK_GAP
        Note.objects.bulk_update(notes, ["rank"])
