"""The forms of whole canvases: searching them, starting one, describing one, deleting one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pydantic
from django import forms
from django.core.exceptions import ValidationError

from canvas_app.boards.canvases.listing import Show, Sort, Wanted
from canvas_app.forms.part_form import CleanText, PartForm, choice, explained, text
from relationships.catalog.currencies import CURRENCIES
from relationships.catalog.entries.entry import Kind
from relationships.catalog.goals import Stage
from relationships.catalog.segments import MarketPattern
from relationships.document.canvas import CanvasDocument, CanvasHead
from relationships.document.values import TITLE_LENGTH
from relationships.errors import Conflict, FieldConflict
from relationships.models import Canvas

SEARCH_LENGTH = 100
SOURCES_LENGTH = 20_000
OFTEN_USED = ("EUR", "USD", "GBP", "CHF", "SEK", "JPY", "CNY", "INR", "BRL")
OTHERS = tuple(code for code in CURRENCIES if code not in OFTEN_USED)


class SearchForm(forms.Form):
    """What the list shows. Whatever it does not understand is as if it was not said."""

    q = forms.CharField(
        label="Search titles and descriptions",
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": "Search", "autocomplete": "off"}),
    )
    stage = forms.ChoiceField(label="Stage", choices=[("", "Any stage"), *Stage.choices], required=False)
    sort = forms.ChoiceField(label="Sort by", choices=Sort.choices, required=False)
    show = forms.ChoiceField(choices=Show.choices, required=False, widget=forms.HiddenInput)
    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False, widget=forms.HiddenInput)

    def clean_q(self) -> str:
        """The words to look for, as many as can be looked for at once."""
        return str(self.cleaned_data["q"])[:SEARCH_LENGTH]

    def wanted(self) -> Wanted:
        """The list that was asked for."""
        self.full_clean()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        said |= {name: kind(said[name]) for name, kind in (("show", Show), ("sort", Sort)) if name in said}
        return Wanted(**said)


class HeadForm(PartForm):
    """What is said of a canvas as a whole."""

    edits = CanvasHead
    title = CleanText(rows=1, required=True, missing="Give the canvas a title.", max_length=TITLE_LENGTH)
    stage = explained(
        forms.ChoiceField(choices=Stage.choices, required=False, widget=forms.RadioSelect({"class": "segmented"})),
        Kind.STAGE,
    )
    market_pattern = choice(MarketPattern, help_text="How the segments relate to one another")
    currency = forms.ChoiceField(
        choices=[
            ("Often used", [(code, code) for code in OFTEN_USED]),
            ("All others", [(code, code) for code in OTHERS]),
        ],
        required=False,
        help_text="Every amount on the canvas is in it",
    )

    def head(self) -> dict[str, Any]:
        """What was said, as JSON values of a canvas's head. A field that must say something is left out if empty."""
        defaults = {name: field.default for name, field in CanvasHead.model_fields.items()}
        said = {name: value for name, value in self.cleaned_data.items() if name in defaults}
        return {
            name: value or defaults[name] for name, value in said.items() if value or defaults[name] in (None, "", ())
        }

    def clean(self) -> dict[str, Any]:
        """Let the canvas itself have the last word, and say its objections beside the fields."""
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
    """A canvas to start with: a title is enough."""

    starts_focused = False

    def document(self) -> CanvasDocument:
        """The empty canvas that the valid form describes."""
        return CanvasDocument(**self.head())


def as_typed(value: object) -> str:
    """A field of the head as somebody would type it: sources one to a line."""
    if isinstance(value, list | tuple):
        return "\n".join(" ".join(each.split()) for each in value)
    return str(value or "")


class DetailsForm(HeadForm):
    """The head of a canvas that exists, with the revision it was opened at."""

    description = text(rows=3)
    # As long as a file may have made it, or nothing else could be changed; what is new is measured below.
    sources = text(rows=3, max_length=None, help_text="Where the facts on it come from, one to a line")
    revision = forms.IntegerField(min_value=0, max_value=999_999_999, widget=forms.HiddenInput)
    field_order = ("title", "description", "stage", "market_pattern", "currency", "sources")

    def __init__(self, *args: Any, known: Sequence[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = known

    @staticmethod
    def initial_of(canvas: Canvas) -> dict[str, Any]:
        """The canvas as it stands."""
        head = {name: getattr(canvas, name) for name in CanvasHead.model_fields}
        return head | {"sources": as_typed(canvas.sources), "revision": canvas.revision}

    def head(self) -> dict[str, Any]:
        """As said, with the sources as a list; one of several lines, out of a file, stays as it was."""
        lines = self.cleaned_data.get("sources", "").split("\n")
        known = {" ".join(source.split()): source for source in self.known}
        said = (" ".join(line.split()) for line in lines)
        return super().head() | {"sources": [known.get(line, line) for line in said if line]}

    def clean_sources(self) -> str:
        """The sources as typed; ValidationError if they became too long."""
        said: str = self.cleaned_data["sources"]
        if len(said) > max(SOURCES_LENGTH, len(as_typed(self.known))):
            raise ValidationError(f"The sources hold {SOURCES_LENGTH:,} characters; these have {len(said):,}.")
        return said

    def changes(self) -> dict[str, Any]:
        """What the sender said; a field that was not sent stays as it is."""
        return {name: value for name, value in self.head().items() if name in self.data}

    def said_again(self, revision: int) -> dict[str, str]:
        """All that was typed, as the data of a new sending of a form that was opened at this revision."""
        return {name: str(self.data[name]) for name in self.changes()} | {"revision": str(revision)}

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Return the form to go on with, what differs, and what would be sent to take the newer values.

        What was not touched has the newer values, or keeping mine would put the old ones back without a word.
        """
        newer = {path: as_typed(value) for path, value in conflict.untouched.items()}
        said = self.said_again(conflict.revision) | newer
        return {
            "conflict": conflict,
            "form": DetailsForm(said, known=self.known),
            "clashes": [self.show(clash) for clash in conflict.fields],
            "taken": said | {clash.path: as_typed(clash.theirs) for clash in conflict.fields},
        }

    def show(self, clash: FieldConflict) -> tuple[str, str, str]:
        """A field that two people changed, in words: its label, my value and theirs."""
        field = self.fields[clash.path]
        words: dict[str, str] = {value: label for value, label in getattr(field, "choices", ()) if value}
        mine, theirs = as_typed(clash.mine), as_typed(clash.theirs)
        return str(field.label), words.get(mine, mine) or "(empty)", words.get(theirs, theirs) or "(empty)"


class DeletionForm(forms.Form):
    """The title of the canvas, as a proof that this one is meant."""

    title = forms.CharField(
        label="Title of the canvas",
        max_length=TITLE_LENGTH,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Type the title of the canvas, to show that you mean this one."},
    )
