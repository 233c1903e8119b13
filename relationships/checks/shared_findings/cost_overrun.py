"""Findings about segments that cost too much to serve, and the cost at which they would not."""

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

# Quotients are rounded; smaller differences than this are ignored.
PRECISION = Decimal("0.000001")
# Costs to lower, each with the part of it that remains, from 0 to 1.
Reductions = list[tuple[Cost, Decimal]]


@dataclass(frozen=True, slots=True)
class Bound:
    """The highest cost of a customer per month, what it is, and the cost at which the finding is resolved (`holds`)."""

    amount: Decimal
    what: str
    holds: Decimal


def sum_costs(costs: Sequence[Cost]) -> Decimal:
    """Return the cost of a customer per month in all relationships together."""
    return sum((cost.amount for cost in costs), Decimal(0))


def exceeds(total: Decimal, bound: Decimal) -> bool:
    """Return whether a cost is above a bound, tolerating rounding errors."""
    return total.quantize(PRECISION, ROUND_FLOOR) > bound.quantize(PRECISION, ROUND_CEILING)


def overrun_finding(rule: str, subject: Subject, segment: Segment, costs: Sequence[Cost], bound: Bound) -> Finding:
    """Return a finding that serving the customers of a segment costs more per month than a bound."""
    currency, total = subject.document.currency, sum_costs(costs)
    relationships = [cost.relationship for cost in costs if cost.relationship]
    reductions = _reductions(costs, bound.holds)
    return Finding(
        rule,
        _severity(subject, costs, bound),
        (segment.id, *(relationship.id for relationship in relationships)),
        f"Serving a customer of {segment.name} costs {money(total, currency)} a month"
        f"{_main_source(relationships, costs)}; {bound.what} {money(bound.amount, currency)}.",
        figure=f"{money(total, currency)} a month",
        threshold=f"{money(bound.amount, currency)} a month at most",
        facts=(
            Fact(f"Of a customer a month, {bound.what}", money(bound.amount, currency), segment.id),
            *(_fact(segment.id, cost, currency) for cost in costs),
        ),
        cure=Cure(
            f"Bring it down to {money(bound.holds, currency)} a customer and month: "
            f"{_describe_reductions(reductions)}, as an assumption.",
            lambda document: _with_reductions(document, subject, reductions),
        ),
        read=frozenset(cost.measured.indicator.id for cost in costs if cost.measured),
    )


def _main_source(relationships: Sequence[Relationship], costs: Sequence[Cost]) -> str:
    dearest = _dearest(costs).relationship
    if dearest and len(relationships) > 1:
        return f", most of it by {dearest.name}"
    return f", by {relationships[0].name}" if relationships else ""


def _dearest(costs: Sequence[Cost]) -> Cost:
    return max(costs, key=lambda cost: (cost.amount, str(cost.relationship and cost.relationship.id)))


def _severity(subject: Subject, costs: Sequence[Cost], bound: Bound) -> Severity:
    """Return an error, or a hint before growth if the cost is too high only because few share the fixed cost."""
    of_each = sum((cost.amount - cost.fixed for cost in costs), Decimal(0))
    is_for_many = subject.is_early and not exceeds(of_each, bound.amount)
    return Severity.HINT if is_for_many else Severity.ERROR


def _reductions(costs: Sequence[Cost], holds: Decimal) -> Reductions:
    """Return which costs to lower: the highest alone if that is enough, else all in proportion."""
    dearest, total = _dearest(costs), sum_costs(costs)
    others = total - dearest.amount
    if others < holds:
        return [(dearest, (holds - others) / dearest.amount)]
    return [(cost, holds / total) for cost in costs]


def _describe_reductions(reductions: Reductions) -> str:
    """Return what the cure changes on the canvas, with the percentage."""
    less = f"{100 - int(reductions[0][1] * 100)} %"
    only: Relationship | None = reductions[0][0].relationship if len(reductions) == 1 else None
    if reductions[0][0].measured and len(reductions) == 1:
        return f"the canvas then has a reading of today that is {less} lower"
    return f"the canvas then has {f'what {only.name} costs' if only else 'every cost'} lower by {less}"


def _fact(segment: UUID, cost: Cost, currency: str) -> Fact:
    how = "measured" if cost.measured else "spread over all of them"
    note = cost.relationship.id if cost.relationship else segment
    return Fact(f"Cost of a customer a month, {how}", money(cost.amount, currency), note)


def _with_reductions(document: CanvasDocument, subject: Subject, reductions: Reductions) -> CanvasDocument:
    for cost, part in reductions:
        if cost.measured:
            value = rounded_down(cost.measured.latest.value * part)
            document = with_reading(document, cost.measured.indicator.id, subject.today, value)
        elif cost.relationship:
            document = with_details(document, cost.relationship.id, **_reduced_amounts(cost.relationship, part))
    return document


def _reduced_amounts(relationship: Relationship, part: Decimal) -> dict[str, Any]:
    amounts = {name: getattr(relationship.details, name) for name in ("fixed_cost", "cost_per_customer")}
    return {name: rounded_down(amount * part) for name, amount in amounts.items() if amount is not None}
