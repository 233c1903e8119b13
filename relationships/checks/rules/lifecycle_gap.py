"""Rule: no relationship supports a goal that is expected for a segment."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from relationships.analysis.goal_coverage import Coverage, Standing
from relationships.catalog.goals import TACTICS, Goal
from relationships.catalog.segments import Factor, Level
from relationships.checks.asks.fields import ask_field
from relationships.checks.asks.questions import in_note
from relationships.checks.asks.relationships import ask_planned, fitting_types
from relationships.checks.facts.goals import is_unserved, judge_goals
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Choice, Fact, Finding, Form, OpenQuestion, Severity
from relationships.checks.phrases import agreed, joined
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "lifecycle-gap"
UNMET = (Standing.GAP, Standing.LATE)


class Work(NamedTuple):
    """What a relationship does for a goal, in a statement and in a question, and an example of a tactic."""

    does: str
    do: str
    tactic: str


WORK = {
    Goal.ACQUISITION: Work("wins new customers", "win new customers", "a referral programme"),
    Goal.RETENTION: Work("keeps customers", "keep customers", "a loyalty programme"),
    Goal.BOOSTING_SALES: Work("sells customers more", "sell customers more", "personal recommendations"),
}


@rule(
    code=CODE,
    title="Goal without a relationship",
    severity=Severity.WARNING,
    otherwise="A hint if the gap matters less, such as when only boosting sales is missing",
    looks_for="Goals that a segment needs at the stage chosen for the canvas and that no relationship supports. "
    "Before the growth stage, only acquisition is needed. Goals not pursued are left out. So are retention for "
    "one-off deals, and boosting sales for those and for customers who don’t pay. If no relationship of the segment "
    "has a goal, Rapport asks you instead.",
    why="Without acquisition, you win no customers. Without retention, those you have won leave. Without boosting "
    "sales, they never buy more.",
    what_to_do="Choose tactics for the goal in a relationship: what you actually do, such as a referral programme. Or "
    "mark the goal as not pursued in the segment, and say why.",
    example=Example(
        problem="A meal-kit company at the growth stage wins students with a free box but does nothing to keep them.",
        cured="Students who have cooked three meals help to choose the next week’s menu.",
    ),
    source="Business Model Generation (2010), on the three motivations. Before the growth stage, only acquisition is "
    "expected.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every segment with goals that are expected but not supported.

    Yield a question for segments none of whose relationships has a goal.
    """
    unanswered = []
    for segment in subject.segments:
        # Another rule reports these.
        if is_unserved(subject, segment):
            continue
        coverages = judge_goals(subject, segment)
        if any(coverage.standing is Standing.OPEN for coverage in coverages):
            unanswered.append(segment)
        elif unserved := [coverage for coverage in coverages if coverage.standing in UNMET]:
            yield _finding(subject, segment, unserved)
    yield from ask(
        CODE,
        unanswered,
        "What is the goal of your relationships with {names}: acquisition, retention or boosting sales?",
        lambda segment: [
            in_note(relationship.note, f"relationship.goals.{Goal.ACQUISITION}")
            for relationship in segment.relationships
            if not relationship.ends_before(subject.stage)
        ],
    )


def _finding(subject: Subject, segment: Segment, unmet: Collection[Coverage]) -> Finding:
    unserved = [coverage.goal for coverage in unmet]
    planned = [coverage.goal for coverage in unmet if coverage.standing is Standing.LATE]
    labels = [str(goal.label).lower() for goal in unserved]
    stage = str(subject.stage.label).lower()
    missing = joined([f"{WORK[goal].does} ({goal.label.lower()})" for goal in unserved], "or")
    return Finding(
        CODE,
        _severity(subject, segment, [goal for goal in unserved if goal not in planned]),
        (segment.id,),
        f"Nothing on the canvas {missing} in {segment.name}{_describe_planned(planned)}. "
        f"The canvas is set to the {stage} stage, at which this segment needs {joined(labels)}.",
        figure=f"Relationships for {joined(labels)}: 0",
        threshold=f"at least 1 {agreed(len(labels), '', 'each ')}expected at the {stage} stage",
        repeats=True,
        facts=tuple(
            Fact(f"Relationship for {goal.label.lower()}", "only planned" if goal in planned else "none", segment.id)
            for goal in unserved
        ),
        ask=_ask(subject, segment, unserved, planned),
    )


