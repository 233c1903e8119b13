"""Validation of the inputs of a formula."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from relationships.formats import format_number, with_unit
from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import PERIODS, Input, InputKind, find_input
from relationships.formulas.rounding import BEYOND, EXACTLY, PLACES, SMALLEST, WHOLE, shown

# For longer lists, users can compute the median with a tool of their own and enter it directly.
MOST_CASES = 1_000
COUNTED = (InputKind.COUNT, InputKind.ANSWERS, InputKind.HOURS)


def validate_inputs(inputs: Iterable[Input], given: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return the given inputs, and 0 for optional ones not given. Raise Unworkable if one is invalid or missing."""
    inputs = tuple(inputs)
    for name in given:
        if find_input(inputs, name) is None:
            raise Unworkable(name, f"This formula has no input “{name}”.")
    values: dict[str, Decimal] = {}
    for field in inputs:
        values |= _validate_hours(field, given) if field.kind is InputKind.HOURS else _validate_values(field, given)
    return values


def _validate_values(field: Input, given: Mapping[str, Decimal]) -> dict[str, Decimal]:
    is_optional = field.is_optional or field.kind is InputKind.ANSWERS
    missing = [name for name in field.names if name not in given]
    if missing and not is_optional:
        raise Unworkable(field.name, f"{field.label}: enter a number.")
    return {name: _validate_value(field, name, given.get(name, Decimal(0))) for name in field.names}


def _validate_hours(field: Input, given: Mapping[str, Decimal]) -> dict[str, Decimal]:
    found = {name: _validate_value(field, name, value) for name, value in given.items() if field.holds(name)}
    if not sum(found.values()):
        raise Unworkable(field.name, f"{field.label}: enter at least one.")
    if sum(found.values()) > MOST_CASES:
        most = format_number(MOST_CASES)
        raise Unworkable(field.name, f"{field.label}: enter at most {most}. For more, enter the median.")
    for name in found:
        parse_duration(field, name)
    return found


def parse_duration(field: Input, name: str) -> Decimal:
    """Return the duration, in hours, that is part of a key. Raise Unworkable if it is not a valid duration."""
    written = name.removeprefix(f"{field.name}_")
    try:
        value = Decimal(written)
    except ArithmeticError:
        raise Unworkable(field.name, f"{field.label}: “{written}” isn’t a number of hours.") from None
    return _validate_number(field, field.name, value)


def _validate_value(field: Input, name: str, value: Decimal) -> Decimal:
    """Return the value. Raise Unworkable if it is invalid for this kind of input."""
    value = _validate_number(field, name, value)
    if field.kind in COUNTED and value != value.to_integral_value():
        raise Unworkable(name, f"{field.label}: {shown(value)} isn’t a whole number.")
    if field.kind is InputKind.PERCENT and value > WHOLE:
        raise Unworkable(name, f"{field.label}: {with_unit(shown(value), '%')} is more than 100\xa0%.")
    if field.kind is InputKind.PERIOD and value not in PERIODS:
        raise Unworkable(name, f"{field.label}: choose a month, a quarter or a year.")
    return value


def _validate_number(field: Input, name: str, value: Decimal) -> Decimal:
    """Return the value. Raise Unworkable if it is negative or a reading cannot store it."""
    if not value.is_finite():
        raise Unworkable(name, f"{field.label}: this isn’t a number.")
    if value < 0:
        raise Unworkable(name, f"{field.label}: this can’t be less than 0.")
    if value >= BEYOND:
        raise Unworkable(name, f"{field.label}: this has more than 11 digits before the decimal point.")
    if value != value.quantize(SMALLEST, context=EXACTLY):
        raise Unworkable(name, f"{field.label}: this has more than {PLACES} digits after the decimal point.")
    return value
