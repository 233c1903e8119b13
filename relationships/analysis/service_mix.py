"""The service mix: the shares of customers served by staff, by other customers and by technology, and at what cost.

Shares are weighted by customers served and, separately, by cost, because an account manager costs more than a portal
and serves few. They are never averaged into one number. Money is in the canvas's currency, per month.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from relationships.catalog.goals import Answer, Stage
from relationships.catalog.types import TYPES, Knowledge, ServedBy
from relationships.document.relationships import RelationshipDetails, RelationshipFields

WHOLE = 100
STAGES = list(Stage)
# From most to least knowledge of the individual customer.
BY_KNOWLEDGE = (Knowledge.HIGH, Knowledge.SOME, Knowledge.VARIES, Knowledge.NONE)


@dataclass(frozen=True, slots=True)
class Share:
    """The percentage served by staff, other customers or technology; the shares of a mix add up to 100.

    `start` is the sum of the shares before it.
    """

    served_by: ServedBy
    percent: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class Mix:
    """The shares by customers served and by cost; empty if the weights are unknown.

    Of `of` relationships, `counted` state how many customers they serve, and `costed` what they cost.
    """

    by_customers: tuple[Share, ...]
    by_cost: tuple[Share, ...]
    counted: int
    costed: int
    of: int


def is_at(details: RelationshipDetails, stage: Stage) -> bool:
    """Return whether a relationship is planned for a stage: neither before it starts nor after it ends."""
    place = STAGES.index(stage)
    starts = STAGES.index(details.start_stage) if details.start_stage else 0
    ends = STAGES.index(details.end_stage) if details.end_stage else len(STAGES)
    return starts <= place <= ends


def is_running(details: RelationshipDetails, stage: Stage) -> bool:
    """Return whether a relationship serves customers at a stage: planned for it, and not stated as not established."""
    return details.established != Answer.NO and is_at(details, stage)


def is_missed(details: RelationshipDetails, stage: Stage) -> bool:
    """Return whether customers expect a relationship at a stage that is not established; an idea misses nothing yet."""
    is_promised = details.expected == Answer.YES and details.established == Answer.NO
    return is_promised and stage is not Stage.IDEA and is_at(details, stage)


def monthly_cost(details: RelationshipFields, customers: int | None = None) -> Decimal | None:
    """Return fixed cost + cost per customer times customers served (or `customers`).

    None if neither cost is known, or if there is a cost per customer and the number of customers is unknown.
    """
    served = details.customers_served if customers is None else customers
    return None if details.cost_per_customer and served is None else least_cost(details, customers)


def least_cost(details: RelationshipFields, customers: int | None = None) -> Decimal | None:
    """Return the known part of the monthly cost; None if no part is known."""
    served = details.customers_served if customers is None else customers
    per_customer = details.cost_per_customer
    # No number of customers is needed where they cost nothing.
    served = 0 if per_customer == 0 else served
    variable = per_customer * served if per_customer is not None and served is not None else None
    return _sum(cost for cost in (details.fixed_cost, variable) if cost is not None)


def _sum(amounts: Iterable[Decimal]) -> Decimal | None:
    known = list(amounts)
    return sum(known, Decimal(0)) if known else None


def total_cost(relationships: Iterable[RelationshipDetails]) -> Decimal | None:
    """Return the total monthly cost of the relationships whose cost is known; None if there is none."""
    return _sum(cost for cost in map(monthly_cost, relationships) if cost is not None)


def count_costs(relationships: Iterable[RelationshipDetails]) -> int:
    """Return how many relationships have a known monthly cost."""
    return sum(cost is not None for cost in map(monthly_cost, relationships))


def compute_mix(relationships: Collection[RelationshipDetails]) -> Mix:
    """Return the mix of relationships that run at the same time; those without a type are ignored."""
    typed = [details for details in relationships if details.type]
    counted = [details for details in typed if details.customers_served]
    by_customers = _shares(typed, lambda details: Decimal(details.customers_served or 0))
    by_cost = _shares(typed, lambda details: monthly_cost(details) or Decimal(0))
    return Mix(by_customers, by_cost, len(counted), count_costs(typed), len(typed))


def best_knowledge(relationships: Iterable[RelationshipDetails]) -> Knowledge | None:
    """Return the best knowledge of the individual customer among relationships."""
    found = {TYPES[details.type].knowledge for details in relationships if details.type}
    return next((knowledge for knowledge in BY_KNOWLEDGE if knowledge in found), None)


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
    """Return percentages rounded by the largest remainder method (Hamilton), so that they add up to 100."""
    exact = {server: weight * WHOLE / whole for server, weight in weights.items()}
    percent = {server: int(share) for server, share in exact.items()}
    rest = sorted(exact, key=lambda server: exact[server] - percent[server], reverse=True)
    for server in rest[: WHOLE - sum(percent.values())]:
        percent[server] += 1
    placed = zip(percent.items(), accumulate(percent.values(), initial=0), strict=False)
    return tuple(Share(server, part, start) for (server, part), start in placed if part)
