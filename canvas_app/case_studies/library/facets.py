"""The filters of the gallery: which cases they let through, and how many each of their choices would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from operator import and_

from canvas_app.case_studies.search.choices import FACETS, OFFSETS, all_bits, to_bits

LEGENDS = {
    "outcome": "Outcome of the relationship",
    "type": "Relationship type",
    "goal": "Goal",
    "industry": "Industry",
    "kind": "Customers",
}
Chosen = Mapping[str, tuple[str, ...]]
# For each case whether it passes: an integer that is 0 if not.
Passes = Sequence[int]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a filter, and the number of cases that have it, with the search and the other filters as they are."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter with its choices."""

    name: str
    legend: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The filters with their counts, and the cases that pass all of them."""

    facets: tuple[Facet, ...]
    found: tuple[int, ...]


def narrow(cases: Sequence[int], packed: Sequence[int], chosen: Chosen) -> Narrowed:
    """Return the cases that have at least one of the values chosen in each filter, in their order, and the counts.

    `packed` are the bits of the cases, see `search/choices.py`.
    """
    passes = {name: _passes(packed, to_bits(name, values)) for name, values in chosen.items() if values}
    facets = (_count(name, packed, passes, chosen.get(name, ())) for name in FACETS)
    return Narrowed(tuple(facets), tuple(_select(cases, passes.values())))


def _passes(packed: Sequence[int], bits: int) -> Passes:
    return list(map(bool, map(and_, packed, repeat(bits))))


def _select(values: Iterable[int], passes: Iterable[Passes]) -> Iterable[int]:
    """Return the values that pass everything."""
    together: Iterable[int] | None = None
    for each in passes:
        together = each if together is None else map(and_, together, each)
    return values if together is None else compress(values, together)


def _count(name: str, packed: Sequence[int], passes: Mapping[str, Passes], chosen: tuple[str, ...]) -> Facet:
    """Count the choices of a filter among the cases that pass all the others."""
    others = [each for other, each in passes.items() if other != name]
    counted = Counter(map(and_, _select(packed, others), repeat(all_bits(name))))
    choices = _choices(name, counted, chosen)
    if name == "industry":
        choices = (choice for choice in choices if choice.count or choice.is_chosen)
    return Facet(name, LEGENDS[name], tuple(choices))


def _choices(name: str, counted: Counter[int], chosen: tuple[str, ...]) -> Iterator[Choice]:
    for place, (value, label) in enumerate(FACETS[name].choices, start=OFFSETS[name]):
        count = sum(number for bits, number in counted.items() if bits >> place & 1)
        yield Choice(value, label, count, value in chosen)
