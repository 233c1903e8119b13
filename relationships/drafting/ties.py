"""The relationships of a draft: their types from the advisor, in the words of the pattern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relationships.analysis.type_advice import Outcome
from relationships.analysis.type_scores import Answers, compute_scores
from relationships.catalog.fit import Fit
from relationships.catalog.goals import TACTICS, Goal, Stage
from relationships.catalog.patterns.pattern import Role, Way
from relationships.catalog.segments import Factor, Level
from relationships.catalog.types import TYPES, RelationshipType, ServedBy

EARLY = (Stage.IDEA, Stage.START_UP)
HARD = (Factor.STAKES, Factor.COMPLEXITY, Factor.PRICE)
# For types that suit a segment, but that its pattern has no words for.
USUAL: dict[RelationshipType, tuple[str, str]] = {
    RelationshipType.DEDICATED: ("A named contact person for {whom}", "They expect somebody who knows them."),
    RelationshipType.PERSONAL: ("A person who answers the questions of {whom}", "They want to talk to a person."),
    RelationshipType.COMMUNITIES: ("A group in which {whom} help each other", "They like to talk to each other."),
    RelationshipType.CO_CREATION: (
        "Ideas and feedback from {whom} shape the offer",
        "They know a lot about the subject.",
    ),
    RelationshipType.SELF_SERVICE: (
        "Clear guides with which {whom} help themselves",
        "They prefer to help themselves.",
    ),
    RelationshipType.AUTOMATED: ("Reminders and suggestions for {whom}", "There are many of them, and they buy often."),
}


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship to propose: its words, and how well the advisor says that its type fits."""

    way: Way
    fit: Fit


def main_goal(stage: Stage) -> Goal:
    """Return the goal that matters most at a stage."""
    return Goal.ACQUISITION if stage in EARLY else Goal.RETENTION


def choose_ties(role: Role, levels: Mapping[Factor, Level], stage: Stage, most: int) -> list[Tie]:
    """Return the relationships for a segment, at most some, each served by others: staff, peers or machines.

    The advisor ranks the types. Among types that it ranks equal, the pattern prefers those that it names first. A
    segment that wants people for something difficult always gets one.
    """
    ranked = _ranked(role, Answers(levels, main_goal(stage)))
    # Every segment has to be won, at whatever stage.
    chosen = [tie for tie in ranked if Goal.ACQUISITION in tie.way.tactics][:1]
    for tie in ranked:
        served = {TYPES[one.way.type].served_by for one in chosen}
        if len(chosen) < most and TYPES[tie.way.type].served_by not in served:
            chosen.append(tie)
    chosen += [tie for tie in ranked if tie not in chosen][: max(0, most - len(chosen))]
    if _needs_person(levels) and not any(TYPES[tie.way.type].served_by is ServedBy.STAFF for tie in chosen):
        staff = [tie for tie in ranked if TYPES[tie.way.type].served_by is ServedBy.STAFF]
        chosen = [*chosen[: most - 1], *(staff or [Tie(_usual(RelationshipType.PERSONAL), Fit.POSSIBLE)])[:1]]
    return chosen


def _ranked(role: Role, answers: Answers) -> list[Tie]:
    groups = Outcome(compute_scores(answers)).groups
    known = {way.type: way for way in role.ways}
    order = list(known)
    found = [
        Tie(known[kind], fit)
        for fit, kinds in groups
        for kind in sorted((kind for kind in kinds if kind in known), key=order.index)
        if fit is not Fit.POOR
    ]
    best_fit, best = groups[0]
    if not any(tie.fit is best_fit for tie in found):
        found.insert(0, Tie(_usual(best[0]), best_fit))
    return found


def _usual(kind: RelationshipType) -> Way:
    text, reason = USUAL[kind]
    return Way(kind, text, {goal: TACTICS[goal][0] for goal in (Goal.ACQUISITION, Goal.RETENTION)}, reason)


def _needs_person(levels: Mapping[Factor, Level]) -> bool:
    wants = levels.get(Factor.HUMAN_CONTACT) is Level.HIGH
    return levels.get(Factor.STAKES) is Level.HIGH or (
        wants and any(levels.get(factor) is Level.HIGH for factor in HARD)
    )


def goals_at(way: Way, stage: Stage) -> Sequence[tuple[Goal, str]]:
    """Return the goals that a relationship serves at a stage, with its tactics; early, selling more can wait."""
    goals = [
        (goal, tactic) for goal, tactic in way.tactics.items() if stage not in EARLY or goal is not Goal.BOOSTING_SALES
    ]
    return goals or list(way.tactics.items())
