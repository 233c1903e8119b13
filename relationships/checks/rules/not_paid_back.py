"""Rule: the acquisition cost of a customer takes too long to be earned back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from relationships.catalog.thresholds import LONGEST_PAYBACK_MONTHS
from relationships.checks.asks.fields import ask_reading
from relationships.checks.facts.earnings import monthly_revenue, monthly_value
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.checks.facts.worth import acquisition_cost, assess_worth
from relationships.checks.finding import Fact, Finding, Severity
from relationships.checks.phrases import money, number
from relationships.checks.rule import Example, rule

CODE = "not-paid-back"


@rule(
    code=CODE,
    title="Payback takes too long",
    severity=Severity.WARNING,
    looks_for=f"Segments where it takes more than {LONGEST_PAYBACK_MONTHS} months to earn back the acquisition cost "
    "of a customer. If the lifetime value is known, the check “Acquisition costs too much” is used instead.",
    why="Every new customer ties up cash until the acquisition cost is earned back. Some leave before that.",
    what_to_do="Win customers at a lower cost or earn more from each, and measure how long they stay.",
    example=Example(
        problem="A vegetable box earns €4 a month per customer. Winning a customer costs €140, which takes 35 months "
        "to earn back.",
        cured="Customers bring friends in return for a free box. Winning a customer costs €20, which takes 5 months "
        "to earn back.",
    ),
    source="Skok, SaaS Metrics 2.0 (2010): 12 months. Rapport’s limit is twice that, by its own judgement.",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every segment that takes too long to pay back and whose lifetime value is unknown."""
    for segment in subject.segments:
        cost = acquisition_cost(subject, segment)
        monthly = monthly_value(subject, segment)
        earnings = monthly if monthly is not None else monthly_revenue(subject, segment)
        if cost is None or earnings is None or not segment.pays or assess_worth(subject, segment):
            continue
        if cost.latest.value > earnings * LONGEST_PAYBACK_MONTHS:
            yield _finding(subject, segment, cost, earnings, is_margin=monthly is not None)


def _finding(subject: Subject, segment: Segment, cost: Series, earnings: Decimal, *, is_margin: bool) -> Finding:
    currency, income = subject.document.currency, "gross profit" if is_margin else "revenue"
    amount, bound = money(earnings, currency), money(earnings * LONGEST_PAYBACK_MONTHS, currency)
    time = f"{number(cost.latest.value / earnings)} months" if earnings else "never"
    payback = f"takes {time} to earn back at {amount} of" if earnings else "is never earned back without any"
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id,),
        f"Winning a customer in {segment.name} costs {money(cost.latest.value, currency)}, which {payback} "
        f"{income}{' a month' if earnings else ''}.",
        figure=f"Payback: {time}",
        threshold=f"at most {LONGEST_PAYBACK_MONTHS} months expected",
        facts=(
            Fact("Acquisition cost", money(cost.latest.value, currency), segment.id),
            Fact(f"{income.capitalize()} per customer a month", amount, segment.id),
        ),
        ask=ask_reading(cost, f"A cost of {bound} or less is earned back within {LONGEST_PAYBACK_MONTHS} months."),
        read=frozenset({cost.indicator.id}),
    )
