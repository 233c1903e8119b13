"""The form for importing readings from a file or pasted text, with the format of the table."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import Any

from django import forms

from canvas_app.exchange.dates import DAY_FIRST, MONTH_FIRST
from canvas_app.exchange.forms import TEXT_NOT_KEPT, is_too_long_to_show
from canvas_app.exchange.readings_table import AmbiguousFormat, Preview, TableFormat, build_preview
from canvas_app.exchange.table_decoding import TableText, check_text, decode_table
from canvas_app.forms.numbers import COMMA, POINT
from canvas_app.uploads.json_decoding import Unreadable
from relationships.document.measurements import Indicator
from relationships.document.values import READINGS_PER_INDICATOR
from relationships.formulas.reading_bounds import TOO_MANY

DETECT = ("", "Detect automatically")
SKIP, REPLACE = "skip", "replace"
NOTHING_GIVEN = "Choose a file, or paste the measurements below."


class ReadingsForm(forms.Form):
    """Import form; a file takes precedence over pasted text. If it is valid, `preview` is the result of the import.

    `read` is the text of the table and the encoding of the file.
    """

    file = forms.FileField(
        label="File",
        required=False,
        allow_empty_file=True,
        help_text="CSV, at most 2 MB",
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"}),
    )
    # Not a CharField, which would strip the text and reject NUL before the decoder can explain it.
    text = forms.Field(
        required=False,
        label="Or paste the measurements",
        help_text="Each row has a date, a value and, if you like, a remark. Headings are optional.",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )
    existing = forms.ChoiceField(
        label="If a date already has a measurement",
        choices=[(SKIP, "Keep it"), (REPLACE, "Replace it")],
        initial=SKIP,
        widget=forms.RadioSelect({"class": "segmented"}),
    )
    delimiter = forms.ChoiceField(
        label="Column separator",
        required=False,
        choices=[DETECT, ("comma", "Comma"), ("semicolon", "Semicolon"), ("tab", "Tab")],
    )
    decimals = forms.ChoiceField(
        label="Decimal separator",
        required=False,
        choices=[DETECT, (POINT, "Point: 1,234.5"), (COMMA, "Comma: 1.234,5")],
    )
    dates = forms.ChoiceField(
        label="Order of dates",
        required=False,
        choices=[DETECT, (DAY_FIRST, "Day first: 31/5/2026"), (MONTH_FIRST, "Month first: 5/31/2026")],
        help_text="Dates such as 2026-05-31 always work.",
    )

    preview: Preview | None = None
    read = TableText("", "")
    is_too_large = False

    def __init__(self, *args: Any, indicator: Indicator, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.indicator, self.today = indicator, today

    def clean(self) -> dict[str, Any]:
        """Parse every row; add an error for the whole table to the field that can resolve it."""
        data = self.cleaned_data
        name = "file" if data.get("file") else "text"
        try:
            self.read = self._read(data)
            if not self.errors:
                table_format = TableFormat(data["delimiter"], data["decimals"], data["dates"])
                self.preview = build_preview(self.read.text, table_format, self.indicator, self.today)
        except Unreadable as unreadable:
            self.is_too_large = unreadable.is_too_large
            self.add_error(name, unreadable.problems)
            self._drop_long_text()
        except AmbiguousFormat as ambiguous:
            self.add_error(ambiguous.name, ambiguous.question)
        if self.preview and len(self.indicator.readings) + self.preview.added > READINGS_PER_INDICATOR:
            self.add_error(name, TOO_MANY)
        return data

    def _drop_long_text(self) -> None:
        """Do not send a long text back that is no table."""
        if is_too_long_to_show(self.data.get("text")):
            self.data = {name: value for name, value in self.data.items() if name != "text"}
            self.add_error("text", TEXT_NOT_KEPT)

    def show_text_of_file(self) -> None:
        """Show the content of the file as pasted text, which can be edited and submitted again."""
        self.data = {**self.data, "text": self.read.text}

    def _read(self, data: dict[str, Any]) -> TableText:
        if file := data.get("file"):
            content: bytes = file.read()
            # The check for a repeated submission reads the file again.
            file.seek(0)
            return decode_table(content)
        if not data.get("text"):
            raise Unreadable(NOTHING_GIVEN)
        return TableText(check_text(data["text"]), "")

    @property
    def replaces(self) -> bool:
        """Whether rows replace readings of the same date."""
        return bool(self.cleaned_data["existing"] == REPLACE)

    @property
    def says_how(self) -> bool:
        """Whether a field about the format of the table has a value or an error."""
        fields = (self["delimiter"], self["decimals"], self["dates"])
        return any(field.value() or field.errors for field in fields)

    @property
    def to_write(self) -> int:
        """The number of readings to write."""
        preview = self.preview
        return 0 if preview is None else len(preview.good) if self.replaces else preview.added

    @property
    def digest(self) -> str:
        """The hash of the table and of the options of the import, by which a preview is recognized."""
        options = [self.cleaned_data[name] for name in ("existing", "delimiter", "decimals", "dates")]
        return sha256(repr((_split_lines(self.read.text), options)).encode()).hexdigest()


def _split_lines(text: str) -> list[str]:
    """Return the lines without their endings, which differ between a file and a submitted form."""
    return text.strip().splitlines()
