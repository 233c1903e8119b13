"""Inputs of a formula that the canvas already states, with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.segments import Period
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator
from relationships.document.naming import in_quotes, short_name
from relationships.document.notes import Note
from relationships.document.segments import SegmentDetails
from relationships.formats import format_day
from relationships.formulas.lifetime_value import WITH_MARGIN
from relationships.formulas.rounding import WHOLE, round_to_measure
from relationships.formulas.variant import Variant

PERIODS_A_YEAR = {Period.MONTH: Decimal(12), Period.YEAR: Decimal(1)}
MONTHS_A_YEAR = Decimal(12)


@dataclass(frozen=True, slots=True)
class Known:
    """A value to prefill, and where on the canvas it is stated."""

    value: Decimal
    source: str


def known_inputs(document: CanvasDocument, indicator: Indicator, variant: Variant) -> dict[str, Known]:
    """Return the known inputs of a variant by name, from the subject and from readings of other indicators."""
    subject = document.note(indicator.subject)
    segment, relationship = _parties(document, subject)
    found = dict(_of_relationship(relationship)) | dict(_of_readings(document, indicator))
    found |= dict(_of_segment(segment, monthly="periods_a_year" not in _names(variant)))
    return {name: known for name, known in found.items() if name in _names(variant)}


def _names(variant: Variant) -> set[str]:
    return {needed.name for needed in variant.inputs}


def _parties(document: CanvasDocument, subject: Note | None) -> tuple[Note | None, Note | None]:
    """Return the segment and the relationship of an indicator's subject."""
    if subject is None:
        return None, None
    if subject in document.blocks.customer_segments:
        return subject, None
    if subject not in document.blocks.customer_relationships or subject.relationship is None:
        return None, None
    return document.segment(subject.relationship.segment), subject


def _of_segment(note: Note | None, *, monthly: bool) -> Iterator[tuple[str, Known]]:
    """Yield the figures of a segment; revenue is per its own period, or per month if `monthly`."""
    details = note.segment if note else None
    if note is None or details is None:
        return
    source = _called(note)
    if details.customers_now is not None:
        yield "customers", Known(Decimal(details.customers_now), f"{source}, customers now")
    if details.gross_margin is not None:
        yield "margin", Known(details.gross_margin, f"{source}, gross margin")
    yield from _revenue(details, source, monthly=monthly)


def _revenue(details: SegmentDetails, source: str, *, monthly: bool) -> Iterator[tuple[str, Known]]:
    revenue, period = details.revenue_per_customer, details.revenue_period
    if revenue is None or period is None:
        return
    source = f"{source}, revenue per customer {period.label}"
    if period is Period.ORDER:
        yield "order_value", Known(revenue, source)
        return
    a_month = revenue * PERIODS_A_YEAR[period] / MONTHS_A_YEAR
    yield "revenue", Known(round_to_measure(a_month) if monthly else revenue, source)
    yield "periods_a_year", Known(PERIODS_A_YEAR[period], source)
    if details.gross_margin is not None:
        yield (
            "margin_a_month",
            Known(round_to_measure(a_month * details.gross_margin / WHOLE), f"{source} × gross margin"),
        )


def _of_relationship(note: Note | None) -> Iterator[tuple[str, Known]]:
    details = note.relationship if note else None
    for name in ("fixed_cost", "cost_per_customer", "customers_served", "capacity"):
        value = getattr(details, name) if details else None
        if note and value is not None:
            yield name, Known(Decimal(value), f"{_called(note)}, {name.replace('_', ' ')}")


def _of_readings(document: CanvasDocument, indicator: Indicator) -> Iterator[tuple[str, Known]]:
    """Yield the latest readings of other indicators of the same subject that a formula uses as inputs."""
    others = [other for other in document.indicators if other.subject == indicator.subject and other.id != indicator.id]
    for name, code, variants in (
        ("lifetime_value", KnownIndicator.LIFETIME_VALUE, WITH_MARGIN),
        ("acquisition_cost", KnownIndicator.ACQUISITION_COST, ()),
    ):
        yield from _newest(name, (other for other in others if other.code == code), variants)


def _newest(name: str, indicators: Iterable[Indicator], variants: tuple[str, ...]) -> Iterator[tuple[str, Known]]:
    for indicator in indicators:
        readings = [reading for reading in indicator.readings if not variants or reading.variant in variants]
        if readings and readings[-1].value >= 0:
            source = f"{in_quotes(indicator.name)}, measurement of {format_day(readings[-1].date)}"
            yield name, Known(readings[-1].value, source)


def _called(note: Note) -> str:
    return in_quotes(short_name(note.text))
