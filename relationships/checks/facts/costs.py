"""What it costs to serve the customers of a segment; money in the canvas's currency, per customer and month.

Not everybody gets everything: what a relationship costs is spread over all customers of its segments, so that the
costs of several add up to what a customer costs on the average.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.types import ServedBy
from relationships.checks.facts.earnings import newest, whole_of
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.periods import monthly_amount
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject


@dataclass(frozen=True, slots=True)
class Cost:
    """What one customer costs a month, by one relationship (None: by all), as figures say or as was measured; `fixed`
    is the part of it that more customers would share (all of it where it was measured as one).
    """

    amount: Decimal
    fixed: Decimal = Decimal(0)
    relationship: Relationship | None = None
    measured: Series | None = None


def costs_of(subject: Subject, segment: Segment) -> list[Cost]:
    """What it costs to serve a customer of a segment: as measured for all of it, else of each relationship."""
    measured = newest(subject, KnownIndicator.COST_TO_SERVE, *whole_of(subject, segment))
    amount = _a_month(subject, measured)
    if amount is not None:
        return [Cost(amount, amount, measured=measured)]
    return [cost for relationship in segment.running if (cost := cost_to_serve(subject, segment, relationship))]


def _a_month(subject: Subject, measured: Series | None) -> Decimal | None:
    """As measured; the indicator is one of a month where its unit does not say otherwise."""
    return monthly_amount(measured, subject.document.currency, default=1) if measured else None


def cost_to_serve(subject: Subject, segment: Segment, relationship: Relationship) -> Cost | None:
    """What a relationship costs for each customer of a segment: as measured, else by its fixed and variable cost."""
    part = part_served(subject, relationship)
    measured = newest(subject, KnownIndicator.COST_TO_SERVE, relationship.id)
    amount = _a_month(subject, measured)
    if amount is not None:
        return Cost(amount * part, amount * part, relationship, measured)
    details, sharing = relationship.details, _sharing(subject, relationship)
    fixed = details.fixed_cost / sharing if details.fixed_cost is not None and sharing else None
    variable = details.cost_per_customer * part if details.cost_per_customer is not None else None
    known = [cost for cost in (fixed, variable) if cost is not None]
    return Cost(sum(known, Decimal(0)), fixed or Decimal(0), relationship) if known else None


def part_served(subject: Subject, relationship: Relationship) -> Decimal:
    """Which part of the customers a relationship serves, from 0 to 1; all where that is not told."""
    served, customers = relationship.details.customers_served, _customers(subject, relationship)
    return min(Decimal(1), Decimal(served) / customers) if served is not None and customers else Decimal(1)


def _customers(subject: Subject, relationship: Relationship) -> int:
    """Those of all its segments together; 0 where that is not told of one of them."""
    counts = [subject.customers[segment.id] for segment in relationship.segments]
    return sum(counts) if all(counts) else 0


def _sharing(subject: Subject, relationship: Relationship) -> int:
    """By how many the fixed cost is shared: by all customers of its segments, and by those served at least.

    Before growth it may be shared by those there is room for: a young business pays for customers who are yet to come.
    """
    details = relationship.details
    now = max(details.customers_served or 0, _customers(subject, relationship))
    if not subject.is_early:
        return now
    if relationship.served_by is ServedBy.STAFF or details.capacity:
        return max(now, details.capacity or 0)
    return max(now, sum(_to_come(relationship)))


def _to_come(relationship: Relationship) -> Iterator[int]:
    for note in relationship.segments:
        if details := note.segment:
            yield max(details.potential_size or 0, *details.customers_by_stage.values(), 0)
