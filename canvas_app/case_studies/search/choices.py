"""Sets of choices as bits: relationship types, goals, and kinds of customers."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import TextChoices


def to_bits(values: Iterable[str], choices: type[TextChoices]) -> int:
    """Return a set of choices as bits, in the order in which the choices are declared."""
    present = set(values)
    return sum(1 << place for place, value in enumerate(choices.values) if value in present)


def from_bits[Choice: TextChoices](bits: int, choices: type[Choice]) -> tuple[Choice, ...]:
    """Return the choices of a set, in the order in which they are declared."""
    return tuple(choice for place, choice in enumerate(choices) if bits >> place & 1)
