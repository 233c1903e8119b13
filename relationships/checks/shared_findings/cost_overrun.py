"""Findings about segments that cost too much to serve, and the cost to review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from uuid import UUID

from relationships.checks.asks.fields import ask_field, ask_reading
from relationships.checks.facts.costs import Cost, are_costs_partial
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Fact, Finding, Severity
from relationships.checks.phrases import money

# Quotients are rounded; smaller differences than this are ignored.
PRECISION = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Bound:
    """The highest cost of a customer per month, and the cost at which the finding is resolved (`holds`).

    The bound is gross profit if `is_profit`, else revenue.
    """

    amount: Decimal
    is_profit: bool
    holds: Decimal

    @property
    def label(self) -> str:
        """What the bound is."""
        return "Gross profit" if self.is_profit else "Revenue"

    def describe(self, currency: str) -> str:
        """Return what a customer pays or brings in, as the end of a sentence."""
        amount = money(self.amount, currency)
        return f"brings in only {amount} in gross profit" if self.is_profit else f"pays only {amount}"


def sum_costs(costs: Sequence[Cost]) -> Decimal:
    """Return the cost of a customer per month in all relationships together."""
    return sum((cost.amount for cost in costs), Decimal(0))


def exceeds(total: Decimal, bound: Decimal) -> bool:
    """Return whether a cost is above a bound, tolerating rounding errors."""
    return total.quantize(PRECISION, ROUND_FLOOR) > bound.quantize(PRECISION, ROUND_CEILING)


def overrun_finding(rule: str, subject: Subject, segment: Segment, costs: Sequence[Cost], bound: Bound) -> Finding:
    """Return a finding that serving the customers of a segment costs more per month than a bound."""
    currency = subject.document.currency
    total = f"{'at least ' if are_costs_partial(segment, costs) else ''}{money(sum_costs(costs), currency)}"
    relationships = [cost.relationship for cost in costs if cost.relationship]
    return Finding(
        rule,
        _severity(subject, costs, bound),
        (segment.id, *(relationship.id for relationship in relationships)),
        f"Serving a customer in {segment.name}{_only_source(relationships)} costs {total} a month"
        f"{_main_source(relationships, costs)}, but each customer {bound.describe(currency)}.",
        figure=f"Cost to serve a customer: {total} a month",
        threshold=f"at most {money(bound.amount, currency)} expected",
        repeats=True,
        facts=(
            Fact(f"{bound.label} per customer a month", money(bound.amount, currency), segment.id),
            *(_fact(segment.id, cost, currency) for cost in costs),
        ),
        ask=_ask(_highest(costs), f"{money(bound.holds, currency)} per customer a month"),
        read=frozenset(cost.measured.indicator.id for cost in costs if cost.measured),
    )


def _only_source(relationships: Sequence[Relationship]) -> str:
    return f" through {relationships[0].name}" if len(relationships) == 1 else ""


def _main_source(relationships: Sequence[Relationship], costs: Sequence[Cost]) -> str:
    main = _highest(costs).relationship
    return f", mostly for {main.name}" if main and len(relationships) > 1 else ""


def _highest(costs: Sequence[Cost]) -> Cost:
    return max(costs, key=lambda cost: (cost.amount, str(cost.relationship and cost.relationship.id)))


def _severity(subject: Subject, costs: Sequence[Cost], bound: Bound) -> Severity:
    """Return an error, or a hint before growth if the cost is too high only because few share the fixed cost."""
    of_each = sum((cost.amount - cost.fixed for cost in costs), Decimal(0))
    is_for_many = subject.is_early and not exceeds(of_each, bound.amount)
    return Severity.HINT if is_for_many else Severity.ERROR


def _ask(highest: Cost, limit: str) -> Ask | None:
    """Ask for the highest cost: a new measurement of it, or the amount on its relationship."""
    hint = f"All relationships together may cost at most {limit}. You can also raise the price."
    if highest.measured:
        return ask_reading(highest.measured, hint)
    if highest.relationship is None:
        return None
    field = "fixed_cost" if highest.fixed * 2 >= highest.amount else "cost_per_customer"
    return ask_field(f"Change cost of {highest.relationship.name}", highest.relationship, field, hint)


def _fact(segment: UUID, cost: Cost, currency: str) -> Fact:
    how = "measured" if cost.measured else "average of all customers"
    note = cost.relationship.id if cost.relationship else segment
    return Fact(f"Cost per customer a month ({how})", money(cost.amount, currency), note)
