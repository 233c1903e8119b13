"""Forms that edit one part of a canvas: fields that know their dotted path, and their values as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from canvas_app.forms.number_fields import CountField, NumberField
from relationships.catalog.entries.entry import Kind
from relationships.catalog.goals import Answer
from relationships.document.values import FORBIDDEN, LINE_LENGTH, TEXT_LENGTH, is_seen, plain, with_unix_newlines
from relationships.errors import Conflict

NOT_STATED = "Not stated"
MOST = 9_999_999_999
PLACES = 4


class CleanText(forms.CharField):
    """Text as a canvas can hold it: plain newlines, none of the characters that text cannot hold."""

    def __init__(
        self,
        *,
        rows: int = 2,
        max_length: int | None = TEXT_LENGTH,
        required: bool = False,
        missing: str = "",
        holder: str = "This field",
        **options: Any,
    ) -> None:
        """`missing` is what to say of a required text that is not there, `holder` what one too long was meant for."""
        words = {"max_length": f"{holder} holds %(limit_value)d characters; this has %(show_value)d."}
        options["error_messages"] = words | ({"required": missing} if missing else {})
        attributes = {"rows": rows, **options.pop("attributes", {})}
        widget = forms.Textarea(attributes) if rows > 1 else forms.TextInput(options.pop("line_attributes", {}))
        self.is_line = rows == 1
        super().__init__(max_length=max_length, required=required, widget=widget, **options)

    def to_python(self, value: Any) -> str:
        """The text, cleaned; the length is counted after that, as the canvas counts it."""
        return str(with_unix_newlines(super().to_python(value)) or "").strip()

    def validate(self, value: str) -> None:
        """Raise ValidationError for a character that text cannot hold, and for a second line where one is asked for."""
        super().validate(value)
        if self.required and not is_seen(value):
            raise ValidationError(self.error_messages["required"], code="required")
        if self.is_line and "\n" in value:
            raise ValidationError("This must be a single line.")
        if found := FORBIDDEN.search(value):
            raise ValidationError(f"Take out the character U+{ord(found.group()):04X}: text cannot hold it.")


def line(label: str, **options: Any) -> CleanText:
    """A field of one line."""
    return CleanText(rows=1, max_length=LINE_LENGTH, label=label, **options)


def text(label: str, **options: Any) -> CleanText:
    """A field of several lines."""
    return CleanText(label=label, **options)


def choice(label: str, choices: type[TextChoices], **options: Any) -> forms.ChoiceField:
    """One of a few words, or none of them."""
    return forms.ChoiceField(label=label, choices=[("", NOT_STATED), *choices.choices], required=False, **options)


def several(label: str, choices: type[TextChoices], **options: Any) -> forms.MultipleChoiceField:
    """Any of a few words."""
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, choices=choices.choices, required=False, widget=widget, **options)


def explained[Field: forms.Field](field: Field, kind: Kind) -> Field:
    """The field, with the catalogue's entries of what there is to choose from beside it."""
    field.about = kind  # type: ignore[attr-defined]
    return field


def answer(label: str, **options: Any) -> forms.ChoiceField:
    """Yes, no, or not stated."""
    widget = forms.RadioSelect({"class": "segmented"})
    choices = [*Answer.choices, ("", NOT_STATED)]
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=widget, **options)


def count(label: str, **options: Any) -> CountField:
    """A number of people or things."""
    words = {"invalid": f"{_named(label)} is a whole number, such as 1200.", **_limits(label, MOST)}
    return CountField(label=label, min_value=0, max_value=MOST, required=False, error_messages=words, **options)


def money(label: str, **options: Any) -> NumberField:
    """An amount in the canvas's currency."""
    return _decimal(label, digits=14, **options)


def percentage(label: str, **options: Any) -> NumberField:
    """A share of a whole, in percent."""
    return _decimal(label, digits=7, most=100, **options)


def _decimal(label: str, *, digits: int, most: int | None = None, **options: Any) -> NumberField:
    words = {
        "invalid": f"{_named(label)} is a number, such as 12.50.",
        "max_digits": f"{_named(label)} has {digits} digits at most.",
        "max_decimal_places": f"{_named(label)} has {PLACES} digits behind the point at most.",
        "max_whole_digits": f"{_named(label)} has {digits - PLACES} digits before the point at most.",
        **_limits(label, most),
    }
    return NumberField(
        label=label,
        min_value=0,
        max_value=most,
        max_digits=digits,
        decimal_places=PLACES,
        required=False,
        error_messages=words,
        **options,
    )


def _limits(label: str, most: int | None) -> dict[str, str]:
    highest = f"{_named(label)} cannot be more than {most:,}." if most else ""
    return {"min_value": f"{_named(label)} cannot be less than 0.", "max_value": highest}


def _named(label: str) -> str:
    """A field's name within a sentence; a percent sign would be taken for a placeholder there."""
    inner = label.removesuffix(" in %").replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def day(label: str, **options: Any) -> forms.DateField:
    """A date."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    words = {"invalid": f"{_named(label)} is a day as year-month-day, such as 2030-12-31."}
    return forms.DateField(label=label, required=False, widget=widget, error_messages=words, **options)


@dataclass(frozen=True, slots=True)
class Section:
    """Fields shown together, and whether any of them says something."""

    label: str
    fields: tuple[forms.BoundField, ...]
    is_open: bool


class PartForm(forms.Form):
    """A form whose fields are fields of a part, at `path` within it."""

    path = ""
    sections: Mapping[str, tuple[str, ...]] = {}

    def path_of(self, name: str) -> str:
        """The dotted path of one of its fields."""
        return f"{self.path}.{name}" if self.path else name

    def changes(self) -> dict[str, Any]:
        """What the valid form says, as dotted paths to JSON values; every field, changed or not."""
        return {self.path_of(name): to_json(value) for name, value in self.cleaned_data.items()}

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Put what somebody else wrote meanwhile beside the fields where it was written; return it for the page."""
        for each in conflict.fields:
            name = next(name for name in self.fields if self.path_of(name) == each.path)
            choices = dict(getattr(self.fields[name], "choices", ()))
            theirs = choices.get(each.theirs, each.theirs) if isinstance(each.theirs, str) else None
            did = f"{conflict.who} changed this meanwhile" if conflict.who else "You changed this in another window"
            self.add_error(name, f"{did}{f' to “{theirs}”' if theirs else ''}.")
        return {"conflict": conflict}

    def grouped(self) -> Iterator[Section]:
        """The fields in their sections; a section is open when it holds a value or an error."""
        for label, names in self.sections.items():
            fields = tuple(self[name] for name in names)
            yield Section(label, fields, any(each.errors or each.value() for each in fields))


def to_json(value: object) -> object:
    """A cleaned value as the document's JSON has it."""
    match value:
        case Decimal():
            return str(plain(value))
        case dt.date():
            return value.isoformat()
        case list():
            # Choosing a thing twice is choosing it once.
            return list(dict.fromkeys(value))
        case _:
            return value


def initial_from(fields: Mapping[str, Any], form: type[PartForm]) -> dict[str, Any]:
    """The initial values of a form out of a part's flattened JSON."""
    start = f"{form.path}." if form.path else ""
    values = {path.removeprefix(start): value for path, value in fields.items() if path.startswith(start)}
    return {name: from_json(value, form.base_fields.get(name)) for name, value in values.items()}


def from_json(value: Any, field: forms.Field | None) -> Any:
    """A value of the document's JSON as its field takes it."""
    return Decimal(value) if isinstance(field, NumberField) and value is not None else value
