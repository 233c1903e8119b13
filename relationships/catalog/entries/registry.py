"""Every entry of the catalogue, and which of them have to do with each other."""

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


def related_to(entry: Entry) -> dict[Kind, list[Entry]]:
    """What an entry names and what names it, by kind, in the order of the catalogue; kinds without any are left out."""
    named = set(_names(entry))
    near = {
        kind: [other for other in entries if (kind, other.value) in named or (entry.kind, entry.value) in _names(other)]
        for kind, entries in ENTRIES.items()
    }
    return {kind: entries for kind, entries in near.items() if entries}


def _names(entry: Entry) -> Iterator[tuple[Kind, str]]:
    yield from entry.related
    yield from ((Kind.TOOL, tool.value) for tool in entry.tools)
