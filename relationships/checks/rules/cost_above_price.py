"""Customers who cost more to serve than they pay."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.checks.economics import costs_of, monthly_revenue, monthly_value
from relationships.checks.expensive import Bound, exceeds, expensive, total_of
from relationships.checks.finding import Finding, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.subject import Subject

CODE = "cost-above-price"


@rule(
    code=CODE,
    title="Costs more than they pay",
    severity=Severity.ERROR,
    why="Who costs more than they pay is a loss from the first month, and the more of them the larger.",
    what_to_do="Serve them in a way that their price carries, or raise the price.",
    example=Example(
        problem="A tool for 9 euros a month comes with a consultant, who costs 40 a customer.",
        cured="Help pages and a forum take over; the consultant is a paid extra.",
    ),
    source="Arithmetic; Reinartz and Kumar, The Mismanagement of Customer Loyalty (2002), on serving what pays",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Cost to serve above revenue, per customer and month; those who pay nothing are paid for by others."""
    for segment in subject.segments:
        revenue = monthly_revenue(segment)
        costs = costs_of(subject, segment) if revenue else []
        if revenue and exceeds(total_of(costs), revenue):
            value = monthly_value(segment)
            bound = Bound(revenue, "they pay", revenue if value is None else value)
            yield expensive(CODE, Severity.ERROR, subject, segment, costs, bound)
