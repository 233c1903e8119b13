"""Forms that edit one part of a canvas, with fields that map to dotted paths and JSON values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.http import QueryDict

from canvas_app.forms.number_fields import CountField, NumberField
from canvas_app.forms.shown_values import choice_labels, show_value
from canvas_app.forms.text_fields import CleanText
from relationships.catalog.entries.entry import Kind
from relationships.catalog.goals import Answer
from relationships.document.base import Value, field_label, field_unit
from relationships.document.naming import in_quotes
from relationships.document.own_words import phrase
from relationships.document.values import (
    LINE_LENGTH,
    plain,
)
from relationships.errors import Conflict
from relationships.formats import format_number

NOT_STATED = "Not answered"
# Placeholder for the label of a field in its error messages.
LABEL = "{label}"
LARGEST = 9_999_999_999
PLACES = 4


class NotesField(forms.MultipleChoiceField):
    """Any number of notes. Each is compared with a set, since both may be a thousand."""

    def validate(self, value: list[str]) -> None:
        """Raise ValidationError for the first that is not among the choices."""
        offered = {str(key) for _, choices in self._groups() for key, _ in choices}
        if unknown := next((key for key in value if key not in offered), None):
            raise ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": unknown}
            )

    def _groups(self) -> Iterator[tuple[object, list[tuple[object, object]]]]:
        for key, label in self.widget.choices:
            yield (key, list(label)) if isinstance(label, list | tuple) else ("", [(key, label)])


def line(**options: Any) -> CleanText:
    """Return a field for one line of text."""
    return _make_field(CleanText, rows=1, max_length=LINE_LENGTH, **options)


def text(**options: Any) -> CleanText:
    """Return a field for several lines of text."""
    return _make_field(CleanText, **options)


def choice(choices: type[TextChoices], **options: Any) -> forms.ChoiceField:
    """Return an optional field for one of some choices."""
    return _make_field(forms.ChoiceField, choices=[("", NOT_STATED), *choices.choices], required=False, **options)


def several(choices: type[TextChoices], **options: Any) -> forms.MultipleChoiceField:
    """Return a field for any number of some choices."""
    widget = forms.CheckboxSelectMultiple
    return _make_field(forms.MultipleChoiceField, choices=choices.choices, required=False, widget=widget, **options)


def note(**options: Any) -> forms.ChoiceField:
    """Return an optional field for one of the notes that the form offers."""
    return _make_field(forms.ChoiceField, required=False, **options)


def notes(**options: Any) -> forms.MultipleChoiceField:
    """Return a field for any number of the notes that the form offers."""
    return _make_field(NotesField, required=False, **{"widget": forms.CheckboxSelectMultiple} | options)


def with_catalogue_entries[Field: forms.Field](field: Field, kind: Kind) -> Field:
    """Return the field, which is then shown with the catalogue's entries on its choices."""
    field.about = kind  # type: ignore[attr-defined]
    return field


def answer(**options: Any) -> forms.ChoiceField:
    """Return a field for yes, no, or not stated."""
    widget = forms.RadioSelect({"class": "segmented"})
    return _make_field(
        forms.ChoiceField, choices=[*Answer.choices, ("", NOT_STATED)], required=False, widget=widget, **options
    )


def count(**options: Any) -> CountField:
    """Return a field for a number of people or things."""
    messages = {"invalid": f"{LABEL} must be a whole number. Example: 1200.", **_limits(LARGEST)}
    return _make_field(CountField, min_value=0, max_value=LARGEST, required=False, error_messages=messages, **options)


def money(**options: Any) -> NumberField:
    """Return a field for an amount in the canvas's currency."""
    return _decimal(digits=14, **options)


def percentage(**options: Any) -> NumberField:
    """Return a field for a percentage from 0 to 100."""
    return _decimal(digits=7, largest=100, **options)


def _decimal(*, digits: int, largest: int | None = None, **options: Any) -> NumberField:
    messages = number_errors("12.50", digits) | _limits(largest)
    return _make_field(
        NumberField,
        min_value=0,
        max_value=largest,
        max_digits=digits,
        decimal_places=PLACES,
        required=False,
        error_messages=messages,
        **options,
    )


def number_errors(example: str, digits: int) -> dict[str, str]:
    """Return the messages for a number that is invalid or has more digits than a canvas can store."""
    return {
        "invalid": f"{LABEL} must be a number. Example: {example}.",
        "max_digits": f"{LABEL} can have at most {digits} digits.",
        "max_decimal_places": f"{LABEL} can have at most {PLACES} decimal places.",
        "max_whole_digits": f"{LABEL} can have at most {digits - PLACES} digits before the decimal point.",
    }


def _limits(largest: int | None) -> dict[str, str]:
    highest = f"{LABEL} can be at most {format_number(largest)}." if largest else ""
    return {"min_value": f"{LABEL} can’t be less than 0.", "max_value": highest}


