"""Who serves a segment, and what that costs: three shares, staff, peers and machine, and never one mean.

Shares are counted by customers served; beside it by cost, because one account manager outweighs a portal by cost and
serves few. Money is in the canvas's currency, per month.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from relationships.catalog.goals import Answer, Stage
from relationships.catalog.types import TYPES, Knowledge, ServedBy
from relationships.document.relationships import RelationshipDetails

WHOLE = 100
STAGES = list(Stage)
# From the best known individual to the least.
BY_KNOWLEDGE = (Knowledge.HIGH, Knowledge.SOME, Knowledge.VARIES, Knowledge.NONE)


@dataclass(frozen=True, slots=True)
class Share:
    """What part of the whole is served by staff, by peers or by machines, in percent; the shares add up to 100.

    `start` is where it begins when the shares are laid end to end.
    """

    served_by: ServedBy
    percent: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Mix:
    """The shares by customers served and by cost; each is empty where nothing is known to count by."""

    by_customers: tuple[Share, ...]
    by_cost: tuple[Share, ...]
    counted: int
    of: int


def is_at(details: RelationshipDetails, stage: Stage) -> bool:
    """Whether a relationship is meant for a stage: not before it starts, not after it ends."""
    place = STAGES.index(stage)
    starts = STAGES.index(details.start_stage) if details.start_stage else 0
    ends = STAGES.index(details.end_stage) if details.end_stage else len(STAGES)
    return starts <= place <= ends


def is_running(details: RelationshipDetails, stage: Stage) -> bool:
    """Whether it serves customers at this stage, unless it is said not to be established."""
    return details.established != Answer.NO and is_at(details, stage)


def monthly_cost(details: RelationshipDetails, customers: int | None = None) -> Decimal | None:
    """Fixed cost, and cost per customer for all that are served (or for so many); None where neither is known."""
    served = details.customers_served if customers is None else customers
    per_customer = details.cost_per_customer
    variable = per_customer * served if per_customer is not None and served is not None else None
    return _sum(each for each in (details.fixed_cost, variable) if each is not None)


def _sum(amounts: Iterable[Decimal]) -> Decimal | None:
    known = list(amounts)
    return sum(known, Decimal(0)) if known else None


def total_cost(relationships: Iterable[RelationshipDetails]) -> Decimal | None:
    """What relationships cost together; None where nothing is known of any."""
    return _sum(cost for cost in map(monthly_cost, relationships) if cost is not None)


def mix_of(relationships: Collection[RelationshipDetails]) -> Mix:
    """The mix of relationships that run at the same time; those without a type count for nothing."""
    typed = [details for details in relationships if details.type]
    counted = [details for details in typed if details.customers_served]
    by_customers = _shares(typed, lambda details: Decimal(details.customers_served or 0))
    return Mix(
        by_customers, _shares(typed, lambda details: monthly_cost(details) or Decimal(0)), len(counted), len(typed)
    )


def knowledge_of(relationships: Iterable[RelationshipDetails]) -> Knowledge | None:
    """How well the individual is known at best."""
    found = {TYPES[details.type].knowledge for details in relationships if details.type}
    return next((each for each in BY_KNOWLEDGE if each in found), None)


def _shares(
    relationships: Iterable[RelationshipDetails], weight: Callable[[RelationshipDetails], Decimal]
) -> tuple[Share, ...]:
    weights = dict.fromkeys(ServedBy, Decimal(0))
    for details in relationships:
        if details.type:
            weights[TYPES[details.type].served_by] += weight(details)
    whole = sum(weights.values(), Decimal(0))
    return _in_percent(weights, whole) if whole else ()


def _in_percent(weights: dict[ServedBy, Decimal], whole: Decimal) -> tuple[Share, ...]:
    """By largest remainder (Hamilton), so that the rounded shares still make a whole."""
    exact = {each: weight * WHOLE / whole for each, weight in weights.items()}
    percent = {each: int(share) for each, share in exact.items()}
    rest = sorted(exact, key=lambda each: exact[each] - percent[each], reverse=True)
    for each in rest[: WHOLE - sum(percent.values())]:
        percent[each] += 1
    placed = zip(percent.items(), accumulate(percent.values(), initial=0), strict=False)
    return tuple(Share(each, part, start) for (each, part), start in placed if part)
