"""The filters of the gallery: which entries they let through, and how many each of their choices would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, TextChoices

from canvas_app.case_studies.library.parameters import FACETS
from canvas_app.case_studies.models import LibraryEntry
from canvas_app.case_studies.search.choices import to_bits

# The columns of the filters: those with one value, and those with a set of values as bits.
COLUMNS = {"outcome": "outcome", "type": "types", "goal": "goals", "industry": "industry", "kind": "kinds"}
SETS = frozenset({"type", "goal", "kind"})
LEGENDS = {
    "outcome": "Outcome of the relationship",
    "type": "Relationship type",
    "goal": "Goal",
    "industry": "Industry",
    "kind": "Customers",
}
Chosen = Mapping[str, tuple[str, ...]]


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
class Counts:
    """The filters with their counts, and the number of entries that all of them let through."""

    facets: tuple[Facet, ...]
    found: int


def narrow(entries: QuerySet[LibraryEntry], chosen: Chosen) -> QuerySet[LibraryEntry]:
    """Return the entries that have, in each filter, at least one of the values chosen in it."""
    for name, values in chosen.items():
        if values and name in SETS:
            shared = F(COLUMNS[name]).bitand(to_bits(values, FACETS[name]))
            entries = entries.alias(**{f"shared_{name}": shared}).filter(Q(**{f"shared_{name}__gt": 0}))
        elif values:
            entries = entries.filter(Q(**{f"{COLUMNS[name]}__in": values}))
    return entries


def count_choices(entries: QuerySet[LibraryEntry], chosen: Chosen) -> Counts:
    """Return the counts among entries, in one query, whatever is chosen."""
    rows = entries.order_by().values_list(*COLUMNS.values()).annotate(number=Count("pk")).order_by()
    found, by_facet = _count(rows, [_allowed(name, chosen.get(name, ())) for name in COLUMNS])
    counted = dict(zip(COLUMNS, by_facet, strict=True))
    return Counts(tuple(_facet(name, counted[name], chosen.get(name, ())) for name in COLUMNS), found)


def _allowed(name: str, values: tuple[str, ...]) -> frozenset[str | int] | None:
    """Return the values of a column that a filter lets through; None if that is all."""
    if not values:
        return None
    if name not in SETS:
        return frozenset(values)
    bits = to_bits(values, FACETS[name])
    return frozenset(row for row in range(1 << len(FACETS[name])) if row & bits)


def _count(
    rows: Iterable[tuple[str | int, ...]], allowed: list[frozenset[str | int] | None]
) -> tuple[int, list[Counter[str | int]]]:
    """Return the entries that pass all filters, and by filter and column those that pass all the others."""
    found, counts = 0, [Counter[str | int]() for _ in allowed]
    limits = [(place, values) for place, values in enumerate(allowed) if values is not None]
    for *columns, number in rows:
        failed = [place for place, values in limits if columns[place] not in values]
        if not failed:
            found += int(number)
            for count, column in zip(counts, columns, strict=True):
                count[column] += int(number)
        elif len(failed) == 1:
            counts[failed[0]][columns[failed[0]]] += int(number)
    return found, counts


def _facet(name: str, counted: Counter[str | int], chosen: tuple[str, ...]) -> Facet:
    choices = _choices(name, counted, chosen)
    if name == "industry":
        choices = (choice for choice in choices if choice.count or choice.is_chosen)
    return Facet(name, LEGENDS[name], tuple(choices))


def _choices(name: str, counted: Counter[str | int], chosen: tuple[str, ...]) -> Iterator[Choice]:
    choices: type[TextChoices] = FACETS[name]
    for place, (value, label) in enumerate(choices.choices):
        if name in SETS:
            count = sum(number for bits, number in counted.items() if int(bits) >> place & 1)
        else:
            count = counted[value]
        yield Choice(value, label, count, value in chosen)
