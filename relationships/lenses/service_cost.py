"""What serving customers costs, in words: the figure where it can be told, and what it leaves out or lacks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from relationships.analysis.stages import Upkeep, size_of, upkeep_of, upkeep_together
from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.lenses.matrix import money

CENT = Decimal("0.01")
NOT_STATED = "customers not stated"


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in words, empty where it cannot be told; `remark` says what it leaves out, or why there is none."""

    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many customers there are, what serving them costs a month, and what it costs for each of them."""

    customers: Told
    cost: Told
    per_customer: Told


def figures_of(document: CanvasDocument, segment: Note) -> Figures:
    """The figures of one segment at the stage of the canvas."""
    return _figures(upkeep_of(document, segment), document.currency, Told("", "not stated"), NOT_STATED)


def figures_together(document: CanvasDocument) -> Figures:
    """The figures of the whole canvas; where some segments do not state their customers, these are named."""
    sizes = [size_of(document, segment) for segment in document.notes(Block.CUSTOMER_SEGMENTS)]
    known = [size for size in sizes if size is not None]
    upkeep = upkeep_together(document)
    if not known:
        return _figures(upkeep, document.currency, Told("", "not stated"), NOT_STATED)
    missing = ", ".join(f"“{name}”" for name in unstated(document))
    stated = Told(f"{sum(known):,}", f"without {missing}")
    return _figures(upkeep, document.currency, stated, f"customers of {missing} not stated")


def unstated(document: CanvasDocument) -> tuple[str, ...]:
    """The segments of which it is not stated how many customers they have at the stage of the canvas."""
    segments = document.notes(Block.CUSTOMER_SEGMENTS)
    return tuple(short_name(segment.text) for segment in segments if size_of(document, segment) is None)


def _figures(upkeep: Upkeep, currency: str, otherwise: Told, why: str) -> Figures:
    """In words; where customers are not stated, `otherwise` is told of them, and `why` of what rests on them."""
    customers = otherwise if upkeep.customers is None else Told(f"{upkeep.customers:,}")
    return Figures(customers, _cost(upkeep, currency), _per_customer(upkeep, currency, why))


def _cost(upkeep: Upkeep, currency: str) -> Told:
    if not upkeep.of:
        return Told("", "nothing runs")
    if upkeep.cost is None:
        return Told("", "no cost stated")
    return Told(money(upkeep.cost, currency), _left_out(upkeep))


def _left_out(upkeep: Upkeep) -> str:
    return f"{upkeep.counted} of {upkeep.of} relationships counted" if upkeep.counted < upkeep.of else ""


def _per_customer(upkeep: Upkeep, currency: str, why: str) -> Told:
    if (amount := upkeep.per_customer) is not None:
        return Told(f"{amount.quantize(CENT):,} {currency}", _left_out(upkeep))
    if upkeep.cost is None:
        return Told("", _cost(upkeep, currency).remark)
    return Told("", why if upkeep.customers is None else "no customers yet")
