"""The registry of all catalogue entries, and the relations between them."""

from collections.abc import Iterator

from relationships.catalog.entries import goals, indicators, stages, tools, types
from relationships.catalog.entries.entry import Entry, Kind

ENTRIES: dict[Kind, tuple[Entry, ...]] = {
    Kind.TYPE: types.ENTRIES,
    Kind.GOAL: goals.ENTRIES,
    Kind.STAGE: stages.ENTRIES,
    Kind.INDICATOR: indicators.ENTRIES,
    Kind.TOOL: tools.ENTRIES,
}
BY_VALUE: dict[tuple[Kind, str], Entry] = {
    (kind, entry.value): entry for kind, entries in ENTRIES.items() for entry in entries
}
BY_SLUG: dict[tuple[Kind, str], Entry] = {(entry.kind, entry.slug): entry for entry in BY_VALUE.values()}


def find_related(entry: Entry) -> dict[Kind, list[Entry]]:
    """Return the entries that refer to an entry or that it refers to, by kind, in catalogue order; omit empty kinds."""
    targets = set(_references(entry))
    key = (entry.kind, entry.value)
    related = {
        kind: [other for other in entries if (kind, other.value) in targets or key in _references(other)]
        for kind, entries in ENTRIES.items()
    }
    return {kind: entries for kind, entries in related.items() if entries}


def _references(entry: Entry) -> Iterator[tuple[Kind, str]]:
    yield from entry.related
    yield from ((Kind.TOOL, tool.value) for tool in entry.tools)
