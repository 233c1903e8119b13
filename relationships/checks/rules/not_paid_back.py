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
    title="Not paid back",
    severity=Severity.WARNING,
    why="Until a customer has paid for being won, each new one costs cash; who leaves before that is a loss.",
    what_to_do="Win them more cheaply or let each leave more; and measure how long they stay.",
    example=Example(
        problem="A box of vegetables leaves 4 euros a month, and a customer costs 140 to win: three years.",
        cured="Friends bring friends for a free box: 20 euros, five months.",
    ),
    source="Skok, SaaS Metrics 2.0 (2010): twelve months; twice that as the longest is own judgement",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Where nothing tells how long customers stay, more than two years until the cost of winning them is back."""
    for segment in subject.segments:
        cost = acquisition_cost(subject, segment)
        monthly = monthly_value(subject, segment)
        earnings = monthly if monthly is not None else monthly_revenue(subject, segment)
        if cost is None or earnings is None or not segment.pays or assess_worth(subject, segment):
            continue
        if cost.latest.value > earnings * LONGEST_PAYBACK_MONTHS:
            yield _finding(subject, segment, cost, earnings, is_margin=monthly is not None)


def _finding(subject: Subject, segment: Segment, cost: Series, earnings: Decimal, *, is_margin: bool) -> Finding:
    currency, months = subject.document.currency, number(cost.latest.value / earnings) if earnings else "never"
    time = f"after {months} months" if earnings else "never"
    bound = money(earnings * LONGEST_PAYBACK_MONTHS, currency)
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id,),
        f"Winning a customer of {segment.name} costs {money(cost.latest.value, currency)} and is paid back {time}: "
        f"each {'leaves' if is_margin else 'pays'} {money(earnings, currency)} a month.",
        figure=f"paid back {time}",
        threshold=f"within {LONGEST_PAYBACK_MONTHS} months",
        facts=(
            Fact("Acquisition cost", money(cost.latest.value, currency), segment.id),
            Fact(f"{'Revenue × margin' if is_margin else 'Revenue'} a month", money(earnings, currency), segment.id),
        ),
        ask=ask_reading(cost, f"Up to {bound} is paid back within {LONGEST_PAYBACK_MONTHS} months."),
        read=frozenset({cost.indicator.id}),
    )
