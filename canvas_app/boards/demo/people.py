"""The accounts of the demonstration."""

from dataclasses import dataclass

from canvas_app.accounts.actions.creation import open_account
from canvas_app.accounts.models import User

PASSWORD = "bean-there-done-that"  # noqa: S105 (these accounts cannot be created in production)


@dataclass(frozen=True, slots=True)
class Person:
    """An account of the demonstration, and its part in it."""

    part: str
    email: str
    name: str
    is_admin: bool = False


FOUNDER = Person("founder", "founder@example.org", "Mina Kaya")
INSTRUCTOR = Person("instructor", "instructor@example.org", "Jonas Okafor")
ADMIN = Person("admin", "admin@example.org", "Ada Lind", is_admin=True)
PEOPLE = (FOUNDER, INSTRUCTOR, ADMIN)


def create_missing_accounts() -> set[Person]:
    """Create the missing accounts with verified addresses, and return the people they belong to."""
    known = set(User.objects.filter(email__in=[person.email for person in PEOPLE]).values_list("email", flat=True))
    missing = {person for person in PEOPLE if person.email not in known}
    for person in missing:
        open_account(person.email, PASSWORD, person.name, is_verified=True, is_admin=person.is_admin)
    return missing
