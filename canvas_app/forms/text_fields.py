"""The text field of all forms that write to a canvas."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from relationships.document.values import FORBIDDEN, TEXT_LENGTH, has_visible_text, normalize_newlines


class CleanText(forms.CharField):
    """Text that a canvas can store: with Unix newlines and without forbidden characters."""

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
        """Create the field. `missing` is the message for an empty required text.

        `holder` is the subject of the message for a text that is too long.
        """
        messages = {"max_length": f"{holder} has %(show_value)d characters. At most %(limit_value)d are allowed."}
        options["error_messages"] = messages | ({"required": missing} if missing else {})
        attributes = {"rows": rows, **options.pop("attributes", {})}
        widget = forms.Textarea(attributes) if rows > 1 else forms.TextInput(options.pop("line_attributes", {}))
        self.is_line = rows == 1
        super().__init__(max_length=max_length, required=required, widget=widget, **options)

    def to_python(self, value: Any) -> str:
        """Return the text with normalized newlines, so that its length is counted as on the canvas."""
        return str(normalize_newlines(super().to_python(value)) or "").strip()

    def validate(self, value: str) -> None:
        """Raise ValidationError for forbidden characters, and for a second line in a field of one line."""
        super().validate(value)
        if self.required and not has_visible_text(value):
            raise ValidationError(self.error_messages["required"], code="required")
        if self.is_line and "\n" in value:
            raise ValidationError("Enter a single line.")
        if found := FORBIDDEN.search(value):
            raise ValidationError(f"The character U+{ord(found.group()):04X} isn’t allowed. Remove it.")
