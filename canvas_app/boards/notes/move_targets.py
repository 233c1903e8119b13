"""Every place a note can be moved to, as one list for those who neither drag nor press keys."""

from __future__ import annotations

from canvas_app.boards.notes.choices import Others
from relationships.catalog.blocks import Block

Places = list[tuple[str, list[tuple[str, str]]]]
NAME_LENGTH = 60


def places_among(others: Others, block: Block) -> Places:
    """The places by block, the note's own first; a place is `block|note behind which`, or `block|` for the top."""
    first = [block, *(each for each in Block if each is not block)]
    return [(each.label, [(f"{each.value}|", "At the top"), *_behind(each, others)]) for each in first]


def _behind(block: Block, others: Others) -> list[tuple[str, str]]:
    return [(f"{block.value}|{key}", f"After “{name[:NAME_LENGTH]}”") for key, name in others[block]]
