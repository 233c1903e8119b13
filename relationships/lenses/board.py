"""The canvas as a board: nine blocks with their cards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from relationships.catalog.blocks import INFO, Block, BlockInfo
from relationships.document.canvas import CanvasDocument
from relationships.document.search_text import fold_text
from relationships.lenses.cards import Card, Tint, build_card, build_frame
from relationships.lenses.finding_counts import NO_MARKS, Marks


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block with its questions and cards."""

    block: Block
    info: BlockInfo
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the board shows."""

    blocks: tuple[BlockView, ...]
    tints: tuple[Tint, ...]

    @property
    def total(self) -> int:
        """The number of cards."""
        return sum(len(view.cards) for view in self.blocks)

    @property
    def found(self) -> int:
        """The number of cards that match the filter."""
        return sum(not card.dimmed for view in self.blocks for card in view.cards)


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of the board by words, segment number and status. Cards that do not match are dimmed."""

    words: str = ""
    segment: str = ""
    status: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.segment or self.status)

    def fits(self, card: Card) -> bool:
        """Return whether a card matches the filter."""
        shown = fold_text(f"{card.text} {card.words}")
        return (
            all(word in shown for word in fold_text(self.words).split())
            and (not self.segment or self.segment in card.numbers.split())
            and (not self.status or self.status == card.status)
        )

    def over(self, card: Card) -> Card:
        """Return the card, dimmed if it does not match."""
        return card if not self or self.fits(card) else replace(card, dimmed=True)


ALL = Filter()


def build_board(document: CanvasDocument, chosen: Filter = ALL, marks: Marks = NO_MARKS) -> Board:
    """Return the board of a document, its blocks in the order in which a canvas is filled in."""
    frame = build_frame(document)
    blocks = tuple(
        BlockView(
            block,
            INFO[block],
            tuple(chosen.over(_marked(build_card(block, note, frame), marks)) for note in document.notes(block)),
        )
        for block in Block
    )
    return Board(blocks, tuple(frame.tints.values()))


def _marked(card: Card, marks: Marks) -> Card:
    mark = marks.by_note.get(card.id)
    return replace(card, mark=mark) if mark else card