def day(**options: Any) -> forms.DateField:
    """Return a field for a date."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    messages = {"invalid": f"{LABEL} isn’t a valid date. Example: 2030-12-31."}
    return _make_field(forms.DateField, required=False, widget=widget, error_messages=messages, **options)


def _make_field[Field: forms.Field](
    kind: type[Field], label: str = "", section: str = "", group: str = "", **options: Any
) -> Field:
    """Return a field of a section, in which it may be under the heading of a group.

    Without a label, its form gives it that of the field of the same name in `PartForm.edits`.
    """
    field = kind(**options)
    field.section, field.group = section, group  # type: ignore[attr-defined]
    if label:
        set_label(field, label)
    return field


def set_label(field: forms.Field, label: str) -> None:
    """Set the label of a field, also in its error messages."""
    quoted = label.replace("“", "‘").replace("”", "’")
    field.label = label
    for code, message in field.error_messages.items():
        if isinstance(message, str):
            field.error_messages[code] = message.replace(LABEL, f"“{quoted}”")


class PartForm(forms.Form):
    """A form whose fields are those of a part, at `path` within it.

    The form takes the labels of its fields from the fields of the same names in `edits`.
    """

    edits: ClassVar[type[Value]]
    path = ""
    # Groups of fields that are validated together.
    together: ClassVar[tuple[tuple[str, ...], ...]] = ()
    # Whether another form of the page has the focus.
    leaves_focus = False

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        # At this point `declared_fields` contains only the fields of this class, not those of its bases.
        for name, field in cls.declared_fields.items():
            if field.label is None and name in cls.edits.model_fields:
                set_label(field, field_label(cls.edits, name))

    def __init__(self, *args: Any, only: Collection[str] = (), **options: Any) -> None:
        """Create the form, or `only` some of its fields, which is faster than to drop the others."""
        self.only = frozenset(only)
        if only:
            chosen = {name: field for name, field in self.base_fields.items() if name in only}
            self.base_fields = chosen  # type: ignore[misc]
        super().__init__(*args, **options)

    def has(self, name: str) -> bool:
        """Return whether the form is to have a field that it adds."""
        return not self.only or name in self.only

    @classmethod
    def named(cls, html_names: Collection[str], prefix: str = "") -> set[str]:
        """Return the names of the fields with these names in the HTML, and of those validated together with them."""
        start = f"{prefix}-" if prefix else ""
        names = {name.removeprefix(start) for name in html_names if name.startswith(start)}
        return names.union(*(group for group in cls.together if names.intersection(group)))

    def show_units(self, currency: str) -> None:
        """Append the currency or a percent sign to the label of every amount."""
        for name in self.fields.keys() & self.edits.model_fields.keys():
            unit = field_unit(self.edits, name)
            if unit and (symbol := unit.symbol(currency)):
                self.fields[name].label = f"{self.fields[name].label} ({symbol})"

    def field_path(self, name: str) -> str:
        """Return the dotted path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def keep(self, html_names: Collection[str]) -> None:
        """Drop the fields other than these, and than those that are validated together with them."""
        kept = {name for name in self.fields if self.add_prefix(name) in html_names}
        kept.update(name for group in self.together if kept.intersection(group) for name in group)
        self.fields = {name: field for name, field in self.fields.items() if name in kept}

    def bind(self, data: QueryDict) -> None:
        """Bind the form, which was filled in from a part so far, to submitted data."""
        self.data, self.is_bound = data, True

    def changes(self) -> dict[str, Any]:
        """Return all values of the valid form, changed or not, as dotted paths to JSON values."""
        return {self.field_path(name): to_json(value) for name, value in self.cleaned_data.items()}

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Add an error with the newer value to every field in conflict; return the conflict for the template."""
        for field in conflict.fields:
            name = next(name for name in self.fields if self.field_path(name) == field.path)
            shown = show_value(field.theirs, self.fields[name], choice_labels(self.fields[name]))
            theirs = shown if isinstance(field.theirs, str | int) else ""
            who = conflict.who
            event = phrase("{} changed this in the meantime", who) if who else "You changed this in another window"
            event = "A restore from a backup changed this" if conflict.is_restored else event
            self.add_error(name, phrase("{}{}.", event, f" to {in_quotes(theirs)}" if theirs else ""))
        return {"conflict": conflict}


def to_json(value: object) -> object:
    """Return a cleaned value as the JSON value of a part."""
    match value:
        case Decimal():
            return str(plain(value))
        case dt.date():
            return value.isoformat()
        case list():
            # Browsers may send a choice twice.
            return list(dict.fromkeys(value))
        case _:
            return value


def get_initial_values(fields: Mapping[str, Any], form: type[PartForm]) -> dict[str, Any]:
    """Return the initial values of a form from the flattened JSON of a part."""
    start = f"{form.path}." if form.path else ""
    values = {path.removeprefix(start): value for path, value in fields.items() if path.startswith(start)}
    return {name: from_json(value, form.base_fields.get(name)) for name, value in values.items()}


def from_json(value: Any, field: forms.Field | None) -> Any:
    """Return the JSON value of a part as the initial value of its field."""
    return Decimal(value) if isinstance(field, NumberField) and value is not None else value
