"""Which invitations wait for somebody: those to an address they have shown to be theirs, or the one they follow."""

from allauth.account.models import EmailAddress
from django.urls import Resolver404, resolve

from canvas_app.accounts.models import User
from relationships.models import Invitation
from relationships.sharing.queries import invitation_of, invitations_to


def verified_addresses(user: User) -> list[str]:
    """The addresses that have proved to be the user's; what was only typed at sign-up is not among them."""
    return list(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))


def waiting_for(user: User) -> list[Invitation]:
    """The open invitations that the user can answer without their mailed links, newest first."""
    addresses = verified_addresses(user)
    return list(invitations_to(user.pk, addresses)) if addresses else []


def address_invited_at(path: str) -> str:
    """The address to which the open invitation was sent that has its page at `path`; empty if there is none.

    Its token stands in that message alone, so whoever comes with it may read to whom it went.
    """
    try:
        page = resolve(path)
    except Resolver404:
        return ""
    found = invitation_of(page.kwargs["token"]) if page.view_name == "boards:invitation" else None
    return found.email if found else ""
