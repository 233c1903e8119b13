"""The nine blocks of two canvases side by side: what is in both, and what only one of them has."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import concerned_by
from relationships.catalog.blocks import Block
from relationships.catalog.goals import QUIET, goal_names
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords, join_words, phrase
from relationships.document.relationships import RelationshipDetails
from relationships.lenses.card_faces import describe_plan, short_type
from relationships.lenses.comparison.matching import Keyed, Matched, Name, match
from relationships.lenses.comparison.note_fields import Twins, differing_fields
from relationships.lenses.comparison.rows import Row
from relationships.lenses.comparison.sides import Side

type Pairs = Mapping[Block, Matched[Note]]
type Moved = Mapping[UUID, Block]


@dataclass(frozen=True, slots=True)
class Face:
    """A note: its text, what else identifies it, and the block in which the other canvas has it, if that is another."""

    text: OwnWords
    marks: tuple[str, ...]
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A note that both canvases have, and the fields that differ."""

    left: Face
    right: Face
    fields: tuple[Row, ...]

    @property
    def differs(self) -> bool:
        """Whether it is not the same on both canvases."""
        return bool(self.fields) or self.left.text != self.right.text


@dataclass(frozen=True, slots=True)
class BlockPair:
    """A block of two canvases: the notes of both that differ, those that are the same, and those of only one."""

    block: Block
    changed: tuple[Pair, ...]
    same: tuple[Pair, ...]
    left: tuple[Face, ...]
    right: tuple[Face, ...]

    @property
    def differs(self) -> bool:
        """Whether anything in the block differs."""
        return bool(self.changed or self.left or self.right)

    def count_differing(self) -> int:
        """Return how many notes differ, or only one of the canvases has."""
        return len(self.changed) + len(self.left) + len(self.right)


def match_notes(left: Side, right: Side) -> dict[Block, Matched[Note]]:
    """Return which notes of each block are the same: those with one id, else those with one name.

    Of several relationships with one name, those of the same segment go together.
    """
    return {block: match(_keyed(left, block), _keyed(right, block)) for block in Block}


def _keyed(side: Side, block: Block) -> list[Keyed[Note]]:
    """Return the notes of a block with their keys: the id, the name with those of the segments, the name."""
    segments = {segment.id: side.comparable[segment.id] for segment in side.segments}
    return [(note, _keys(side.comparable[note.id], note, block, segments)) for note in side.document.notes(block)]


def _keys(name: Name, note: Note, block: Block, segments: Mapping[UUID, Name]) -> tuple[Hashable, ...]:
    concerned = frozenset(segments[key] for key in _concerned(note, block) if key in segments)
    return note.id, (name, concerned), name


def _concerned(note: Note, block: Block) -> Sequence[UUID]:
    """Return the segments that a note concerns; a segment keeps those that it had in another block."""
    details = note.relationship if block is Block.CUSTOMER_RELATIONSHIPS else None
    return () if block is Block.CUSTOMER_SEGMENTS else concerned_by(note, details or RelationshipDetails())


def build_blocks(left: Side, right: Side, matched: Pairs) -> tuple[BlockPair, ...]:
    """Return the nine blocks in the order in which a canvas is filled in."""
    twins = {other.id: note.id for found in matched.values() for note, other in found.both}
    moved = _moved(left, right, matched)
    return tuple(_block(left, right, block, found, twins, moved) for block, found in matched.items())


def _block(
    left: Side,
    right: Side,
    block: Block,
    found: Matched[Note],
    twins: Twins,
    moved: tuple[Moved, Moved],
) -> BlockPair:
    pairs = [
        Pair(
            _face(left, block, note),
            _face(right, block, other),
            tuple(differing_fields(block, (left, note), (right, other), twins)),
        )
        for note, other in found.both
    ]
    return BlockPair(
        block,
        tuple(pair for pair in pairs if pair.differs),
        tuple(pair for pair in pairs if not pair.differs),
        tuple(_face(left, block, note, moved[0].get(note.id)) for note in found.left),
        tuple(_face(right, block, note, moved[1].get(note.id)) for note in found.right),
    )


def _moved(left: Side, right: Side, matched: Pairs) -> tuple[Moved, Moved]:
    """Return, for notes that only one canvas has in a block, the block in which the other canvas has the same note."""
    only_left = [_placed(left, block, note) for block, found in matched.items() for note in found.left]
    only_right = [_placed(right, block, note) for block, found in matched.items() for note in found.right]
    pairs = match(only_left, only_right).both
    return {note.id: at for (_, note), (at, _) in pairs}, {note.id: at for (at, _), (_, note) in pairs}


def _placed(side: Side, block: Block, note: Note) -> Keyed[tuple[Block, Note]]:
    return (block, note), (note.id, side.comparable[note.id])


def _face(side: Side, block: Block, note: Note, elsewhere: Block | None = None) -> Face:
    return Face(OwnWords(note.text), tuple(_marks(side, block, note)), str(elsewhere.label) if elsewhere else "")


def _marks(side: Side, block: Block, note: Note) -> Iterator[str]:
    details = note.relationship if block is Block.CUSTOMER_RELATIONSHIPS else None
    if details:
        yield from filter(None, (short_type(note.text, details.type), describe_plan(details, side.document.stage)))
        if details.goals:
            yield goal_names(goal.goal for goal in details.goals)
    if names := [side.names[key] for key in _concerned(note, block) if key in side.names]:
        yield phrase("for {}", join_words(", ", names))
    if note.status not in QUIET:
        yield str(note.status.label).lower()
