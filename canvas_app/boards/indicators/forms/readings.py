"""Form of a reading: its date, a remark, and its value unless a formula calculates it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils import timezone
from django.utils.html import format_html

from canvas_app.boards.indicators.forms.calculator import DIGITS, NOT_A_NUMBER
from canvas_app.forms.number_fields import NumberField
from canvas_app.forms.part_form import PartForm, day, text
from canvas_app.templatetags.bidi import apart
from relationships.document.measurements import Indicator, ReadingFields
from relationships.document.naming import in_quotes
from relationships.document.own_words import phrase
from relationships.errors import Conflict
from relationships.formats import format_day
from relationships.formulas.reading_bounds import fault_in_date, fault_in_value
from relationships.formulas.rounding import PLACES, shown
from relationships.lenses.wording.field_names import with_article

MEANWHILE = "{} changed {} in the meantime. It is now {}."


class ReadingForm(PartForm):
    """A reading; `taken` maps the dates of the indicator's other readings to their URLs."""

    edits = ReadingFields
    date = day()
    value = NumberField(
        max_digits=DIGITS,
        decimal_places=PLACES,
        error_messages={"required": "Enter a value.", "invalid": NOT_A_NUMBER},
    )
    remark = text(help_text="What influenced the value, such as a price change, a holiday or a campaign")

    def __init__(
        self,
        *args: Any,
        indicator: Indicator,
        unit: str,
        taken: Mapping[dt.date, str],
        is_worked_out: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.indicator, self.taken = indicator, taken
        self.fields["date"].required = True
        self.fields["date"].error_messages["required"] = "Enter the date of the measurement."
        if is_worked_out:
            del self.fields["value"]
        else:
            value = self.fields["value"]
            value.label = format_html("{} ({})", value.label, apart(unit)) if unit else value.label
            value.widget.attrs |= {"inputmode": "decimal"}

    def rest(self) -> Iterator[BoundField]:
        """Yield the fields that the page does not place individually."""
        return (field for field in self if field.name not in ("date", "value"))

    def clean_date(self) -> dt.date:
        """Return the date. Raise ValidationError if it is in the future or has a reading already."""
        date: dt.date = self.cleaned_data["date"]
        if fault := fault_in_date(date, timezone.localdate()):
            raise ValidationError(fault)
        if address := self.taken.get(date):
            words = "There is already a measurement on {}. <a href='{}'>Open it</a>, or choose another date."
            raise ValidationError(format_html(words, format_day(date), address))
        return date

    def clean_value(self) -> Decimal:
        """Return the value. Raise ValidationError if the indicator does not allow it."""
        value: Decimal = self.cleaned_data["value"]
        if fault := fault_in_value(self.indicator.code, self.indicator.direction, value):
            raise ValidationError(fault)
        return value

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Add an error with the newer value to every field in conflict."""
        for clash in conflict.fields:
            name = clash.path if clash.path in self.fields else None
            if name is None and clash.path != "value":
                continue
            who = conflict.who or "You, in another window,"
            what = with_article(ReadingFields, name or "value")
            self.add_error(name, phrase(MEANWHILE, who, what, _format(clash.path, clash.theirs)))
        if not self.errors:
            who = conflict.who or "You, in another window,"
            self.add_error(None, phrase("{} changed the values in this calculation.", who))
        return {"conflict": conflict}


def _format(path: str, value: object) -> str:
    if path == "date":
        return format_day(dt.date.fromisoformat(str(value)))
    if path == "value":
        return shown(Decimal(str(value)))
    return in_quotes(str(value)) if value else "empty"
