"""Customer lifetime value compared with acquisition cost; money in the canvas's currency.

Sources: the formulas of `relationships.formulas`. Unknown figures are replaced by the most favourable ones, so that a
loss is certain.
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

# Formulas that compute lifetime revenue, from which the cost of goods is not deducted.
AS_REVENUE = ("lifetime_revenue", "lifetime_revenue_retail")


@dataclass(frozen=True, slots=True)
class Value:
    """The lifetime value of a customer; an upper bound (`at_most`) if the margin is unknown.

    `read` is the series it was read from. `rate` is a churn or retention rate that does not state its period: then the
    interval between its readings is assumed, which `assumed_months` holds, or else a year, which makes the value an
    upper bound.
    """

    amount: Decimal
    at_most: bool = False
    is_single_deal: bool = False
    read: Series | None = None
    rate: Series | None = None
    assumed_months: int = 0


@dataclass(frozen=True, slots=True)
class Worth:
    """Lifetime value and acquisition cost; both are None if only their ratio was measured.

    `cost_series` and `ratio_series` are the series that the figures were read from.
    """

    ratio: Decimal
    value: Value | None = None
    cost: Decimal | None = None
    cost_series: Series | None = None
    ratio_series: Series | None = None

    @property
    def read(self) -> frozenset[UUID]:
        """The ids of the indicators used."""
        series = (self.cost_series, self.ratio_series, self.value and self.value.read)
        return frozenset(source.indicator.id for source in series if source)

    @property
    def is_single_deal(self) -> bool:
        """Whether there is only one deal, which is paid at once."""
        return self.value is not None and self.value.is_single_deal


def assess_worth(subject: Subject, segment: Segment | None) -> Worth | None:
    """Return lifetime value against acquisition cost for a segment, or as measured for the canvas (None).

    Take value and cost as measured, else the ratio as measured, else the value calculated from the segment's figures.
    """
    cost, value = acquisition_cost(subject, segment), lifetime_value(subject, segment)
    ratio = newest(subject, KnownIndicator.VALUE_TO_COST, *_places(subject, segment))
    if ratio and not (value and value.read and cost):
        return Worth(ratio.latest.value, ratio_series=ratio)
    if not value or not cost:
        return None
    return Worth(value.amount / cost.latest.value, value, cost.latest.value, cost)


def acquisition_cost(subject: Subject, segment: Segment | None) -> Series | None:
    """Return the measured cost of acquiring a customer; None if it is not measured or not positive."""
    found = newest(subject, KnownIndicator.ACQUISITION_COST, *_places(subject, segment))
    return found if found and found.latest.value > 0 else None


def _places(subject: Subject, segment: Segment | None) -> Iterator[UUID | None]:
    """Yield the subjects whose indicators concern a segment.

    The canvas is one of them if it has a single segment, and the only one if `segment` is None.
    """
    yield from segment.parts if segment else ()
    if segment is None or len(subject.segments) == 1:
        yield None


def lifetime_value(subject: Subject, segment: Segment | None) -> Value | None:
    """Return the lifetime value of a customer, as measured or calculated; None if unknown."""
    measured = newest(subject, KnownIndicator.LIFETIME_VALUE, *_places(subject, segment))
    if measured:
        return _measured_value(segment, measured)
    return (_single_deal_value(segment) or _calculated_value(subject, segment)) if segment else None


def _measured_value(segment: Segment | None, measured: Series) -> Value:
    """Return a measured value; one given as revenue is multiplied by the margin if that is known."""
    is_revenue = measured.variant in AS_REVENUE
    margin = segment.details.gross_margin if segment and is_revenue else None
    amount = measured.latest.value * margin / WHOLE if margin is not None else measured.latest.value
    return Value(amount, at_most=is_revenue and margin is None, read=measured)


def _single_deal_value(segment: Segment) -> Value | None:
    """Return revenue times margin of the only deal; None unless there is a single deal with a known amount."""
    details = segment.details
    if not segment.is_single_deal or details.revenue_period is not Period.ORDER or not details.revenue_per_customer:
        return None
    margin = details.gross_margin if details.gross_margin is not None else Decimal(WHOLE)
    amount = details.revenue_per_customer * margin / WHOLE
    return Value(amount, at_most=details.gross_margin is None, is_single_deal=True)


def _calculated_value(subject: Subject, segment: Segment) -> Value | None:
    """Return earnings per period divided by churn in that period; None if either is unknown."""
    earnings, has_margin = _monthly_earnings(subject, segment), segment.details.gross_margin is not None
    churn, rate = _churn_percent(subject, segment)
    if not earnings or rate is None or not 0 < churn <= WHOLE:
        return None
    stated, estimate = months_of_rate(rate), months_between(rate)
    amount = earnings * (stated or estimate or MONTHS) * WHOLE / churn
    if stated:
        return Value(amount, at_most=not has_margin)
    return Value(amount, at_most=not has_margin or not estimate, rate=rate, assumed_months=estimate or 0)


def _monthly_earnings(subject: Subject, segment: Segment) -> Decimal | None:
    value = monthly_value(subject, segment)
    return value if value is not None else monthly_revenue(subject, segment)


def _churn_percent(subject: Subject, segment: Segment) -> tuple[Decimal, Series | None]:
    """Return churn in percent, from churn or retention rate, and the series that it was read from."""
    places = list(_places(subject, segment))
    if churn := newest(subject, KnownIndicator.CHURN_RATE, *places):
        return churn.latest.value, churn
    retention = newest(subject, KnownIndicator.RETENTION_RATE, *places)
    return (WHOLE - retention.latest.value, retention) if retention else (Decimal(0), None)


def payback(subject: Subject, segment: Segment | None, worth: Worth | None = None) -> Decimal | None:
    """Return the months until a customer's earnings cover the acquisition cost; None if unknown."""
    inputs = worth.ratio_series.latest.inputs if worth and worth.ratio_series else {}
    read = acquisition_cost(subject, segment)
    cost = inputs.get(COST.name) or (read.latest.value if read else None)
    monthly = _monthly_margin(inputs) or (monthly_value(subject, segment) if segment else None)
    return cost / monthly if cost and monthly else None


def _monthly_margin(inputs: dict[str, Decimal]) -> Decimal | None:
    """Return the monthly margin per customer from the inputs of a measured ratio."""
    revenue, margin = inputs.get(REVENUE.name), inputs.get(MARGIN.name)
    whole = revenue * margin / WHOLE if revenue is not None and margin is not None else None
    return inputs.get(MONTHLY_MARGIN.name) or whole
