"""The cards of the board, with every reference resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from string import ascii_uppercase
from uuid import UUID

from relationships.analysis.open_questions import Questions
from relationships.catalog.blocks import Block
from relationships.catalog.goals import GOAL_VERBS, Answer, Status
from relationships.catalog.guiding_questions import GuidingQuestion
from relationships.catalog.types import TYPES
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import offered_name, short_name
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords, phrase
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.lenses.card_indicators import Pulse, Pulses, Spark
from relationships.lenses.finding_counts import Mark

HUES = 8
TONES: dict[Status, str] = {
    Status.ASSUMPTION: "warn",
    Status.TESTING: "warn",
    Status.VALIDATED: "good",
    Status.INVALIDATED: "bad",
}


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
    """A note as shown on the board."""

    id: UUID
    text: str
    heading: str = ""
    line: str = ""
    tint: Tint | None = None
    others: tuple[Tint, ...] = ()
    status: str = ""
    served: str = ""
    figures: str = ""
    chips: tuple[Chip, ...] = ()
    dimmed: bool = False
    spark: Spark | None = None
    mark: Mark | None = None

    @property
    def note_text(self) -> str:
        """The whole text of the note, which the card of a segment shows as its heading."""
        return self.text or self.heading

    @property
    def words(self) -> str:
        """What a search finds on the card besides the text of the note, separated by spaces."""
        heading = self.heading if self.text else ""
        names = [tint.name for tint in self.tints] if self.text else []
        measured = [self.spark.name, self.spark.last] if self.spark else []
        shown = [heading, self.line, *names, self.figures, self.served, *(chip.text for chip in self.chips), *measured]
        return " ".join(filter(None, shown))

    @property
    def tints(self) -> tuple[Tint, ...]:
        """The segments that the note concerns; the first determines the colour of the card."""
        return (self.tint, *self.others) if self.tint else ()

    @property
    def numbers(self) -> str:
        """The numbers of the segments that the note concerns, separated by spaces, for the filter."""
        return " ".join(str(tint.number) for tint in self.tints)

    @property
    def audience(self) -> str:
        """The segments that the note concerns, as screen readers continue its text."""
        return phrase(", for {}", OwnWords(", ".join(tint.name for tint in self.tints)))

    @property
    def has_meta(self) -> bool:
        """Whether the card shows more than its text."""
        return bool(self.chips or self.served or self.figures or self.spark)

    @property
    def described_by(self) -> str:
        """The ids of the elements that describe the link to the note for screen readers, separated by spaces."""
        ids = ["outside-filter"] if self.dimmed else []
        return " ".join([*ids, f"about-{self.id}"] if self.has_meta else ids)


REVIEW_DUE = Chip("review due", "warn")
Tints = Mapping[UUID, Tint]
QuestionsBySegment = Mapping[UUID, Questions]


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


def build_card(
    block: Block, note: Note, tints: Tints, asked: QuestionsBySegment | None = None, pulses: Pulses | None = None
) -> Card:
    """Return the card of a note.

    `asked` has the open questions of every segment with a relationship, `pulses` the measurements of notes.
    """
    pulse = pulses.get(note.id) if pulses else None
    if block is Block.CUSTOMER_SEGMENTS and note.segment:
        return _add_pulse(_segment_card(note, note.segment, tints, (asked or {}).get(note.id)), pulse)
    if block is Block.CUSTOMER_RELATIONSHIPS and note.relationship:
        return _add_pulse(_relationship_card(note, note.relationship, tints), pulse)
    tint, others = _first_and_others(concerned_tints(block, note, tints))
    return Card(note.id, note.text, tint=tint, others=others, status=note.status, chips=_status_chips(note))


def concerned_tints(block: Block, note: Note, tints: Tints) -> list[Tint]:
    """Return the tints of the segments that a note concerns, in their order, a relationship's own segment first."""
    details = note.relationship if block is Block.CUSTOMER_RELATIONSHIPS else None
    own = tints.get(details.segment) if details and details.segment else None
    others = (tints[key] for key in note.segments if key in tints and tints[key] is not own)
    return [*([own] if own else []), *sorted(others, key=attrgetter("place"))]


def _first_and_others(tints: list[Tint]) -> tuple[Tint | None, tuple[Tint, ...]]:
    return (tints[0] if tints else None), tuple(tints[1:])


def _add_pulse(card: Card, pulse: Pulse | None) -> Card:
    if pulse is None:
        return card
    return replace(card, spark=pulse.spark, chips=(*card.chips, REVIEW_DUE) if pulse.review_is_due else card.chips)


def _status_chips(note: Note) -> tuple[Chip, ...]:
    tone = TONES.get(note.status)
    return (Chip(note.status.label.lower(), tone),) if tone else ()


def _segment_card(note: Note, details: SegmentDetails, tints: Tints, still_open: Questions | None) -> Card:
    return Card(
        note.id,
        "",
        heading=note.text,
        line=short_name(details.needs or details.behaviours),
        tint=tints.get(note.id),
        status=note.status,
        figures=_sizes(details),
        chips=(*_status_chips(note), *asked_chips(still_open)),
    )


def asked_chips(still_open: Questions | None) -> tuple[Chip, ...]:
    """Return chips for a segment's unanswered guiding questions; None stands for a segment without a relationship."""
    if still_open is None:
        return (Chip("no relationship yet", "bad"),)
    if len(still_open) == len(GuidingQuestion):
        return (Chip("all four questions open"),)
    return (Chip(f"open: {', '.join(question.label.lower() for question in still_open)}"),) if still_open else ()


def _sizes(details: SegmentDetails) -> str:
    known = [f"{details.customers_now:,}"] if details.customers_now is not None else []
    if details.potential_size is not None:
        known.append(f"~{details.potential_size:,}")
    return " of ".join(known)


def _relationship_card(note: Note, details: RelationshipDetails, tints: Tints) -> Card:
    info = TYPES.get(details.type) if details.type else None
    tint, others = _first_and_others(concerned_tints(Block.CUSTOMER_RELATIONSHIPS, note, tints))
    goals = tuple(Chip(GOAL_VERBS[goal.goal]) for goal in details.goals)
    return Card(
        note.id,
        note.text,
        heading=info.type.label if info else "",
        tint=tint,
        others=others,
        status=note.status,
        served=info.served_by if info else "",
        chips=(*_status_chips(note), *_establishment_chips(details), *goals),
    )


def _establishment_chips(details: RelationshipDetails) -> tuple[Chip, ...]:
    if details.established == Answer.NO:
        return (Chip("expected, not there", "warn") if details.expected == Answer.YES else Chip("planned"),)
    return (Chip("not expected"),) if details.expected == Answer.NO else ()
