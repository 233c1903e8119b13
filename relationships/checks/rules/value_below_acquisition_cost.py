"""Customers who are not worth what it costs to win them, or hardly."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from relationships.catalog.thresholds import GOOD_RATIO, LOSING_RATIO, MONTHS_TO_PAY_BACK
from relationships.checks.changes import LARGEST, rounded_down, with_reading
from relationships.checks.economics import Worth, payback, worth_of
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.parties import Segment
from relationships.checks.rule import Example, rule
from relationships.checks.series import Series
from relationships.checks.subject import Subject
from relationships.checks.words import number

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
def check(subject: Subject) -> Iterator[Finding]:
    """Lifetime value to acquisition cost below 1: an error; below 3 and not paid back within a year: a warning."""
    for segment in (*subject.segments, None) if len(subject.segments) != 1 else subject.segments:
        worth = worth_of(subject, segment)
        if worth is None or worth.ratio >= GOOD_RATIO:
            continue
        months = payback(subject, segment, worth)
        is_soon = worth.is_single_deal or (months is not None and months <= MONTHS_TO_PAY_BACK)
        if worth.ratio < LOSING_RATIO or not is_soon:
            yield _finding(subject, segment, worth, months)


def _finding(subject: Subject, segment: Segment | None, worth: Worth, months: Decimal | None) -> Finding:
    is_loss = worth.ratio < LOSING_RATIO
    ratio, aim = f"{number(worth.ratio)} : 1", f"{GOOD_RATIO if not worth.is_single_deal else LOSING_RATIO} : 1"
    back = f", and it takes {number(months)} months to get that back" if months is not None and not is_loss else ""
    return Finding(
        CODE,
        Severity.ERROR if is_loss else Severity.WARNING,
        (segment.id,) if segment else (),
        f"A customer {f'of {segment.name}' if segment else 'of this canvas'} is worth {_sum(subject, worth)}{back}.",
        figure=ratio,
        threshold=f"{aim} or more" + ("" if is_loss else f", or paid back within {MONTHS_TO_PAY_BACK} months"),
        facts=tuple(_facts(worth, months, segment.id if segment else None)),
        cure=_cure(subject, worth),
    )


def _sum(subject: Subject, worth: Worth) -> str:
    """The ratio in words, with its two sides where they are known."""
    most = "at most " if worth.at_most else ""
    if worth.value is None or worth.cost is None:
        return f"{number(worth.ratio)} times what it costs to win one"
    currency, ratio = subject.document.currency, f"{most}{number(worth.ratio)} : 1"
    return f"{most}{number(worth.value)} {currency} and costs {number(worth.cost)} {currency} to win, which is {ratio}"


def _facts(worth: Worth, months: Decimal | None, note: UUID | None) -> Iterator[Fact]:
    yield Fact("Lifetime value ÷ acquisition cost", number(worth.ratio), note)
    if worth.value is not None and worth.cost is not None:
        source = "measured" if worth.value_read else "from revenue, margin and churn"
        yield Fact(f"Lifetime value, {source}", number(worth.value), note)
        yield Fact("Acquisition cost", number(worth.cost), note)
    if months is not None:
        yield Fact("Months to pay it back", number(months), note)


def _cure(subject: Subject, worth: Worth) -> Cure | None:
    """What it would have to be: the cost where the value is one at all, else the value or the ratio."""
    currency, aim = subject.document.currency, LOSING_RATIO if worth.is_single_deal else GOOD_RATIO
    if worth.ratio_read:
        return _as_read(subject, f"a ratio of {number(aim)}", worth.ratio_read, aim)
    if worth.cost_read and worth.value and worth.value > 0:
        cost = rounded_down(worth.value / aim)
        return _as_read(subject, f"a cost of {number(cost)} {currency}", worth.cost_read, cost)
    if worth.value_read and worth.cost and worth.cost * aim <= LARGEST:
        value = worth.cost * aim
        return _as_read(subject, f"a value of {number(value)} {currency}", worth.value_read, value)
    return None


def _as_read(subject: Subject, what: str, series: Series, value: Decimal) -> Cure:
    return Cure(
        f"Get to {what}; the canvas then has a reading of today with that value, as an assumption.",
        lambda document: with_reading(document, series.indicator.id, subject.today, value),
    )
