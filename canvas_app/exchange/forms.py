"""The form that takes a canvas in, as a file or as pasted text."""

from __future__ import annotations

from typing import Any

from django import forms

from canvas_app.exchange.canvas_json import read_canvas
from canvas_app.exchange.json_decoding import Unreadable
from relationships.document.canvas import CanvasDocument

NOT_KEPT = "Your browser does not keep the file: choose it again."


class ImportForm(forms.Form):
    """One of two ways in; a chosen file goes before pasted text. When it is valid, `document` is the canvas."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        help_text="At most 8 MB.",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    # A plain field, because a text field would trim the text and answer for NUL before the reader can say where.
    text = forms.Field(
        required=False,
        label="Or paste its text",
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )

    document: CanvasDocument | None = None
    is_too_large = False

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if file := given.get("file"):
            self._read("file", file.read(), [NOT_KEPT])
            # Whoever asks whether this sending came before reads it from the start.
            file.seek(0)
        elif text := given.get("text"):
            self._read("text", text.encode(), [])
        elif not self.errors:
            self.add_error("file", "Choose a file, or paste its text below.")
        return given

    def _read(self, name: str, content: bytes, also: list[str]) -> None:
        try:
            self.document = read_canvas(content)
        except Unreadable as unreadable:
            self.is_too_large = unreadable.is_too_large
            self.add_error(name, [*unreadable.problems, *also])
