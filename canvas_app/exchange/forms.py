"""The form for importing a canvas from a file or pasted text."""

from __future__ import annotations

from typing import Any

from django import forms

from canvas_app.exchange.canvas_json import read_canvas
from canvas_app.uploads.json_decoding import Unreadable
from relationships.document.canvas import CanvasDocument

# A rejected text is shown again for correction, unless it is so long that nobody could find anything in it.
MOST_SHOWN = 200_000
TEXT_NOT_KEPT = f"Texts of more than {MOST_SHOWN:,} characters aren’t kept. Paste the text again."
FILE_NOT_KEPT = "Your browser doesn’t keep the file. Choose it again."


class PastedText(forms.Textarea):
    """A text area that shows what was pasted again, unless it is too long."""

    def format_value(self, value: Any) -> str | None:
        """Return the text, or an empty one in place of a long one."""
        return "" if is_too_long_to_show(value) else super().format_value(value)


def is_too_long_to_show(text: object) -> bool:
    """Return whether a pasted text is not shown again."""
    return isinstance(text, str) and len(text) > MOST_SHOWN


class ImportForm(forms.Form):
    """Import form; a file takes precedence over pasted text. If it is valid, `document` is the canvas."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        help_text="At most 8 MB.",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    # Not a CharField, which would strip the text and reject NUL before the decoder can report its location.
    text = forms.Field(
        required=False,
        label="Or paste its content",
        widget=PastedText(attrs={"rows": 8, "spellcheck": "false", "autocomplete": "off"}),
    )

    document: CanvasDocument | None = None
    is_too_large = False

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if file := data.get("file"):
            self._read("file", file.read(), [FILE_NOT_KEPT])
            # The check for a repeated submission reads the file again.
            file.seek(0)
        elif text := data.get("text"):
            self._read("text", text.encode(), [TEXT_NOT_KEPT] if is_too_long_to_show(text) else [])
        elif not self.errors:
            self.add_error("file", "Choose a file, or paste its content below.")
        return data

    def _read(self, name: str, content: bytes, further_errors: list[str]) -> None:
        try:
            self.document = read_canvas(content)
        except Unreadable as unreadable:
            self.is_too_large = unreadable.is_too_large
            self.add_error(name, [*unreadable.problems, *further_errors])
