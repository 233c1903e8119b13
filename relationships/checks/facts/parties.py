"""Segments with their relationships, and relationships with their segments, as the rules see them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from relationships.analysis.service_mix import STAGES
from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.relationships import Bond, Duty, Tool
from relationships.catalog.segments import ContactPreference, CustomerRole, Factor, Level
from relationships.catalog.types import TYPES, RelationshipType, ServedBy
from relationships.checks.phrases import name
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails


@dataclass(frozen=True)
class Party:
    """A note with the name that findings use for it."""

    note: Note

    @property
    def id(self) -> UUID:
        """The id of the note."""
        return self.note.id

    @property
    def name(self) -> str:
        """The name of the note in quotes."""
        return name(self.note)


@dataclass(frozen=True)
class Relationship(Party):
    """A relationship with its segments.

    `is_at` is whether it is planned for the stage of the canvas, `is_running` whether it serves customers now.
    """

    details: RelationshipDetails
    segments: tuple[Note, ...]
    is_at: bool
    is_running: bool

    @cached_property
    def segment_ids(self) -> frozenset[UUID]:
        """The ids of its segments."""
        return frozenset(segment.id for segment in self.segments)

    @cached_property
    def expected_customers(self) -> int:
        """The number of customers of its segments that may come at any stage, as far as it is stated."""
        details = (note.segment for note in self.segments)
        return sum(max(each.potential_size or 0, *each.customers_by_stage.values(), 0) for each in details if each)

    @property
    def type(self) -> RelationshipType | None:
        """The type, if one has been chosen."""
        return self.details.type

    @property
    def served_by(self) -> ServedBy | None:
        """Who serves, if a type has been chosen."""
        return TYPES[self.details.type].served_by if self.details.type else None

    @property
    def is_machine(self) -> bool:
        """Whether customers deal with a machine that acts on its own.

        That is an automated service, or a chatbot that is not merely a tool of the staff.
        """
        return self.type is RelationshipType.AUTOMATED or (
            Tool.CHATBOT in self.details.tools and self.served_by is not ServedBy.STAFF
        )

    def answer(self, duty: Duty) -> Answer | None:
        """Return the answer to a question of good conduct; None if it is unanswered."""
        return self.details.duties.get(duty)

    def serves(self, goal: Goal) -> bool:
        """Return whether the relationship serves a goal."""
        return any(served.goal is goal for served in self.details.goals)

    def ends_before(self, stage: Stage) -> bool:
        """Return whether the relationship was planned to end before a stage."""
        end = self.details.end_stage
        return end is not None and STAGES.index(end) < STAGES.index(stage)


@dataclass(frozen=True)
class Segment(Party):
    """A segment with its relationships."""

    details: SegmentDetails
    relationships: tuple[Relationship, ...]

    @cached_property
    def running(self) -> tuple[Relationship, ...]:
        """The relationships that serve customers now; if there are none, those planned for the stage."""
        found = tuple(relationship for relationship in self.relationships if relationship.is_running)
        return found or tuple(relationship for relationship in self.relationships if relationship.is_at)

    @cached_property
    def parts(self) -> tuple[UUID, ...]:
        """The ids of its note and of its relationships: measurements and reviews of any of them concern the segment."""
        return (self.note.id, *(relationship.note.id for relationship in self.relationships))

    def is_served_by(self, *servers: ServedBy) -> bool:
        """Return whether all running relationships are served by one of `servers`; False if one has no type."""
        return bool(self.running) and all(relationship.served_by in servers for relationship in self.running)

    def level(self, factor: Factor) -> Level | None:
        """Return the answer to one of the questions for choosing a type; None if it is unanswered."""
        return self.details.factors.get(factor)

    @property
    def wants_people(self) -> bool:
        """Whether the customers value human contact.

        Stated as such, or as a high level without a preference for autonomy.
        """
        contact = self.details.contact
        strong = self.level(Factor.HUMAN_CONTACT) is Level.HIGH
        return contact is ContactPreference.HUMAN_CONTACT or (strong and contact is not ContactPreference.AUTONOMY)

    @property
    def is_single_deal(self) -> bool:
        """Whether every relationship is for a single deal."""
        return bool(self.relationships) and all(
            relationship.details.bond is Bond.SINGLE_DEAL for relationship in self.relationships
        )

    @property
    def pays(self) -> bool:
        """Whether the customers may pay: not if they only use or decide, nor if their revenue is 0."""
        roles = self.details.roles
        return (not roles or CustomerRole.PAYER in roles) and self.details.revenue_per_customer != 0
