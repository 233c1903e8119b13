"""Adapter that customizes allauth."""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial
from smtplib import SMTPException
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.account.utils import get_next_redirect_url
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.messages import ERROR
from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.http import MAX_URL_LENGTH

from canvas_app.accounts.actions.address import withdraw_change
from canvas_app.accounts.formats import formats_of_account
from canvas_app.accounts.models import User
from canvas_app.web.public_url import public_host, with_public_host
from relationships.formats import use_formats

logger = logging.getLogger(__name__)
# Messages to send after the transaction: a slow mail server must not keep the database locked.
delayed_messages: ContextVar[list[Callable[[], None]] | None] = ContextVar("delayed_messages", default=None)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is wrong.",
        "email_taken": "There is already an account with this e-mail address. Sign in, or reset your password.",
        "duplicate_email": "This is already your e-mail address.",
        "enter_current_password": "This isn’t your current password.",
        "incorrect_password": "This isn’t your password.",
        "too_many_login_attempts": "Too many wrong passwords. Wait five minutes, or reset your password.",
        "account_inactive": "This account is deactivated.",
    }

    def is_ajax(self, request: HttpRequest) -> bool:
        # Always respond with pages: allauth's JSON API would be a second interface to secure.
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Return whether a redirect may lead to `url`; not if it is invalid, for which allauth raises ValueError.

        Python normalizes the host of a URL, and combining characters take quadratic time: half a second for the 20 KB
        of a query, hours for a form. Django looks at no longer URLs than these either.
        """
        if url is None or len(url) > MAX_URL_LENGTH:
            return False
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Return the key under which wrong passwords are counted, for each address.

        allauth's contains the host of the request, with a port that anyone can vary to start from zero.
        """
        return str(credentials["email"]).lower()

    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, form: BaseForm, commit: bool = True
    ) -> AbstractBaseUser:
        cast("User", user).display_name = form.cleaned_data["display_name"]
        return super().save_user(request, user, form, commit)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Set the password, and delete a pending address.

        Otherwise somebody who knew the old password could still move the account to their own address.
        """
        withdraw_change(cast("User", user))
        super().set_password(user, password)

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        return email_address.email != email_address.user.email

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Make a verified address the primary one; return False and add a message if another account uses it."""
        messages: list[Callable[[], None]] = []
        token = delayed_messages.set(messages)
        try:
            is_confirmed = self._confirm_unless_taken(request, email_address)
        finally:
            delayed_messages.reset(token)
        for send in messages if is_confirmed else ():
            send()
        return is_confirmed

    def _confirm_unless_taken(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        try:
            with transaction.atomic():
                return super().confirm_email(request, email_address)
        except IntegrityError:
            context = {"email": email_address.email}
            self.add_message(request, ERROR, "account/messages/email_confirmation_failed.txt", context)
            return False

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: EmailConfirmation) -> str:
        """Return the URL of the confirmation page, with the page that the user was going to.

        They follow it whenever they like, and maybe in another browser, so no session could tell. Anyone can write a
        `next` into a link, so the confirmation page checks it again.
        """
        address: str = super().get_email_confirmation_url(request, emailconfirmation)
        destination = get_next_redirect_url(request)
        if not destination or not destination.startswith("/"):
            return address
        return f"{address}?{urlencode({REDIRECT_FIELD_NAME: destination}, safe='/')}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message; if that fails, log it without the address and show a notice instead of an error."""
        messages = delayed_messages.get()
        if messages is not None:
            messages.append(partial(self.send_mail, template_prefix, email, context))
            return
        try:
            with use_formats(formats_of_account(email)):
                super().send_mail(template_prefix, email, self._with_public_urls(context))
        except (OSError, SMTPException):
            logger.exception("A message could not be sent", extra={"fields": {"template": template_prefix}})
            self.add_message(self.request, ERROR, "account/messages/mail_not_sent.txt")

    def _with_public_urls(self, context: dict[str, Any]) -> dict[str, Any]:
        """Return the context with public URLs and the public host name of the site."""
        links = {name: with_public_host(value) for name, value in context.items() if name.endswith("_url")}
        host = public_host(cast("HttpRequest", self.request))
        return {**context, **links, "current_site": SimpleNamespace(domain=host, name=host)}
