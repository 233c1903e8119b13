"""Fields shared by account forms."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from canvas_app.accounts.models import DISPLAY_NAME_MAX_LENGTH


class DisplayNameField(forms.CharField):
    """The display name of a user: optional, on one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            label="Display name",
            max_length=DISPLAY_NAME_MAX_LENGTH,
            help_text=(
                "Other people see this name. If you leave it empty, Rapport uses the part of your e-mail address "
                "before the @."
            ),
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
            **options,
        )

    def clean(self, value: Any) -> str:
        """Return the name with whitespace collapsed. Raise ValidationError if it contains invisible characters."""
        name = " ".join(str(super().clean(value)).split())
        # Cc are control characters; some of Cf reverse the direction of the text after the name. Emoji need U+200D.
        if any(unicodedata.category(character) in {"Cc", "Cf"} and character != "\u200d" for character in name):
            raise ValidationError("This name contains characters that can’t be displayed. Enter it again.")
        return name
