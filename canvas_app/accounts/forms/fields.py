"""Fields that more than one account form has."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from canvas_app.accounts.models import DISPLAY_NAME_MAX_LENGTH


class DisplayNameField(forms.CharField):
    """The name others see, on one line; may be left empty."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            label="Display name",
            max_length=DISPLAY_NAME_MAX_LENGTH,
            help_text="What other people see. Left empty, it is the part of your address before the @.",
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
            **options,
        )

    def clean(self, value: Any) -> str:
        """The name without needless space; ValidationError if it holds characters that do not show."""
        name = " ".join(str(super().clean(value)).split())
        # Cc are control characters; Cf also reverse the direction of what is written after the name.
        if any(unicodedata.category(character) in {"Cc", "Cf"} and character != "\u200d" for character in name):
            raise ValidationError("This name contains characters that cannot be shown. Type it in again.")
        return name
