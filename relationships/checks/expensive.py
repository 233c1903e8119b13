"""Segments that cost more to serve than they may, and the cost at which that would hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any
from uuid import UUID

from relationships.checks.changes import rounded_down, with_details, with_reading
from relationships.checks.economics import Cost
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.parties import Segment
from relationships.checks.subject import Subject
from relationships.checks.words import number
from relationships.document import CanvasDocument

# Quotients of amounts that a document holds have no end; what differs by less than this does not differ.
GRAIN = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Bound:
    """What a customer may cost a month: the amount, what it is in words, and the one at which nothing is wrong."""

    amount: Decimal
    what: str
    holds: Decimal


def total_of(costs: Sequence[Cost]) -> Decimal:
    """What a customer costs a month by all relationships together."""
    return sum((cost.amount for cost in costs), Decimal(0))


def exceeds(total: Decimal, bound: Decimal) -> bool:
    """Whether a cost is above what it is held against."""
    return total.quantize(GRAIN, ROUND_FLOOR) > bound.quantize(GRAIN, ROUND_CEILING)


def expensive(
    rule: str, severity: Severity, subject: Subject, segment: Segment, costs: Sequence[Cost], bound: Bound
) -> Finding:
    """A segment whose customers cost more a month than a bound."""
    currency, total = subject.document.currency, total_of(costs)
    by = [cost.relationship for cost in costs if cost.relationship]
    dearest = max(costs, key=lambda cost: cost.amount).relationship
    mostly = f", most of it by {dearest.name}" if dearest and len(by) > 1 else f", by {by[0].name}" if by else ""
    return Finding(
        rule,
        severity,
        (segment.id, *(each.id for each in by)),
        f"Serving a customer of {segment.name} costs {number(total)} {currency} a month{mostly}; {bound.what} "
        f"{number(bound.amount)}.",
        figure=f"{number(total)} {currency} a month",
        threshold=f"{number(bound.amount)} {currency} a month at most",
        facts=(
            Fact(f"Of a customer a month, {bound.what}", number(bound.amount), segment.id),
            *(_fact(segment.id, cost) for cost in costs),
        ),
        cure=Cure(
            f"Bring it down to {number(bound.holds)} {currency} a customer and month; the canvas then has every cost "
            "lower by the same share, as an assumption.",
            lambda document: _lowered(document, subject, costs, bound.holds / total),
        ),
    )


def _fact(segment: UUID, cost: Cost) -> Fact:
    how = "measured" if cost.measured else "fixed cost shared, and cost per customer"
    return Fact(f"Cost of a customer a month, {how}", number(cost.amount), getattr(cost.relationship, "id", segment))


def _lowered(document: CanvasDocument, subject: Subject, costs: Sequence[Cost], share: Decimal) -> CanvasDocument:
    for cost in costs:
        if cost.measured:
            value = rounded_down(cost.amount * share)
            document = with_reading(document, cost.measured.indicator.id, subject.today, value)
        elif cost.relationship:
            document = with_details(document, cost.relationship.id, **_amounts(cost, share))
    return document


def _amounts(cost: Cost, share: Decimal) -> dict[str, Any]:
    details = cost.relationship.details if cost.relationship else None
    amounts = {name: getattr(details, name) for name in ("fixed_cost", "cost_per_customer")}
    return {name: rounded_down(amount * share) for name, amount in amounts.items() if amount is not None}
