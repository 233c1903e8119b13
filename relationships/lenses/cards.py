"""The cards of the board, with every reference resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from string import ascii_uppercase
from uuid import UUID

from relationships.analysis.goal_coverage import concerned_by, relationships_in
from relationships.catalog.blocks import Block
from relationships.catalog.goals import QUIET, Stage, Status, goal_names
from relationships.catalog.types import RelationshipType
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import offered_name
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords, phrase
from relationships.lenses.card_faces import (
    RelationshipFace,
    SegmentFace,
    Types,
    build_relationship_face,
    build_segment_face,
)
from relationships.lenses.finding_counts import Mark

HUES = 8


@dataclass(frozen=True, slots=True)
class Tint:
    """The colour and letter of a segment.

    Its number determines the hue (1 to 8) and the pattern, which distinguishes segments of one hue. Its place among
    the segments, counted from 1, determines the letter.
    """

    number: int
    name: str
    place: int

    @property
    def hue(self) -> int:
        """The hue, from 1 to 8."""
        return (self.number - 1) % HUES + 1

    @property
    def letter(self) -> str:
        """The letter, for media without colour."""
        return segment_letter(self.place)

    @property
    def pattern(self) -> int:
        """How many times the hues have been used up: 0 for the first eight segments."""
        return (self.number - 1) // HUES


@dataclass(frozen=True, slots=True)
class Chip:
    """A short label; the tone is good, warn, bad or empty."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A note as shown on the board; `label` says in a preview what would happen to the note."""

    id: UUID
    text: str
    tint: Tint | None = None
    others: tuple[Tint, ...] = ()
    status: str = Status.ASSUMPTION
    segment: SegmentFace | None = None
    relationship: RelationshipFace | None = None
    label: str = ""
    dimmed: bool = False
    mark: Mark | None = None

    @property
    def words(self) -> str:
        """What a search finds on the card besides the text of the note, separated by spaces."""
        names = [] if self.segment else [tint.name for tint in self.tints]
        status = "" if self.status in QUIET else Status(self.status).label
        return " ".join(filter(None, [*names, *self._face_words(), status, self.label]))

    def _face_words(self) -> list[str]:
        if segment := self.segment:
            return [segment.needs, segment.sizes, *(str(kind.label) for kind in segment.types or ())]
        if face := self.relationship:
            return [str(face.type.label) if face.type else "", face.about, goal_names(face.goals)]
        return []

    @property
    def kind(self) -> str:
        """What the card shows before the text: the letter of a segment, or the icon of a relationship's type."""
        if self.segment:
            return "segment"
        return "relationship" if self.relationship and self.relationship.type else ""

    @property
    def tints(self) -> tuple[Tint, ...]:
        """The segments that the note concerns; a single one determines the colour of the card."""
        return (self.tint, *self.others) if self.tint else ()

    @property
    def numbers(self) -> str:
        """The numbers of the segments that the note concerns, separated by spaces, for the filter."""
        return " ".join(str(tint.number) for tint in self.tints)

    @property
    def audience(self) -> str:
        """The segments that the note concerns, as screen readers continue its text."""
        return phrase(", for {}", OwnWords(", ".join(tint.name for tint in self.tints)))


Tints = Mapping[UUID, Tint]


@dataclass(frozen=True, slots=True)
class Frame:
    """What cards show of the rest of the canvas.

    These are the tints of the segments, the types of the relationships of every segment that has any, and the stage and
    the currency of the canvas.
    """

    tints: Tints
    types: Mapping[UUID, Types]
    stage: Stage
    currency: str


def build_frame(document: CanvasDocument) -> Frame:
    """Return the frame of the cards of a canvas."""
    return Frame(build_tints(document), types_by_segment(document), document.stage, document.currency)


def types_by_segment(document: CanvasDocument) -> dict[UUID, Types]:
    """Return the types of the relationships that concern each segment, for segments with a relationship."""
    found: dict[UUID, set[RelationshipType | None]] = {}
    for note, details in relationships_in(document):
        for segment in concerned_by(note, details):
            found.setdefault(segment, set()).add(details.type)
    return {segment: tuple(kind for kind in RelationshipType if kind in types) for segment, types in found.items()}


def build_tints(document: CanvasDocument) -> dict[UUID, Tint]:
    """Return the tints of the segments of a canvas, in their order."""
    return {
        note.id: Tint(note.segment.hue or number, offered_name(note.text), number)
        for number, note in enumerate(document.notes(Block.CUSTOMER_SEGMENTS), start=1)
        if note.segment
    }


def segment_letter(place: int) -> str:
    """Return the letter of the segment at a place, counted from 1: A to Z, then AA and so on."""
    before, letter = divmod(place - 1, len(ascii_uppercase))
    return (segment_letter(before) if before else "") + ascii_uppercase[letter]


def build_card(block: Block, note: Note, frame: Frame) -> Card:
    """Return the card of a note."""
    if block is Block.CUSTOMER_SEGMENTS and note.segment:
        face = build_segment_face(note.segment, frame.types.get(note.id))
        return Card(note.id, note.text, frame.tints.get(note.id), status=note.status, segment=face)
    tints = concerned_tints(block, note, frame.tints)
    first, others = (tints[0] if tints else None), tuple(tints[1:])
    return Card(note.id, note.text, first, others, note.status, relationship=_relationship(block, note, frame))


def _relationship(block: Block, note: Note, frame: Frame) -> RelationshipFace | None:
    if block is not Block.CUSTOMER_RELATIONSHIPS or not note.relationship:
        return None
    return build_relationship_face(note.text, note.relationship, frame.stage, frame.currency)


def concerned_tints(block: Block, note: Note, tints: Tints) -> list[Tint]:
    """Return the tints of the segments that a note concerns, in their order, a relationship's own segment first."""
    details = note.relationship if block is Block.CUSTOMER_RELATIONSHIPS else None
    own = tints.get(details.segment) if details and details.segment else None
    others = (tints[key] for key in note.segments if key in tints and tints[key] is not own)
    return [*([own] if own else []), *sorted(others, key=attrgetter("place"))]
