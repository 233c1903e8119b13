"""Relationships that cures bring in: one that was planned already, or a new one that hangs together with the rest."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid4

from relationships.analysis.segment_answers import answers_of
from relationships.analysis.service_mix import STAGES
from relationships.analysis.type_scores import ranked
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.thresholds import ANSWERS_FOR_A_RANKING
from relationships.catalog.types import TYPES, RelationshipType, ServedBy
from relationships.checks.cures.changes import with_details, with_goals, with_new_note
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure
from relationships.checks.phrases import assumed
from relationships.document.canvas import CanvasDocument, Note, RelationshipDetails, SegmentDetails

# What a relationship hangs together with on the side of customers.
CUSTOMER_SIDE = (Block.VALUE_PROPOSITIONS, Block.CHANNELS, Block.REVENUE_STREAMS)
GUESS = "Assumption: it carries what we promise these customers."
LOOK_AGAIN = "Assumption: it is looked at again when growth begins."
# Where nothing tells what a segment would suit: what a young business can always do.
AT_FIRST = RelationshipType.PERSONAL
BY_STAFF = tuple(kind for kind in RelationshipType if TYPES[kind].served_by is ServedBy.STAFF)
# What serves one more customer at next to no cost. Peers help as well, but nobody can order them to.
SCALING = tuple(kind for kind in RelationshipType if TYPES[kind].served_by is ServedBy.MACHINE)


def bring_in(
    subject: Subject, segment: Segment, among: Collection[RelationshipType], words: str, **fields: Any
) -> Cure:
    """The cure that a segment gets a relationship of some types: what is planned of them, else a new one, with other
    details where they are given; `words` say what a new one is for.
    """
    if there := planned(segment, subject.stage, among):
        return Cure(
            f"Establish {there.name}, which is planned already.",
            lambda document: with_established(document, there, subject.stage, **fields),
        )
    kind = suggested_type(segment.details, subject.document.currency, among)
    is_known = len(answers_of(segment.details, subject.document.currency)) >= ANSWERS_FOR_A_RANKING
    why = "as what suits them best by what is known" if is_known else "until more is known of them"
    return Cure(
        f"{words}; {assumed(kind)}, {why}.",
        lambda document: with_relationship(document, segment.id, kind, **fields),
    )


def planned(segment: Segment, stage: Stage, among: Collection[RelationshipType]) -> Relationship | None:
    """What is planned of some types for a segment alone and does not run yet; the one for the nearest stage."""
    own = [
        relationship
        for relationship in segment.relationships
        if relationship.type in among and len(relationship.segments) == 1
    ]
    found = [
        relationship for relationship in own if not relationship.is_running and not relationship.ends_before(stage)
    ]
    return min(found, key=_nearest, default=None)


def _nearest(relationship: Relationship) -> tuple[int, UUID]:
    start = relationship.details.start_stage
    return STAGES.index(start) if start else 0, relationship.id


def with_established(
    document: CanvasDocument, relationship: Relationship, stage: Stage, **fields: Any
) -> CanvasDocument:
    """The document with something established that was planned, from a stage on at the latest."""
    start = relationship.details.start_stage
    is_later = start is not None and STAGES.index(start) > STAGES.index(stage)
    fields |= {"start_stage": stage} if is_later else {}
    return with_details(document, relationship.id, established=Answer.YES, **fields)


def suggested_type(
    details: SegmentDetails, currency: str, among: Collection[RelationshipType] = tuple(RelationshipType)
) -> RelationshipType:
    """The type that the advisor ranks first of some; where nothing is known of the segment, personal assistance."""
    answers = answers_of(details, currency)
    if not len(answers) and AT_FIRST in among:
        return AT_FIRST
    ranking = [score.type for score in ranked(answers) if score.type in among]
    # Nobody gets a person of their own on two answers.
    is_known = len(answers) >= ANSWERS_FOR_A_RANKING
    cautious = [kind for kind in ranking if is_known or kind is not RelationshipType.DEDICATED]
    return next(iter(cautious or ranking))


def with_relationship(
    document: CanvasDocument, segment: UUID, kind: RelationshipType, goals: Collection[Goal] = (), **fields: Any
) -> CanvasDocument:
    """The document with one more relationship for a segment, as an assumption named after its type."""
    if document.stage is Stage.START_UP and kind in BY_STAFF:
        fields = {"next_step": LOOK_AGAIN} | fields
    details = RelationshipDetails(segment=segment, type=kind, **_integration(document, segment), **fields)
    added = Note(id=uuid4(), text=str(kind.label), relationship=details)
    return with_goals(with_new_note(document, Block.CUSTOMER_RELATIONSHIPS, added), added.id, goals)


def _integration(document: CanvasDocument, segment: UUID) -> dict[str, Any]:
    """How it hangs together with what the segment is promised: by a link where this canvas has any, else in words."""
    side = {note.id: note for block in CUSTOMER_SIDE for note in document.notes(block)}
    # Propositions come first; what concerns nobody in particular concerns everybody.
    close = next((note for note in side.values() if segment in note.segments or not note.segments), None)
    if close and any(key in side for note in document.blocks.customer_relationships for key in _links(note)):
        return {"serves": (close.id,)}
    return {"integration": GUESS} if side else {}


def _links(note: Note) -> tuple[UUID | None, ...]:
    return (note.relationship.channel, *note.relationship.serves) if note.relationship else ()
