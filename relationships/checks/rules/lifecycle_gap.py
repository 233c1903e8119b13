"""A goal that a segment is owed and that no relationship serves."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from relationships.catalog.goals import Answer, Goal
from relationships.catalog.relationships import Bond
from relationships.catalog.segments import CustomerRole, Factor, Level
from relationships.checks.cures.adding import suggested_type, with_established, with_relationship
from relationships.checks.cures.changes import with_details, with_goals
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, names
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask
from relationships.document.canvas import CanvasDocument

CODE = "lifecycle-gap"


@rule(
    code=CODE,
    title="A gap in the lifecycle",
    severity=Severity.WARNING,
    why="Customers who are won and not kept have to be won again, and those who are kept alone never become more.",
    what_to_do="Let a relationship serve the goal, or declare with a reason that the goal is not yours.",
    example=Example(
        problem="A meal kit at growth wins students with a free box and does nothing to keep them.",
        cured="Whoever cooks three times gets a say in next week’s menu.",
    ),
    source="The three motivations of Business Model Generation (2010); before growth only acquisition is expected.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Every goal that is owed and neither served nor declined; where no goal is stated at all, a question."""
    silent = []
    for segment in subject.segments:
        # Where all have ended there is another rule to say so.
        if all(relationship.ends_before(subject.stage) for relationship in segment.relationships):
            continue
        if not any(relationship.details.goals for relationship in segment.relationships):
            silent.append(segment)
        elif lacking := [goal for goal in _owed(subject, segment) if not _is_met(subject, segment, goal)]:
            yield _finding(subject, segment, lacking)
    yield from ask(CODE, silent, "What are the relationships for {names} for: winning, keeping, or selling more?")


def _owed(subject: Subject, segment: Segment) -> list[Goal]:
    """Not what was declared away, before growth acquisition alone, more sales from those alone who pay, and nothing
    after the deal where there is one deal only.
    """
    owed = [Goal.ACQUISITION]
    if not subject.is_early and not segment.is_single_deal:
        owed.append(Goal.RETENTION)
        if segment.pays and _is_sold_to(subject, segment):
            owed.append(Goal.BOOSTING_SALES)
    return [goal for goal in owed if goal not in segment.details.declined_goals]


def _is_sold_to(subject: Subject, segment: Segment) -> bool:
    """Not where there is no revenue from anybody; nor a side of a platform that no revenue stream names although others
    are named.
    """
    streams = subject.document.blocks.revenue_streams
    named = [key for stream in streams for key in stream.segments]
    if segment.details.platform_side and named:
        return segment.id in named
    return bool(streams or segment.details.revenue_per_customer) or CustomerRole.PAYER in segment.details.roles


def _is_met(subject: Subject, segment: Segment, goal: Goal) -> bool:
    serving = [relationship for relationship in segment.relationships if relationship.serves(goal)]
    is_planned = subject.is_early and any(not relationship.ends_before(subject.stage) for relationship in serving)
    return is_planned or any(relationship.is_running for relationship in serving)


def _finding(subject: Subject, segment: Segment, lacking: Collection[Goal]) -> Finding:
    planned = [goal for goal in lacking if any(_is_still_to_come(subject, segment, goal))]
    shown = joined([str(goal.label).lower() for goal in lacking])
    verb = "is" if len(lacking) == 1 else "are"
    coming = _coming(subject, segment, lacking)
    return Finding(
        CODE,
        _severity(subject, segment, [goal for goal in lacking if goal not in planned]),
        (segment.id,),
        f"At the {subject.stage.label.lower()} stage, {shown} {verb} served by no relationship for {segment.name}"
        + (f"; {_planned(planned)}." if planned else "."),
        figure=f"nobody serves {shown}",
        threshold=f"every goal that is owed at the {subject.stage.label.lower()} stage",
        facts=tuple(
            Fact(f"Serves {goal.label.lower()}", "planned only" if goal in planned else "nobody", segment.id)
            for goal in lacking
        ),
        cure=Cure(
            f"Establish what is planned already: {names(relationship.note for relationship in coming)}."
            if len(planned) == len(lacking)
            else f"Let a relationship serve {shown}; which one, and by which tactic, is assumed.",
            lambda document: _served(document, subject, segment, lacking),
        ),
    )


def _planned(goals: Collection[Goal]) -> str:
    shown = joined([str(goal.label).lower() for goal in goals])
    return f"{shown} {'is' if len(goals) == 1 else 'are'} only planned"


def _is_still_to_come(subject: Subject, segment: Segment, goal: Goal) -> Iterator[bool]:
    return (
        relationship.serves(goal) and not relationship.ends_before(subject.stage)
        for relationship in segment.relationships
    )


def _severity(subject: Subject, segment: Segment, missing: Collection[Goal]) -> Severity:
    """A hint where it is less than sure: more sales; keeping who buys rarely; winning where others win for all."""
    heavy = set(missing) - {Goal.BOOSTING_SALES}
    if segment.level(Factor.FREQUENCY) is Level.LOW:
        heavy -= {Goal.RETENTION}
    if any(relationship.is_running and relationship.serves(Goal.ACQUISITION) for relationship in subject.relationships):
        heavy -= set() if subject.is_early else {Goal.ACQUISITION}
    return Severity.WARNING if heavy else Severity.HINT


def _served(document: CanvasDocument, subject: Subject, segment: Segment, goals: Collection[Goal]) -> CanvasDocument:
    """What is planned for it already; for the rest what runs, what is meant for this stage, or something new."""
    for relationship in _coming(subject, segment, goals):
        document = with_established(document, relationship, subject.stage)
    left = [goal for goal in goals if not any(_is_still_to_come(subject, segment, goal))]
    usable = [
        relationship for relationship in segment.relationships if _changes_no_other(subject, segment, relationship)
    ]
    if not left:
        return document
    if running := [relationship for relationship in usable if relationship.is_running]:
        return with_goals(document, running[0].id, left)
    if meant := [relationship for relationship in usable if relationship.is_at]:
        established = with_details(document, meant[0].id, established=Answer.YES)
        return with_goals(established, meant[0].id, left)
    kind = suggested_type(segment.details, document.currency)
    # Where there is one deal only, the new relationship is for one too, or more would be owed.
    bond = Bond.SINGLE_DEAL if segment.is_single_deal else None
    return with_relationship(document, segment.id, kind, left, bond=bond)


def _changes_no_other(subject: Subject, segment: Segment, relationship: Relationship) -> bool:
    """Whether a goal more leaves other segments as they are: one of which none is stated would be found fault with."""
    others = [other for other in subject.segments if other.id != segment.id and relationship in other.relationships]
    return all(any(tie.details.goals for tie in other.relationships) for other in others)


def _coming(subject: Subject, segment: Segment, goals: Collection[Goal]) -> list[Relationship]:
    """The relationships to come that serve goals: one for each, the nearest."""
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
