"""The structure of a catalogue entry, the same for all kinds of terms."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from relationships.catalog.relationships import Tool


class Kind(models.TextChoices):
    """A kind of term in the catalogue."""

    TYPE = "types", "Relationship types"
    GOAL = "goals", "Goals"
    STAGE = "stages", "Stages"
    INDICATOR = "indicators", "Indicators"
    TOOL = "tools", "Tools"


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of the sections of an entry, for entries of one kind."""

    forms: str = "Forms"
    pays: str = "When it pays off"
    costs: str = "Costs and risks"
    fits: str = "Best for"


HEADINGS: dict[Kind, Headings] = {
    Kind.TYPE: Headings(),
    Kind.GOAL: Headings("Typical tactics", "When it pays off", "Costs and risks", "Which segments need it"),
    Kind.STAGE: Headings("What it looks like", "What works", "What goes wrong", "Relationships that fit"),
    Kind.INDICATOR: Headings("How it is calculated", "When to use it", "Pitfalls", "Best for"),
    Kind.TOOL: Headings("Features", "When it pays off", "Costs and risks", "Best for"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A company as an example of the term, and what it does or did."""

    company: str
    does: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of a term; `value` is the value stored in documents.

    The types of relationships have no `examples`: their pages take them from case studies.
    """

    kind: Kind
    value: str
    name: str
    summary: str
    forms: tuple[str, ...]
    pays: str
    costs: str
    fits: str
    examples: tuple[Example, ...]
    tools: tuple[Tool, ...] = ()
    related: tuple[tuple[Kind, str], ...] = ()

    @property
    def slug(self) -> str:
        """The last segment of the entry's URL."""
        return self.value.replace("_", "-")

    @property
    def headings(self) -> Headings:
        """The headings of its sections."""
        return HEADINGS[self.kind]
