"""A reading open for editing: its forms, filled from the reading as it stands or from what was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from canvas_app.boards.indicators.forms.calculator import CalculatorForm
from canvas_app.boards.indicators.forms.readings import ReadingForm
from canvas_app.forms.part_form import to_json
from relationships.analysis.known_inputs import known_inputs
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Reading
from relationships.errors import Conflict
from relationships.formulas.registry import variant_of, variants_of
from relationships.formulas.variant import Variant
from relationships.lenses.gauge import unit_in
from relationships.lenses.reading_details import worked_again
from relationships.models import Canvas

# What `?variant=` says for a value that is entered as it is.
AS_IT_IS = "value"
PREFIX = "input"


class Way(NamedTuple):
    """One way to a value: entered as it is, or worked out by a variant."""

    code: str
    name: str


@dataclass(slots=True)
class ReadingEditor:
    """The forms of one reading; together they are one form on the page. `standing` is it as it is, if it is there."""

    indicator: Indicator
    standing: Reading | None
    variant: Variant | None
    unit: str
    main: ReadingForm
    calculator: CalculatorForm | None = None

    @property
    def way(self) -> str:
        """What the address says of how the value is found."""
        return self.variant.code if self.variant else AS_IT_IS

    def ways(self) -> list[Way]:
        """Every way there is for this indicator; none to choose from for one of one's own."""
        variants = variants_of(self.indicator.code)
        return (
            [*(Way(each.code, each.name) for each in variants), Way(AS_IT_IS, "A value as it is")] if variants else []
        )

    def forms(self) -> Iterator[forms.Form]:
        """Every form that it has."""
        yield self.main
        if self.calculator:
            yield self.calculator

    def is_valid(self) -> bool:
        """Whether every form is; all are looked at, so that all errors show at once."""
        return not [form for form in self.forms() if not form.is_valid()]

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Show what somebody else saved meanwhile; the figures of a formula have no place for it."""
        return self.main.show_newer(conflict)

    def changes(self) -> dict[str, Any]:
        """What the valid forms say, as fields of the part with JSON values."""
        said = self.main.changes()
        if self.calculator and self.calculator.worked and self.variant:
            inputs = {name: to_json(value) for name, value in self.calculator.inputs().items()}
            worked = to_json(self.calculator.worked.value)
            return said | {"value": worked, "variant": self.variant.code, "inputs": inputs}
        if self._keeps_foreign_variant():
            return said
        return said | {"variant": "", "inputs": {}}

    def _keeps_foreign_variant(self) -> bool:
        """Whether the value stays one that a file brought, worked out in a way that is not known here."""
        standing = self.standing
        is_same = standing is not None and self.main.cleaned_data["value"] == standing.value
        return bool(is_same and standing and not variant_of(self.indicator.code, standing.variant))


def open_reading(
    canvas: Canvas,
    document: CanvasDocument,
    indicator: Indicator,
    standing: Reading | None,
    asked: str,
    data: QueryDict | None = None,
) -> ReadingEditor:
    """The editor of a reading, or of a new one; `asked` is the way to a value that the address names.

    Where it names none, a reading stays with its own way, and a new one takes that of the one before it.
    """
    variant = _variant(indicator, standing, asked)
    unit = unit_in(variant.unit if variant else indicator.unit, canvas.currency)
    initial = standing.model_dump(include=set(ReadingForm.base_fields)) if standing else {"date": timezone.localdate()}
    main = ReadingForm(
        data,
        initial=initial,
        indicator=indicator,
        unit=unit,
        taken=_taken(canvas, indicator, standing),
        is_worked_out=variant is not None,
        use_required_attribute=False,
    )
    editor = ReadingEditor(indicator, standing, variant, unit, main)
    if variant:
        editor.calculator = _calculator(canvas, document, editor, variant, data)
    return editor


def _variant(indicator: Indicator, standing: Reading | None, asked: str) -> Variant | None:
    if asked:
        return variant_of(indicator.code, asked)
    before = standing or next(reversed(indicator.readings), None)
    return variant_of(indicator.code, before.variant) if before else None


def _taken(canvas: Canvas, indicator: Indicator, standing: Reading | None) -> dict[Any, str]:
    others = (each for each in indicator.readings if standing is None or each.id != standing.id)
    return {each.date: reverse("boards:reading", args=[canvas.pk, indicator.id, each.id]) for each in others}


def _calculator(
    canvas: Canvas, document: CanvasDocument, editor: ReadingEditor, variant: Variant, data: QueryDict | None
) -> CalculatorForm:
    standing = editor.standing
    is_its_own = standing is not None and standing.variant == variant.code and worked_again(variant, standing)
    known = {} if is_its_own else known_inputs(document, editor.indicator, variant)
    return CalculatorForm(
        data,
        prefix=PREFIX,
        variant=variant,
        currency=canvas.currency,
        kept=standing.inputs if standing and is_its_own else {},
        known=known,
        use_required_attribute=False,
    )
