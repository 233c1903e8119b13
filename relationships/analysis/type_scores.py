"""Scores of the six relationship types for a segment, with their reasons.

A score lies between 0 and 1. Every answer moves it by its weight, given in `relationships.catalog.weights`:

    score(type) = 1/2 + sum(weight * answer) / (2 * sum(|weight|) of the type),  answer: high 1, low -1, else 0

A question without an answer does not change the score, and all answers in favour give 1. Answers that rule a type out
limit its score. The sources are given with the weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level
from relationships.catalog.thresholds import ANSWERS_FOR_A_RANKING
from relationships.catalog.types import TYPES, RelationshipType, ServedBy
from relationships.catalog.weights import GOAL_WEIGHTS, LIMITS, WEIGHTS, Limit, Weights

SIGNS = {Level.LOW: -1, Level.MEDIUM: 0, Level.HIGH: 1}
MIDDLE = 0.5
TURNS = 5
# The types to fall back on when neither a machine nor another customer can help.
BY_PEOPLE = (RelationshipType.PERSONAL, RelationshipType.DEDICATED)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers about a segment and the business; `read` explains those derived from its figures."""

    levels: Mapping[Factor, Level] = field(default_factory=dict)
    goal: Goal | None = None
    read: Mapping[Factor, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.levels) + (self.goal is not None)


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that moves the score of a type: its words, weight (-3 to 3), share of the score, reason and source."""

    said: str
    weight: int
    share: float
    because: str
    source: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A type with its score (0 to 1), the reasons for and against, the strongest first, and the limits that apply."""

    type: RelationshipType
    score: float
    pro: tuple[Reason, ...]
    contra: tuple[Reason, ...]
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer that would rank another type first; `was_open` tells whether the question is unanswered."""

    factor: Factor
    level: Level
    first: RelationshipType
    was_open: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """The ranking of types, the answers that would change it, and a suggested mix; or the questions to ask first."""

    ranking: tuple[Ranked, ...]
    turns: tuple[Turn, ...]
    mix: tuple[RelationshipType, ...]
    ask_first: tuple[Factor, ...]


def advise(answers: Answers) -> Advice:
    """Rank the six types; with fewer than three answers, return only the questions to answer first."""
    missing = [weighing for weighing in WEIGHTS if weighing.factor not in answers.levels]
    missing.sort(key=lambda weighing: -spread(weighing.weights))
    ask_first = tuple(weighing.factor for weighing in missing)
    if len(answers) < ANSWERS_FOR_A_RANKING:
        return Advice((), (), (), ask_first)
    ranking = rank_types(answers)
    return Advice(ranking, tuple(list_turns(answers, ranking[0].type))[:TURNS], mix_from(ranking, answers), ask_first)


def spread(weights: Weights) -> int:
    """Return the difference between the highest and the lowest weight of a question."""
    return max(weights.values()) - min(weights.values())


def rank_types(answers: Answers) -> tuple[Ranked, ...]:
    """Return every type, the highest score first; of equal scores, the more personal type first."""
    free = {kind: _scored(kind, answers) for kind in RelationshipType}
    limited = [_limited(candidate, answers, free) for candidate in free.values()]
    return tuple(sorted(limited, key=lambda candidate: -candidate.score))


def _scored(kind: RelationshipType, answers: Answers) -> Ranked:
    reasons = sorted(_reasons(kind, answers), key=lambda reason: -abs(reason.share))
    score = MIDDLE + sum(reason.share for reason in reasons)
    pro = tuple(reason for reason in reasons if reason.share > 0)
    contra = tuple(reason for reason in reasons if reason.share < 0)
    return Ranked(kind, score, pro, contra, ())


def _reasons(kind: RelationshipType, answers: Answers) -> list[Reason]:
    whole = _whole(kind)
    found = []
    for weighing in WEIGHTS:
        level = answers.levels.get(weighing.factor)
        weight = weighing.weights[kind] * SIGNS[level] if level else 0
        if level and weight:
            found.append(Reason(weighing.said(level), weight, weight / whole, weighing.because, weighing.source))
    for goal in GOAL_WEIGHTS:
        if goal.goal is answers.goal and (weight := goal.weights[kind]):
            said = f"{goal.goal.label} matters most with them"
            found.append(Reason(said, weight, weight / whole, goal.because, goal.source))
    return found


def _whole(kind: RelationshipType) -> float:
    """Return twice the sum of a type's weights; of the goals only the heaviest counts, since one is the main goal."""
    levels = sum(abs(weighing.weights[kind]) for weighing in WEIGHTS)
    return 2 * (levels + max(goal.weights[kind] for goal in GOAL_WEIGHTS))


def _limited(ranked_type: Ranked, answers: Answers, free: Mapping[RelationshipType, Ranked]) -> Ranked:
    """Cap the score of a type by the limits that apply."""
    met = [
        limit
        for limit in LIMITS
        if limit.type is ranked_type.type and all(answers.levels.get(key) is level for key, level in limit.when.items())
    ]
    bounds = [(limit, min(limit.cap, free[limit.under].score - 0.01 if limit.under else 1.0)) for limit in met]
    binding = [(limit, bound) for limit, bound in bounds if bound < ranked_type.score]
    score = min([ranked_type.score, *(max(bound, 0.0) for _, bound in binding)])
    return replace(ranked_type, score=score, limits=tuple(limit for limit, _ in binding))


def list_turns(answers: Answers, first: RelationshipType) -> list[Turn]:
    """Return the answers that would rank another type first, unanswered questions first."""
    found = []
    for factor in Factor:
        for level in Level:
            if level is answers.levels.get(factor):
                continue
            other = rank_types(replace(answers, levels={**answers.levels, factor: level}))[0].type
            if other is not first:
                found.append(Turn(factor, level, other, factor not in answers.levels))
    return sorted(found, key=lambda turn: not turn.was_open)


def mix_from(ranking: tuple[Ranked, ...], answers: Answers) -> tuple[RelationshipType, ...]:
    """Return a mix to start with.

    It contains the best type, the best type of each other kind of service with a score above the middle, and a type
    served by people as a fallback if there are only machines and the matter may become difficult.
    """
    chosen = [ranking[0]]
    served = {TYPES[ranking[0].type].served_by}
    for candidate in ranking[1:]:
        if candidate.score > MIDDLE and TYPES[candidate.type].served_by not in served:
            chosen.append(candidate)
            served.add(TYPES[candidate.type].served_by)
    may_be_hard = any(answers.levels.get(key) is not Level.LOW for key in (Factor.STAKES, Factor.COMPLEXITY))
    if ServedBy.MACHINE in served and ServedBy.STAFF not in served and may_be_hard:
        chosen.append(next(candidate for candidate in ranking if candidate.type in BY_PEOPLE))
    return tuple(candidate.type for candidate in chosen)
