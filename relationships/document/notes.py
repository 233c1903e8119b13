"""The notes of a canvas with their evidence and experiments, and the nine blocks that contain them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.document.base import Identified, Value
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.document.values import Day, Line, NoteText, Text


class Evidence(Value):
    """Evidence for or against a claim."""

    source: Line = Field("", title="Source")
    date: Day | None = Field(None, title="Date")
    result: Text = Field("", title="Result")


class Experiment(Value):
    """A test of a claim."""

    hypothesis: Text = Field("", title="Hypothesis")
    test: Text = Field("", title="Test")
    measure: Line = Field("", title="Measure")
    criterion: Line = Field("", title="Criterion")


def _none_if_empty[Kind: Value](value: Kind | None) -> Kind | None:
    """Return None for a value without content, such as an empty form gives."""
    return None if value is None or value == type(value)() else value


OptionalEvidence = Annotated[Evidence | None, AfterValidator(_none_if_empty)]
OptionalExperiment = Annotated[Experiment | None, AfterValidator(_none_if_empty)]


class NoteFields(Value):
    """The fields of a note, without its relationship details."""

    text: NoteText = Field(title="Text")
    status: Status = Field(Status.ASSUMPTION, title="Status")
    segments: tuple[UUID, ...] = Field((), title="Segments")
    evidence: OptionalEvidence = Field(None, title="Evidence")
    experiment: OptionalExperiment = Field(None, title="Experiment")
    segment: SegmentDetails | None = Field(None, title="Segment details")


class Note(NoteFields, Identified):
    """One card of a canvas."""

    relationship: RelationshipDetails | None = Field(None, title="Relationship details")


Notes = tuple[Note, ...]


class Blocks(Value):
    """The nine blocks with their notes in order."""

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
        """Return the notes of one block in order."""
        notes: Notes = getattr(self, block.value)
        return notes
