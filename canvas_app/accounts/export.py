"""The export of all data about a user, as JSON."""

from allauth.account.models import EmailAddress
from django.utils import timezone

from canvas_app.accounts.data_providers import Json, exports
from canvas_app.accounts.models import User

EXPORT_VERSION = 1


def export_account(user: User) -> dict[str, Json]:
    """Return the account of `user` and the data of every app about it; times are in UTC, ISO 8601."""
    return {
        "version": EXPORT_VERSION,
        "exported_at": timezone.now().isoformat(),
        "profile": _profile(user),
        "email_addresses": _email_addresses(user),
        **dict(exports(user)),
    }


def _profile(user: User) -> dict[str, Json]:
    return {
        "email": user.email,
        "display_name": user.display_name,
        "theme": user.theme,
        "joined_at": user.date_joined.isoformat(),
        "last_signed_in_at": user.last_login.isoformat() if user.last_login else None,
    }


def _email_addresses(user: User) -> list[Json]:
    addresses = EmailAddress.objects.filter(user=user).order_by("email")
    return [
        {"email": address.email, "verified": address.verified, "current": address.email == user.email}
        for address in addresses
    ]
