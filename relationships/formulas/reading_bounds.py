"""Validation of readings and targets: no date is in the future, and values are within the bounds of the indicator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from relationships.catalog.indicators import Bounds, Direction, KnownIndicator, get_bounds
from relationships.document.measurements import Indicator
from relationships.document.values import READINGS_PER_INDICATOR
from relationships.formats import format_day
from relationships.formulas.rounding import shown

TOO_MANY = (
    f"An indicator can have at most {READINGS_PER_INDICATOR:,} measurements. Delete some, or add a second indicator."
)


def fault_in_date(date: dt.date, today: dt.date) -> str:
    """Return why the date of a reading is invalid, as a sentence; empty if it is valid."""
    if date <= today:
        return ""
    return f"{format_day(date)} is in the future. Enter a date up to today, {format_day(today)}."


def fault_in_value(code: str, direction: Direction, value: Decimal) -> str:
    """Return why the value of a reading or a target is invalid, as a sentence; empty if it is valid."""
    bounds = get_bounds(code, direction)
    if bounds.least is not None and value < bounds.least:
        return f"{shown(value)} is too low. {_describe_bounds(code, bounds)}."
    if bounds.most is not None and value > bounds.most:
        return f"{shown(value)} is too high. {_describe_bounds(code, bounds)}."
    return ""


def fault_in_direction(code: str, direction: Direction, values: Iterable[Decimal]) -> str:
    """Return why a direction of an indicator is invalid with the values of its readings; empty if it is valid."""
    fault = next(filter(None, (fault_in_value(code, direction, value) for value in values)), "")
    return f"This doesn’t fit the measurements so far. {fault}" if fault else ""


def faults_in_indicators(indicators: Iterable[Indicator]) -> Iterator[str]:
    """Yield why targets and readings are invalid. Every fault begins with its path in the document."""
    for number, indicator in enumerate(indicators):
        values = [("target", indicator.target)]
        values += [(f"readings.{place}.value", reading.value) for place, reading in enumerate(indicator.readings)]
        for name, value in values:
            if value is not None and (fault := fault_in_value(indicator.code, indicator.direction, value)):
                yield f"indicators.{number}.{name}: {fault.removesuffix('.')}"


def _describe_bounds(code: str, bounds: Bounds) -> str:
    name = KnownIndicator(code).label
    if bounds.least is not None and bounds.most is not None:
        return f"{name} is between {shown(bounds.least)} and {shown(bounds.most)}"
    return f"{name} can’t be less than {shown(bounds.least or 0)}"
