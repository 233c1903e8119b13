"""The open invitations of a user: those to their verified addresses, and the one whose link they follow."""

from allauth.account.models import EmailAddress
from django.urls import Resolver404, resolve

from canvas_app.accounts.models import User
from relationships.models import Invitation
from relationships.sharing.queries import find_invitation, invitations_to


def verified_addresses(user: User) -> list[str]:
    """Return the verified addresses of the user."""
    return list(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))


def open_invitations_for(user: User) -> list[Invitation]:
    """Return the open invitations to the user's verified addresses, newest first."""
    addresses = verified_addresses(user)
    return list(invitations_to(user.pk, addresses)) if addresses else []


def invited_address(path: str) -> str:
    """Return the address of the open invitation whose page is `path`; empty if there is none.

    It may be shown, since the token in the path was mailed only to that address.
    """
    try:
        page = resolve(path)
    except Resolver404:
        return ""
    found = find_invitation(page.kwargs["token"]) if page.view_name == "boards:invitation" else None
    return found.email if found else ""
