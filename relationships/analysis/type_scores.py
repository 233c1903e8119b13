"""Which relationship types suit a segment, and why.

A score lies between 0 and 1; every answer moves it by its weight, which stands in `relationships.catalog.weights`:

    score(type) = 1/2 + sum(weight * answer) / (2 * sum(|weight|) of the type),  answer: high 1, low -1, else 0

so what is not answered moves nothing, and all answers in favour give 1. Answers that rule a type out limit its score.
The sources stand with the weights.
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
# Who is asked when a machine, or another customer, does not know the answer.
BY_PEOPLE = (RelationshipType.PERSONAL, RelationshipType.DEDICATED)


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of a segment and of ourselves; `read` are the answers that were taken from its figures."""

    levels: Mapping[Factor, Level] = field(default_factory=dict)
    goal: Goal | None = None
    read: Mapping[Factor, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.levels) + (self.goal is not None)


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that moves the score of a type: in words, its weight (-3 to 3), its share of the score, and why."""

    said: str
    weight: int
    share: float
    because: str
    source: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """One type with its score from 0 to 1, the reasons for and against, the heaviest first, and what limits it."""

    type: RelationshipType
    score: float
    pro: tuple[Reason, ...]
    contra: tuple[Reason, ...]
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer that would bring another type to the top; `was_open` says whether the question is not answered yet."""

    factor: Factor
    level: Level
    first: RelationshipType
    was_open: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """The types, the best first, with what would change that and a mix to begin with; or the questions to ask first."""

    ranking: tuple[Ranked, ...]
    turns: tuple[Turn, ...]
    mix: tuple[RelationshipType, ...]
    ask_first: tuple[Factor, ...]


def advise(answers: Answers) -> Advice:
    """Rank the six types; with fewer than three answers only say which questions are worth answering first."""
    missing = [weighing for weighing in WEIGHTS if weighing.factor not in answers.levels]
    missing.sort(key=lambda weighing: -spread(weighing.weights))
    ask_first = tuple(weighing.factor for weighing in missing)
    if len(answers) < ANSWERS_FOR_A_RANKING:
        return Advice((), (), (), ask_first)
    ranking = ranked(answers)
    return Advice(ranking, tuple(turns(answers, ranking[0].type))[:TURNS], mix_from(ranking, answers), ask_first)


def spread(weights: Weights) -> int:
    """How far a question can drive the types apart."""
    return max(weights.values()) - min(weights.values())


def ranked(answers: Answers) -> tuple[Ranked, ...]:
    """Every type, the highest score first; of equals the more personal first."""
    free = {kind: _scored(kind, answers) for kind in RelationshipType}
    held = [_limited(each, answers, free) for each in free.values()]
    return tuple(sorted(held, key=lambda each: -each.score))


def _scored(kind: RelationshipType, answers: Answers) -> Ranked:
    reasons = sorted(_reasons(kind, answers), key=lambda reason: -abs(reason.share))
    score = MIDDLE + sum(reason.share for reason in reasons)
    pro = tuple(reason for reason in reasons if reason.share > 0)
    contra = tuple(reason for reason in reasons if reason.share < 0)
    return Ranked(kind, score, pro, contra, ())


def _reasons(kind: RelationshipType, answers: Answers) -> list[Reason]:
    whole = _whole(kind)
    found = []
    for each in WEIGHTS:
        level = answers.levels.get(each.factor)
        weight = each.weights[kind] * SIGNS[level] if level else 0
        if level and weight:
            found.append(Reason(each.said(level), weight, weight / whole, each.because, each.source))
    for goal in GOAL_WEIGHTS:
        if goal.goal is answers.goal and (weight := goal.weights[kind]):
            said = f"{goal.goal.label} matters most with them"
            found.append(Reason(said, weight, weight / whole, goal.because, goal.source))
    return found


def _whole(kind: RelationshipType) -> float:
    """Twice what all answers in favour of a type weigh together: only one goal can matter most."""
    levels = sum(abs(each.weights[kind]) for each in WEIGHTS)
    return 2 * (levels + max(each.weights[kind] for each in GOAL_WEIGHTS))


def _limited(each: Ranked, answers: Answers, free: Mapping[RelationshipType, Ranked]) -> Ranked:
    """Hold a type down by what rules it out."""
    met = [
        limit
        for limit in LIMITS
        if limit.type is each.type and all(answers.levels.get(key) is level for key, level in limit.when.items())
    ]
    bounds = [(limit, min(limit.cap, free[limit.under].score - 0.01 if limit.under else 1.0)) for limit in met]
    binding = [(limit, bound) for limit, bound in bounds if bound < each.score]
    score = min([each.score, *(max(bound, 0.0) for _, bound in binding)])
    return replace(each, score=score, limits=tuple(limit for limit, _ in binding))


def turns(answers: Answers, first: RelationshipType) -> list[Turn]:
    """Each answer that would bring another type to the top; open questions first."""
    found = []
    for factor in Factor:
        for level in Level:
            if level is answers.levels.get(factor):
                continue
            other = ranked(replace(answers, levels={**answers.levels, factor: level}))[0].type
            if other is not first:
                found.append(Turn(factor, level, other, factor not in answers.levels))
    return sorted(found, key=lambda turn: not turn.was_open)


def mix_from(ranking: tuple[Ranked, ...], answers: Answers) -> tuple[RelationshipType, ...]:
    """What to begin with: the best type, the best of those that are served otherwise if it speaks for itself too, and
    a person behind every machine where the matter may become hard.
    """
    chosen = [ranking[0]]
    served = {TYPES[ranking[0].type].served_by}
    for each in ranking[1:]:
        if each.score > MIDDLE and TYPES[each.type].served_by not in served:
            chosen.append(each)
            served.add(TYPES[each.type].served_by)
    may_be_hard = any(answers.levels.get(key) is not Level.LOW for key in (Factor.STAKES, Factor.COMPLEXITY))
    if ServedBy.MACHINE in served and ServedBy.STAFF not in served and may_be_hard:
        chosen.append(next(each for each in ranking if each.type in BY_PEOPLE))
    return tuple(each.type for each in chosen)
