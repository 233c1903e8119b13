"""The cards that a change makes stale on a board that showed the revision before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.lenses.cards import Card, Frame, Tints, build_card, build_frame

# Above this, replacing the whole sheet is as fast.
CARDS_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Placed:
    """Cards added or moved to one place: after the card `behind` in the block (None: first), which is there already.

    `is_last` if no card follows.
    """

    cards: tuple[Card, ...]
    block: Block
    behind: UUID | None
    is_last: bool


@dataclass(frozen=True, slots=True)
class Stale:
    """The update of a board: cards to replace, to remove and to insert; a moved card is in both `gone` and `placed`.

    `counts` is the new number of notes of the blocks in which it changed, and `tints` are the segments if they changed.
    """

    changed: tuple[Card, ...]
    gone: tuple[UUID, ...]
    placed: tuple[Placed, ...]
    counts: dict[str, int]
    tints: Tints | None = None

    @property
    def is_small(self) -> bool:
        """Whether this is less work than replacing the whole sheet."""
        placed = sum(len(place.cards) for place in self.placed)
        return len(self.changed) + len(self.gone) + placed <= CARDS_AT_MOST


class Sheet:
    """Some blocks of the board of a document, with cards made on demand."""

    def __init__(self, document: CanvasDocument, frame: Frame, blocks: Collection[Block]) -> None:
        self.frame = frame
        self.order = {block: [note.id for note in document.notes(block)] for block in blocks}
        self.notes = {note.id: (block, note) for block in blocks for note in document.notes(block)}

    def card(self, key: UUID) -> Card:
        """Return the card of a note."""
        return build_card(*self.notes[key], self.frame)


def stale_cards(before: CanvasDocument, after: CanvasDocument, subject: UUID | None = None) -> Stale:
    """Compare the boards of two documents. If two notes swapped places, `subject` is the one that moved.

    Documents share their unchanged blocks and notes, so identity is compared before cards are made.
    """
    frames = build_frame(before), build_frame(after)
    is_framed_alike = frames[0] == frames[1]
    blocks = [block for block in Block if not is_framed_alike or before.notes(block) is not after.notes(block)]
    old, new = Sheet(before, frames[0], blocks), Sheet(after, frames[1], blocks)

    def looks_different(key: UUID) -> bool:
        is_same_note = is_framed_alike and new.notes[key][1] is old.notes[key][1]
        return not is_same_note and new.card(key) != old.card(key)

    stays = {key for block in blocks for key in _staying(old.order[block], new.order[block], subject)}
    return Stale(
        tuple(new.card(key) for key in new.notes if key in stays and looks_different(key)),
        tuple(key for key in old.notes if key not in stays),
        tuple(_placed(new, stays)),
        {block.value: len(now) for block, now in new.order.items() if len(now) != len(old.order[block])},
        None if new.frame.tints == old.frame.tints else new.frame.tints,
    )


def _staying(old: list[UUID], new: list[UUID], subject: UUID | None) -> Iterator[UUID]:
    """Yield the notes of a block that keep their order relative to one another."""
    if old != new:
        old, new = ([key for key in keys if key != subject] for keys in (old, new))
    if old == new:
        yield from new
        return
    for match in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        yield from old[match.a : match.a + match.size]


def _placed(sheet: Sheet, stays: set[UUID]) -> Iterator[Placed]:
    """Yield the added and moved cards in board order, those that follow one another together."""
    for block, order in sheet.order.items():
        last = next((key for key in reversed(order) if key in stays), None)
        behind, is_last = None, last is None
        for stay, run in groupby(order, key=stays.__contains__):
            keys = list(run)
            if not stay:
                yield Placed(tuple(map(sheet.card, keys)), block, behind, is_last)
            else:
                behind, is_last = keys[-1], keys[-1] == last
