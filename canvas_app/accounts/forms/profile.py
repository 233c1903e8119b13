"""Forms for the profile and for deleting an account."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from canvas_app.accounts.forms.fields import DisplayNameField
from canvas_app.accounts.models import Theme, User
from relationships.formats import DateStyle, Formats, NumberStyle


class ProfileForm(forms.Form):
    display_name = DisplayNameField()
    theme = forms.TypedChoiceField(
        choices=Theme.choices,
        coerce=Theme,
        label="Theme",
        widget=forms.RadioSelect(attrs={"class": "segmented"}),
    )
    number_format = forms.ChoiceField(label="Numbers", required=False)
    date_format = forms.ChoiceField(label="Dates", required=False)

    def __init__(self, *args: Any, browser: Formats, **options: Any) -> None:
        """Create the form; `browser` are the formats of the browser."""
        super().__init__(*args, **options)
        self._offer("number_format", NumberStyle, browser.numbers)
        self._offer("date_format", DateStyle, browser.dates)

    def _offer(self, name: str, styles: type[TextChoices], preset: TextChoices) -> None:
        choices = [("", f"Same as browser ({preset.label})"), *styles.choices]
        self.fields[name].choices = choices  # type: ignore[attr-defined]


class DeletionForm(forms.Form):
    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password."},
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        """Return the password. Raise ValidationError if it is wrong, which counts as a failed sign-in."""
        password: str = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, password):
            raise ValidationError("This isn’t your password.")
        return password
