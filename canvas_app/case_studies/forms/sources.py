"""The rows of a case's form in which its sources are entered."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms

from canvas_app.forms.part_form import PartForm, day, line, to_json
from canvas_app.forms.text_fields import CleanText
from relationships.cases import Source
from relationships.cases.case_file import MOST_SOURCES
from relationships.cases.sources import EARLIEST, LATEST, SOURCE_TITLE_LENGTH, URL_LENGTH
from relationships.catalog.case_studies import SourceState
from relationships.document.values import SLUG_LENGTH

BLANK_ROWS = 2
MOST_ROWS = MOST_SOURCES + BLANK_ROWS
WRONG_YEAR = f"Enter a year from {EARLIEST} to {LATEST}."


class SourceForm(PartForm):
    """One source. A row without key, title and URL is no source."""

    edits = Source
    key = forms.RegexField(
        r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
        max_length=SLUG_LENGTH,
        required=False,
        label="Key",
        error_messages={"invalid": "Use lower-case letters, digits and single hyphens only."},
    )
    title = CleanText(rows=1, max_length=SOURCE_TITLE_LENGTH)
    author = line()
    publisher = line()
    url = CleanText(rows=1, max_length=URL_LENGTH, line_attributes={"inputmode": "url"})
    published = forms.IntegerField(
        min_value=EARLIEST,
        max_value=LATEST,
        required=False,
        label="Year of publication",
        error_messages={"invalid": WRONG_YEAR, "min_value": WRONG_YEAR, "max_value": WRONG_YEAR},
    )
    accessed = day(label="Date accessed")
    state = forms.ChoiceField(
        choices=SourceState.choices, required=False, label="State", initial=SourceState.UNVERIFIED
    )
    is_removed = forms.BooleanField(required=False, label="Remove this source")

    @property
    def is_blank(self) -> bool:
        """Whether the row says nothing."""
        return not any(self.cleaned_data.get(name) for name in ("key", "title", "author", "publisher", "url"))

    @property
    def is_kept(self) -> bool:
        """Whether the valid row is a source to save."""
        return not self.is_blank and not self.cleaned_data.get("is_removed")

    def clean(self) -> dict[str, Any]:
        """Require key and title of a row that is not blank."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and self.is_kept:
            if not data.get("key"):
                self.add_error("key", "Enter a key, so that the story can cite this source.")
            if not data.get("title"):
                self.add_error("title", "Enter the title of the source.")
        return data

    def row(self) -> dict[str, Any]:
        """Return the source as JSON values."""
        values = {name: to_json(self.cleaned_data[name]) for name in Source.model_fields}
        return values | {"state": values["state"] or SourceState.UNVERIFIED.value}


class BaseSources(forms.BaseFormSet):  # type: ignore[type-arg]
    """The rows of all sources, with some blank ones for new sources."""

    default_error_messages: ClassVar = {
        "missing_management_form": "The sources are missing. Reload this page, then try again.",
        "too_many_forms": f"A case can have at most {MOST_SOURCES} sources.",
    }

    def rows(self) -> list[dict[str, Any]]:
        """Return the sources of the valid rows as JSON values."""
        return [form.row() for form in self.kept()]

    def kept(self) -> list[SourceForm]:
        """Return the forms of the rows that are sources."""
        return [form for form in self.forms if form.is_kept]

    def show(self, place: int, location: tuple[int | str, ...], message: str) -> None:
        """Show an error beside a field of the source at a place."""
        name, _, what = message.partition(": ") if not location else (str(location[0]), "", message)
        form = self.kept()[place]
        known = name in form.fields
        form.add_error(name if known else None, f"This {what if known else message}.")


SourceFormSet = cast(
    "type[BaseSources]",
    forms.formset_factory(SourceForm, formset=BaseSources, extra=BLANK_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS),
)
