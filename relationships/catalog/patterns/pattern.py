"""The structure of a business-model pattern: when it fits, whom it serves and how, and what it puts in each block.

Texts are templates: `{whom}` stands for the customers in the words of an answer, a noun in the plural, and `{other}`
for the other side. `{Whom}` begins a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.catalog.segments import Factor, Level
from relationships.catalog.types import RelationshipType

NAVIGATOR = "Gassmann, Frankenberger and Csik, The Business Model Navigator (2014)"
GENERATION = "Osterwalder and Pigneur, Business Model Generation (2010)"
SIGNS = {"+": Level.HIGH, "=": Level.MEDIUM, "-": Level.LOW}
TYPES = {
    "dedicated": RelationshipType.DEDICATED,
    "personal": RelationshipType.PERSONAL,
    "communities": RelationshipType.COMMUNITIES,
    "co_creation": RelationshipType.CO_CREATION,
    "self_service": RelationshipType.SELF_SERVICE,
    "automated": RelationshipType.AUTOMATED,
}
GOALS = {"win": Goal.ACQUISITION, "keep": Goal.RETENTION, "sell": Goal.BOOSTING_SALES}
OTHER_MARK = "other: "


class Side(models.TextChoices):
    """The part that a segment plays in a pattern."""

    CUSTOMER = "customer", "Customer"
    OTHER = "other", "Other side"


@dataclass(frozen=True, slots=True)
class Line:
    """A proposed note as a template, the reason for it, and the side that it is for."""

    text: str
    reason: str
    side: Side = Side.CUSTOMER


@dataclass(frozen=True, slots=True)
class Way:
    """A relationship of a type that suits a side: its name as a template, the tactics for its goals, and the reason."""

    type: RelationshipType
    text: str
    tactics: Mapping[Goal, str]
    reason: str


@dataclass(frozen=True, slots=True)
class Role:
    """What a pattern assumes about a side, the relationships that suit it, and its name if the answers name nobody.

    `words` mark segments that play this part.
    """

    levels: Mapping[Factor, Level]
    ways: tuple[Way, ...]
    unnamed: str = ""
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BusinessPattern:
    """A business model that many companies share.

    `cues` are phrases that suggest it strongly, `themes` are words of problems that it often solves, and `names` are
    words that rule it out where the answers negate them.
    """

    key: str
    name: str
    summary: str
    source: str
    cues: str
    themes: str
    names: str
    roles: Mapping[Side, Role]
    blocks: Mapping[Block, tuple[Line, ...]]
    cases: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The key as it occurs in addresses."""
        return self.key.replace("_", "-")


def levels(text: str) -> dict[Factor, Level]:
    """Return the answers of the advisor from a text such as “size+ price- stakes=”."""
    return {Factor(item[:-1]): SIGNS[item[-1]] for item in text.split()}


def way(kind: str, text: str, tactics: str, reason: str) -> Way:
    """Return a relationship; `tactics` are written as “win: a tactic; keep: another”."""
    pairs = (item.split(": ", 1) for item in tactics.split("; "))
    return Way(TYPES[kind], text, {GOALS[goal]: tactic for goal, tactic in pairs}, reason)


def customer(assumed: str, *ways: Way) -> dict[Side, Role]:
    """Return the customers of a pattern."""
    return {Side.CUSTOMER: Role(levels(assumed), ways)}


def other_side(unnamed: str, words: str, assumed: str, *ways: Way) -> dict[Side, Role]:
    """Return the other side of a pattern, which supplies or pays."""
    return {Side.OTHER: Role(levels(assumed), ways, unnamed, frozenset(words.split()))}


def blocks(
    *,
    value: str,
    channels: str,
    revenue: str,
    resources: str,
    activities: str,
    partners: str,
    costs: str,
) -> dict[Block, tuple[Line, ...]]:
    """Return the notes of the blocks, each in a line of its own as “text | reason”."""
    return {
        Block.VALUE_PROPOSITIONS: _lines(value),
        Block.CHANNELS: _lines(channels),
        Block.REVENUE_STREAMS: _lines(revenue),
        Block.KEY_RESOURCES: _lines(resources),
        Block.KEY_ACTIVITIES: _lines(activities),
        Block.KEY_PARTNERSHIPS: _lines(partners),
        Block.COST_STRUCTURE: _lines(costs),
    }


def _lines(texts: str) -> tuple[Line, ...]:
    return tuple(_line(text.strip()) for text in texts.strip().splitlines())


def _line(text: str) -> Line:
    note, _, reason = text.partition(" | ")
    side = Side.OTHER if note.startswith(OTHER_MARK) else Side.CUSTOMER
    return Line(note.removeprefix(OTHER_MARK), reason, side)
