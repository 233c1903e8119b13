"""What customers of a segment pay and leave; money in the canvas's currency, per customer and month.

An amount per order tells nothing of a month: how many orders come is guessed at for advice, and never held against
anybody here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from relationships.analysis.segment_answers import yearly_value
from relationships.analysis.service_mix import WHOLE
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.segments import Period
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.periods import MONTHS, monthly_amount
from relationships.checks.facts.series import Series
from relationships.checks.facts.subject import Subject

MONTHS_OF = {Period.MONTH: 1, Period.YEAR: MONTHS}


def monthly_revenue(subject: Subject, segment: Segment) -> Decimal | None:
    """What a customer pays a month: as stated, else as measured; None where it cannot be told."""
    details = segment.details
    if details.revenue_per_customer is not None and details.revenue_period in MONTHS_OF:
        return details.revenue_per_customer / MONTHS_OF[details.revenue_period]
    measured = newest(subject, KnownIndicator.REVENUE_PER_CUSTOMER, *whole_of(subject, segment))
    # Nobody pays less than nothing: such a reading is a slip.
    is_told = measured is not None and measured.latest.value >= 0
    return monthly_amount(measured, subject.document.currency) if measured and is_told else None


def monthly_value(subject: Subject, segment: Segment) -> Decimal | None:
    """What a customer leaves a month after the cost of the goods; None where that, or the margin, is not told."""
    revenue, margin = monthly_revenue(subject, segment), segment.details.gross_margin
    return revenue * margin / WHOLE if revenue is not None and margin is not None else None


def guessed_revenue(segment: Segment) -> Decimal | None:
    """What a customer pays a month, guessed by how often they are said to order; None where they do not pay so."""
    if segment.details.revenue_period is not Period.ORDER:
        return None
    yearly = yearly_value(segment.details.model_copy(update={"gross_margin": None}))
    return yearly / MONTHS if yearly is not None else None


def whole_of(subject: Subject, segment: Segment) -> Iterator[UUID | None]:
    """Where something is measured of all of a segment: there, and of the canvas where it is the only one."""
    yield segment.id
    if len(subject.segments) == 1:
        yield None


def newest(subject: Subject, code: KnownIndicator, *places: UUID | None) -> Series | None:
    """The indicator of a kind that was read last in some places; of several read on one day, the most favourable."""
    found = [series for series in subject.series_of(*places) if series.known is code]
    return max(found, key=_by_day, default=None)


def _by_day(series: Series) -> tuple[int, Decimal]:
    value = series.latest.value
    return series.latest.date.toordinal(), -value if series.less_is_better else value
