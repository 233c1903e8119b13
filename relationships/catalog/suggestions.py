"""The indicators suggested for a relationship type, for a goal, and for the canvas as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from relationships.catalog.goals import Goal
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.types import RelationshipType

_STAFF = (KnownIndicator.CAPACITY_USED, KnownIndicator.COST_TO_SERVE)
BY_TYPE: dict[RelationshipType, tuple[KnownIndicator, ...]] = {
    RelationshipType.DEDICATED: _STAFF,
    RelationshipType.PERSONAL: _STAFF,
    RelationshipType.COMMUNITIES: (KnownIndicator.ANSWERED_BY_PEERS,),
    RelationshipType.CO_CREATION: (KnownIndicator.IDEAS_ADOPTED,),
    RelationshipType.SELF_SERVICE: (KnownIndicator.SOLVED_WITHOUT_PERSON,),
    RelationshipType.AUTOMATED: (KnownIndicator.ESCALATION_RATE,),
}
BY_GOAL: dict[Goal, tuple[KnownIndicator, ...]] = {
    Goal.ACQUISITION: (KnownIndicator.ACQUISITION_COST, KnownIndicator.REFERRAL_RATE),
    Goal.RETENTION: (KnownIndicator.RETENTION_RATE, KnownIndicator.CHURN_RATE, KnownIndicator.NET_PROMOTER_SCORE),
    Goal.BOOSTING_SALES: (
        KnownIndicator.NET_REVENUE_RETENTION,
        KnownIndicator.AVERAGE_ORDER_VALUE,
        KnownIndicator.ATTACH_RATE,
    ),
}
# They show whether customers pay back their acquisition cost, and whether customers are asked at all.
FOR_THE_CANVAS = (
    KnownIndicator.VALUE_TO_COST,
    KnownIndicator.NET_PROMOTER_SCORE,
    KnownIndicator.SATISFACTION,
)


def suggest_indicators(kind: RelationshipType | None, goals: Iterable[Goal]) -> tuple[KnownIndicator, ...]:
    """Return the indicators for a type, followed by those for goals, without duplicates."""
    by_type = BY_TYPE[kind] if kind else ()
    return tuple(dict.fromkeys([*by_type, *(indicator for goal in goals for indicator in BY_GOAL[goal])]))
