"""Rule: customers cost more to serve than they pay."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from relationships.checks.asks.questions import in_field
from relationships.checks.facts.costs import list_costs
from relationships.checks.facts.earnings import guessed_revenue, monthly_revenue, monthly_value
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.cost_overrun import Bound, exceeds, overrun_finding, sum_costs
from relationships.checks.shared_findings.duty_breach import ask

CODE = "cost-above-price"


@rule(
    code=CODE,
    title="Serving costs more than customers pay",
    severity=Severity.ERROR,
    otherwise="A hint before the growth stage, if the fixed cost alone is too high: few customers share it yet",
    looks_for="Segments where serving a customer costs more a month than the customer pays. Segments that pay nothing "
    "are left out, because others pay for them. If customers pay per order, Rapport asks you instead.",
    why="You lose money on every customer from the first month, and every new customer makes the loss bigger.",
    what_to_do="Choose a cheaper way to serve these customers, or raise the price.",
    example=Example(
        problem="A tool costs €9 a month. Every customer also gets a consultant, who costs €40 a month per customer.",
        cured="Help pages and a forum replace the consultant, who becomes a paid extra.",
    ),
    source="Arithmetic; Reinartz and Kumar, The Mismanagement of Customer Loyalty (2002), on serving profitable "
    "customers",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every segment whose cost to serve exceeds revenue, per customer and month.

    Yield a question for segments that pay per order, if the estimated revenue is below the cost.
    """
    often = []
    for segment in subject.segments:
        revenue = monthly_revenue(subject, segment)
        costs = list_costs(subject, segment)
        if revenue and exceeds(sum_costs(costs), revenue):
            value = monthly_value(subject, segment)
            yield overrun_finding(
                CODE, subject, segment, costs, Bound(revenue, False, revenue if value is None else value)
            )
        elif revenue is None and _is_worth_asking(segment, sum_costs(costs)):
            often.append(segment)
    yield from ask(
        CODE,
        often,
        "How much do customers in {names} pay a month? They pay per order, which can’t be compared with the "
        "cost per month.",
        in_field("segment.revenue_per_customer"),
    )


def _is_worth_asking(segment: Segment, total: Decimal) -> bool:
    """Return whether serving would cost too much at the estimated order frequency."""
    guess = guessed_revenue(segment)
    return bool(guess) and not segment.is_single_deal and exceeds(total, guess or total)
