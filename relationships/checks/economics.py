"""What customers of a segment bring, what it costs to serve and to win them; money in the canvas's currency.

Sources: the formulas of `relationships.catalog.indicators`; amounts are per customer, and per month where they recur.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from relationships.answers import yearly_value
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.segments import Period
from relationships.catalog.types import ServedBy
from relationships.checks.parties import Relationship, Segment
from relationships.checks.series import Series
from relationships.checks.subject import Subject
from relationships.mix import WHOLE

MONTHS = 12
# How a reading may say which lifetime value it is, and which time its churn is for.
AS_REVENUE, A_MONTH, A_YEAR = "revenue", "month", ("year", "annual", "twelfth")
# What a ratio was worked out from, by the names under which a reading keeps it.
COST_INPUT, MARGIN_INPUT = "acquisition_cost", "margin_a_month"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one customer costs a month, by one relationship (None: by all), as figures say or as was measured."""

    amount: Decimal
    relationship: Relationship | None = None
    measured: Series | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """What customers are worth over their life, against what it costs to win one; `at_most` where no margin is known.

    `value` is None where only the ratio was measured. The series are those that the figures were read from.
    """

    ratio: Decimal
    value: Decimal | None = None
    cost: Decimal | None = None
    value_read: Series | None = None
    cost_read: Series | None = None
    ratio_read: Series | None = None
    at_most: bool = False
    is_single_deal: bool = False


def monthly_revenue(segment: Segment) -> Decimal | None:
    """What a customer pays a month; None where it cannot be told."""
    return _monthly(yearly_value(segment.details.model_copy(update={"gross_margin": None})))


def monthly_value(segment: Segment) -> Decimal | None:
    """What a customer leaves a month after the cost of the goods; None where that, or the margin, is not told."""
    return _monthly(yearly_value(segment.details)) if segment.details.gross_margin is not None else None


def _monthly(yearly: Decimal | None) -> Decimal | None:
    return yearly / MONTHS if yearly is not None else None


def costs_of(subject: Subject, segment: Segment) -> list[Cost]:
    """What it costs to serve a customer of a segment: as measured for all of it, else of each relationship."""
    whole = [segment.id, None] if len(subject.segments) == 1 else [segment.id]
    if measured := newest(subject, KnownIndicator.COST_TO_SERVE, *whole):
        return [Cost(measured.latest.value, None, measured)]
    return [cost for each in segment.running if (cost := cost_to_serve(subject, segment, each))]


def cost_to_serve(subject: Subject, segment: Segment, relationship: Relationship) -> Cost | None:
    """What a relationship costs per customer: as measured, else variable cost and a share of the fixed one."""
    if measured := newest(subject, KnownIndicator.COST_TO_SERVE, relationship.id):
        return Cost(measured.latest.value, relationship, measured)
    details = relationship.details
    customers = _customers(subject, segment, relationship)
    fixed = details.fixed_cost / customers if details.fixed_cost is not None and customers else None
    known = [each for each in (details.cost_per_customer, fixed) if each is not None]
    return Cost(sum(known, Decimal(0)), relationship) if known else None


def _customers(subject: Subject, segment: Segment, relationship: Relationship) -> int:
    """By how many the fixed cost is shared: by those served, else by all of the segment.

    Before growth it may be shared by those there is room for: a young business pays for customers who are yet to come.
    """
    details, whose = relationship.details, segment.details
    now = details.customers_served or whose.customers_now or 0
    if not subject.is_early:
        return now
    to_come = [now, details.capacity or 0]
    if relationship.served_by is not ServedBy.STAFF and not details.capacity:
        to_come += [whose.potential_size or 0, *whose.customers_by_stage.values()]
    return max(to_come)


def newest(subject: Subject, code: KnownIndicator, *places: UUID | None) -> Series | None:
    """The indicator of a kind that was read last in some places; of several read on one day, the most favourable."""
    found = [series for series in subject.series_of(*places) if series.known is code]
    return max(found, key=_by_day, default=None)


def _by_day(series: Series) -> tuple[int, Decimal]:
    value = series.latest.value
    return series.latest.date.toordinal(), -value if series.less_is_better else value


