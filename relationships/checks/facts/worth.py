"""What customers are worth over their life, against what it costs to win them; money in the canvas's currency.

Sources: the formulas of `relationships.formulas`. What is not told is taken as well as it can be, so that a loss is
certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from relationships.analysis.service_mix import WHOLE
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.segments import Period
from relationships.checks.facts.earnings import monthly_revenue, monthly_value, newest
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.periods import MONTHS, months_between, months_of_rate
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject
from relationships.formulas.acquisition import COST, MONTHLY_MARGIN
from relationships.formulas.lifetime_value import MARGIN, REVENUE

# The formulas that leave the cost of the goods in.
AS_REVENUE = ("lifetime_revenue", "lifetime_revenue_retail")


@dataclass(frozen=True, slots=True)
class Value:
    """What a customer is worth over their life; `at_most` where the margin is not known.

    `read` is the series it was read from. `rate` is one of customers lost or kept that does not say for which time it
    is: then that of its rhythm was taken, which `guessed` tells in months; else a year, and the value is the most that
    it can be.
    """

    amount: Decimal
    at_most: bool = False
    is_single_deal: bool = False
    read: Series | None = None
    rate: Series | None = None
    guessed: int = 0


@dataclass(frozen=True, slots=True)
class Worth:
    """The value against the cost of winning a customer; both are None where only the ratio was measured.

    The series are those that the figures were read from.
    """

    ratio: Decimal
    value: Value | None = None
    cost: Decimal | None = None
    cost_read: Series | None = None
    ratio_read: Series | None = None

    @property
    def read(self) -> frozenset[UUID]:
        """The indicators it was read from."""
        series = (self.cost_read, self.ratio_read, self.value and self.value.read)
        return frozenset(source.indicator.id for source in series if source)

    @property
    def is_single_deal(self) -> bool:
        """Whether there is one deal, and it is paid at once."""
        return self.value is not None and self.value.is_single_deal


def worth_of(subject: Subject, segment: Segment | None) -> Worth | None:
    """Lifetime value against acquisition cost, of a segment or as measured of the canvas: both as measured, the ratio
    as measured, or the value by the segment's figures.
    """
    cost, value = acquisition_cost(subject, segment), value_of(subject, segment)
    ratio = newest(subject, KnownIndicator.VALUE_TO_COST, *_places(subject, segment))
    if ratio and not (value and value.read and cost):
        return Worth(ratio.latest.value, ratio_read=ratio)
    if not value or not cost:
        return None
    return Worth(value.amount / cost.latest.value, value, cost.latest.value, cost)


def acquisition_cost(subject: Subject, segment: Segment | None) -> Series | None:
    """What it costs to win a customer, as measured; nothing where it is said to cost nothing."""
    found = newest(subject, KnownIndicator.ACQUISITION_COST, *_places(subject, segment))
    return found if found and found.latest.value > 0 else None


def _places(subject: Subject, segment: Segment | None) -> Iterator[UUID | None]:
    """Where something is measured of a segment (None: of the canvas, which is the same where there is one segment)."""
    yield from segment.parts if segment else ()
    if segment is None or len(subject.segments) == 1:
        yield None


def value_of(subject: Subject, segment: Segment | None) -> Value | None:
    """What a customer is worth, as measured or by the segment's figures; None where it cannot be told."""
    measured = newest(subject, KnownIndicator.LIFETIME_VALUE, *_places(subject, segment))
    if measured:
        return _as_measured(segment, measured)
    return (_of_a_deal(segment) or _by_figures(subject, segment)) if segment else None


def _as_measured(segment: Segment | None, measured: Series) -> Value:
    """A value given as revenue is brought down to what is left of it, where the margin is known."""
    is_revenue = measured.variant in AS_REVENUE
    margin = segment.details.gross_margin if segment and is_revenue else None
    amount = measured.latest.value * margin / WHOLE if margin is not None else measured.latest.value
    return Value(amount, at_most=is_revenue and margin is None, read=measured)


def _of_a_deal(segment: Segment) -> Value | None:
    """Where there is one deal only, what it leaves."""
    details = segment.details
    if not segment.is_single_deal or details.revenue_period is not Period.ORDER or not details.revenue_per_customer:
        return None
    margin = details.gross_margin if details.gross_margin is not None else Decimal(WHOLE)
    amount = details.revenue_per_customer * margin / WHOLE
    return Value(amount, at_most=details.gross_margin is None, is_single_deal=True)


def _by_figures(subject: Subject, segment: Segment) -> Value | None:
    """What a customer leaves in a time ÷ the part of customers lost in it."""
    left, has_margin = _left(subject, segment), segment.details.gross_margin is not None
    lost, rate = _lost(subject, segment)
    if not left or rate is None or not 0 < lost <= WHOLE:
        return None
    told, guess = months_of_rate(rate), months_between(rate)
    amount = left * (told or guess or MONTHS) * WHOLE / lost
    if told:
        return Value(amount, at_most=not has_margin)
    return Value(amount, at_most=not has_margin or not guess, rate=rate, guessed=guess or 0)


def _left(subject: Subject, segment: Segment) -> Decimal | None:
    value = monthly_value(subject, segment)
    return value if value is not None else monthly_revenue(subject, segment)


def _lost(subject: Subject, segment: Segment) -> tuple[Decimal, Series | None]:
    """Customers lost in percent, by churn or retention, and where that was read."""
    places = list(_places(subject, segment))
    if lost := newest(subject, KnownIndicator.CHURN_RATE, *places):
        return lost.latest.value, lost
    kept = newest(subject, KnownIndicator.RETENTION_RATE, *places)
    return (WHOLE - kept.latest.value, kept) if kept else (Decimal(0), None)


def payback(subject: Subject, segment: Segment | None, worth: Worth | None = None) -> Decimal | None:
    """Months until what a customer leaves has paid for winning them; None where it cannot be told."""
    inputs = worth.ratio_read.latest.inputs if worth and worth.ratio_read else {}
    read = acquisition_cost(subject, segment)
    cost = inputs.get(COST.name) or (read.latest.value if read else None)
    monthly = _margin_in(inputs) or (monthly_value(subject, segment) if segment else None)
    return cost / monthly if cost and monthly else None


def _margin_in(inputs: dict[str, Decimal]) -> Decimal | None:
    """What a customer leaves a month, as a ratio was worked out from it."""
    revenue, margin = inputs.get(REVENUE.name), inputs.get(MARGIN.name)
    whole = revenue * margin / WHOLE if revenue is not None and margin is not None else None
    return inputs.get(MONTHLY_MARGIN.name) or whole
