"""Answers to the questions of the type advisor, stated or derived from the figures of a segment."""

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
from relationships.formats import format_money, format_number, with_unit

WISHES = {
    ContactPreference.AUTONOMY: Level.LOW,
    ContactPreference.BOTH: Level.MEDIUM,
    ContactPreference.HUMAN_CONTACT: Level.HIGH,
}
# Assumed orders a year by the answer to "How often do they buy?", used if nothing else tells.
ORDERS_A_YEAR = {Level.LOW: 1, Level.MEDIUM: 6, Level.HIGH: 24}


def collect_answers(details: SegmentDetails, currency: str) -> Answers:
    """Return the stated answers, completed by those derived from the figures of the segment."""
    read = {factor: found for factor, found in _read(details, currency).items() if factor not in details.factors}
    levels = {factor: level for factor, (level, _) in read.items()} | dict(details.factors)
    return Answers(levels, details.main_goal, {factor: words for factor, (_, words) in read.items()})


def yearly_value(details: SegmentDetails) -> Decimal | None:
    """Return what a customer is worth a year in the canvas's currency; None if it cannot be calculated.

    This is the yearly revenue times the gross margin, or the revenue alone if no margin is stated.
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
        found[Factor.HUMAN_CONTACT] = WISHES[details.contact], f"they value {details.contact.label.lower()}"
    sizes = [size for size in (details.customers_now, details.potential_size) if size is not None]
    if sizes:
        found[Factor.SIZE] = (
            _level(max(sizes), FEW_CUSTOMERS, MANY_CUSTOMERS),
            with_unit(format_number(max(sizes)), "customers"),
        )
    value, units = yearly_value(details), UNITS_PER_EURO.get(currency)
    if value is not None and units is not None:
        level = _level(value, LITTLE_VALUE_A_YEAR * units, MUCH_VALUE_A_YEAR * units)
        found[Factor.VALUE] = level, f"{format_money(round(value), currency)} a year{_if_guessed(details)}"
    return found


def _if_guessed(details: SegmentDetails) -> str:
    """Return the assumed number of orders a year in words, if the value depends on it."""
    frequency = details.factors.get(Factor.FREQUENCY)
    if details.revenue_period is not Period.ORDER or not frequency:
        return ""
    orders = ORDERS_A_YEAR[frequency]
    return f", assuming {orders} order{'' if orders == 1 else 's'} a year"


def _level(amount: Decimal | int, little: Decimal | int, much: Decimal | int) -> Level:
    if amount < little:
        return Level.LOW
    return Level.HIGH if amount >= much else Level.MEDIUM