def acquisition_cost(subject: Subject, segment: Segment | None) -> Series | None:
    """What it costs to win a customer, as measured; nothing where it is said to cost nothing."""
    found = newest(subject, KnownIndicator.ACQUISITION_COST, *_places(subject, segment))
    return found if found and found.latest.value > 0 else None


def _places(subject: Subject, segment: Segment | None) -> Iterator[UUID | None]:
    """Where something is measured of a segment (None: of the canvas, which is the same where there is one segment)."""
    yield from segment.parts if segment else ()
    if segment is None or len(subject.segments) == 1:
        yield None


def worth_of(subject: Subject, segment: Segment | None) -> Worth | None:
    """Lifetime value against acquisition cost: both as measured, the ratio as measured, or by the segment's figures."""
    places = list(_places(subject, segment))
    cost = acquisition_cost(subject, segment)
    value = newest(subject, KnownIndicator.LIFETIME_VALUE, *places)
    ratio = newest(subject, KnownIndicator.VALUE_TO_COST, *places)
    if value and newest(subject, KnownIndicator.ACQUISITION_COST, *places):
        return _as_measured(segment, value, cost) if cost else None
    if ratio and A_MONTH not in ratio.latest.variant.lower():
        return Worth(ratio.latest.value, ratio_read=ratio)
    return _by_figures(subject, segment, cost, places) if cost and segment else None


def _as_measured(segment: Segment | None, value: Series, cost: Series) -> Worth:
    """A value given as revenue is brought down to what is left of it, where the margin is known."""
    is_revenue = AS_REVENUE in value.latest.variant.lower()
    margin = segment.details.gross_margin if segment and is_revenue else None
    amount = value.latest.value * margin / WHOLE if margin is not None else value.latest.value
    at_most = is_revenue and margin is None
    return Worth(amount / cost.latest.value, amount, cost.latest.value, value, cost, at_most=at_most)


def _by_figures(subject: Subject, segment: Segment, cost: Series, places: list[UUID | None]) -> Worth | None:
    details = segment.details
    margin = details.gross_margin if details.gross_margin is not None else Decimal(WHOLE)
    is_single = segment.is_single_deal and details.revenue_period is Period.ORDER
    value: Decimal | None = None
    if is_single and details.revenue_per_customer:
        value = details.revenue_per_customer * margin / WHOLE
    elif (monthly := _monthly(yearly_value(details))) and (churn := _monthly_churn(subject, segment, places)):
        value = monthly / churn
    if value is None:
        return None
    at_most = details.gross_margin is None
    read = cost.latest.value
    return Worth(value / read, value, read, cost_read=cost, at_most=at_most, is_single_deal=is_single)


def _monthly_churn(subject: Subject, segment: Segment, places: list[UUID | None]) -> Decimal | None:
    """The part of customers lost in a month: churn or retention, for the time that the reading or the revenue names."""
    lost = newest(subject, KnownIndicator.CHURN_RATE, *places)
    kept = newest(subject, KnownIndicator.RETENTION_RATE, *places)
    read = lost or kept
    if read is None:
        return None
    percent = read.latest.value if lost else WHOLE - read.latest.value
    words = f"{read.latest.variant} {read.indicator.unit}".lower()
    period = segment.details.revenue_period
    if A_MONTH in words or (period is Period.MONTH and not any(word in words for word in A_YEAR)):
        part = percent / WHOLE
    elif any(word in words for word in A_YEAR) or period is Period.YEAR:
        part = percent / WHOLE / MONTHS
    else:
        return None
    return part if 0 < percent <= WHOLE else None


def payback(subject: Subject, segment: Segment | None, worth: Worth | None = None) -> Decimal | None:
    """Months until what a customer leaves has paid for winning them; None where it cannot be told."""
    inputs = worth.ratio_read.latest.inputs if worth and worth.ratio_read else {}
    cost = inputs.get(COST_INPUT) or _read(acquisition_cost(subject, segment))
    monthly = inputs.get(MARGIN_INPUT) or (monthly_value(segment) if segment else None)
    return cost / monthly if cost and monthly else None


def _read(series: Series | None) -> Decimal | None:
    return series.latest.value if series else None
