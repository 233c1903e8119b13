"""The cost of serving customers, with a remark on missing data."""

from __future__ import annotations

from dataclasses import dataclass

from relationships.analysis.goal_coverage import Concerns
from relationships.analysis.stages import Upkeep, customer_count, segment_upkeep, shared_homes, upkeep_together
from relationships.catalog.blocks import Block
from relationships.checks.phrases import joined
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import in_quotes, short_name
from relationships.document.notes import Note
from relationships.formats import format_money, format_number
from relationships.lenses.amounts import Figure, describe_counted, total_figure
from relationships.lenses.matrix import NONE_ACTIVE, describe_idle

UNKNOWN = "unknown"
NO_CUSTOMERS = "number of customers unknown"


@dataclass(frozen=True, slots=True)
class Figures:
    """The number of customers, the monthly cost of serving them, and the monthly cost per customer."""

    customers: Figure
    cost: Figure
    per_customer: Figure


def segment_figures(document: CanvasDocument, segment: Note, concerns: Concerns) -> Figures:
    """Return the figures of one segment at the stage of the canvas."""
    upkeep = segment_upkeep(document, segment, concerns)
    figures = _figures(upkeep, document.currency, Figure("", UNKNOWN), NO_CUSTOMERS)
    if not shared_homes(document, segment, concerns):
        return figures
    elsewhere = Figure("", describe_idle(document, segment, concerns))
    return Figures(figures.customers, elsewhere, elsewhere)


def canvas_figures(document: CanvasDocument) -> Figures:
    """Return the figures of the whole canvas; remarks name the segments that do not state their customers."""
    sizes = [customer_count(document, segment) for segment in document.notes(Block.CUSTOMER_SEGMENTS)]
    known = [size for size in sizes if size is not None]
    upkeep = upkeep_together(document)
    if not known:
        return _figures(upkeep, document.currency, Figure("", UNKNOWN), NO_CUSTOMERS)
    missing = joined([in_quotes(name) for name in unstated(document)])
    stated = Figure(f"{format_number(sum(known))}", f"excluding {missing}")
    return _figures(upkeep, document.currency, stated, f"number of customers unknown for {missing}")


def unstated(document: CanvasDocument) -> tuple[str, ...]:
    """Return the names of segments that do not state their number of customers at the stage of the canvas."""
    segments = document.notes(Block.CUSTOMER_SEGMENTS)
    return tuple(short_name(segment.text) for segment in segments if customer_count(document, segment) is None)


def _figures(upkeep: Upkeep, currency: str, fallback: Figure, reason: str) -> Figures:
    """Return the figures; if customers are not stated, `fallback` replaces them, and `reason` the cost per customer."""
    customers = fallback if upkeep.customers is None else Figure(format_number(upkeep.customers))
    return Figures(customers, _cost(upkeep, currency), _per_customer(upkeep, currency, reason))


def _cost(upkeep: Upkeep, currency: str) -> Figure:
    if not upkeep.of:
        return Figure("", NONE_ACTIVE)
    return total_figure(upkeep.cost, upkeep.counted, upkeep.of, currency)


def _per_customer(upkeep: Upkeep, currency: str, reason: str) -> Figure:
    if (amount := upkeep.per_customer) is not None:
        return Figure(format_money(amount, currency), describe_counted(upkeep.counted, upkeep.of))
    if upkeep.cost is None:
        return Figure("", _cost(upkeep, currency).remark)
    return Figure("", reason if upkeep.customers is None else "no customers yet")
