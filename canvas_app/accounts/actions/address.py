"""Changing the address a user signs in with: it is replaced once the new one has proved to be theirs."""

from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest

from canvas_app.accounts.models import User


def request_change(request: HttpRequest, user: User, email: str) -> EmailAddress:
    """Remember the wish for a new address in place of an earlier wish, and mail the link that proves it.

    allauth's own way would forget a current address that is not verified yet, and leave the user without any.
    """
    with transaction.atomic():
        withdraw_change(user)
        address = EmailAddress.objects.create(user=user, email=email)
    send_verification_email_to_address(request, address)
    return address


def withdraw_change(user: User) -> None:
    """Forget an address the user has asked for but not proved."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
