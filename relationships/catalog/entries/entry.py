"""What one catalogue entry says, whatever the kind of its term."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from relationships.catalog.relationships import Tool


class Kind(models.TextChoices):
    """A kind of term that has entries."""

    TYPE = "types", "Relationship types"
    GOAL = "goals", "Goals"
    STAGE = "stages", "Stages"
    INDICATOR = "indicators", "Indicators"
    TOOL = "tools", "Tools"


@dataclass(frozen=True, slots=True)
class Headings:
    """What the parts of an entry are called, for entries of one kind."""

    forms: str = "Forms it takes"
    pays: str = "When it pays"
    costs: str = "What it costs and risks"
    fits: str = "Where it fits"


HEADINGS: dict[Kind, Headings] = {
    Kind.TYPE: Headings(),
    Kind.GOAL: Headings("Usual tactics", "When it pays", "What it costs and risks", "Whose it is"),
    Kind.STAGE: Headings("What it looks like", "What works", "What goes wrong", "Relationships that fit"),
    Kind.INDICATOR: Headings("How it is counted", "When to look at it", "How it misleads", "Where it fits"),
    Kind.TOOL: Headings("What it is made of", "When it pays", "What it costs and risks", "Where it fits"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A company that shows the term at work, and what it does or did there."""

    company: str
    does: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A term in our own words; `value` is what documents hold for it."""

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
        """The term as the last part of its address."""
        return self.value.replace("_", "-")

    @property
    def headings(self) -> Headings:
        """What its parts are called."""
        return HEADINGS[self.kind]
