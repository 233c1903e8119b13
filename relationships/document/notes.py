"""The notes of a canvas with their evidence and experiments, and the nine blocks they stand in."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.document.base import Identified, Value
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.document.values import Day, Line, NoteText, Text


class Evidence(Value):
    """What shows that a claim holds, or that it does not."""

    source: Line = ""
    date: Day | None = None
    result: Text = ""


class Experiment(Value):
    """How a claim is being tested."""

    hypothesis: Text = ""
    test: Text = ""
    measure: Line = ""
    criterion: Line = ""


def _or_nothing[Kind: Value](value: Kind | None) -> Kind | None:
    """An empty form says nothing: keep no shell of a value."""
    return None if value is None or value == type(value)() else value


EvidenceOrNothing = Annotated[Evidence | None, AfterValidator(_or_nothing)]
ExperimentOrNothing = Annotated[Experiment | None, AfterValidator(_or_nothing)]


class NoteFields(Value):
    """What a note says of itself; its text is its name."""

    text: NoteText
    status: Status = Status.ASSUMPTION
    segments: tuple[UUID, ...] = ()
    evidence: EvidenceOrNothing = None
    experiment: ExperimentOrNothing = None
    segment: SegmentDetails | None = None


class Note(NoteFields, Identified):
    """One card of a canvas."""

    relationship: RelationshipDetails | None = None


Notes = tuple[Note, ...]


class Blocks(Value):
    """The nine blocks, each with its notes in order."""

    customer_segments: Notes = ()
    value_propositions: Notes = ()
    channels: Notes = ()
    customer_relationships: Notes = ()
    revenue_streams: Notes = ()
    key_resources: Notes = ()
    key_activities: Notes = ()
    key_partnerships: Notes = ()
    cost_structure: Notes = ()

    def notes(self, block: Block) -> Notes:
        """Return the notes of one block in their order."""
        notes: Notes = getattr(self, block.value)
        return notes
