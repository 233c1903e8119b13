"""Segments that cost more to serve than they may, and the cost at which that would hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any
from uuid import UUID

from relationships.checks.cures.changes import rounded_down, with_details, with_reading
from relationships.checks.facts.costs import Cost
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.phrases import money
from relationships.document.canvas import CanvasDocument

# Quotients of amounts that a document holds have no end; what differs by less than this does not differ.
GRAIN = Decimal("0.000001")
# By how much each of several costs is to be lowered: what is left of it, as a part of 1.
Parts = list[tuple[Cost, Decimal]]


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


def expensive(rule: str, subject: Subject, segment: Segment, costs: Sequence[Cost], bound: Bound) -> Finding:
    """A segment whose customers cost more a month than a bound."""
    currency, total = subject.document.currency, total_of(costs)
    by = [cost.relationship for cost in costs if cost.relationship]
    dearest = _dearest(costs).relationship
    mostly = f", most of it by {dearest.name}" if dearest and len(by) > 1 else f", by {by[0].name}" if by else ""
    parts = _lower(costs, bound.holds)
    return Finding(
        rule,
        _severity(subject, costs, bound),
        (segment.id, *(relationship.id for relationship in by)),
        f"Serving a customer of {segment.name} costs {money(total, currency)} a month{mostly}; {bound.what} "
        f"{money(bound.amount, currency)}.",
        figure=f"{money(total, currency)} a month",
        threshold=f"{money(bound.amount, currency)} a month at most",
        facts=(
            Fact(f"Of a customer a month, {bound.what}", money(bound.amount, currency), segment.id),
            *(_fact(segment.id, cost, currency) for cost in costs),
        ),
        cure=Cure(
            f"Bring it down to {money(bound.holds, currency)} a customer and month: {_words(parts)}, as an assumption.",
            lambda document: _lowered(document, subject, parts),
        ),
        read=frozenset(cost.measured.indicator.id for cost in costs if cost.measured),
    )


def _dearest(costs: Sequence[Cost]) -> Cost:
    return max(costs, key=lambda cost: (cost.amount, str(cost.relationship and cost.relationship.id)))


def _severity(subject: Subject, costs: Sequence[Cost], bound: Bound) -> Severity:
    """Each customer is a loss; but before growth few share what is there for many, and then it is worth a hint."""
    of_each = sum((cost.amount - cost.fixed for cost in costs), Decimal(0))
    is_for_many = subject.is_early and not exceeds(of_each, bound.amount)
    return Severity.HINT if is_for_many else Severity.ERROR


def _lower(costs: Sequence[Cost], holds: Decimal) -> Parts:
    """The dearest alone, as far as it takes; all alike where even without it the others would be too dear."""
    dearest, total = _dearest(costs), total_of(costs)
    others = total - dearest.amount
    if others < holds:
        return [(dearest, (holds - others) / dearest.amount)]
    return [(cost, holds / total) for cost in costs]


def _words(parts: Parts) -> str:
    """What the canvas then has, with the share by which it is lower."""
    less = f"{100 - int(parts[0][1] * 100)} %"
    only: Relationship | None = parts[0][0].relationship if len(parts) == 1 else None
    if parts[0][0].measured and len(parts) == 1:
        return f"the canvas then has a reading of today that is {less} lower"
    return f"the canvas then has {f'what {only.name} costs' if only else 'every cost'} lower by {less}"


def _fact(segment: UUID, cost: Cost, currency: str) -> Fact:
    how = "measured" if cost.measured else "spread over all of them"
    whose = cost.relationship.id if cost.relationship else segment
    return Fact(f"Cost of a customer a month, {how}", money(cost.amount, currency), whose)


def _lowered(document: CanvasDocument, subject: Subject, parts: Parts) -> CanvasDocument:
    for cost, part in parts:
        if cost.measured:
            value = rounded_down(cost.measured.latest.value * part)
            document = with_reading(document, cost.measured.indicator.id, subject.today, value)
        elif cost.relationship:
            document = with_details(document, cost.relationship.id, **_amounts(cost.relationship, part))
    return document


def _amounts(relationship: Relationship, part: Decimal) -> dict[str, Any]:
    amounts = {name: getattr(relationship.details, name) for name in ("fixed_cost", "cost_per_customer")}
    return {name: rounded_down(amount * part) for name, amount in amounts.items() if amount is not None}
