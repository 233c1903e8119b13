"""Cost to serve a customer of a segment; money in the canvas's currency, per customer and month.

Not every customer uses every relationship: the cost of a relationship is spread over all customers of its segments, so
that the costs of several add up to the average cost of a customer.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.types import ServedBy
from relationships.checks.facts.earnings import newest, segment_places
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.periods import monthly_amount
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one customer per month, from the details of a relationship or as measured.

    `relationship` is None if the cost was measured for all of them. `fixed` is the part that more customers would share
    (all of it if it was measured as one amount). `is_part` is whether a stated cost is left out, since nobody knows how
    many customers share it.
    """

    amount: Decimal
    fixed: Decimal = Decimal(0)
    relationship: Relationship | None = None
    measured: Series | None = None
    is_part: bool = False


def list_costs(subject: Subject, segment: Segment) -> list[Cost]:
    """Return the costs of serving a customer of a segment: as measured for the segment, else per relationship."""
    measured = newest(subject, KnownIndicator.COST_TO_SERVE, *segment_places(subject, segment))
    amount = _monthly(subject, measured)
    if amount is not None:
        return [Cost(amount, amount, measured=measured)]
    return [cost for relationship in segment.running if (cost := cost_to_serve(subject, segment, relationship))]


def _monthly(subject: Subject, measured: Series | None) -> Decimal | None:
    """Return the measured amount per month; a unit that names no period means a month."""
    return monthly_amount(measured, subject.document.currency, default=1) if measured else None


def cost_to_serve(subject: Subject, segment: Segment, relationship: Relationship) -> Cost | None:
    """Return the cost of a relationship per customer of a segment: as measured, else fixed plus variable cost."""
    part = part_served(subject, relationship)
    measured = newest(subject, KnownIndicator.COST_TO_SERVE, relationship.id)
    amount = _monthly(subject, measured)
    if amount is not None:
        return Cost(amount * part, amount * part, relationship, measured)
    details, sharing = relationship.details, _count_sharing(subject, relationship)
    fixed = details.fixed_cost / sharing if details.fixed_cost is not None and sharing else None
    variable = details.cost_per_customer * part if details.cost_per_customer is not None else None
    known = [cost for cost in (fixed, variable) if cost is not None]
    is_part = bool(details.fixed_cost) and fixed is None
    return Cost(sum(known, Decimal(0)), fixed or Decimal(0), relationship, is_part=is_part) if known else None


def are_costs_partial(segment: Segment, costs: Collection[Cost]) -> bool:
    """Return whether the costs of serving a customer of a segment leave out a stated one, so that they are the least.

    A cost that was measured for the whole segment leaves nothing out.
    """
    if any(cost.relationship is None for cost in costs):
        return False
    counted = {cost.relationship.id for cost in costs if cost.relationship}
    left_out = (relationship.details for relationship in segment.running if relationship.id not in counted)
    return any(cost.is_part for cost in costs) or any(details.fixed_cost for details in left_out)


def part_served(subject: Subject, relationship: Relationship) -> Decimal:
    """Return the part of the customers that a relationship serves, from 0 to 1; 1 if unknown."""
    served, customers = relationship.details.customers_served, subject.customers_of[relationship.id]
    return min(Decimal(1), Decimal(served) / customers) if served is not None and customers else Decimal(1)


def _count_sharing(subject: Subject, relationship: Relationship) -> int:
    """Return how many customers share the fixed cost: all of its segments, and at least those served.

    Before growth, the capacity or the expected customers count if they are more: a young business pays in advance for
    customers it does not have yet.
    """
    details = relationship.details
    now = max(details.customers_served or 0, subject.customers_of[relationship.id])
    if not subject.is_early:
        return now
    if relationship.served_by is ServedBy.STAFF or details.capacity:
        return max(now, details.capacity or 0)
    return max(now, relationship.expected_customers)
