"""The editor of a reading: its forms, filled in from the reading or bound to submitted data."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.indicators.forms.calculator import CalculatorForm
from canvas_app.boards.indicators.forms.readings import ReadingForm
from canvas_app.forms.part_form import to_json
from relationships.analysis.known_inputs import known_inputs
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Reading
from relationships.document.units import resolve_unit
from relationships.errors import Conflict
from relationships.formulas.registry import find_variant, list_variants
from relationships.formulas.variant import Variant
from relationships.lenses.reading_details import recompute
from relationships.models import Canvas

# The value of `?variant=` for a value that is entered directly.
DIRECT_VALUE = "value"
PREFIX = "input"


class ValueSource(NamedTuple):
    """A source of the value of a reading: entered directly, or calculated by a variant of a formula."""

    code: str
    name: str


@dataclass(slots=True)
class ReadingEditor:
    """The forms of one reading, which are one form on the page; `standing` is the saved reading, None if it is new."""

    indicator: Indicator
    standing: Reading | None
    variant: Variant | None
    unit: str
    main: ReadingForm
    calculator: CalculatorForm | None = None

    @property
    def way(self) -> str:
        """The code of the source of the value, as in the URL."""
        return self.variant.code if self.variant else DIRECT_VALUE

    def ways(self) -> list[ValueSource]:
        """Return the sources of a value to choose from; empty if the indicator has no formula."""
        variants = list_variants(self.indicator.code)
        if not variants:
            return []
        formulas = (ValueSource(variant.code, variant.name) for variant in variants)
        return [*formulas, ValueSource(DIRECT_VALUE, "Enter value")]

    def forms(self) -> Iterator[forms.Form]:
        """Yield the form of the reading, and that of its formula if it has one."""
        yield self.main
        if self.calculator:
            yield self.calculator

    def __iter__(self) -> Iterator[BoundField]:
        """Yield the fields of all forms."""
        return (field for form in self.forms() for field in form)

    @property
    def saves_fields(self) -> bool:
        """Whether the forms show how the saved value came about, so that single fields can be saved."""
        existing, variant = self.standing, self.variant
        if existing is None or variant is None:
            return existing is not None and find_variant(self.indicator.code, existing.variant) is None
        return existing.variant == variant.code and recompute(variant, existing) is not None

    def keep(self, html_names: Collection[str]) -> None:
        """Drop the fields other than these; the inputs of a formula are kept together."""
        self.main.keep(html_names)
        if self.calculator and not any(field.html_name in html_names for field in self.calculator):
            self.calculator = None

    def bind(self, data: QueryDict) -> None:
        """Bind the forms, which were filled in from the reading, to submitted data."""
        for form in self.forms():
            form.data, form.is_bound = data, True

    def is_valid(self) -> bool:
        """Return whether all forms are valid; all are validated, so that all errors show at once."""
        return not [form for form in self.forms() if not form.is_valid()]

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Show newer values in the main form; the inputs of a formula cannot show them."""
        return self.main.show_newer(conflict)

    def changes(self) -> dict[str, Any]:
        """Return the fields of the reading as JSON values."""
        fields = self.main.changes()
        if self.calculator and self.calculator.worked and self.variant:
            inputs = {name: to_json(value) for name, value in self.calculator.inputs().items()}
            worked = to_json(self.calculator.worked.value)
            return fields | {"value": worked, "variant": self.variant.code, "inputs": inputs}
        if "value" not in fields or self._keeps_unknown_variant():
            return fields
        return fields | {"variant": "", "inputs": {}}

    def _keeps_unknown_variant(self) -> bool:
        """Return whether the value is unchanged and was imported with a variant that this version does not know."""
        existing = self.standing
        is_same = existing is not None and self.main.cleaned_data["value"] == existing.value
        return bool(is_same and existing and not find_variant(self.indicator.code, existing.variant))


def open_reading(
    canvas: Canvas,
    document: CanvasDocument,
    indicator: Indicator,
    existing: Reading | None,
    source: str,
    data: QueryDict | None = None,
) -> ReadingEditor:
    """Return the editor of a reading, or of a new one; `source` is the code of the source of its value.

    An empty `source` means that of the reading, or for a new one that of the previous reading.
    """
    variant = _variant(indicator, existing, source)
    unit = resolve_unit(variant.unit if variant else indicator.unit, canvas.currency)
    initial = existing.model_dump(include=set(ReadingForm.base_fields)) if existing else {"date": timezone.localdate()}
    main = ReadingForm(
        data,
        initial=initial,
        indicator=indicator,
        unit=unit,
        taken=_taken_dates(canvas, indicator, existing),
        is_worked_out=variant is not None,
        use_required_attribute=False,
    )
    editor = ReadingEditor(indicator, existing, variant, unit, main)
    if variant:
        editor.calculator = _calculator(canvas, document, editor, variant, data)
    return editor


def _variant(indicator: Indicator, existing: Reading | None, source: str) -> Variant | None:
    if source:
        return find_variant(indicator.code, source)
    model = existing or next(reversed(indicator.readings), None)
    return find_variant(indicator.code, model.variant) if model else None


def _taken_dates(canvas: Canvas, indicator: Indicator, existing: Reading | None) -> dict[Any, str]:
    others = (reading for reading in indicator.readings if existing is None or reading.id != existing.id)
    return {other.date: reverse("boards:reading", args=[canvas.pk, indicator.id, other.id]) for other in others}


def _calculator(
    canvas: Canvas, document: CanvasDocument, editor: ReadingEditor, variant: Variant, data: QueryDict | None
) -> CalculatorForm:
    existing = editor.standing
    has_inputs = existing is not None and existing.variant == variant.code and recompute(variant, existing)
    known = {} if has_inputs else known_inputs(document, editor.indicator, variant)
    return CalculatorForm(
        data,
        prefix=PREFIX,
        variant=variant,
        currency=canvas.currency,
        saved=existing.inputs if existing and has_inputs else {},
        known=known,
        use_required_attribute=False,
    )
