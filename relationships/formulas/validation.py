"""Whether inputs are what a formula can be worked out with; whatever is not ends in the one error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import PERIODS, Input, InputKind, input_named
from relationships.formulas.rounding import BEYOND, EXACTLY, PLACES, SMALLEST, WHOLE, shown

# A longer list is worth a tool that takes the median by itself; its figure can be entered as it is.
MOST_CASES = 1_000
COUNTED = (InputKind.COUNT, InputKind.ANSWERS, InputKind.HOURS)


def checked(inputs: Iterable[Input], given: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Every input that was given, and 0 for the others that may be left out; raises Unworkable."""
    inputs = tuple(inputs)
    for name in given:
        if input_named(inputs, name) is None:
            raise Unworkable(name, f"“{name}” is not asked for by this formula.")
    values: dict[str, Decimal] = {}
    for each in inputs:
        values |= _hours(each, given) if each.kind is InputKind.HOURS else _plain(each, given)
    return values


def _plain(each: Input, given: Mapping[str, Decimal]) -> dict[str, Decimal]:
    may_be_left_out = each.is_optional or each.kind is InputKind.ANSWERS
    missing = [name for name in each.names if name not in given]
    if missing and not may_be_left_out:
        raise Unworkable(each.name, f"{each.label}: this figure is missing.")
    return {name: _fitting(each, name, given.get(name, Decimal(0))) for name in each.names}


def _hours(each: Input, given: Mapping[str, Decimal]) -> dict[str, Decimal]:
    found = {name: _fitting(each, name, value) for name, value in given.items() if each.holds(name)}
    if not sum(found.values()):
        raise Unworkable(each.name, f"{each.label}: give at least one; of nothing there is no median.")
    if sum(found.values()) > MOST_CASES:
        raise Unworkable(each.name, f"{each.label}: at most {MOST_CASES:,} can be taken; of more, enter the median.")
    for name in found:
        duration_in(each, name)
    return found


def duration_in(each: Input, name: str) -> Decimal:
    """The hours that a kept name says; raises Unworkable for a name that says none."""
    written = name.removeprefix(f"{each.name}_")
    try:
        value = Decimal(written)
    except ArithmeticError:
        raise Unworkable(each.name, f"{each.label}: “{written}” is no number of hours.") from None
    return _amount(each, each.name, value)


def _fitting(each: Input, name: str, value: Decimal) -> Decimal:
    """The value, if it is one that an input of this kind can have."""
    value = _amount(each, name, value)
    if each.kind in COUNTED and value != value.to_integral_value():
        raise Unworkable(name, f"{each.label}: {shown(value)} is not a whole number.")
    if each.kind is InputKind.PERCENT and value > WHOLE:
        raise Unworkable(name, f"{each.label}: {shown(value)} % is more than the whole.")
    if each.kind is InputKind.PERIOD and value not in PERIODS:
        raise Unworkable(name, f"{each.label}: choose a month, a quarter or a year.")
    return value


def _amount(each: Input, name: str, value: Decimal) -> Decimal:
    """The value, if it is a number that a reading can keep and not below 0."""
    if not value.is_finite():
        raise Unworkable(name, f"{each.label}: this is not a number.")
    if value < 0:
        raise Unworkable(name, f"{each.label}: this cannot be less than 0.")
    if value >= BEYOND:
        raise Unworkable(name, f"{each.label}: this has more than 11 digits before the point.")
    if value != value.quantize(SMALLEST, context=EXACTLY):
        raise Unworkable(name, f"{each.label}: this has more than {PLACES} digits behind the point.")
    return value
