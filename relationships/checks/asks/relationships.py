"""Asks for a relationship: one that is planned already, or a new one with the types that suit the segment."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from relationships.analysis.segment_answers import collect_answers
from relationships.analysis.service_mix import STAGES
from relationships.analysis.type_groups import group_types
from relationships.analysis.type_scores import rank_types
from relationships.catalog.fit import Fit
from relationships.catalog.goals import Stage
from relationships.catalog.thresholds import ANSWERS_FOR_A_RANKING
from relationships.catalog.types import TYPES, RelationshipType, ServedBy
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Choice, Form

BY_STAFF = tuple(kind for kind in RelationshipType if TYPES[kind].served_by is ServedBy.STAFF)
# Types that serve more customers at hardly any cost; peers are left out because their help cannot be planned.
SCALING = tuple(kind for kind in RelationshipType if TYPES[kind].served_by is ServedBy.MACHINE)


def ask_relationship(subject: Subject, segment: Segment, among: Collection[RelationshipType], hint: str) -> Ask:
    """Ask to establish a planned relationship of one of the types in `among`, or else for a new one.

    `hint` says what a new one should do.
    """
    if planned := find_planned(segment, subject.stage, among):
        return ask_planned(planned)
    return Ask(
        f"Add relationship for {segment.name}",
        Form.NEW_RELATIONSHIP,
        segment.id,
        "text",
        hint,
        fitting_types(subject, segment, among),
    )


def ask_planned(relationship: Relationship) -> Ask:
    """Ask whether a planned relationship is established by now; for one of a later stage, whether it starts earlier."""
    start = relationship.details.start_stage
    if start and not relationship.is_at:
        hint = f"It is planned from the {start.label.lower()} stage. If it starts earlier, choose an earlier stage."
        return Ask(f"Update {relationship.name}", Form.NOTE, relationship.id, "relationship.start_stage", hint)
    hint = "It is already planned. Choose “Yes” once it serves customers."
    return Ask(f"Update {relationship.name}", Form.NOTE, relationship.id, "relationship.established", hint)


def find_planned(segment: Segment, stage: Stage, among: Collection[RelationshipType]) -> Relationship | None:
    """Return the relationship of some types planned for a segment alone and for the nearest stage, if any."""
    found = [
        relationship
        for relationship in segment.relationships
        if relationship.type in among
        and len(relationship.segments) == 1
        and not relationship.is_running
        and not relationship.ends_before(stage)
    ]
    return min(found, key=_stage_order, default=None)


def _stage_order(relationship: Relationship) -> tuple[int, UUID]:
    start = relationship.details.start_stage
    return STAGES.index(start) if start else 0, relationship.id


def fitting_types(
    subject: Subject, segment: Segment, among: Collection[RelationshipType] = tuple(RelationshipType)
) -> tuple[Choice, ...]:
    """Return the types in `among` that are no poor fit, the best first; all of them if too little is known."""
    answers = collect_answers(segment.details, subject.document.currency)
    if len(answers) < ANSWERS_FOR_A_RANKING:
        return tuple(Choice(kind.value, str(kind.label)) for kind in RelationshipType if kind in among)
    return tuple(
        Choice(ranked.type.value, str(ranked.type.label), str(group.fit.label).lower())
        for group in group_types(rank_types(answers))
        for ranked in group.types
        if ranked.type in among and group.fit is not Fit.POOR
    )
