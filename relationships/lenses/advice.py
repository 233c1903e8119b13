"""The advice for a segment: how well each type suits it and why, and the questions that matter most."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.goal_coverage import relationships_concerning
from relationships.analysis.segment_answers import collect_answers
from relationships.analysis.type_advice import AT_ONCE, QUESTIONS, Question, Turn, advise
from relationships.analysis.type_scores import Answers, Ranked
from relationships.catalog.fit import Fit
from relationships.catalog.segments import WHICH_GOAL, Factor, Level
from relationships.catalog.types import TYPES, TypeInfo
from relationships.catalog.weights import WEIGHTS
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.segments import SegmentDetails
from relationships.lenses.advice_mix import MixPart, describe_mix, list_types

# As many reasons as fit on one or two lines; all of them are one click away.
REASONS_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class MainReason:
    """One of the strongest reasons, for or against a type."""

    is_for: bool
    said: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A type with its fit and reasons; `there` are the segment's existing relationships of that type."""

    ranked: Ranked
    fit: Fit
    info: TypeInfo
    there: tuple[tuple[UUID, str], ...]

    @property
    def slug(self) -> str:
        """The last segment of the URL of the type's catalogue entry."""
        return self.info.type.value.replace("_", "-")

    @property
    def is_poor(self) -> bool:
        """Whether the type is a poor fit, and not offered to be used."""
        return self.fit is Fit.POOR

    @property
    def main_reasons(self) -> tuple[MainReason, ...]:
        """The strongest reasons for the type, if it is no poor fit, else against it; a possible fit has both kinds."""
        pro = [MainReason(True, reason.said) for reason in self.ranked.pro]
        contra = [MainReason(False, reason.said) for reason in self.ranked.contra]
        if self.fit is Fit.POSSIBLE and pro and contra:
            return pro[0], contra[0]
        strongest = contra if self.is_poor else pro or contra
        return tuple(strongest[:REASONS_AT_ONCE])

    @property
    def counted_reasons(self) -> str:
        """The number of all reasons, of which the main ones are shown: “All reasons: 2 for, 1 against”."""
        numbers = {"for": len(self.ranked.pro), "against": len(self.ranked.contra)}
        return f"All reasons: {', '.join(f'{number} {side}' for side, number in numbers.items() if number)}"


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Types without a meaningful difference between them, which are shown side by side."""

    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class ShownAdvice:
    """Everything that the page shows; `answered` is the number of answers in words.

    `matter_most` are the open questions to show first, `later` the other open questions.
    """

    answered: str
    groups: tuple[ShownGroup, ...]
    turns: tuple[str, ...]
    mix: tuple[MixPart, ...]
    needs_person: bool
    matter_most: tuple[Question, ...]
    later: tuple[Question, ...]

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions that matter most, in words."""
        return tuple(question_label(question) for question in self.matter_most)


def build_advice(document: CanvasDocument, segment: Note) -> ShownAdvice:
    """Return the advice that follows from what the canvas states about a segment."""
    answers = collect_answers(segment.segment or SegmentDetails(), document.currency)
    advice = advise(answers)
    groups = (
        ShownGroup(tuple(_suggestion(ranked, group.fit, document, segment) for ranked in group.types))
        for group in advice.groups
    )
    return ShownAdvice(
        describe_answered(answers),
        tuple(groups),
        tuple(_describe_turn(turn) for turn in advice.turns),
        describe_mix(advice.mix, advice.groups),
        advice.mix.needs_person,
        advice.ask_first[:AT_ONCE],
        advice.ask_first[AT_ONCE:],
    )


def describe_answered(answers: Answers) -> str:
    """Return how many of all questions are answered, by somebody or by the other details of the segment."""
    words, read = f"{len(answers)} of {len(QUESTIONS)} questions answered", len(answers.read)
    if not read:
        return words
    return f"{words}, {'all' if read == len(answers) else f'{read} of them'} from this segment’s details"


def question_label(question: Question) -> str:
    """Return a question of the advice in words."""
    return str(question.label) if question else WHICH_GOAL


def answer_labels(factor: Factor) -> dict[Level, str]:
    """Return the answers to a question in words, such as “Low: they buy rarely”."""
    weighing = next(weighing for weighing in WEIGHTS if weighing.factor is factor)
    words = {Level.LOW: weighing.low, Level.HIGH: weighing.high}
    return {level: _explained(level, words.get(level, "")) for level in Level}


def _explained(level: Level, words: str) -> str:
    return f"{level.label}: {words[0].lower()}{words[1:]}" if words else str(level.label)


def _suggestion(ranked: Ranked, fit: Fit, document: CanvasDocument, segment: Note) -> Suggestion:
    existing = [note for note, details in relationships_concerning(document, segment.id) if details.type is ranked.type]
    return Suggestion(ranked, fit, TYPES[ranked.type], tuple((note.id, short_name(note.text)) for note in existing))


def _describe_turn(turn: Turn) -> str:
    first = list_types(turn.first, "and")
    return f"{question_label(turn.question)} If the answer were “{turn.answer.label}”, {first} would come first."
