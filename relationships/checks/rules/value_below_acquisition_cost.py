"""Rule: the lifetime value of a customer is below, or hardly above, the acquisition cost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from relationships.catalog.thresholds import GOOD_RATIO, LOSING_RATIO, MONTHS_TO_PAY_BACK
from relationships.checks.asks.fields import ask_reading
from relationships.checks.asks.questions import in_indicators
from relationships.checks.facts.earnings import monthly_value
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.periods import MONTHS
from relationships.checks.facts.subject import Subject
from relationships.checks.facts.worth import Value, Worth, acquisition_cost, assess_worth, lifetime_value, payback
from relationships.checks.finding import Ask, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, money, number, quoted
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "value-below-acquisition-cost"


@rule(
    code=CODE,
    title="Acquisition costs too much",
    severity=Severity.ERROR,
    otherwise="A warning if the value is above that cost, or if the period of a rate is assumed",
    looks_for=f"Segments whose lifetime value is below the acquisition cost, or below {GOOD_RATIO} times that cost and "
    f"not earned back within {MONTHS_TO_PAY_BACK} months. Also canvases whose acquisition cost is above the lifetime "
    "value of every segment. If a churn or retention rate doesn’t state its period, its usual interval is assumed. "
    "If there is none and it matters, Rapport asks you instead.",
    why="Customers must bring in enough to pay for winning them and for all other costs. Otherwise growth increases "
    "the loss.",
    what_to_do="Win customers at a lower cost, keep them longer, or earn more from each. Until then, stop paying for "
    "growth.",
    example=Example(
        problem="A cinema pass wins each member for $60, and each member brings in $40 before cancelling.",
        cured="Members recruit other members, and winning one costs $12.",
    ),
    source="Skok, SaaS Metrics 2.0 (2010), for 3 : 1 and 12 months, which are rules of thumb for subscription "
    "software. The limit of 1 : 1 is arithmetic.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield an error if lifetime value is below acquisition cost, a warning below 3 : 1 without payback within a year.

    A cost measured for the whole canvas is an error if no segment is worth as much. For churn or retention without a
    period, the usual interval is assumed, for a warning at most; without one, and if it matters, yield a question.
    """
    uncertain, rates = [], {}
    for segment in (*subject.segments, None) if len(subject.segments) != 1 else subject.segments:
        worth = assess_worth(subject, segment)
        if worth is None:
            continue
        months = payback(subject, segment, worth)
        if _is_bad(worth.ratio, worth, months):
            yield _finding(subject, segment, worth, months)
        elif segment and _is_unsure(worth) and _is_bad(worth.ratio / MONTHS, worth, months):
            uncertain.append(segment)
            rates[segment.id] = [worth.value.rate] if worth.value and worth.value.rate else []
    if len(subject.segments) > 1 and assess_worth(subject, None) is None:
        yield from _no_segment_worth_it(subject)
    yield from ask(
        CODE,
        uncertain,
        "Is the churn or retention rate of {names} per month or per year? Add the period to the unit of the indicator.",
        lambda segment: in_indicators(rates[segment.id], "unit"),
    )


def _is_bad(ratio: Decimal, worth: Worth, months: Decimal | None) -> bool:
    is_soon = worth.is_single_deal or (months is not None and months <= MONTHS_TO_PAY_BACK)
    return ratio < LOSING_RATIO or (ratio < GOOD_RATIO and not is_soon)


def _is_unsure(worth: Worth) -> bool:
    """Return whether a year was assumed for a rate that states no period and has no regular readings."""
    return worth.value is not None and worth.value.rate is not None and not worth.value.assumed_months


def _no_segment_worth_it(subject: Subject) -> Iterator[Finding]:
    """Yield a finding if the acquisition cost of the canvas exceeds the value of every segment."""
    cost, values = (
        acquisition_cost(subject, None),
        [(segment, lifetime_value(subject, segment)) for segment in subject.segments],
    )
    known = [(segment, value) for segment, value in values if value and not value.assumed_months]
    if (
        cost is None
        or not known
        or any(segment.pays for segment, value in values if value is None or value.assumed_months)
    ):
        return
    most = max((value for _, value in known), key=lambda value: value.amount)
    if most.amount >= cost.latest.value:
        return
    currency, ratio = subject.document.currency, most.amount / cost.latest.value
    worth = [f"{_qualifier(value)}{money(value.amount, currency)} in {segment.name}" for segment, value in known]
    yield Finding(
        CODE,
        Severity.ERROR,
        tuple(segment.id for segment, _ in known),
        f"Winning a customer costs {money(cost.latest.value, currency)}, which is above the lifetime value in every "
        f"segment: {joined(worth)}.",
        figure=f"Lifetime value to acquisition cost: at most {number(ratio)} : 1",
        threshold=f"at least {LOSING_RATIO} : 1 expected",
        facts=(
            Fact("Acquisition cost", money(cost.latest.value, currency)),
            *(Fact("Lifetime value", money(value.amount, currency), segment.id) for segment, value in known),
        ),
        ask=ask_reading(
            cost, f"A cost of {money(max(most.amount, Decimal(0)), currency)} or less pays off in one segment."
        ),
        read=frozenset({cost.indicator.id}),
    )


