"""Rule: customers cost more to serve than they pay."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

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
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Cost to serve above revenue, per customer and month; those who pay nothing are paid for by others.

    Before growth, a hint where it is the fixed cost that few share. Of what is paid per order, a question.
    """
    often = []
    for segment in subject.segments:
        revenue = monthly_revenue(subject, segment)
        costs = list_costs(subject, segment)
        if revenue and exceeds(sum_costs(costs), revenue):
            value = monthly_value(subject, segment)
            yield overrun_finding(
                CODE, subject, segment, costs, Bound(revenue, "they pay", revenue if value is None else value)
            )
        elif revenue is None and _is_worth_asking(segment, sum_costs(costs)):
            often.append(segment)
    yield from ask(
        CODE, often, "How many orders a month do customers of {names} make? Say what they pay a month, to compare it."
    )


def _is_worth_asking(segment: Segment, total: Decimal) -> bool:
    """Return whether serving would cost too much at the estimated order frequency."""
    guess = guessed_revenue(segment)
    return bool(guess) and not segment.is_single_deal and exceeds(total, guess or total)
