"""The rows of the Scorecard in which values are entered one after another: one for each indicator."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from canvas_app.boards.indicators.forms.readings import ReadingForm
from canvas_app.forms.number_fields import MARK
from relationships.actions.editing import Submission
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator
from relationships.document.units import resolve_unit
from relationships.lenses.scorecard import Scorecard
from relationships.models import Canvas

VALUE, DATE = "value-", "date-"


@dataclass(frozen=True, slots=True)
class Row:
    """What was typed for an indicator, and the form that validates it."""

    indicator: Indicator
    form: ReadingForm

    @property
    def value(self) -> str:
        """The value as typed."""
        return str(self.form.data["value"])

    @property
    def mark(self) -> str:
        """The decimal mark of the format in which the value was typed; empty if unknown."""
        return str(self.form.data[f"value{MARK}"])

    @property
    def date(self) -> str:
        """The date as typed."""
        return str(self.form.data["date"])

    @property
    def value_errors(self) -> list[str]:
        """The errors of the value and of the row as a whole."""
        return [*self.form.errors.get("value", ()), *self.form.non_field_errors()]

    @property
    def date_errors(self) -> list[str]:
        """The errors of the date."""
        return [*self.form.errors.get("date", ())]

    def fields(self) -> dict[str, object]:
        """Return the fields of the reading as JSON values."""
        return {**self.form.changes(), "variant": "", "inputs": {}}


def filled_rows(canvas: Canvas, document: CanvasDocument, data: QueryDict) -> list[Row]:
    """Return the rows in which a value was typed, in the order of the document's indicators."""
    found = ((indicator, data.get(f"{VALUE}{indicator.id}", "").strip()) for indicator in document.indicators)
    return [_row(canvas, indicator, value, data) for indicator, value in found if value]


def lost_values(document: CanvasDocument, data: QueryDict) -> list[str]:
    """Return the values that were typed for indicators that are no longer on the canvas."""
    known = {f"{VALUE}{indicator.id}" for indicator in document.indicators}
    names = (name for name in data if name.startswith(VALUE) and not name.endswith(MARK))
    typed = ((name, data.get(name, "").strip()) for name in names)
    return [value for name, value in typed if value and name not in known]


def _row(canvas: Canvas, indicator: Indicator, value: str, data: QueryDict) -> Row:
    address = {reading.date: reading.id for reading in indicator.readings}
    mark = data.get(f"{VALUE}{indicator.id}{MARK}", "")
    form = ReadingForm(
        {"value": value, f"value{MARK}": mark, "date": data.get(f"{DATE}{indicator.id}", "")},
        indicator=indicator,
        unit=resolve_unit(indicator.unit, canvas.currency),
        taken={day: reverse("boards:reading", args=[canvas.pk, indicator.id, key]) for day, key in address.items()},
        is_worked_out=False,
    )
    del form.fields["remark"]
    return Row(indicator, form)


def submission_of(submission: Submission, row: Row) -> Submission:
    """Return the part of a submission that is one row, so that each row sent again is written once."""
    digest = hashlib.sha256(f"{submission.digest} {row.indicator.id}".encode()).hexdigest()
    return replace(submission, digest=digest)


def field_below(scorecard: Scorecard, saved: Collection[UUID]) -> str:
    """Return the id of the field below the lowest saved one on the page; below the last, its own."""
    shown = list(scorecard.measured())
    lowest = max(place for place, measured in enumerate(shown) if measured.gauge.id in saved)
    return shown[min(lowest + 1, len(shown) - 1)].field


def field_of(scorecard: Scorecard, wrong: Collection[UUID]) -> str:
    """Return the id of the first field on the page that is of one of some indicators."""
    return next(measured.field for measured in scorecard.measured() if measured.gauge.id in wrong)
