"""Advice on the six relationship types for a segment: groups by fit, a mix, and the questions that matter most."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from relationships.analysis.type_groups import FitGroup, Group, group_scores, group_types
from relationships.analysis.type_mix import Mix, mix_from
from relationships.analysis.type_scores import Answers, Scores, compute_scores, rank_types
from relationships.catalog.fit import Fit
from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level
from relationships.catalog.thresholds import ANSWERS_FOR_A_RANKING
from relationships.catalog.types import RelationshipType

# As many questions as fit at a glance.
AT_ONCE = 4
TURNS = 5

# A question of the advice; None is the question for the main goal.
type Question = Factor | None
QUESTIONS: tuple[Question, ...] = (*Factor, None)


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer that would recommend other types first; `was_open` tells whether the question is unanswered."""

    question: Question
    answer: Level | Goal
    first: Group
    was_open: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """The types in groups, the best first, answers that would change the first, and a mix; or only questions.

    `ask_first` are the open questions, those whose answers could change the recommendation most at the beginning.
    """

    groups: tuple[FitGroup, ...]
    turns: tuple[Turn, ...]
    mix: Mix
    ask_first: tuple[Question, ...]


@dataclass(frozen=True)
class Outcome:
    """What some answers lead to: the scores, the types recommended first, and the fit of each."""

    scores: Scores

    @cached_property
    def groups(self) -> list[tuple[Fit, Group]]:
        """The types in groups with their fit, the best first."""
        return list(group_scores(self.scores))

    @property
    def first(self) -> Group:
        """The types recommended first."""
        return self.groups[0][1]

    @cached_property
    def places(self) -> dict[RelationshipType, int]:
        """The number of each type's group, 0 for the best."""
        return {kind: place for place, (_, kinds) in enumerate(self.groups) for kind in kinds}

    def order(self, one: RelationshipType, other: RelationshipType) -> int:
        """Return -1 if one type is better than another, 1 if it is worse, and 0 if they are equal."""
        return (self.places[one] > self.places[other]) - (self.places[one] < self.places[other])

    @cached_property
    def fits(self) -> dict[RelationshipType, Fit]:
        """The fit of each type."""
        return {kind: fit for fit, kinds in self.groups for kind in kinds}


def advise(answers: Answers) -> Advice:
    """Recommend types; with fewer than three answers, return only the questions, those that matter most first."""
    now = Outcome(compute_scores(answers))
    changes = {question: _possible_outcomes(question, answers) for question in QUESTIONS}
    still_open = [question for question in QUESTIONS if not _answer_to(question, answers)]
    ask_first = sorted(still_open, key=lambda question: _influence(now, changes[question].values()), reverse=True)
    if len(answers) < ANSWERS_FOR_A_RANKING:
        return Advice((), (), Mix(), tuple(ask_first))
    groups = group_types(rank_types(answers))
    return Advice(
        groups, tuple(_list_turns(answers, now, changes))[:TURNS], mix_from(groups, answers), tuple(ask_first)
    )


def _answer_to(question: Question, answers: Answers) -> Level | Goal | None:
    return answers.levels.get(question) if question else answers.goal


def _possible_outcomes(question: Question, answers: Answers) -> dict[Level | Goal, Outcome]:
    """Return what each answer to a question would lead to, with all other answers as they are."""
    if question is None:
        return {goal: Outcome(compute_scores(replace(answers, goal=goal))) for goal in Goal}
    return {
        level: Outcome(compute_scores(replace(answers, levels={**answers.levels, question: level}))) for level in Level
    }


def _influence(now: Outcome, possible: Iterable[Outcome]) -> tuple[int, float]:
    """Return how much the answers to a question could change the recommendation.

    First counts, over all answers, the pairs of types whose order would change and the types whose fit would; then how
    far the scores would move.
    """
    others = list(possible)
    return (
        sum(_count_changes(now, other) for other in others),
        round(sum(abs(other.scores[kind] - now.scores[kind]) for other in others for kind in RelationshipType), 9),
    )


def _count_changes(now: Outcome, other: Outcome) -> int:
    fits = sum(other.fits[kind] is not now.fits[kind] for kind in RelationshipType)
    return fits + sum(other.order(*pair) != now.order(*pair) for pair in combinations(RelationshipType, 2))


def _list_turns(
    answers: Answers, now: Outcome, changes: Mapping[Question, Mapping[Level | Goal, Outcome]]
) -> list[Turn]:
    """Return the answers after which none of the types recommended first would be first, open questions first."""
    found = [
        Turn(question, answer, other.first, not _answer_to(question, answers))
        for question, possible in changes.items()
        for answer, other in possible.items()
        if not set(other.first) & set(now.first)
    ]
    return sorted(found, key=lambda turn: not turn.was_open)