def _describe_planned(goals: Collection[Goal]) -> str:
    if not goals:
        return ""
    shown = joined([str(goal.label).lower() for goal in goals])
    return f" yet. {shown.capitalize()} {agreed(len(goals), 'is', 'are')} only planned"


def _severity(subject: Subject, segment: Segment, missing: Collection[Goal]) -> Severity:
    """Return a hint if the gap is debatable, else a warning.

    It is debatable for boosting sales, for retaining customers who rarely buy, and after an early stage for
    acquisition, if a relationship of any segment serves it.
    """
    serious = set(missing) - {Goal.BOOSTING_SALES}
    if segment.level(Factor.FREQUENCY) is Level.LOW:
        serious -= {Goal.RETENTION}
    if any(relationship.is_running and relationship.serves(Goal.ACQUISITION) for relationship in subject.relationships):
        serious -= set() if subject.is_early else {Goal.ACQUISITION}
    return Severity.WARNING if serious else Severity.HINT


def _ask(subject: Subject, segment: Segment, unserved: Collection[Goal], planned: Collection[Goal]) -> Ask:
    """Ask for the tactics of the first goal that no relationship has, else whether what is planned is established.

    The tactics are those of a running relationship, else of one for this stage, else of a new one.
    """
    missing = [goal for goal in unserved if goal not in planned]
    if not missing:
        return ask_planned(_upcoming(subject, segment, unserved)[0])
    usable = [
        relationship for relationship in segment.relationships if _changes_no_other(subject, segment, relationship)
    ]
    fitting = [candidate for candidate in usable if candidate.is_running] or [each for each in usable if each.is_at]
    goal = missing[0]
    if not fitting:
        goals = joined([f"“{each.label}”" for each in missing])
        hint = (
            f"Describe how you serve these customers, then choose the {agreed(len(missing), 'goal', 'goals')} {goals}."
        )
        kinds = fitting_types(subject, segment)
        return Ask(f"Add relationship for {segment.name}", Form.NEW_RELATIONSHIP, segment.id, "text", hint, kinds)
    return ask_field(
        _name_step(missing),
        fitting[0],
        f"tactics.{goal.value}",
        _explain_tactics(fitting[0], missing),
        tuple(Choice(tactic, tactic, action=f"Add {tactic[:1].lower()}{tactic[1:]}") for tactic in TACTICS[goal]),
    )


def _name_step(missing: Sequence[Goal]) -> str:
    first = missing[0].label.lower()
    return f"Choose tactics for {first}" if len(missing) == 1 else f"Start with {first}"


def _explain_tactics(relationship: Relationship, missing: Sequence[Goal]) -> str:
    """Return what a tactic for the first goal is, and which goals come after it."""
    first, *others = missing
    hint = (
        f"How does {relationship.name} {WORK[first].do}? Choose tactics: what you actually do, such as "
        f"{WORK[first].tactic}."
    )
    later = joined([str(goal.label).lower() for goal in others])
    return f"{hint} Then do the same for {later}." if others else hint


def _changes_no_other(subject: Subject, segment: Segment, relationship: Relationship) -> bool:
    """Return whether its other segments already state goals; stating the first one would cause findings for them."""
    others = [other for other in subject.served(relationship) if other.id != segment.id]
    return all(any(tie.details.goals for tie in other.relationships) for other in others)


def _upcoming(subject: Subject, segment: Segment, goals: Collection[Goal]) -> list[Relationship]:
    """Return the nearest upcoming relationship for each of the goals."""
    found: dict[UUID, Relationship] = {}
    for goal in goals:
        serving = [
            relationship
            for relationship in segment.relationships
            if relationship.serves(goal) and not relationship.ends_before(subject.stage)
        ]
        if serving and not any(relationship.id in found for relationship in serving):
            nearest = min(serving, key=lambda relationship: (not relationship.is_at, relationship.id))
            found[nearest.id] = nearest
    return list(found.values())
