"""The goals of a segment as the checks judge them: which are expected, and which relationships support them."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.analysis.goal_coverage import Coverage, Serving, Standing, Time
from relationships.catalog.goals import Goal, Stage
from relationships.catalog.segments import CustomerRole
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject

SINGLE_DEAL = "Every relationship with these customers is a one-off."
NOT_PAYING = "These customers don’t pay."
OTHERS_PAY = "The revenue streams name only other segments."
NO_REVENUE = "The canvas has no revenue from these customers."


def judge_goals(subject: Subject, segment: Segment) -> tuple[Coverage, ...]:
    """Return the coverage of every goal for a segment; rules and views rely on this alone."""
    return tuple(_judge(subject, segment, goal) for goal in Goal)


def is_unserved(subject: Subject, segment: Segment) -> bool:
    """Return whether a segment has no relationship, or only such as were planned to end before the present stage."""
    return all(relationship.ends_before(subject.stage) for relationship in segment.relationships)


def asks_how_to_serve(subject: Subject) -> bool:
    """Return whether segments without a relationship are a question, not findings: for an idea that has none at all."""
    return subject.stage is Stage.IDEA and not subject.relationships


def _judge(subject: Subject, segment: Segment, goal: Goal) -> Coverage:
    servings = tuple(_servings(subject, segment, goal))
    times = {serving.time for serving in servings}
    declined = segment.details.declined_goals.get(goal, "")
    unneeded = _why_unneeded(subject, segment, goal)
    if Time.NOW in times:
        return Coverage(goal, Standing.SERVED, servings, declined)
    if Time.LATER in times:
        is_late = not (subject.is_early or declined or unneeded)
        return Coverage(goal, Standing.LATE if is_late else Standing.PLANNED, servings, declined)
    if declined:
        return Coverage(goal, Standing.DECLINED, servings, declined)
    if unneeded:
        return Coverage(goal, Standing.UNNEEDED, servings, unneeded)
    if subject.is_early and goal is not Goal.ACQUISITION:
        return Coverage(goal, Standing.LATER, servings)
    return Coverage(goal, Standing.OPEN if _is_open(subject, segment) else Standing.GAP, servings)


def _servings(subject: Subject, segment: Segment, goal: Goal) -> Iterator[Serving]:
    for relationship in segment.relationships:
        for served in relationship.details.goals:
            if served.goal is goal:
                time = _time(subject, relationship)
                yield Serving(relationship.note, relationship.details, served, time)


def _time(subject: Subject, relationship: Relationship) -> Time:
    if relationship.is_running:
        return Time.NOW
    return Time.PAST if relationship.ends_before(subject.stage) else Time.LATER


def _is_open(subject: Subject, segment: Segment) -> bool:
    """Return whether nobody knows if a missing goal is a gap, since no goal or no relationship was stated at all."""
    if is_unserved(subject, segment):
        return asks_how_to_serve(subject)
    return not any(relationship.details.goals for relationship in segment.relationships)


def _why_unneeded(subject: Subject, segment: Segment, goal: Goal) -> str:
    """Return why a goal is not expected for a segment at any stage; empty if it is.

    Acquisition always is, retention not for one-off deals, and boosting sales only for those who pay. An early canvas
    may state its revenue later.
    """
    if goal is Goal.ACQUISITION:
        return ""
    if segment.is_single_deal:
        return SINGLE_DEAL
    reason = _why_not_sold_to(subject, segment) if goal is Goal.BOOSTING_SALES else ""
    return "" if subject.is_early and reason == NO_REVENUE else reason


def _why_not_sold_to(subject: Subject, segment: Segment) -> str:
    """Return why there can be no revenue from a segment; empty if there may be.

    There is none if the canvas shows no revenue at all, nor for a side of a platform if the revenue streams name only
    other segments.
    """
    if not segment.pays:
        return NOT_PAYING
    if segment.details.platform_side and subject.paying:
        return "" if segment.id in subject.paying else OTHERS_PAY
    is_stated = subject.document.blocks.revenue_streams or segment.details.revenue_per_customer
    return "" if is_stated or CustomerRole.PAYER in segment.details.roles else NO_REVENUE
