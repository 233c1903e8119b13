"""The order of the notes of a block: integer ranks with gaps, so that a move updates a single row."""

from collections.abc import Collection
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.parts import RANK_GAP
from relationships.models import Note
from relationships.store.compiled_query import CompiledQuery

LAST = CompiledQuery(
    lambda canvas, block: Note.objects.filter(canvas_id=canvas, block=block).order_by("-rank").values_list("rank")[:1]
)
PLACED = CompiledQuery(
    lambda canvas, block, *exclude: (
        Note.objects.filter(canvas_id=canvas, block=block)
        .exclude(pk__in=exclude)
        .order_by("rank")
        .values_list("pk", "rank")
    )
)


def rank_at_end(canvas_id: UUID, block: Block) -> int:
    """Return a rank after every note of the block."""
    last = LAST.first(canvas_id, block.value)
    return (last[0] if last else 0) + RANK_GAP


def placed_notes(canvas_id: UUID, block: Block, exclude: Collection[UUID] = ()) -> list[tuple[UUID, int]]:
    """Return the ids and ranks of the notes of a block in order, except those in `exclude`."""
    return [(key, rank) for key, rank in PLACED.rows(canvas_id, block.value, *exclude)]


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


def free_rank(canvas_id: UUID, block: Block, wanted: int, moving: Collection[UUID]) -> int:
    """Return the wanted rank, or one right after the note that has taken it in the meantime."""
    placed = placed_notes(canvas_id, block, moving)
    taken = next((key for key, rank in placed if rank == wanted), None)
    return wanted if taken is None else rank_after(canvas_id, block, taken)


def renumber(canvas_id: UUID, block: Block) -> None:
    """Renumber a block with full gaps. Ranks become negative first, so that they stay unique at every step."""
    notes = list(Note.objects.filter(canvas_id=canvas_id, block=block).order_by("rank").only("pk"))
    for sign in (-1, 1):
        for number, note in enumerate(notes, start=1):
            note.rank = sign * number * RANK_GAP
        Note.objects.bulk_update(notes, ["rank"])
