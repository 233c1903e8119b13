"""Rule: the lifetime value of a customer is below, or hardly above, the acquisition cost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from relationships.catalog.thresholds import GOOD_RATIO, LOSING_RATIO, MONTHS_TO_PAY_BACK
from relationships.checks.asks.fields import ask_reading
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
    title="Not worth what they cost to win",
    severity=Severity.ERROR,
    why="If a customer brings less in a lifetime than it took to win them, every new one is a loss, and growth makes "
    "it worse. A little more than the cost does not pay for everything else.",
    what_to_do="Win them more cheaply, keep them longer, or let each bring more; stop buying growth until it holds.",
    example=Example(
        problem="A cinema pass wins members for 60 dollars each, and each leaves 40 before they cancel.",
        cured="Members bring members; winning one costs 12.",
    ),
    source="Skok, SaaS Metrics 2.0 (2010) for 3 : 1 and twelve months, a rule of thumb of subscription software; below "
    "1 : 1 is arithmetic",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Lifetime value to acquisition cost below 1: an error; below 3 and not paid back within a year: a warning.

    A cost measured of the whole canvas is an error where no segment is worth as much. Where churn or retention does not
    say for which time it is, that of its rhythm is taken, for a warning at most; without one, and if that decides it, a
    question.
    """
    uncertain = []
    for segment in (*subject.segments, None) if len(subject.segments) != 1 else subject.segments:
        worth = assess_worth(subject, segment)
        if worth is None:
            continue
        months = payback(subject, segment, worth)
        if _is_bad(worth.ratio, worth, months):
            yield _finding(subject, segment, worth, months)
        elif segment and _is_unsure(worth) and _is_bad(worth.ratio / MONTHS, worth, months):
            uncertain.append(segment)
    if len(subject.segments) > 1 and assess_worth(subject, None) is None:
        yield from _no_segment_worth_it(subject)
    yield from ask(
        CODE, uncertain, "Is the churn or retention of {names} that of a month or of a year? Its unit can say so."
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
        f"Winning a customer costs {money(cost.latest.value, currency)}, and nobody is worth that: {joined(worth)}.",
        figure=f"{number(ratio)} : 1 at most",
        threshold=f"{LOSING_RATIO} : 1 or more",
        facts=(
            Fact("Acquisition cost", money(cost.latest.value, currency)),
            *(Fact("Lifetime value", money(value.amount, currency), segment.id) for segment, value in known),
        ),
        ask=ask_reading(cost, f"Up to {money(max(most.amount, Decimal(0)), currency)}, one segment is worth it."),
        read=frozenset({cost.indicator.id}),
    )


def _qualifier(value: Value) -> str:
    return "at most " if value.at_most else ""


def _finding(subject: Subject, segment: Segment | None, worth: Worth, months: Decimal | None) -> Finding:
    is_loss, assumed_months = worth.ratio < LOSING_RATIO, worth.value.assumed_months if worth.value else 0
    ratio, aim = f"{number(worth.ratio)} : 1", f"{GOOD_RATIO if not worth.is_single_deal else LOSING_RATIO} : 1"
    payback_text = (
        f", and it takes {number(months)} months to get that back" if months is not None and not is_loss else ""
    )
    return Finding(
        CODE,
        Severity.ERROR if is_loss and not assumed_months else Severity.WARNING,
        (segment.id,) if segment else (),
        f"A customer {f'of {segment.name}' if segment else 'of this canvas'} is worth "
        f"{_describe_worth(subject, worth)}{payback_text}"
        + (f", if {quoted(_rate_name(worth))} is {_describe_period(assumed_months)}." if assumed_months else "."),
        figure=ratio,
        threshold=f"{aim} or more"
        + ("" if worth.is_single_deal else f", or paid back within {MONTHS_TO_PAY_BACK} months"),
        facts=tuple(_facts(subject, worth, months, segment.id if segment else None)),
        ask=_ask(subject, segment, worth),
        read=worth.read,
    )


def _rate_name(worth: Worth) -> str:
    return worth.value.rate.indicator.name if worth.value and worth.value.rate else ""


def _describe_period(months: int) -> str:
    return "for a month, as it is read" if months == 1 else f"for {months} months, as it is read"


def _describe_worth(subject: Subject, worth: Worth) -> str:
    """Return the ratio as text, with value and cost if they are known."""
    if worth.value is None or worth.cost is None:
        return f"{number(worth.ratio)} times what it costs to win one"
    currency, most = subject.document.currency, _qualifier(worth.value)
    value, cost = money(worth.value.amount, currency), money(worth.cost, currency)
    return f"{most}{value} and costs {cost} to win, which is {most}{number(worth.ratio)} : 1"


def _facts(subject: Subject, worth: Worth, months: Decimal | None, note: UUID | None) -> Iterator[Fact]:
    yield Fact("Lifetime value ÷ acquisition cost", number(worth.ratio), note)
    if worth.value is not None and worth.cost is not None:
        currency, source = (
            subject.document.currency,
            "measured" if worth.value.read else "from revenue, margin and churn",
        )
        yield Fact(f"Lifetime value, {source}", money(worth.value.amount, currency), note)
        yield Fact("Acquisition cost", money(worth.cost, currency), note)
    if months is not None:
        yield Fact("Months to pay it back", number(months), note)


def _ask(subject: Subject, segment: Segment | None, worth: Worth) -> Ask | None:
    """Ask for a new measurement: of the ratio if it was measured, of the cost if the value is positive, else the value.

    The hint names the value at which the finding is resolved.
    """
    currency, aim = subject.document.currency, LOSING_RATIO if worth.is_single_deal else GOOD_RATIO
    if worth.ratio_series:
        return ask_reading(worth.ratio_series, f"It should be {number(aim)} or more.")
    if worth.cost_series and worth.value and worth.value.amount > 0:
        cost = _affordable_cost(subject, segment, worth.value, aim)
        return ask_reading(worth.cost_series, f"It should be {money(cost, currency)} or less.")
    measured = (worth.value.read if worth.value else None) or worth.cost_series
    return ask_reading(measured) if measured else None


def _affordable_cost(subject: Subject, segment: Segment | None, value: Value, aim: Decimal) -> Decimal:
    """Return the highest acceptable acquisition cost, by the ratio or by payback within a year."""
    monthly = monthly_value(subject, segment) if segment else None
    within_a_year = min(value.amount, monthly * MONTHS_TO_PAY_BACK) if monthly is not None else Decimal(0)
    return max(value.amount / aim, within_a_year)
