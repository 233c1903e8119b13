"""Scores of the six relationship types for a segment, with their reasons.

A score lies between 0 and 1. Every answer moves it by its weight, given in `relationships.catalog.weights`:

    score(type) = 1/2 + sum(weight * answer) / (2 * sum(|weight|) of the type),  answer: high 1, low -1, else 0

A question without an answer does not change the score, and all answers in favour give 1. Answers that rule a type out
limit its score. The sources are given with the weights. Scores are for comparing types only; what people see is the fit
(`relationships.analysis.type_advice`) and the confidence:

    confidence(type) = sum(|weight|) of the answered questions / sum(|weight|),  or high if an answer rules the type out
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from relationships.catalog.fit import Confidence, confidence_at
from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level
from relationships.catalog.thresholds import NO_DIFFERENCE
from relationships.catalog.types import RelationshipType
from relationships.catalog.weights import GOAL_WEIGHTS, LIMITS, WEIGHTS, Limit

SIGNS = {Level.LOW: -1, Level.MEDIUM: 0, Level.HIGH: 1}
MIDDLE = 0.5

type Scores = Mapping[RelationshipType, float]


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
    """An answer that moves the score of a type: its words, weight (-3 to 3), reason and source."""

    said: str
    weight: int
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
    confidence: Confidence


def rank_types(answers: Answers) -> tuple[Ranked, ...]:
    """Return every type, the highest score first; of equal scores, the more personal type first."""
    scores, limits = _limited_scores(answers)
    order = sorted(scores, key=lambda kind: -scores[kind])
    return tuple(_ranked(kind, scores[kind], limits.get(kind, ()), answers) for kind in order)


def compute_scores(answers: Answers) -> Scores:
    """Return the score of every type, from 0 to 1."""
    return _limited_scores(answers)[0]


def _limited_scores(answers: Answers) -> tuple[Scores, Mapping[RelationshipType, tuple[Limit, ...]]]:
    """Return the scores, and the limits that apply: those that rule a type out, and others if they lower its score."""
    scores = {kind: MIDDLE + net / (2 * _whole(kind)) for kind, net in _sum_weights(answers).items()}
    applied: dict[RelationshipType, tuple[Limit, ...]] = {}
    for limit in sorted(LIMITS, key=lambda limit: limit.under is not None):
        if any(answers.levels.get(factor) is not level for factor, level in limit.when.items()):
            continue
        bound = max(0.0, scores[limit.under] - NO_DIFFERENCE) if limit.under else limit.cap
        if limit.rules_out or bound < scores[limit.type]:
            applied[limit.type] = (*applied.get(limit.type, ()), limit)
            scores[limit.type] = min(scores[limit.type], bound)
    return scores, applied


def _sum_weights(answers: Answers) -> dict[RelationshipType, int]:
    """Return for every type the weights in favour minus those against."""
    net = dict.fromkeys(RelationshipType, 0)
    for weighing in WEIGHTS:
        level = answers.levels.get(weighing.factor)
        if level and (sign := SIGNS[level]):
            for kind, weight in weighing.weights.items():
                net[kind] += sign * weight
    for goal in GOAL_WEIGHTS:
        if goal.goal is answers.goal:
            for kind, weight in goal.weights.items():
                net[kind] += weight
    return net


@cache
def _whole(kind: RelationshipType) -> int:
    """Return the sum of a type's weights; of the goals only the heaviest counts, since one is the main goal."""
    return sum(abs(weighing.weights[kind]) for weighing in WEIGHTS) + _heaviest_goal(kind)


def _heaviest_goal(kind: RelationshipType) -> int:
    return max(goal.weights[kind] for goal in GOAL_WEIGHTS)


def _ranked(kind: RelationshipType, score: float, limits: tuple[Limit, ...], answers: Answers) -> Ranked:
    reasons = sorted(_reasons(kind, answers), key=lambda reason: -abs(reason.weight))
    pro = tuple(reason for reason in reasons if reason.weight > 0)
    contra = tuple(reason for reason in reasons if reason.weight < 0)
    ruled_out = any(limit.rules_out for limit in limits)
    confidence = Confidence.HIGH if ruled_out else confidence_at(answered_share(kind, answers))
    return Ranked(kind, score, pro, contra, limits, confidence)


def answered_share(kind: RelationshipType, answers: Answers) -> float:
    """Return the share of a type's weight that is answered, from 0 to 1; an answer of medium counts as well."""
    answered = sum(abs(weighing.weights[kind]) for weighing in WEIGHTS if weighing.factor in answers.levels)
    return (answered + (_heaviest_goal(kind) if answers.goal else 0)) / _whole(kind)


def _reasons(kind: RelationshipType, answers: Answers) -> Iterator[Reason]:
    for weighing in WEIGHTS:
        level = answers.levels.get(weighing.factor)
        weight = weighing.weights[kind] * SIGNS[level] if level else 0
        if level and weight:
            yield Reason(weighing.said(level), weight, weighing.because, weighing.source)
    for goal in GOAL_WEIGHTS:
        if goal.goal is answers.goal and (weight := goal.weights[kind]):
            yield Reason(f"{goal.goal.label} matters most", weight, goal.because, goal.source)
