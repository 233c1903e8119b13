"""Where allauth asks how Rapport wants accounts handled."""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial
from smtplib import SMTPException
from types import SimpleNamespace
from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.messages import ERROR
from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.http import HttpRequest

from canvas_app.accounts.actions.address import withdraw_change
from canvas_app.accounts.models import User
from canvas_app.web.public_url import public_host, with_public_host

logger = logging.getLogger(__name__)
# Messages that wait for the end of a transaction: a slow mail server must not keep the database locked.
held_back: ContextVar[list[Callable[[], None]] | None] = ContextVar("held_back", default=None)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "This address and this password do not go together.",
        "email_taken": "There is an account with this e-mail address. Sign in, or set a new password for it.",
        "duplicate_email": "This is your address already.",
        "enter_current_password": "This is not your current password.",
        "incorrect_password": "This is not your password.",
        "too_many_login_attempts": "Too many wrong passwords. Wait five minutes, or set a new password by e-mail.",
        "account_inactive": "This account has been switched off.",
    }

    def is_ajax(self, request: HttpRequest) -> bool:
        # Every answer is a page; allauth's own JSON would be a second way in to keep safe.
        return False

    def save_user(
        self, request: HttpRequest, user: AbstractBaseUser, form: BaseForm, commit: bool = True
    ) -> AbstractBaseUser:
        cast("User", user).display_name = form.cleaned_data["display_name"]
        return super().save_user(request, user, form, commit)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Store a new password, and forget a new address that was asked for before.

        Else somebody who had the old password could still move the account to their own address.
        """
        withdraw_change(cast("User", user))
        super().set_password(user, password)

    def can_delete_email(self, email_address: EmailAddress) -> bool:
        return email_address.email != email_address.user.email

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Make a proved address the one to sign in with; False, and a message, if another account signs in with it."""
        letters: list[Callable[[], None]] = []
        token = held_back.set(letters)
        try:
            is_confirmed = self._confirm_unless_taken(request, email_address)
        finally:
            held_back.reset(token)
        for send in letters if is_confirmed else ():
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

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a message; a mail server that fails costs the message, not the page, and is logged without address."""
        letters = held_back.get()
        if letters is not None:
            letters.append(partial(self.send_mail, template_prefix, email, context))
            return
        try:
            super().send_mail(template_prefix, email, self._at_public(context))
        except (OSError, SMTPException):
            logger.exception("A message could not be sent", extra={"fields": {"template": template_prefix}})
            self.add_message(self.request, ERROR, "account/messages/mail_not_sent.txt")

    def _at_public(self, context: dict[str, Any]) -> dict[str, Any]:
        """What a message says, with the links and the name under which people know this site."""
        links = {name: with_public_host(value) for name, value in context.items() if name.endswith("_url")}
        host = public_host(cast("HttpRequest", self.request))
        return {**context, **links, "current_site": SimpleNamespace(domain=host, name=host)}