def _qualifier(value: Value) -> str:
    return "at most " if value.at_most else ""


def _finding(subject: Subject, segment: Segment | None, worth: Worth, months: Decimal | None) -> Finding:
    is_loss, assumed_months = worth.ratio < LOSING_RATIO, worth.value.assumed_months if worth.value else 0
    ratio, aim = f"{number(worth.ratio)} : 1", f"{GOOD_RATIO if not worth.is_single_deal else LOSING_RATIO} : 1"
    payback_text = (
        f", and it takes {number(months)} months to earn that back" if months is not None and not is_loss else ""
    )
    return Finding(
        CODE,
        Severity.ERROR if is_loss and not assumed_months else Severity.WARNING,
        (segment.id,) if segment else (),
        f"A customer{f' in {segment.name}' if segment else ''} brings in "
        f"{_describe_worth(subject, worth)}{payback_text}"
        + (f", if {quoted(_rate_name(worth))} {_describe_period(assumed_months)}." if assumed_months else "."),
        figure=f"Lifetime value to acquisition cost: {ratio}",
        threshold=f"at least {aim} "
        + ("expected" if worth.is_single_deal else f"or payback within {MONTHS_TO_PAY_BACK} months expected"),
        facts=tuple(_facts(subject, worth, months, segment.id if segment else None)),
        ask=_ask(subject, segment, worth),
        read=worth.read,
    )


def _rate_name(worth: Worth) -> str:
    return worth.value.rate.indicator.name if worth.value and worth.value.rate else ""


def _describe_period(months: int) -> str:
    return (
        "covers the month between measurements" if months == 1 else f"covers the {months} months between measurements"
    )


def _describe_worth(subject: Subject, worth: Worth) -> str:
    """Return the ratio as text, with value and cost if they are known."""
    if worth.value is None or worth.cost is None:
        return f"{number(worth.ratio)} times the acquisition cost"
    currency, most = subject.document.currency, _qualifier(worth.value)
    value, cost = money(worth.value.amount, currency), money(worth.cost, currency)
    return f"{most}{value} in total and costs {cost} to win ({most}{number(worth.ratio)} : 1)"


def _facts(subject: Subject, worth: Worth, months: Decimal | None, note: UUID | None) -> Iterator[Fact]:
    yield Fact("Lifetime value ÷ acquisition cost", number(worth.ratio), note)
    if worth.value is not None and worth.cost is not None:
        currency, source = (
            subject.document.currency,
            "measured" if worth.value.read else "from revenue, margin and churn",
        )
        yield Fact(f"Lifetime value ({source})", money(worth.value.amount, currency), note)
        yield Fact("Acquisition cost", money(worth.cost, currency), note)
    if months is not None:
        yield Fact("Months to earn it back", number(months), note)


def _ask(subject: Subject, segment: Segment | None, worth: Worth) -> Ask | None:
    """Ask for a new measurement: of the ratio if it was measured, of the cost if the value is positive, else the value.

    The hint names the value at which the finding is resolved.
    """
    currency, aim = subject.document.currency, LOSING_RATIO if worth.is_single_deal else GOOD_RATIO
    if worth.ratio_series:
        return ask_reading(worth.ratio_series, f"The ratio should be at least {number(aim)}.")
    if worth.cost_series and worth.value and worth.value.amount > 0:
        cost = _affordable_cost(subject, segment, worth.value, aim)
        return ask_reading(worth.cost_series, f"The acquisition cost should be at most {money(cost, currency)}.")
    measured = (worth.value.read if worth.value else None) or worth.cost_series
    return ask_reading(measured) if measured else None


def _affordable_cost(subject: Subject, segment: Segment | None, value: Value, aim: Decimal) -> Decimal:
    """Return the highest acceptable acquisition cost, by the ratio or by payback within a year."""
    monthly = monthly_value(subject, segment) if segment else None
    within_a_year = min(value.amount, monthly * MONTHS_TO_PAY_BACK) if monthly is not None else Decimal(0)
    return max(value.amount / aim, within_a_year)
