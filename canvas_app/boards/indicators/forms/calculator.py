"""Form of a formula: a field for each of its inputs, and the result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from django import forms

from canvas_app.boards.indicators.forms.hours import HINT, HoursField, written_hours
from canvas_app.forms.number_fields import NumberField
from canvas_app.forms.numbers import write_number
from relationships.analysis.known_inputs import Known
from relationships.formats import currency_symbol
from relationships.formulas.errors import Unworkable
from relationships.formulas.inputs import PERIODS, Input, InputKind, find_input
from relationships.formulas.rounding import PLACES
from relationships.formulas.validation import parse_duration
from relationships.formulas.variant import Result, Variant, work_out

DIGITS = 15
NOT_A_NUMBER = "This isn’t a valid number. Example: 12.50."


class Group(NamedTuple):
    """Fields shown together, with a legend if they are the answers on one scale."""

    legend: str
    fields: tuple[forms.BoundField, ...]


class CalculatorForm(forms.Form):
    """The inputs of a variant of a formula; `worked` is its result, once the form is valid.

    `saved` are the inputs of an existing reading, `known` those that the canvas contains, for a new one.
    """

    def __init__(
        self,
        *args: Any,
        variant: Variant,
        currency: str,
        saved: Mapping[str, Decimal] | None = None,
        known: Mapping[str, Known] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.variant = variant
        self.worked: Result | None = None
        for field_input in variant.inputs:
            for name, field in _fields(field_input, currency):
                self.fields[name] = field
        known_values = {name: figure.value for name, figure in (known or {}).items()}
        self.initial = _initial(variant, saved or {}) | known_values
        self._show_sources(known or {})

    def _show_sources(self, known: Mapping[str, Known]) -> None:
        """Name the source of every figure from the canvas, unless it was changed in the form."""
        for name, figure in known.items():
            if not self.is_bound or self.data.get(self.add_prefix(name)) == write_number(figure.value):
                self.fields[name].help_text = f"Taken from {figure.source}."

    def groups(self) -> Iterator[Group]:
        """Yield the fields in order, those of one scale together."""

        def input_for_field(field: forms.BoundField) -> Input:
            found = find_input(self.variant.inputs, field.name)
            return found or next(field_input for field_input in self.variant.inputs if field_input.name == field.name)

        for field_input, fields in groupby(self, key=input_for_field):
            yield Group(field_input.label if field_input.scale else "", tuple(fields))

    def inputs(self) -> dict[str, Decimal]:
        """Return the inputs in the format in which a reading stores them."""
        found: dict[str, Decimal] = {}
        for field_input in self.variant.inputs:
            if field_input.kind is InputKind.HOURS:
                cases = Counter(self.cleaned_data[field_input.name])
                found |= {field_input.name_at(hours): Decimal(number) for hours, number in cases.items()}
            else:
                given = {name: self.cleaned_data[name] for name in field_input.names}
                found |= {name: Decimal(value) for name, value in given.items() if value not in (None, "")}
        return found

    def clean(self) -> dict[str, Any]:
        """Calculate the result if all inputs are valid numbers, and add an error to the input at fault."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                self.worked = work_out(self.variant, self.inputs())
            except Unworkable as fault:
                self.add_error(self._field_for(fault.name), fault.reason)
        return data

    def _field_for(self, name: str) -> str | None:
        if name in self.fields:
            return name
        found = find_input(self.variant.inputs, name)
        return found.name if found and found.name in self.fields else None


def _fields(field_input: Input, currency: str) -> Iterator[tuple[str, forms.Field]]:
    if field_input.kind is InputKind.HOURS:
        yield field_input.name, HoursField(label=field_input.label, help_text=HINT, required=False)
    elif field_input.kind is InputKind.PERIOD:
        choices = [(str(number), name) for number, name in PERIODS.items()]
        messages = {"invalid_choice": "Choose a month, a quarter or a year.", "required": "Choose the period."}
        yield field_input.name, forms.ChoiceField(label=field_input.label, choices=choices, error_messages=messages)
    elif field_input.scale:
        yield from ((field_input.name_at(score), _number(str(score))) for score in field_input.scale)
    else:
        yield field_input.name, _number(_label(field_input, currency))


def _number(label: str) -> NumberField:
    """Return a field for a number; the formula validates whether it is required and in range."""
    messages = {"invalid": NOT_A_NUMBER}
    return NumberField(label=label, required=False, max_digits=DIGITS, decimal_places=PLACES, error_messages=messages)


def _label(field_input: Input, currency: str) -> str:
    if field_input.kind is InputKind.MONEY:
        return f"{field_input.label} ({currency_symbol(currency)})"
    if field_input.kind is InputKind.PERCENT:
        return f"{field_input.label} in %"
    return f"{field_input.label} (optional)" if field_input.is_optional else field_input.label


def _initial(variant: Variant, saved: Mapping[str, Decimal]) -> dict[str, Any]:
    """Return the initial values of the form for the inputs of a reading."""
    found: dict[str, Any] = dict(saved)
    for field_input in variant.inputs:
        if field_input.kind is InputKind.HOURS:
            own = [name for name in saved if field_input.holds(name)]
            durations = [parse_duration(field_input, name) for name in own for _ in range(int(saved[name]))]
            found[field_input.name] = written_hours(durations)
    return found
