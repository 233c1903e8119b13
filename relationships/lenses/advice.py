"""The advice for a segment in words and figures."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import relationships_for
from relationships.analysis.segment_answers import answers_of
from relationships.analysis.type_scores import Ranked, Turn, advise
from relationships.catalog.segments import Factor
from relationships.catalog.types import TYPES, RelationshipType, TypeInfo
from relationships.catalog.weights import GOAL_WEIGHTS, WEIGHTS
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.segments import SegmentDetails

# As many questions as one takes in at a glance.
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One type in the ranking, with the relationship of that type that the segment has already."""

    ranked: Ranked
    info: TypeInfo
    there: tuple[tuple[UUID, str], ...]

    @property
    def score(self) -> str:
        """The score with two digits."""
        return f"{self.ranked.score:.2f}"

    @property
    def slug(self) -> str:
        """The type as the last part of its entry's address."""
        return self.info.type.value.replace("_", "-")


@dataclass(frozen=True, slots=True)
class ShownAdvice:
    """Everything the page shows."""

    known: int
    suggestions: tuple[Suggestion, ...]
    turns: tuple[str, ...]
    mix: tuple[TypeInfo, ...]
    ask_first: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class WeightRow:
    """One row of the table of weights."""

    question: str
    weights: tuple[int, ...]
    because: str
    source: str


def shown_advice(document: CanvasDocument, segment: Note) -> ShownAdvice:
    """What the canvas knows of a segment, and what follows for its relationships."""
    answers = answers_of(segment.segment or SegmentDetails(), document.currency)
    advice = advise(answers)
    return ShownAdvice(
        len(answers),
        tuple(_suggestion(each, document, segment) for each in advice.ranking),
        tuple(_turn(each) for each in advice.turns),
        tuple(TYPES[kind] for kind in advice.mix),
        advice.ask_first[:AT_ONCE],
    )


def weight_table() -> tuple[WeightRow, ...]:
    """Every weight with its reason and source, the goals last."""
    factors = [WeightRow(each.factor.label, _in_order(each.weights), each.because, each.source) for each in WEIGHTS]
    goals = [
        WeightRow(f"{each.goal.label} matters most", _in_order(each.weights), each.because, each.source)
        for each in GOAL_WEIGHTS
    ]
    return (*factors, *goals)


def _in_order(weights: dict[RelationshipType, int]) -> tuple[int, ...]:
    return tuple(weights[kind] for kind in RelationshipType)


def _suggestion(each: Ranked, document: CanvasDocument, segment: Note) -> Suggestion:
    there = [note for note, details in relationships_for(document, segment.id) if details.type is each.type]
    return Suggestion(each, TYPES[each.type], tuple((note.id, short_name(note.text)) for note in there))


def _turn(turn: Turn) -> str:
    question = turn.factor.label.removesuffix("?")
    return f"{question}? If “{turn.level.label.lower()}”, {turn.first.label.lower()} would come first."
