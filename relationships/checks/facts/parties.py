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
from relationships.document.canvas import Note, RelationshipDetails, SegmentDetails


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship with the segments it is for; whether it is meant for the stage of the canvas, and running."""

    note: Note
    details: RelationshipDetails
    segments: tuple[Note, ...]
    is_at: bool
    is_running: bool

    @property
    def id(self) -> UUID:
        """The id of its note."""
        return self.note.id

    @property
    def name(self) -> str:
        """Its name in quotes."""
        return name(self.note)

    @property
    def type(self) -> RelationshipType | None:
        """Its type, where that is chosen."""
        return self.details.type

    @property
    def served_by(self) -> ServedBy | None:
        """Who serves, where that is known."""
        return TYPES[self.details.type].served_by if self.details.type else None

    @property
    def is_machine(self) -> bool:
        """Whether customers deal with something that acts on its own: an automated service, or a chatbot that is not
        merely the tool of a person.
        """
        return self.type is RelationshipType.AUTOMATED or (
            Tool.CHATBOT in self.details.tools and self.served_by is not ServedBy.STAFF
        )

    def says(self, duty: Duty) -> Answer | None:
        """What is said of a duty; None is nothing."""
        return self.details.duties.get(duty)

    def serves(self, goal: Goal) -> bool:
        """Whether it serves a goal."""
        return any(served.goal is goal for served in self.details.goals)

    def ends_before(self, stage: Stage) -> bool:
        """Whether it was meant for earlier stages only."""
        end = self.details.end_stage
        return end is not None and STAGES.index(end) < STAGES.index(stage)


@dataclass(frozen=True)
class Segment:
    """A segment with the relationships that are for it."""

    note: Note
    details: SegmentDetails
    relationships: tuple[Relationship, ...]

    @property
    def id(self) -> UUID:
        """The id of its note."""
        return self.note.id

    @property
    def name(self) -> str:
        """Its name in quotes."""
        return name(self.note)

    @cached_property
    def running(self) -> tuple[Relationship, ...]:
        """Those that serve customers at the stage of the canvas; while none does, those that are meant to."""
        found = tuple(relationship for relationship in self.relationships if relationship.is_running)
        return found or tuple(relationship for relationship in self.relationships if relationship.is_at)

    @cached_property
    def parts(self) -> tuple[UUID, ...]:
        """Its note and those of its relationships: what is measured or reviewed there concerns it."""
        return (self.note.id, *(relationship.note.id for relationship in self.relationships))

    def is_served_by(self, *those: ServedBy) -> bool:
        """Whether all that runs is served by those; not where something has no type, for then nobody knows."""
        return bool(self.running) and all(relationship.served_by in those for relationship in self.running)

    def level(self, factor: Factor) -> Level | None:
        """What is answered to one of the questions that a type is chosen by."""
        return self.details.factors.get(factor)

    @property
    def wants_people(self) -> bool:
        """Whether they prize human contact; a strong wish counts, unless they are said to prize autonomy."""
        contact = self.details.contact
        strong = self.level(Factor.HUMAN_CONTACT) is Level.HIGH
        return contact is ContactPreference.HUMAN_CONTACT or (strong and contact is not ContactPreference.AUTONOMY)

    @property
    def is_single_deal(self) -> bool:
        """Whether every relationship is said to be for one deal only."""
        return bool(self.relationships) and all(
            relationship.details.bond is Bond.SINGLE_DEAL for relationship in self.relationships
        )

    @property
    def pays(self) -> bool:
        """Whether they may pay: not where they only use or decide, and not where they pay nothing."""
        roles = self.details.roles
        return (not roles or CustomerRole.PAYER in roles) and self.details.revenue_per_customer != 0
