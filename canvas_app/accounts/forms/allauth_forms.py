"""allauth's forms with our labels, one password field, and one address per account."""

from typing import Any, cast

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.messages import ERROR
from django.db import IntegrityError, transaction
from django.forms import Field
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from canvas_app.accounts.actions.address import request_change
from canvas_app.accounts.forms.fields import DisplayNameField
from canvas_app.accounts.models import User

PASSWORD_HINT = "At least 10 characters. A few unrelated words make a good password."  # noqa: S105
LABELS = {
    "login": ("E-mail address", ""),
    "email": ("E-mail address", ""),
    "password": ("Password", ""),
    "oldpassword": ("Current password", ""),
    "password1": ("New password", PASSWORD_HINT),
}
REQUIRED_MESSAGES = {
    "login": "Enter your e-mail address.",
    "email": "Enter your e-mail address.",
    "password": "Enter your password.",
    "oldpassword": "Enter your current password.",
    "password1": "Enter a password.",
}


class LabelsMixin:
    """Form mixin with labels and help texts in place of placeholders, which disappear while typing.

    A new password is entered once: it can be shown while typing, and reset by e-mail.
    """

    starts_focused = True
    fields: dict[str, Field]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = REQUIRED_MESSAGES.get(name, field.error_messages["required"])
            field.label, field.help_text = LABELS.get(name, (field.label, field.help_text))


class SignInForm(LabelsMixin, allauth.LoginForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class SignUpForm(LabelsMixin, allauth.SignupForm):
    marks_optional = True
    field_order = ("email", "display_name", "password1")
    display_name = DisplayNameField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password1"].label = "Password"

    def validate_unique_email(self, value: str) -> str:
        # allauth also rejects pending addresses, and anyone can request a change to an address that is not theirs.
        if User.objects.filter(email=value).exists():
            raise get_adapter().validation_error("email_taken")
        return value

    def try_save(self, request: HttpRequest) -> tuple[AbstractBaseUser | None, HttpResponse | None]:
        """Return the new user, or a redirect to the sign-in page if a concurrent request has just used the address."""
        try:
            with transaction.atomic():
                saved: tuple[AbstractBaseUser | None, HttpResponse | None] = super().try_save(request)
                return saved
        except IntegrityError:
            adapter = get_adapter()
            adapter.add_message(request, ERROR, message=adapter.error_messages["email_taken"])
            return None, HttpResponseRedirect(reverse("account_login"))


class AddressForm(LabelsMixin, allauth.AddEmailForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].label = "New e-mail address"
        self.fields[
            "email"
        ].help_text = (
            "You sign in with your current e-mail address until you follow the link that we send to the new one."
        )

    def save(self, request: HttpRequest) -> EmailAddress:
        return request_change(request, cast("User", self.user), self.cleaned_data["email"])


class ResetForm(LabelsMixin, allauth.ResetPasswordForm):
    def clean_email(self) -> str:
        # Only look up primary addresses: pending ones are not verified.
        email: str = self.cleaned_data["email"]
        self.users = list(User.objects.filter(email=email, is_active=True))
        return email


class NewPasswordForm(LabelsMixin, allauth.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(LabelsMixin, allauth.ChangePasswordForm):
    pass


class FirstPasswordForm(LabelsMixin, allauth.SetPasswordForm):
    pass


class ReauthenticateForm(LabelsMixin, allauth.ReauthenticateForm):
    pass
