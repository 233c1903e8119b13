"""What cases can be filtered by, as bits of one number: a bit for each choice of each filter.

The database returns the numbers of all cases found, and Python counts them: for 5,000 cases that takes it less time
than grouping them by each filter takes the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from django.db.models import TextChoices

from relationships.catalog.case_studies import CaseOutcome, Industry
from relationships.catalog.goals import Goal
from relationships.catalog.segments import CustomerKind
from relationships.catalog.types import RelationshipType

# The filters, with the names that they have in the address. When one of them changes, `VERSION` in `entries` grows.
FACETS: dict[str, type[TextChoices]] = {
    "outcome": CaseOutcome,
    "type": RelationshipType,
    "goal": Goal,
    "industry": Industry,
    "kind": CustomerKind,
}
_SIZES = [len(choices) for choices in FACETS.values()]
# The place of the first bit of each filter.
OFFSETS = dict(zip(FACETS, accumulate(_SIZES, initial=0), strict=False))


def to_bits(name: str, values: Iterable[str]) -> int:
    """Return the bits of some choices of a filter; others are ignored."""
    present = set(values)
    return sum(1 << place for place, value in _places(name) if value in present)


def pack(chosen: Mapping[str, Iterable[str]]) -> int:
    """Return the bits of choices of several filters."""
    return sum(to_bits(name, values) for name, values in chosen.items())


def unpack(name: str, bits: int) -> tuple[str, ...]:
    """Return the choices of a filter, in the order in which they are declared."""
    return tuple(value for place, value in _places(name) if bits >> place & 1)


def all_bits(name: str) -> int:
    """Return the bits of all choices of a filter."""
    return to_bits(name, FACETS[name].values)


def _places(name: str) -> Iterator[tuple[int, str]]:
    return enumerate(FACETS[name].values, start=OFFSETS[name])
