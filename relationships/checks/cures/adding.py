"""Cures that add a relationship: one that is already planned, or a new one that is integrated with the canvas."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID, uuid4

from relationships.analysis.segment_answers import collect_answers
from relationships.analysis.service_mix import STAGES
from relationships.analysis.type_scores import rank_types
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.thresholds import ANSWERS_FOR_A_RANKING
from relationships.catalog.types import TYPES, RelationshipType, ServedBy
from relationships.checks.cures.changes import with_details, with_goals, with_new_note
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure
from relationships.checks.phrases import assumed
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails

# The blocks on the customer side that a relationship can be linked to.
CUSTOMER_SIDE = (Block.VALUE_PROPOSITIONS, Block.CHANNELS, Block.REVENUE_STREAMS)
GUESS = "Assumption: it carries what we promise these customers."
LOOK_AGAIN = "Assumption: it is looked at again when growth begins."
# The default if nothing is known about a segment: any young business can do it.
DEFAULT_TYPE = RelationshipType.PERSONAL
BY_STAFF = tuple(kind for kind in RelationshipType if TYPES[kind].served_by is ServedBy.STAFF)
# Types that serve more customers at hardly any cost; peers are left out because their help cannot be planned.
SCALING = tuple(kind for kind in RelationshipType if TYPES[kind].served_by is ServedBy.MACHINE)


def relationship_cure(
    subject: Subject, segment: Segment, among: Collection[RelationshipType], words: str, **fields: Any
) -> Cure:
    """Return a cure that gives a segment a relationship of one of the types in `among`.

    Establish a planned relationship of these types if there is one, else add a new one. `words` describes the purpose
    of a new one; `fields` are further details for either.
    """
    if existing := find_planned(segment, subject.stage, among):
        return Cure(
            f"Establish {existing.name}, which is planned already.",
            lambda document: with_established(document, existing, subject.stage, **fields),
        )
    kind = suggested_type(segment.details, subject.document.currency, among)
    is_known = len(collect_answers(segment.details, subject.document.currency)) >= ANSWERS_FOR_A_RANKING
    why = "as what suits them best by what is known" if is_known else "until more is known of them"
    return Cure(
        f"{words}; {assumed(kind)}, {why}.",
        lambda document: with_relationship(document, segment.id, kind, **fields),
    )


def find_planned(segment: Segment, stage: Stage, among: Collection[RelationshipType]) -> Relationship | None:
    """Return the relationship of some types planned for a segment alone and for the nearest stage, if any."""
    own = [
        relationship
        for relationship in segment.relationships
        if relationship.type in among and len(relationship.segments) == 1
    ]
    found = [
        relationship for relationship in own if not relationship.is_running and not relationship.ends_before(stage)
    ]
    return min(found, key=_stage_order, default=None)


def _stage_order(relationship: Relationship) -> tuple[int, UUID]:
    start = relationship.details.start_stage
    return STAGES.index(start) if start else 0, relationship.id


def with_established(
    document: CanvasDocument, relationship: Relationship, stage: Stage, **fields: Any
) -> CanvasDocument:
    """Return the document with a planned relationship established, starting no later than `stage`."""
    start = relationship.details.start_stage
    is_later = start is not None and STAGES.index(start) > STAGES.index(stage)
    fields |= {"start_stage": stage} if is_later else {}
    return with_details(document, relationship.id, established=Answer.YES, **fields)


def suggested_type(
    details: SegmentDetails, currency: str, among: Collection[RelationshipType] = tuple(RelationshipType)
) -> RelationshipType:
    """Return the type among some that the advisor ranks first.

    Return personal assistance if nothing is known about the segment.
    """
    answers = collect_answers(details, currency)
    if not len(answers) and DEFAULT_TYPE in among:
        return DEFAULT_TYPE
    ranking = [score.type for score in rank_types(answers) if score.type in among]
    # A dedicated person is suggested only if enough answers are known.
    is_known = len(answers) >= ANSWERS_FOR_A_RANKING
    cautious = [kind for kind in ranking if is_known or kind is not RelationshipType.DEDICATED]
    return next(iter(cautious or ranking))


def with_relationship(
    document: CanvasDocument, segment: UUID, kind: RelationshipType, goals: Collection[Goal] = (), **fields: Any
) -> CanvasDocument:
    """Return the document with a new relationship for a segment: an assumption, named after its type."""
    if document.stage is Stage.START_UP and kind in BY_STAFF:
        fields = {"next_step": LOOK_AGAIN} | fields
    details = RelationshipDetails(segment=segment, type=kind, **_integration(document, segment), **fields)
    added = Note(id=uuid4(), text=str(kind.label), relationship=details)
    return with_goals(with_new_note(document, Block.CUSTOMER_RELATIONSHIPS, added), added.id, goals)


def _integration(document: CanvasDocument, segment: UUID) -> dict[str, Any]:
    """Return fields that integrate a relationship with what the segment is offered.

    By a link if any relationship of this canvas has one, else by a text.
    """
    side = {note.id: note for block in CUSTOMER_SIDE for note in document.notes(block)}
    # Propositions come first. A note without segments concerns all of them.
    closest = next((note for note in side.values() if segment in note.segments or not note.segments), None)
    if closest and any(key in side for note in document.blocks.customer_relationships for key in _links(note)):
        return {"serves": (closest.id,)}
    return {"integration": GUESS} if side else {}


def _links(note: Note) -> tuple[UUID | None, ...]:
    return (note.relationship.channel, *note.relationship.serves) if note.relationship else ()
