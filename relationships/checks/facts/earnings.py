"""Revenue and margin per customer of a segment; money in the canvas's currency, per customer and month.

An amount per order gives no amount per month; the estimate of `guessed_revenue` only decides whether to ask a question.
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

MONTHS_IN_PERIOD = {Period.MONTH: 1, Period.YEAR: MONTHS}


def monthly_revenue(subject: Subject, segment: Segment) -> Decimal | None:
    """Return the revenue per customer and month: as stated, else as measured; None if unknown."""
    details = segment.details
    if details.revenue_per_customer is not None and details.revenue_period in MONTHS_IN_PERIOD:
        return details.revenue_per_customer / MONTHS_IN_PERIOD[details.revenue_period]
    measured = newest(subject, KnownIndicator.REVENUE_PER_CUSTOMER, *segment_places(subject, segment))
    # A negative reading is a typing error.
    is_told = measured is not None and measured.latest.value >= 0
    return monthly_amount(measured, subject.document.currency) if measured and is_told else None


def monthly_value(subject: Subject, segment: Segment) -> Decimal | None:
    """Return revenue times gross margin per customer and month; None if either is unknown."""
    revenue, margin = monthly_revenue(subject, segment), segment.details.gross_margin
    return revenue * margin / WHOLE if revenue is not None and margin is not None else None


def guessed_revenue(segment: Segment) -> Decimal | None:
    """Return the revenue per customer and month, estimated from the order frequency; None unless paid per order."""
    if segment.details.revenue_period is not Period.ORDER:
        return None
    yearly = yearly_value(segment.details.model_copy(update={"gross_margin": None}))
    return yearly / MONTHS if yearly is not None else None


def segment_places(subject: Subject, segment: Segment) -> Iterator[UUID | None]:
    """Yield the subjects whose indicators cover a whole segment: the segment, and the canvas if it has only one."""
    yield segment.id
    if len(subject.segments) == 1:
        yield None


def newest(subject: Subject, code: KnownIndicator, *places: UUID | None) -> Series | None:
    """Return the indicator of a kind that was read last in some places; on a tie, the most favourable one."""
    found = [series for series in subject.series_of(*places) if series.known is code]
    return max(found, key=_by_day, default=None)


def _by_day(series: Series) -> tuple[int, Decimal]:
    value = series.latest.value
    return series.latest.date.toordinal(), -value if series.less_is_better else value
