"""The form that takes readings in, as a file or as pasted text, with the manner in which they are written."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import Any

from django import forms

from canvas_app.exchange.dates import DAY_FIRST, MONTH_FIRST
from canvas_app.exchange.json_decoding import Unreadable
from canvas_app.exchange.readings_table import Manner, Preview, Undecided, preview_of
from canvas_app.exchange.table_decoding import TableText, checked, table_text
from canvas_app.forms.numbers import COMMA, POINT
from relationships.document.measurements import Indicator
from relationships.document.values import READINGS_PER_INDICATOR
from relationships.formulas.reading_bounds import TOO_MANY

BY_THE_TEXT = ("", "As the text itself tells")
SKIP, REPLACE = "skip", "replace"
NOTHING_GIVEN = "Choose a file, or paste the readings below."


class ReadingsForm(forms.Form):
    """One of two ways in; a chosen file goes before the text. When it is valid, `preview` says what would become of it.

    `read` is the text that was looked at, and how a file was encoded.
    """

    file = forms.FileField(
        label="A file",
        required=False,
        allow_empty_file=True,
        help_text="CSV, at most 2 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"}),
    )
    # A plain field, because a text field would trim the text and answer for NUL before the reader can say more.
    text = forms.Field(
        required=False,
        label="Or paste the readings",
        help_text="A date and a value in each row, a remark behind them if you like; headings or none.",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )
    existing = forms.ChoiceField(
        label="Where there is a reading of the same date",
        choices=[(SKIP, "Leave it as it is"), (REPLACE, "Replace it")],
        initial=SKIP,
        widget=forms.RadioSelect({"class": "segmented"}),
    )
    delimiter = forms.ChoiceField(
        label="Between columns stands",
        required=False,
        choices=[BY_THE_TEXT, ("comma", "A comma"), ("semicolon", "A semicolon"), ("tab", "A tab")],
    )
    decimals = forms.ChoiceField(
        label="Before decimals stands",
        required=False,
        choices=[BY_THE_TEXT, (POINT, "A point: 1,234.5"), (COMMA, "A comma: 1.234,5")],
    )
    dates = forms.ChoiceField(
        label="Dates begin with",
        required=False,
        choices=[BY_THE_TEXT, (DAY_FIRST, "The day: 31/5/2026"), (MONTH_FIRST, "The month: 5/31/2026")],
        help_text="Dates such as 2026-05-31 are understood in any case.",
    )

    preview: Preview | None = None
    read = TableText("", "")
    is_too_large = False

    def __init__(self, *args: Any, indicator: Indicator, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.indicator, self.today = indicator, today

    def clean(self) -> dict[str, Any]:
        """Look at every row; what keeps the whole from being read is said beside the field that can change it."""
        given = self.cleaned_data
        name = "file" if given.get("file") else "text"
        try:
            self.read = self._read(given)
            if not self.errors:
                manner = Manner(given["delimiter"], given["decimals"], given["dates"])
                self.preview = preview_of(self.read.text, manner, self.indicator, self.today)
        except Unreadable as unreadable:
            self.is_too_large = unreadable.is_too_large
            self.add_error(name, unreadable.problems)
        except Undecided as undecided:
            self.add_error(undecided.name, undecided.question)
        if self.preview and len(self.indicator.readings) + self.preview.added > READINGS_PER_INDICATOR:
            self.add_error(name, TOO_MANY)
        return given

    def _read(self, given: dict[str, Any]) -> TableText:
        if file := given.get("file"):
            content: bytes = file.read()
            # Whoever asks whether this sending came before reads it from the start.
            file.seek(0)
            return table_text(content)
        if not given.get("text"):
            raise Unreadable(NOTHING_GIVEN)
        return TableText(checked(given["text"]), "")

    @property
    def replaces(self) -> bool:
        """Whether rows are put in the place of readings of the same date."""
        return bool(self.cleaned_data["existing"] == REPLACE)

    @property
    def says_how(self) -> bool:
        """Whether something was chosen, or is wrong, about how the table is written."""
        fields = (self["delimiter"], self["decimals"], self["dates"])
        return any(field.value() or field.errors for field in fields)

    @property
    def to_write(self) -> int:
        """How many readings would be written."""
        preview = self.preview
        return 0 if preview is None else len(preview.good) if self.replaces else preview.added

    @property
    def digest(self) -> str:
        """What tells one look at a table from another: its text, and how it is to be taken."""
        said = [self.cleaned_data[name] for name in ("existing", "delimiter", "decimals", "dates")]
        return sha256(repr((_lines_alike(self.read.text), said)).encode()).hexdigest()


def _lines_alike(text: str) -> list[str]:
    """The lines without their ends, which a form sends otherwise than a file has them."""
    return text.strip().splitlines()
