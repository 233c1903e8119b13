"""One of two compared canvases: its document with the facts that tables and sentences take from it, and its name."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from relationships.analysis.goal_coverage import Concerns, Coverage, Relationship, Standing, relationships_in
from relationships.analysis.service_mix import Mix, Share, compute_mix, is_running
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.catalog.types import RelationshipType
from relationships.checks.phrases import quoted
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import short_name
from relationships.document.notes import Note
from relationships.document.own_words import OwnWords
from relationships.document.relationships import RelationshipDetails
from relationships.formats import format_percent
from relationships.lenses.amounts import Figure, describe_total
from relationships.lenses.comparison.matching import Name, comparable_name
from relationships.lenses.gaps import GoalJudge

LEFT, RIGHT = "left", "right"
# Between a title and what explains it.
SUBTITLE = re.compile(": | [–—] ")
# What `when` is of the present version, if both are of one canvas.
NOW = "now"


@dataclass(frozen=True, slots=True)
class Compared:
    """A document to compare, which version it is, such as “on 3 May 2026”, and a key of its canvas.

    Both texts may be empty. Versions of one canvas have the same key.
    """

    document: CanvasDocument
    when: str = ""
    canvas: str = ""


class Side:
    """The facts about a document on a day. `name` is how sentences call it: its title in quotation marks, and when."""

    def __init__(self, version: Compared, name: str, today: dt.date) -> None:
        self.document = version.document
        self.name = name
        self.when = version.when
        self._today = today
        self.concerns = Concerns(self.document)
        self.active = running(relationships_in(self.document), self.document)

    @cached_property
    def _coverages(self) -> dict[UUID, tuple[Coverage, ...]]:
        judge = GoalJudge(self.document, self._today)
        return {segment.id: judge.judge(segment.id) for segment in self.segments}

    @cached_property
    def names(self) -> dict[UUID, OwnWords]:
        """The names of all notes, by id."""
        return {note.id: short_name(note.text) for _, note in self.document.placed_notes()}

    @cached_property
    def comparable(self) -> dict[UUID, Name]:
        """The names of all notes as they are matched, by id."""
        return {key: comparable_name(name) for key, name in self.names.items()}

    @property
    def segments(self) -> Sequence[Note]:
        """The segments, in order."""
        return self.document.notes(Block.CUSTOMER_SEGMENTS)

    @cached_property
    def types(self) -> Counter[RelationshipType | None]:
        """How many active relationships there are of each type."""
        return Counter(details.type for details in self.active)

    @cached_property
    def goals(self) -> Counter[Goal]:
        """How many active relationships support each goal."""
        return Counter(served.goal for details in self.active for served in details.goals)

    @cached_property
    def mix(self) -> Mix:
        """The service mix of the active relationships."""
        return compute_mix(self.active)

    @cached_property
    def cost(self) -> Figure:
        """What the active relationships cost a month."""
        return describe_total(self.active, self.document.currency)

    def coverage(self, segment: Note) -> tuple[Coverage, ...]:
        """Return the standing of a segment on each goal."""
        return self._coverages[segment.id]

    def covered(self, segment: Note) -> tuple[Goal, ...]:
        """Return the goals that relationships support for a segment."""
        return tuple(found.goal for found in self.coverage(segment) if found.standing is Standing.SERVED)

    def types_for(self, segment: Note) -> Counter[RelationshipType | None]:
        """Return how many active relationships of each type concern a segment."""
        concerning = self.concerns.concerning(segment.id)
        return Counter(details.type for details in running(concerning, self.document))

    def counted_for(self, segment: Note) -> list[RelationshipDetails]:
        """Return the active relationships that count for a segment, each for one segment only."""
        return running(self.concerns.counted_for(segment.id), self.document)


def running(relationships: Iterable[Relationship], document: CanvasDocument) -> list[RelationshipDetails]:
    """Return the details of the relationships that serve customers at the stage of the canvas."""
    return [details for _, details in relationships if is_running(details, document.stage)]


def build_sides(left: Compared, right: Compared, today: dt.date) -> tuple[Side, Side]:
    """Return both sides on a day, with names that differ also if the titles are the same."""
    one, two = next(names for names in _names(left, right) if names[0] != names[1])
    return Side(left, one, today), Side(right, two, today)


def _names(left: Compared, right: Compared) -> Iterator[tuple[str, str]]:
    """Yield pairs of names, from the shortest to one in which they certainly differ."""
    if left.canvas and left.canvas == right.canvas:
        yield _version(left), _version(right)
    yield _short_title(left), _short_title(right)
    yield _title(left), _title(right)
    yield f"the first {_title(left)}", f"the second {_title(right)}"


def _version(compared: Compared) -> str:
    """Return what one version of a canvas is called beside another."""
    return "the present version" if compared.when == NOW else f"the version {compared.when}".rstrip()


def _title(compared: Compared) -> str:
    return f"{quoted(compared.document.title)} {compared.when}".rstrip()


def _short_title(compared: Compared) -> str:
    """Return the title up to a colon or dash, as in “Lego: building with the fans”."""
    return f"{quoted(SUBTITLE.split(compared.document.title, maxsplit=1)[0])} {compared.when}".rstrip()


def describe_shares(shares: Iterable[Share]) -> str:
    """Return the shares of a mix in words, such as “70 % staff, 30 % machines”; empty if they are unknown."""
    return ", ".join(f"{format_percent(share.percent)} {share.served_by.label}" for share in shares)


def describe_cost(figure: Figure) -> str:
    """Return a monthly cost with what it leaves out; empty if there is nothing that could cost anything."""
    if not figure.text:
        return figure.remark
    return f"{figure.text} a month" + (f" ({figure.remark})" if figure.remark else "")
