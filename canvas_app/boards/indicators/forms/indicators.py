"""Forms of a new indicator, from the catalogue or the user's own, and of an existing one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms

from canvas_app.forms.number_fields import NumberField
from canvas_app.forms.part_form import PLACES, PartForm, line, number_errors, with_catalogue_entries
from relationships.actions.indicators import same_name
from relationships.catalog.entries.entry import Kind
from relationships.catalog.indicators import INDICATORS, Direction, KnownIndicator
from relationships.document.measurements import Indicator, IndicatorFields
from relationships.formats import currency_symbol
from relationships.formulas.reading_bounds import fault_in_direction, fault_in_value

DIGITS = 15
USUAL = "Use the default"
OWN = "Custom indicator"
WHICH_WAY = "Which way is better?"
NO_NAME = "Enter a name for the indicator."
NOTHING_CHOSEN = "Enter a name, or choose an indicator from the list."
NO_DIRECTION = "Choose whether more or less is better."
TWICE = "There is already an indicator with this name here. Open it, or enter a different name."

# Typing to select in a list fires a change event for every letter; only the last one counts.
FILLS = {
    "hx-trigger": "change delay:200ms",
    "hx-sync": "this:replace",
    "hx-target": "#indicator-fields",
    "hx-swap": "outerHTML",
    "hx-push-url": "false",
}

Groups = list[Any]


class IndicatorForm(PartForm):
    """An indicator of a canvas; `others` are those from which its name and subject must differ.

    `saved` is the indicator that is edited.
    """

    edits = IndicatorFields
    together = (("name", "subject"), ("direction", "target"))
    name = line(required=True, missing=NO_NAME)
    unit = line()
    direction = forms.ChoiceField(choices=Direction.choices, help_text=WHICH_WAY)
    target = NumberField(
        required=False,
        max_digits=DIGITS,
        decimal_places=PLACES,
        help_text="The value you want to reach",
        error_messages=number_errors("40 or 12.5", DIGITS),
    )
    subject = forms.ChoiceField(
        required=False,
        help_text="What does it measure?",
        error_messages={"invalid_choice": "Choose a segment, a relationship or the whole canvas."},
    )

    def __init__(
        self,
        *args: Any,
        subjects: Groups,
        currency: str = "",
        others: Iterable[Indicator] = (),
        saved: Indicator | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.others, self.saved = tuple(others), saved
        self.twin: Indicator | None = None
        self.fields["subject"].choices = subjects  # type: ignore[attr-defined]
        unit = currency_symbol(currency)
        self.fields["unit"].help_text = f"Write “money” for amounts in {unit}, the currency of this canvas"

    def clean(self) -> dict[str, Any]:
        """Add an error if another indicator has the same name and subject, and set `twin` to it.

        Add one if the target or, after a change of direction, a reading is not a possible value.
        """
        data: dict[str, Any] = super().clean() or {}
        name, subject = data.get("name", ""), data.get("subject")
        siblings = (other for other in self.others if str(other.subject or "") == subject)
        self.twin = next((other for other in siblings if same_name(other.name, name)), None) if name else None
        if self.twin:
            self.add_error("name", TWICE)
        self._require_possible(data.get("code", ""), data.get("direction", ""), data.get("target"))
        return data

    def _require_possible(self, code: str, direction: str, target: Decimal | None) -> None:
        # Unchanged values are not checked, as an import may have brought them.
        changed = {"direction", "target"}.intersection(self.changed_data)
        if not direction or not changed:
            return
        known, way = self.saved.code if self.saved else code, Direction(direction)
        if target is not None and (fault := fault_in_value(known, way, target)):
            self.add_error("target", fault)
        readings = self.saved.readings if self.saved and "direction" in changed else ()
        if fault := fault_in_direction(known, way, (reading.value for reading in readings)):
            self.add_error("direction", fault)

    def changes(self) -> dict[str, Any]:
        """Return the changes; a subject of None is the whole canvas."""
        changes = super().changes()
        return changes | ({"subject": changes["subject"] or None} if "subject" in changes else {})


class NewIndicatorForm(IndicatorForm):
    """A new indicator; empty fields take the values of the indicator chosen from the catalogue."""

    field_order = ("subject", "code", "name", "unit", "direction", "target")
    code = with_catalogue_entries(forms.ChoiceField(required=False), Kind.INDICATOR)
    name = line(help_text="If you leave this empty, the name from the list above is used")
    direction = forms.ChoiceField(required=False, choices=[("", USUAL), *Direction.choices], help_text=WHICH_WAY)

    def __init__(
        self, *args: Any, suggestions: Iterable[KnownIndicator] = (), filled_from: str = "", **options: Any
    ) -> None:
        """Create the form; `filled_from` is the URL of the fields that the choice of an indicator fills in."""
        super().__init__(*args, **options)
        self.fields["code"].widget.attrs |= {"hx-get": filled_from, **FILLS}
        first = [(suggestion.value, suggestion.label) for suggestion in suggestions]
        rest = [named for named in KnownIndicator.choices if named not in first]
        groups: Groups = [("Suggestions", first), ("Other indicators", rest)] if first else rest
        self.fields["code"].choices = [("", OWN), *groups]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Fill empty fields from the catalogue, then validate."""
        data = self.cleaned_data
        filled = catalogue_values(data.get("code", ""))
        for field in ("name", "unit", "direction"):
            data[field] = data.get(field) or filled[field]
        for field, missing in (("name", NOTHING_CHOSEN), ("direction", NO_DIRECTION)):
            if not data[field] and field not in self.errors:
                self.add_error(field, missing)
        return super().clean()

    def rest(self) -> Iterator[forms.BoundField]:
        """Yield the fields that the page does not place individually."""
        placed = ("subject", "code", "name", "unit", "direction")
        return (field for field in self if field.name not in placed)

    def indicator(self) -> dict[str, Any]:
        """Return the arguments of the action that adds the indicator."""
        data = self.cleaned_data
        subject = UUID(data["subject"]) if data["subject"] else None
        return {**data, "subject": subject, "direction": Direction(data["direction"])}


def catalogue_values(code: str) -> dict[str, str]:
    """Return the fields that the catalogue gives for an indicator; empty values if it is not in the catalogue."""
    if code not in KnownIndicator.values:
        return {"name": "", "unit": "", "direction": ""}
    info = INDICATORS[KnownIndicator(code)]
    return {"name": info.indicator.label, "unit": info.unit, "direction": info.direction.value}
