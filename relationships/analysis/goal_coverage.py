"""Coverage of the lifecycle goals of a segment: which are served, planned, declined or missing.

Source: the three motivations of Business Model Generation (2010). Not every segment needs every goal: a goal can
be declined as one that we do not pursue, and before growth only acquisition is expected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import models

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Goal, Stage
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal

type Relationship = tuple[Note, RelationshipDetails]

EARLY = (Stage.IDEA, Stage.START_UP)


class Standing(models.TextChoices):
    """The state of a goal for a segment; the checks decide which gaps count as dismissed.

    It is open if the segment has relationships whose goals nobody chose: then nobody knows whether it is a gap.
    """

    SERVED = "served", "supported"
    PLANNED = "planned", "only planned"
    OPEN = "open", "goals not chosen"
    GAP = "gap", "no relationship"
    DISMISSED = "dismissed", "gap dismissed"
    DECLINED = "declined", "not pursued"
    LATER = "later", "not needed yet"


@dataclass(frozen=True, slots=True)
class Serving:
    """A relationship that serves a goal, with its tactics."""

    note: Note
    details: RelationshipDetails
    goal: RelationshipGoal

    @property
    def is_planned(self) -> bool:
        """Return whether “Established” is answered with no."""
        return self.details.established == Answer.NO


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of one goal for one segment, the relationships that serve it, and why it was declined or dismissed."""

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


def compute_coverage(concerning: Iterable[Relationship], segment: Note, stage: Stage) -> tuple[Coverage, ...]:
    """Return the coverage of every goal for a segment at a stage by the relationships that concern it."""
    servings: dict[Goal, list[Serving]] = {goal: [] for goal in Goal}
    concerning = tuple(concerning)
    for note, details in concerning:
        for served in details.goals:
            servings[served.goal].append(Serving(note, details, served))
    missing = Standing.OPEN if _is_without_goals(concerning, stage) else Standing.GAP
    return tuple(_coverage(tuple(found), segment, goal, stage, missing) for goal, found in servings.items())


def _is_without_goals(concerning: Iterable[Relationship], stage: Stage) -> bool:
    """Return whether no goal was chosen in any relationship, although some have not ended before a stage."""
    order = list(Stage)
    found = [details for _, details in concerning]
    is_any_left = any(
        details.end_stage is None or order.index(details.end_stage) >= order.index(stage) for details in found
    )
    return is_any_left and not any(details.goals for details in found)


def _coverage(servings: tuple[Serving, ...], segment: Note, goal: Goal, stage: Stage, missing: Standing) -> Coverage:
    reason = segment.segment.declined_goals.get(goal, "") if segment.segment else ""
    standing = _standing(servings, reason, goal, stage)
    return Coverage(goal, missing if standing is Standing.GAP else standing, servings, reason)


def _standing(servings: tuple[Serving, ...], reason: str, goal: Goal, stage: Stage) -> Standing:
    if any(not serving.is_planned for serving in servings):
        return Standing.SERVED
    if servings:
        return Standing.PLANNED
    if reason:
        return Standing.DECLINED
    return Standing.LATER if stage in EARLY and goal is not Goal.ACQUISITION else Standing.GAP
