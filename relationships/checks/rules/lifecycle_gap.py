"""Rule: no relationship supports a goal that is expected for a segment."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from relationships.catalog.goals import TACTICS, Goal
from relationships.catalog.segments import CustomerRole, Factor, Level
from relationships.checks.asks.fields import ask_field
from relationships.checks.asks.questions import in_note
from relationships.checks.asks.relationships import ask_planned, fitting_types
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Choice, Fact, Finding, Form, OpenQuestion, Severity
from relationships.checks.phrases import agreed, joined
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "lifecycle-gap"


@rule(
    code=CODE,
    title="Goal without a relationship",
    severity=Severity.WARNING,
    looks_for="Goals that a segment needs at the current stage and that no relationship supports. Before the growth "
    "stage, only acquisition is needed. Goals not pursued are left out. If no relationship of the segment has a "
    "goal, you get a question instead.",
    why="If no relationship supports a goal, that part of the business is neglected.",
    what_to_do="Choose tactics for the goal in a relationship, or mark it as not pursued and say why.",
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
        # Another rule reports segments all of whose relationships have ended.
        if all(relationship.ends_before(subject.stage) for relationship in segment.relationships):
            continue
        if not any(relationship.details.goals for relationship in segment.relationships):
            unanswered.append(segment)
        elif unserved := [goal for goal in _expected_goals(subject, segment) if not _is_met(subject, segment, goal)]:
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


def _expected_goals(subject: Subject, segment: Segment) -> list[Goal]:
    """Return the goals expected for a segment, except declined ones.

    Before growth, and for a single deal, that is acquisition alone; boosting sales is expected only for those who pay.
    """
    expected = [Goal.ACQUISITION]
    if not subject.is_early and not segment.is_single_deal:
        expected.append(Goal.RETENTION)
        if segment.pays and _is_sold_to(subject, segment):
            expected.append(Goal.BOOSTING_SALES)
    return [goal for goal in expected if goal not in segment.details.declined_goals]


def _is_sold_to(subject: Subject, segment: Segment) -> bool:
    """Return whether there may be revenue from this segment.

    There is none if the canvas shows no revenue at all, nor for a side of a platform if the revenue streams name only
    other segments.
    """
    streams = subject.document.blocks.revenue_streams
    if segment.details.platform_side and subject.paying:
        return segment.id in subject.paying
    return bool(streams or segment.details.revenue_per_customer) or CustomerRole.PAYER in segment.details.roles


def _is_met(subject: Subject, segment: Segment, goal: Goal) -> bool:
    serving = [relationship for relationship in segment.relationships if relationship.serves(goal)]
    is_planned = subject.is_early and any(not relationship.ends_before(subject.stage) for relationship in serving)
    return is_planned or any(relationship.is_running for relationship in serving)


def _finding(subject: Subject, segment: Segment, unserved: Collection[Goal]) -> Finding:
    planned = [goal for goal in unserved if any(_serves_later(subject, segment, goal))]
    labels = [str(goal.label).lower() for goal in unserved]
    stage = str(subject.stage.label).lower()
    return Finding(
        CODE,
        _severity(subject, segment, [goal for goal in unserved if goal not in planned]),
        (segment.id,),
        f"No relationship with {segment.name} supports {joined(labels, 'or')} at the {stage} stage"
        + (f"; {_describe_planned(planned)}." if planned else "."),
        figure=f"Relationships for {joined(labels)}: 0",
        threshold=f"at least 1 {agreed(len(labels), '', 'each ')}expected at the {stage} stage",
        facts=tuple(
            Fact(f"Relationship for {goal.label.lower()}", "only planned" if goal in planned else "none", segment.id)
            for goal in unserved
        ),
        ask=_ask(subject, segment, unserved, planned),
    )


def _describe_planned(goals: Collection[Goal]) -> str:
    shown = joined([str(goal.label).lower() for goal in goals])
    return f"{shown} {agreed(len(goals), 'is', 'are')} only planned"


def _serves_later(subject: Subject, segment: Segment, goal: Goal) -> Iterator[bool]:
    return (
        relationship.serves(goal) and not relationship.ends_before(subject.stage)
        for relationship in segment.relationships
    )


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
        hint = f"Describe how you serve these customers, then choose the goal “{goal.label}”."
        kinds = fitting_types(subject, segment)
        return Ask(f"Add relationship for {segment.name}", Form.NEW_RELATIONSHIP, segment.id, "text", hint, kinds)
    return ask_field(
        f"Choose tactics for {goal.label.lower()}",
        fitting[0],
        f"tactics.{goal.value}",
        f"How does {fitting[0].name} support {goal.label.lower()}?",
        tuple(Choice(tactic, tactic) for tactic in TACTICS[goal]),
    )


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
