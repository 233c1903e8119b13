"""The open invitations of a user: those to their verified addresses, and the one whose link they follow."""

from allauth.account.models import EmailAddress
from django.urls import Resolver404, resolve, reverse

from canvas_app.accounts.models import User
from relationships.models import Invitation
from relationships.sharing.queries import find_invitation, find_join_link, invitations_to


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
    token = _token_of("boards:invitation", path)
    found = find_invitation(token) if token else None
    return found.email if found else ""


def page_after(path: str) -> str:
    """Return the list of canvases for the page of an invitation or a link to join that is not open; else an empty text.

    People who sign up on the way join at once, and confirm their e-mail later.
    """
    invited, joining = _token_of("boards:invitation", path), _token_of("boards:join", path)
    is_over = (invited and not find_invitation(invited)) or (joining and not find_join_link(joining))
    return reverse("boards:list") if is_over else ""


def _token_of(page: str, path: str) -> str:
    """Return the token in `path` if it is that of `page`; else an empty text."""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    return str(match.kwargs["token"]) if match.view_name == page else ""
