"""The slot for examples of relationship types, which come from published case studies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from relationships.catalog.entries.entry import Entry, Kind
from relationships.catalog.types import RelationshipType


class CaseExample(NamedTuple):
    """A company, the relationship of a type that it has, what became of it, and the page of the case or nothing."""

    company: str
    relationship: str
    outcome: str
    url: str


type FindExamples = Callable[[RelationshipType], Sequence[CaseExample]]

SOURCES: dict[str, FindExamples] = {}


def register_examples(name: str, find: FindExamples) -> None:
    """Fill the slot. Raise ValueError if `name` is already registered."""
    if name in SOURCES:
        raise ValueError(f"{name} is registered already")
    SOURCES[name] = find


def find_examples(entry: Entry) -> list[CaseExample]:
    """Return the examples for the entry of a type; none for other entries."""
    if entry.kind != Kind.TYPE:
        return []
    return [example for find in SOURCES.values() for example in find(RelationshipType(entry.value))]
