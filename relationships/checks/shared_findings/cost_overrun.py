"""Findings about segments that cost too much to serve, and the cost to review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from uuid import UUID

from relationships.checks.asks.fields import ask_field, ask_reading
from relationships.checks.facts.costs import Cost
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Fact, Finding, Severity
from relationships.checks.phrases import money

# Quotients are rounded; smaller differences than this are ignored.
PRECISION = Decimal("0.000001")


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
        ask=_ask(_dearest(costs), f"{money(bound.holds, currency)} a customer and month"),
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


def _ask(dearest: Cost, limit: str) -> Ask | None:
    """Ask for the highest cost: a new measurement of it, or the amount on its relationship."""
    hint = f"All relationships together may cost {limit}. A higher price would resolve this as well."
    if dearest.measured:
        return ask_reading(dearest.measured, hint)
    if dearest.relationship is None:
        return None
    field = "fixed_cost" if dearest.fixed * 2 >= dearest.amount else "cost_per_customer"
    return ask_field(f"Review the cost of {dearest.relationship.name}", dearest.relationship, field, hint)


def _fact(segment: UUID, cost: Cost, currency: str) -> Fact:
    how = "measured" if cost.measured else "spread over all of them"
    note = cost.relationship.id if cost.relationship else segment
    return Fact(f"Cost of a customer a month, {how}", money(cost.amount, currency), note)
