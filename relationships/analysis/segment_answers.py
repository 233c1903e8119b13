"""What a canvas already says of the questions that a relationship type is chosen by."""

from __future__ import annotations

from decimal import Decimal

from relationships.analysis.type_scores import Answers
from relationships.catalog.segments import ContactPreference, Factor, Level, Period
from relationships.catalog.thresholds import (
    FEW_CUSTOMERS,
    LITTLE_VALUE_A_YEAR,
    MANY_CUSTOMERS,
    MUCH_VALUE_A_YEAR,
    UNITS_PER_EURO,
)
from relationships.document.segments import SegmentDetails

WISHES = {
    ContactPreference.AUTONOMY: Level.LOW,
    ContactPreference.BOTH: Level.MEDIUM,
    ContactPreference.HUMAN_CONTACT: Level.HIGH,
}
# How often an order comes, where only the answer to "How often do they buy?" tells: daily things, monthly, yearly.
ORDERS_A_YEAR = {Level.LOW: 1, Level.MEDIUM: 6, Level.HIGH: 24}


def answers_of(details: SegmentDetails, currency: str) -> Answers:
    """What was answered; where it was not, what the segment's own figures say."""
    read = {factor: found for factor, found in _read(details, currency).items() if factor not in details.factors}
    levels = {factor: level for factor, (level, _) in read.items()} | dict(details.factors)
    return Answers(levels, details.main_goal, {factor: words for factor, (_, words) in read.items()})


def yearly_value(details: SegmentDetails) -> Decimal | None:
    """What a customer leaves in a year, in the canvas's currency: revenue times gross margin (all of it where none is
    stated); None where it cannot be told.
    """
    revenue = details.revenue_per_customer
    frequency = details.factors.get(Factor.FREQUENCY)
    times = {
        Period.MONTH: 12,
        Period.YEAR: 1,
        Period.ORDER: ORDERS_A_YEAR[frequency] if frequency else None,
        None: None,
    }[details.revenue_period]
    if revenue is None or times is None:
        return None
    margin = details.gross_margin if details.gross_margin is not None else Decimal(100)
    return revenue * times * margin / 100


def _read(details: SegmentDetails, currency: str) -> dict[Factor, tuple[Level, str]]:
    found: dict[Factor, tuple[Level, str]] = {}
    if details.contact:
        found[Factor.HUMAN_CONTACT] = WISHES[details.contact], f"they prize {details.contact.label.lower()}"
    sizes = [size for size in (details.customers_now, details.potential_size) if size is not None]
    if sizes:
        found[Factor.SIZE] = _level(max(sizes), FEW_CUSTOMERS, MANY_CUSTOMERS), f"{max(sizes):,} customers"
    value, units = yearly_value(details), UNITS_PER_EURO.get(currency)
    if value is not None and units is not None:
        level = _level(value, LITTLE_VALUE_A_YEAR * units, MUCH_VALUE_A_YEAR * units)
        found[Factor.VALUE] = level, f"{value:,.0f} {currency} a year{_if_guessed(details)}"
    return found


def _if_guessed(details: SegmentDetails) -> str:
    """How many orders were taken for a year, where that was read from how often they are said to buy."""
    frequency = details.factors.get(Factor.FREQUENCY)
    if details.revenue_period is not Period.ORDER or not frequency:
        return ""
    orders = ORDERS_A_YEAR[frequency]
    return f", taking {orders} order{'' if orders == 1 else 's'} for one"


def _level(amount: Decimal | int, little: Decimal | int, much: Decimal | int) -> Level:
    if amount < little:
        return Level.LOW
    return Level.HIGH if amount >= much else Level.MEDIUM
