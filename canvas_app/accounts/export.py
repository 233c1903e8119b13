"""The export of all data about a user, as JSON."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone

from canvas_app.accounts.data_providers import EncodedJson, Json, exports
from canvas_app.accounts.models import User

EXPORT_VERSION = 1


def write_account(user: User) -> Iterator[str]:
    """Yield the parts of a JSON text: the account of `user` and the data of every app about it; times are in UTC."""
    return _write(
        {
            "version": EXPORT_VERSION,
            "exported_at": timezone.now().isoformat(),
            "profile": _profile(user),
            "email_addresses": _email_addresses(user),
            **dict(exports(user)),
        }
    )


def _write(value: Any) -> Iterator[str]:
    """Yield a value as JSON, with a line for each entry of an object or an iterator."""
    match value:
        case EncodedJson():
            yield value
        case dict():
            yield from _join("{", ((f"{json.dumps(name)}: ", entry) for name, entry in value.items()), "}")
        case Iterator():
            yield from _join("[", (("", entry) for entry in value), "]")
        case _:
            yield json.dumps(value, ensure_ascii=False)


def _join(start: str, entries: Iterable[tuple[str, Any]], end: str) -> Iterator[str]:
    yield start
    for number, (label, entry) in enumerate(entries):
        yield f"{',' if number else ''}\n{label}"
        yield from _write(entry)
    yield f"\n{end}"


def _profile(user: User) -> dict[str, Json]:
    return {
        "email": user.email,
        "display_name": user.display_name,
        "theme": user.theme,
        "number_format": user.number_format,
        "date_format": user.date_format,
        "joined_at": user.date_joined.isoformat(),
        "last_signed_in_at": user.last_login.isoformat() if user.last_login else None,
    }


def _email_addresses(user: User) -> list[Json]:
    addresses = EmailAddress.objects.filter(user=user).order_by("email")
    return [
        {"email": address.email, "verified": address.verified, "current": address.email == user.email}
        for address in addresses
    ]
