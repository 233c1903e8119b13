"""The people of the demonstration, and how they sign in."""

from dataclasses import dataclass

from canvas_app.accounts.actions.creation import open_account
from canvas_app.accounts.models import User

PASSWORD = "bean-there-done-that"  # noqa: S105 (it guards nothing: production refuses to make these accounts)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the demonstration, and the part they play."""

    part: str
    email: str
    name: str
    is_admin: bool = False


FOUNDER = Person("founder", "founder@example.org", "Mina Kaya")
INSTRUCTOR = Person("instructor", "instructor@example.org", "Jonas Okafor")
ADMIN = Person("admin", "admin@example.org", "Ada Lind", is_admin=True)
PEOPLE = (FOUNDER, INSTRUCTOR, ADMIN)


def open_missing() -> set[Person]:
    """Open the accounts that are not there, their addresses verified; returns whose these were."""
    known = set(User.objects.filter(email__in=[person.email for person in PEOPLE]).values_list("email", flat=True))
    missing = {person for person in PEOPLE if person.email not in known}
    for person in missing:
        open_account(person.email, PASSWORD, person.name, is_verified=True, is_admin=person.is_admin)
    return missing
