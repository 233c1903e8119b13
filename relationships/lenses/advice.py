"""The advice for a segment: suggested relationship types, with the questions that would change the ranking."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import relationships_for
from relationships.analysis.segment_answers import collect_answers
from relationships.analysis.type_scores import Ranked, Turn, advise
from relationships.catalog.segments import Factor
from relationships.catalog.types import TYPES, RelationshipType, TypeInfo
from relationships.catalog.weights import GOAL_WEIGHTS, WEIGHTS
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.segments import SegmentDetails

# As many questions as fit at a glance.
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One type in the ranking; `there` are the segment's existing relationships of that type."""

    ranked: Ranked
    info: TypeInfo
    there: tuple[tuple[UUID, str], ...]

    @property
    def score(self) -> str:
        """The score with two decimals."""
        return f"{self.ranked.score:.2f}"

    @property
    def slug(self) -> str:
        """The last segment of the URL of the type's catalogue entry."""
        return self.info.type.value.replace("_", "-")


@dataclass(frozen=True, slots=True)
class ShownAdvice:
    """Everything that the page shows; `known` is the number of answers."""

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


def build_advice(document: CanvasDocument, segment: Note) -> ShownAdvice:
    """Return the advice that follows from what the canvas states about a segment."""
    answers = collect_answers(segment.segment or SegmentDetails(), document.currency)
    advice = advise(answers)
    return ShownAdvice(
        len(answers),
        tuple(_suggestion(ranked, document, segment) for ranked in advice.ranking),
        tuple(_describe_turn(turn) for turn in advice.turns),
        tuple(TYPES[kind] for kind in advice.mix),
        advice.ask_first[:AT_ONCE],
    )


def weight_table() -> tuple[WeightRow, ...]:
    """Return every weight with its reason and source, the goals last."""
    factors = [WeightRow(row.factor.label, _by_type(row.weights), row.because, row.source) for row in WEIGHTS]
    goals = [
        WeightRow(f"{row.goal.label} matters most", _by_type(row.weights), row.because, row.source)
        for row in GOAL_WEIGHTS
    ]
    return (*factors, *goals)


def _by_type(weights: dict[RelationshipType, int]) -> tuple[int, ...]:
    return tuple(weights[kind] for kind in RelationshipType)


def _suggestion(ranked: Ranked, document: CanvasDocument, segment: Note) -> Suggestion:
    existing = [note for note, details in relationships_for(document, segment.id) if details.type is ranked.type]
    return Suggestion(ranked, TYPES[ranked.type], tuple((note.id, short_name(note.text)) for note in existing))


def _describe_turn(turn: Turn) -> str:
    question = turn.factor.label.removesuffix("?")
    return f"{question}? If “{turn.level.label.lower()}”, {turn.first.label.lower()} would come first."
