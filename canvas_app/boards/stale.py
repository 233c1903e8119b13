"""The cards that a change makes stale on a board that showed the revision before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.lenses.cards import Card, Tints, build_card, build_frame

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
    """The board of a document, with cards made on demand."""

    def __init__(self, document: CanvasDocument) -> None:
        self.frame = build_frame(document)
        self.order = {block: [note.id for note in document.notes(block)] for block in Block}
        self.notes = {note.id: (block, note) for block, note in document.placed_notes()}

    def card(self, key: UUID) -> Card:
        """Return the card of a note."""
        return build_card(*self.notes[key], self.frame)

    def shows_as(self, other: Sheet, key: UUID) -> bool:
        """Return whether a note looks the same on both boards.

        Documents share their unchanged parts, so identity is compared before cards are made.
        """
        if self.frame == other.frame and self.notes[key][1] is other.notes[key][1]:
            return True
        return self.card(key) == other.card(key)


def stale_cards(before: CanvasDocument, after: CanvasDocument, subject: UUID | None = None) -> Stale:
    """Compare the boards of two documents. If two notes swapped places, `subject` is the one that moved."""
    old, new = Sheet(before), Sheet(after)
    stays = {key for block in Block for key in _staying(old.order[block], new.order[block], subject)}
    return Stale(
        tuple(new.card(key) for key in new.notes if key in stays and not new.shows_as(old, key)),
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
