"""The variants of a formula, and their evaluation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from relationships.catalog.indicators import Direction, KnownIndicator
from relationships.formats import with_unit
from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import Input
from relationships.formulas.rounding import EXACTLY, ROUNDED, round_to_measure, shown
from relationships.formulas.validation import validate_inputs

Given = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Computation:
    """The output of a formula: the exact value, the calculation steps, remarks, and derived figures."""

    value: Decimal
    steps: str
    remarks: tuple[str, ...] = ()
    figures: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """A value that a reading can store, in the variant's unit, with its derivation in words.

    `steps` lead to the value, with “=” or “≈” at the end, and `explanation` includes it. `figures` are other derived
    values, such as `payback_months`.
    """

    value: Decimal
    steps: str
    explanation: str
    remarks: tuple[str, ...]
    figures: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Variant:
    """One formula of an indicator. `code` is stored in readings; `money` in `unit` stands for the canvas's currency.

    `direction`, if set, overrides the direction of the indicator.
    """

    indicator: KnownIndicator
    code: str
    name: str
    formula: str
    unit: str
    inputs: tuple[Input, ...]
    source: str
    compute: Callable[[Given], Computation]
    direction: Direction | None = None


def work_out(variant: Variant, given: Given) -> Result:
    """Evaluate a variant with the inputs of a reading. Raise Unworkable, and nothing else, if it has no result."""
    with localcontext(EXACTLY):
        values = validate_inputs(variant.inputs, given)
        found = variant.compute(values)
        value = round_to_measure(found.value)
    remarks = found.remarks if value == found.value else (*found.remarks, ROUNDED)
    steps = f"{found.steps} {'=' if value == found.value else '≈'}"
    figures = {name: round_to_measure(figure) for name, figure in found.figures.items()}
    explanation = f"{steps} {with_unit(shown(value), _suffix(variant.unit))}"
    return Result(value, steps, explanation, remarks, figures)


def _suffix(unit: str) -> str:
    """Return the text after a figure that would be ambiguous without a unit."""
    return "%" if unit.startswith("%") else unit if unit == "hours" else ""


def divide(part: Decimal, by: Decimal, name: str, label: str) -> Decimal:
    """Return a quotient. Raise Unworkable with the name of the divisor if it is 0."""
    if not by:
        raise Unworkable(name, f"{label}: this can’t be 0.")
    return part / by
