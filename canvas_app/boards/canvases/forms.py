"""Forms of whole canvases: search, creation, details and deletion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pydantic
from django import forms
from django.core.exceptions import ValidationError

from canvas_app.boards.canvases.list_parameters import ListParameters, Show, Sort
from canvas_app.forms.part_form import PartForm, choice, text, with_catalogue_entries
from canvas_app.forms.text_fields import CleanText
from relationships.catalog.currencies import CURRENCIES
from relationships.catalog.entries.entry import Kind
from relationships.catalog.goals import Stage
from relationships.catalog.segments import MarketPattern
from relationships.document.canvas import CanvasDocument, CanvasHead
from relationships.document.values import TITLE_LENGTH
from relationships.document.version import Version, parse_version
from relationships.errors import Conflict, FieldConflict
from relationships.formats import format_number
from relationships.models import Canvas

SEARCH_LENGTH = 100
SOURCES_LENGTH = 20_000
OFTEN_USED = ("EUR", "USD", "GBP", "CHF", "SEK", "JPY", "CNY", "INR", "BRL")
OTHERS = tuple(code for code in CURRENCIES if code not in OFTEN_USED)


class SearchForm(forms.Form):
    """Search, filters and order of the list; invalid values are ignored."""

    q = forms.CharField(
        label="Search titles and descriptions",
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": "Search", "autocomplete": "off"}),
    )
    stage = forms.ChoiceField(label="Stage", choices=[("", "Any stage"), *Stage.choices], required=False)
    sort = forms.ChoiceField(label="Sort by", choices=Sort.choices, required=False)
    show = forms.ChoiceField(choices=Show.choices, required=False, widget=forms.HiddenInput)
    folder = forms.CharField(required=False, widget=forms.HiddenInput)
    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False, widget=forms.HiddenInput)

    def clean_q(self) -> str:
        """Return the search words, cut to the allowed length."""
        return str(self.cleaned_data["q"])[:SEARCH_LENGTH]

    def wanted(self) -> ListParameters:
        """Return the parameters of the list, with defaults for missing and invalid values."""
        self.full_clean()
        values = {name: value for name, value in self.cleaned_data.items() if value}
        values |= {name: kind(values[name]) for name, kind in (("show", Show), ("sort", Sort)) if name in values}
        return ListParameters(**values)


class HeadForm(PartForm):
    """The fields of a canvas as a whole."""

    edits = CanvasHead
    title = CleanText(rows=1, required=True, missing="Enter a title for the canvas.", max_length=TITLE_LENGTH)
    stage = with_catalogue_entries(
        forms.ChoiceField(choices=Stage.choices, required=False, widget=forms.RadioSelect({"class": "segmented"})),
        Kind.STAGE,
    )
    market_pattern = choice(MarketPattern, help_text="How the segments differ from each other")
    currency = forms.ChoiceField(
        choices=[
            ("Common currencies", [(code, code) for code in OFTEN_USED]),
            ("Other currencies", [(code, code) for code in OTHERS]),
        ],
        required=False,
        help_text="All amounts on the canvas are in this currency",
    )

    def head(self) -> dict[str, Any]:
        """Return the fields of the canvas as JSON values. An empty field that must have a value is left out."""
        defaults = {name: field.default for name, field in CanvasHead.model_fields.items()}
        given = {name: value for name, value in self.cleaned_data.items() if name in defaults}
        return {
            name: value or defaults[name] for name, value in given.items() if value or defaults[name] in (None, "", ())
        }

    def clean(self) -> dict[str, Any]:
        """Validate with the document model, and add its errors to the fields."""
        data: dict[str, Any] = super().clean() or {}
        try:
            CanvasHead.model_validate({"title": "-", **self.head()})
        except pydantic.ValidationError as problem:
            for error in problem.errors():
                self.add_error(str(error["loc"][0]), _sentence(error["msg"]))
        return data


def _sentence(message: str) -> str:
    return f"This {message.removeprefix('Value error, ')}."


class NewCanvasForm(HeadForm):
    """A new canvas; only the title is required."""

    starts_focused = False

    def document(self) -> CanvasDocument:
        """Return an empty document with the values of the valid form."""
        return CanvasDocument(**self.head())


def to_text(value: object) -> str:
    """Return a field of a canvas as text for its form; sources one per line."""
    if isinstance(value, list | tuple):
        return "\n".join(" ".join(source.split()) for source in value)
    return str(value or "")


class DetailsForm(HeadForm):
    """The details of an existing canvas, with the version at which the form was opened."""

    description = text(rows=3)
    # No limit here: imported sources may be longer, and must not block other changes. See clean_sources.
    sources = text(rows=3, max_length=None, help_text="Where your information comes from, one source per line")
    revision = forms.CharField(widget=forms.HiddenInput)
    field_order = ("title", "description", "stage", "market_pattern", "currency", "sources")

    def __init__(self, *args: Any, known: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = known

    @staticmethod
    def initial_values(canvas: Canvas) -> dict[str, Any]:
        """Return the initial values of a canvas."""
        head = {name: getattr(canvas, name) for name in CanvasHead.model_fields}
        return head | {"sources": to_text(canvas.sources), "revision": canvas.version}

    def head(self) -> dict[str, Any]:
        """Return the fields, with sources as a list; an unchanged source keeps its line breaks."""
        lines = self.cleaned_data.get("sources", "").split("\n")
        known = {" ".join(source.split()): source for source in self.known}
        cleaned = (" ".join(line.split()) for line in lines)
        return super().head() | {"sources": [known.get(line, line) for line in cleaned if line]}

    def clean_revision(self) -> Version:
        """Return the version at which the form was opened. Raise ValidationError if it is not one."""
        version = parse_version(self.cleaned_data["revision"])
        if version is None:
            raise ValidationError("The version of the canvas is missing. Reload this page.")
        return version

    def clean_sources(self) -> str:
        """Return the sources. Raise ValidationError if longer than allowed and longer than before."""
        sources: str = self.cleaned_data["sources"]
        if len(sources) > max(SOURCES_LENGTH, len(to_text(self.known))):
            raise ValidationError(
                f"The sources have {format_number(len(sources))} characters. "
                f"At most {format_number(SOURCES_LENGTH)} are allowed."
            )
        return sources

    def changes(self) -> dict[str, Any]:
        """Return the submitted fields; other fields stay unchanged."""
        return {name: value for name, value in self.head().items() if name in self.data}

    def resubmitted_data(self, version: Version) -> dict[str, str]:
        """Return the submitted data, to send again as from a form opened at another version."""
        return {name: str(self.data[name]) for name in self.changes()} | {"revision": str(version)}

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Return the form with the user's values, the fields in conflict, and the data that takes the newer values.

        Untouched fields get the newer values; otherwise saving would silently revert them.
        """
        newer = {path: to_text(value) for path, value in conflict.untouched.items()}
        data = self.resubmitted_data(conflict.version) | newer
        return {
            "conflict": conflict,
            "form": DetailsForm(data, known=self.known),
            "clashes": [self.show(clash) for clash in conflict.fields],
            "taken": data | {clash.path: to_text(clash.theirs) for clash in conflict.fields},
        }

    def show(self, clash: FieldConflict) -> tuple[str, str, str]:
        """Return the label of a field in conflict, the user's value and the newer one, as texts."""
        field = self.fields[clash.path]
        labels: dict[str, str] = {value: label for value, label in getattr(field, "choices", ()) if value}
        mine, theirs = to_text(clash.mine), to_text(clash.theirs)
        return str(field.label), labels.get(mine, mine) or "(empty)", labels.get(theirs, theirs) or "(empty)"


class DeletionForm(forms.Form):
    """The title of the canvas, typed to confirm its deletion."""

    title = forms.CharField(
        label="Title of the canvas",
        max_length=TITLE_LENGTH,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Enter the title of the canvas to confirm that you want to delete it."},
    )
