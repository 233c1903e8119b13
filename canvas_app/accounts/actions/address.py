"""Changing the e-mail address of a user: it is replaced once the new address is verified."""

from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest

from canvas_app.accounts.models import User


def request_change(request: HttpRequest, user: User, email: str) -> EmailAddress:
    """Store a pending address in place of an earlier one, and send its verification link.

    allauth's own implementation would delete a current address that is not verified yet, leaving the user without one.
    """
    with transaction.atomic():
        withdraw_change(user)
        address = EmailAddress.objects.create(user=user, email=email)
    send_verification_email_to_address(request, address)
    return address


def withdraw_change(user: User) -> None:
    """Delete the pending address of the user, if there is one."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
