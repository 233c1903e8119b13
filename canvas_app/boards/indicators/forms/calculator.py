"""The form of a formula: a field for each of its inputs, and the value that follows from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django import forms

from canvas_app.boards.indicators.forms.hours import HINT, HoursField, written_hours
from canvas_app.forms.number_fields import NumberField
from relationships.analysis.known_inputs import Known
from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import PERIODS, Input, InputKind, input_named
from relationships.formulas.rounding import PLACES
from relationships.formulas.validation import duration_in
from relationships.formulas.variant import Variant, Worked, work_out

DIGITS = 15
NOT_A_NUMBER = "This is no number, such as 12 or 12.50."


class Group(NamedTuple):
    """Fields shown together; under a legend where they are the answers on one scale."""

    legend: str
    fields: tuple[forms.BoundField, ...]


class CalculatorForm(forms.Form):
    """The inputs of a variant; `worked` is what follows from them, once the form is valid.

    `kept` are the inputs of a reading as it stands, `known` what the canvas says of them where there is none yet.
    """

    def __init__(
        self,
        *args: Any,
        variant: Variant,
        currency: str,
        kept: Mapping[str, Decimal] | None = None,
        known: Mapping[str, Known] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.variant = variant
        self.worked: Worked | None = None
        for asked in variant.inputs:
            for name, field in _fields(asked, currency):
                self.fields[name] = field
        self.initial = _initial(variant, kept or {}) | {name: each.value for name, each in (known or {}).items()}
        self._mark(known or {})

    def _mark(self, known: Mapping[str, Known]) -> None:
        """Say beside a figure where it was taken from, as long as it is that figure."""
        for name, each in known.items():
            if not self.is_bound or self.data.get(self.add_prefix(name)) == str(each.value):
                self.fields[name].help_text = f"Taken from {each.source}."

    def groups(self) -> Iterator[Group]:
        """The fields in their order, those of one scale together."""

        def asked(field: forms.BoundField) -> Input:
            found = input_named(self.variant.inputs, field.name)
            return found or next(each for each in self.variant.inputs if each.name == field.name)

        for each, fields in groupby(self, key=asked):
            yield Group(each.label if each.scale else "", tuple(fields))

    def inputs(self) -> dict[str, Decimal]:
        """What was given, as a reading keeps it."""
        found: dict[str, Decimal] = {}
        for asked in self.variant.inputs:
            if asked.kind is InputKind.HOURS:
                cases = Counter(self.cleaned_data[asked.name])
                found |= {asked.name_at(hours): Decimal(number) for hours, number in cases.items()}
            else:
                given = {name: self.cleaned_data[name] for name in asked.names}
                found |= {name: Decimal(value) for name, value in given.items() if value not in (None, "")}
        return found

    def clean(self) -> dict[str, Any]:
        """Work it out, once every input is a figure; what stands in the way is said beside the input at fault."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.worked = work_out(self.variant, self.inputs())
            except Unworkable as fault:
                self.add_error(self._field_of(fault.name), fault.reason)
        return data

    def _field_of(self, name: str) -> str | None:
        if name in self.fields:
            return name
        found = input_named(self.variant.inputs, name)
        return found.name if found and found.name in self.fields else None


def _fields(asked: Input, currency: str) -> Iterator[tuple[str, forms.Field]]:
    if asked.kind is InputKind.HOURS:
        yield asked.name, HoursField(label=asked.label, help_text=HINT, required=False)
    elif asked.kind is InputKind.PERIOD:
        choices = [(str(number), name) for number, name in PERIODS.items()]
        words = {"invalid_choice": "Choose a month, a quarter or a year.", "required": "Choose the period."}
        yield asked.name, forms.ChoiceField(label=asked.label, choices=choices, error_messages=words)
    elif asked.scale:
        yield from ((asked.name_at(score), _number(str(score))) for score in asked.scale)
    else:
        yield asked.name, _number(_label(asked, currency))


def _number(label: str) -> NumberField:
    """A number of which the formula itself says what it may be."""
    words = {"invalid": NOT_A_NUMBER}
    return NumberField(label=label, required=False, max_digits=DIGITS, decimal_places=PLACES, error_messages=words)


def _label(asked: Input, currency: str) -> str:
    if asked.kind is InputKind.MONEY:
        return f"{asked.label} ({currency})"
    if asked.kind is InputKind.PERCENT:
        return f"{asked.label} in %"
    return f"{asked.label} (may be left out)" if asked.is_optional else asked.label


def _initial(variant: Variant, kept: Mapping[str, Decimal]) -> dict[str, Any]:
    """The inputs of a reading in the words of the form."""
    found: dict[str, Any] = dict(kept)
    for asked in variant.inputs:
        if asked.kind is InputKind.HOURS:
            own = [name for name in kept if asked.holds(name)]
            durations = [duration_in(asked, name) for name in own for _ in range(int(kept[name]))]
            found[asked.name] = written_hours(durations)
    return found
