"""One way of working out an indicator, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from relationships.catalog.indicators import Direction, KnownIndicator
from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import Input
from relationships.formulas.rounding import EXACTLY, ROUNDED, as_measure, shown
from relationships.formulas.validation import checked

Given = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Work:
    """What a formula finds: the exact value, how it came about, what has to be said of it, and figures beside it."""

    value: Decimal
    steps: str
    remarks: tuple[str, ...] = ()
    figures: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Worked:
    """A value that a reading can hold, in the variant's unit, with its derivation in words.

    `figures` are derived besides, such as `payback_months`.
    """

    value: Decimal
    explanation: str
    remarks: tuple[str, ...]
    figures: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Variant:
    """One formula of an indicator. `code` is what a reading keeps; `unit` has `money` for the canvas's currency.

    `direction` is set where the variant decides which way is better, whatever its indicator says.
    """

    indicator: KnownIndicator
    code: str
    name: str
    formula: str
    unit: str
    inputs: tuple[Input, ...]
    source: str
    compute: Callable[[Given], Work]
    direction: Direction | None = None


def work_out(variant: Variant, given: Given) -> Worked:
    """Work out a variant with inputs as a reading keeps them; raises Unworkable, and no other error."""
    with localcontext(EXACTLY):
        values = checked(variant.inputs, given)
        work = variant.compute(values)
        value = as_measure(work.value)
    remarks = work.remarks if value == work.value else (*work.remarks, ROUNDED)
    sign = "=" if value == work.value else "≈"
    figures = {name: as_measure(each) for name, each in work.figures.items()}
    return Worked(value, f"{work.steps} {sign} {shown(value)}{_suffix(variant.unit)}", remarks, figures)


def _suffix(unit: str) -> str:
    """What stands behind a figure that would be misread alone."""
    return " %" if unit.startswith("%") else f" {unit}" if unit == "hours" else ""


def divided(part: Decimal, by: Decimal, name: str, label: str) -> Decimal:
    """A quotient; raises Unworkable, naming the input that is 0."""
    if not by:
        raise Unworkable(name, f"{label}: nothing can be divided by 0.")
    return part / by
