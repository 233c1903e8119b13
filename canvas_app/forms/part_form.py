"""Forms that edit one part of a canvas: fields that know their dotted path, and their values as JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from canvas_app.forms.number_fields import CountField, NumberField
from relationships.catalog.entries.entry import Kind
from relationships.catalog.goals import Answer
from relationships.document.base import Value, field_label, field_unit
from relationships.document.values import FORBIDDEN, LINE_LENGTH, TEXT_LENGTH, is_seen, plain, with_unix_newlines
from relationships.errors import Conflict

NOT_STATED = "Not stated"
# Stands for the label of a field in its error messages.
NAME = "{label}"
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


def line(**options: Any) -> CleanText:
    """A field of one line."""
    return _made(CleanText, rows=1, max_length=LINE_LENGTH, **options)


def text(**options: Any) -> CleanText:
    """A field of several lines."""
    return _made(CleanText, **options)


def choice(choices: type[TextChoices], **options: Any) -> forms.ChoiceField:
    """One of a few words, or none of them."""
    return _made(forms.ChoiceField, choices=[("", NOT_STATED), *choices.choices], required=False, **options)


def several(choices: type[TextChoices], **options: Any) -> forms.MultipleChoiceField:
    """Any of a few words."""
    widget = forms.CheckboxSelectMultiple
    return _made(forms.MultipleChoiceField, choices=choices.choices, required=False, widget=widget, **options)


def note(**options: Any) -> forms.ChoiceField:
    """One of the notes that the form offers, or none of them."""
    return _made(forms.ChoiceField, required=False, **options)


def notes(**options: Any) -> forms.MultipleChoiceField:
    """Any of the notes that the form offers."""
    return _made(forms.MultipleChoiceField, required=False, widget=forms.CheckboxSelectMultiple, **options)


def explained[Field: forms.Field](field: Field, kind: Kind) -> Field:
    """The field, with the catalogue's entries of what there is to choose from beside it."""
    field.about = kind  # type: ignore[attr-defined]
    return field


def answer(**options: Any) -> forms.ChoiceField:
    """Yes, no, or not stated."""
    widget = forms.RadioSelect({"class": "segmented"})
    return _made(
        forms.ChoiceField, choices=[*Answer.choices, ("", NOT_STATED)], required=False, widget=widget, **options
    )


def count(**options: Any) -> CountField:
    """A number of people or things."""
    words = {"invalid": f"{NAME} is a whole number, such as 1200.", **_limits(MOST)}
    return _made(CountField, min_value=0, max_value=MOST, required=False, error_messages=words, **options)


def money(**options: Any) -> NumberField:
    """An amount in the canvas's currency."""
    return _decimal(digits=14, **options)


def percentage(**options: Any) -> NumberField:
    """A share of a whole, in percent."""
    return _decimal(digits=7, most=100, **options)


def _decimal(*, digits: int, most: int | None = None, **options: Any) -> NumberField:
    words = number_errors("12.50", digits) | _limits(most)
    return _made(
        NumberField,
        min_value=0,
        max_value=most,
        max_digits=digits,
        decimal_places=PLACES,
        required=False,
        error_messages=words,
        **options,
    )


def number_errors(example: str, digits: int) -> dict[str, str]:
    """Return what to say of a number that is none, or has more digits than a canvas holds."""
    return {
        "invalid": f"{NAME} is a number, such as {example}.",
        "max_digits": f"{NAME} has {digits} digits at most.",
        "max_decimal_places": f"{NAME} has {PLACES} digits behind the point at most.",
        "max_whole_digits": f"{NAME} has {digits - PLACES} digits before the point at most.",
    }


def _limits(most: int | None) -> dict[str, str]:
    highest = f"{NAME} cannot be more than {most:,}." if most else ""
    return {"min_value": f"{NAME} cannot be less than 0.", "max_value": highest}


def day(**options: Any) -> forms.DateField:
    """A date."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    words = {"invalid": f"{NAME} is a day as year-month-day, such as 2030-12-31."}
    return _made(forms.DateField, required=False, widget=widget, error_messages=words, **options)


def _made[Field: forms.Field](kind: type[Field], label: str = "", section: str = "", **options: Any) -> Field:
    """Make a field. Without a label it gets that of the value's field of the same name, from its form."""
    field = kind(**options)
    field.section = section  # type: ignore[attr-defined]
    if label:
        set_label(field, label)
    return field


def set_label(field: forms.Field, label: str) -> None:
    """Label a field, and name it in its error messages."""
    quoted = label.replace("“", "‘").replace("”", "’")
    field.label = label
    for code, message in field.error_messages.items():
        if isinstance(message, str):
            field.error_messages[code] = message.replace(NAME, f"“{quoted}”")


@dataclass(frozen=True, slots=True)
class Section:
    """Fields shown together, and whether any of them says something."""

    label: str
    fields: tuple[forms.BoundField, ...]
    is_open: bool


class PartForm(forms.Form):
    """A form whose fields are fields of a part, at `path` within it.

    `edits` declares fields of the same names, whose labels the form takes. `sections` are in the order on the page.
    """

    edits: ClassVar[type[Value]]
    path = ""
    sections: tuple[str, ...] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        # The metaclass has collected the fields of this class alone, and not yet those of its bases.
        for name, field in cls.declared_fields.items():
            if field.label is None and name in cls.edits.model_fields:
                set_label(field, field_label(cls.edits, name))

    def show_units(self, currency: str) -> None:
        """Put the currency or a percent sign behind the label of every amount."""
        for name in self.fields.keys() & self.edits.model_fields.keys():
            unit = field_unit(self.edits, name)
            if unit and (symbol := unit.symbol(currency)):
                self.fields[name].label = f"{self.fields[name].label} ({symbol})"

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
        for label in self.sections:
            fields = tuple(self[name] for name, field in self.fields.items() if getattr(field, "section", "") == label)
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
