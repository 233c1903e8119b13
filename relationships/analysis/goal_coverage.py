"""Coverage of the lifecycle goals of a segment: which are served, planned, declined or missing.

Source: the three motivations of Business Model Generation (2010). Not every segment needs every goal: a goal can
be declined as one that we do not pursue, and before growth only acquisition is expected. The checks decide which goals
a segment needs (`relationships/checks/facts/goals.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import models

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal, Stage
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal

type Relationship = tuple[Note, RelationshipDetails]

EARLY = (Stage.IDEA, Stage.START_UP)


class Standing(models.TextChoices):
    """The state of a goal for a segment as the checks judge it.

    A late goal is planned, but needed already. It is open if nobody chose the goals of any relationship of the
    segment, or if an idea has no relationship at all: then nobody knows whether it is a gap.
    """

    SERVED = "served", "supported"
    PLANNED = "planned", "planned"
    LATE = "late", "only planned"
    OPEN = "open", "open question"
    GAP = "gap", "no relationship"
    DISMISSED = "dismissed", "gap dismissed"
    DECLINED = "declined", "not pursued"
    LATER = "later", "needed from the growth stage"
    UNNEEDED = "unneeded", "not needed"


class Time(models.TextChoices):
    """When a relationship serves customers, compared with the stage of the canvas."""

    NOW = "now", ""
    LATER = "later", "planned"
    PAST = "past", "ended"


@dataclass(frozen=True, slots=True)
class Serving:
    """A relationship that serves a goal, with its tactics, and when it does."""

    note: Note
    details: RelationshipDetails
    goal: RelationshipGoal
    time: Time


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of one goal for one segment, the relationships that serve it, and why it is not a gap.

    The reason is the user's own for a declined or dismissed goal, and that of the checks for one that is not needed.
    """

    goal: Goal
    standing: Standing
    servings: tuple[Serving, ...]
    reason: str = ""


def relationships_in(document: CanvasDocument) -> list[tuple[Note, RelationshipDetails]]:
    """Return the relationships of a canvas in their order."""
    return [(note, note.relationship) for note in document.notes(Block.CUSTOMER_RELATIONSHIPS) if note.relationship]


class Concerns:
    """The relationships of a canvas by the segments that they concern, for loops over all segments."""

    def __init__(self, document: CanvasDocument) -> None:
        segments = {note.id for note in document.notes(Block.CUSTOMER_SEGMENTS)}
        self._homes: dict[UUID, UUID | None] = {}
        self._concerning: defaultdict[UUID, list[Relationship]] = defaultdict(list)
        self._counted: defaultdict[UUID | None, list[Relationship]] = defaultdict(list)
        for note, details in relationships_in(document):
            self._homes[note.id] = home = home_of(note, details, segments)
            self._counted[home].append((note, details))
            for segment in segments.intersection([details.segment, *note.segments]):
                self._concerning[segment].append((note, details))

    def home(self, relationship: UUID) -> UUID | None:
        """Return the segment that a relationship counts for; None if it concerns none."""
        return self._homes[relationship]

    def concerning(self, segment: UUID) -> list[Relationship]:
        """Return the relationships that concern a segment."""
        return self._concerning.get(segment, [])

    def counted_for(self, segment: UUID | None) -> list[Relationship]:
        """Return the relationships that count for a segment, or (None) for none, if each may count only once."""
        return self._counted.get(segment, [])

    def shared_with(self, segment: UUID) -> list[tuple[Note, RelationshipDetails, UUID]]:
        """Return the relationships that concern a segment, but count for another one, and that other one."""
        homes = ((note, details, self._homes[note.id]) for note, details in self.concerning(segment))
        return [(note, details, home) for note, details, home in homes if home and home != segment]


def relationships_concerning(document: CanvasDocument, segment: UUID) -> list[tuple[Note, RelationshipDetails]]:
    """Return the relationships that concern a segment: as their own, or as another one that they are for as well."""
    return [
        (note, details)
        for note, details in relationships_in(document)
        if details.segment == segment or segment in note.segments
    ]


def home_of(note: Note, details: RelationshipDetails, segments: Collection[UUID]) -> UUID | None:
    """Return the first of `segments` that a relationship concerns: where it counts if it may count only once."""
    if details.segment in segments:
        return details.segment
    return min((segment for segment in note.segments if segment in segments), default=None)


def concerned_by(note: Note, details: RelationshipDetails) -> tuple[UUID, ...]:
    """Return the segments that a relationship concerns: its own, and then the others that its note names."""
    return tuple(dict.fromkeys([*filter(None, [details.segment]), *sorted(note.segments)]))
