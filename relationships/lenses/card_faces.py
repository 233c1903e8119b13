"""What cards of relationships and segments show besides their text: type, cost, goals, sizes, relationships."""

from __future__ import annotations

from dataclasses import dataclass

from relationships.analysis.service_mix import STAGES, is_at
from relationships.analysis.stages import describe_span
from relationships.catalog.goals import Answer, Goal, Stage
from relationships.catalog.types import TYPES, RelationshipType, is_name_of
from relationships.document.naming import short_name
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.formats import format_number, with_unit
from relationships.lenses.amounts import describe_cost

# The types of the relationships of a segment, in their order; None stands for a segment without a relationship.
Types = tuple[RelationshipType, ...]


@dataclass(frozen=True, slots=True)
class RelationshipFace:
    """The type of a relationship, its cost or when it runs, its goals, and whether it does not run yet or any more.

    `short` is the name of the type on a card; empty without a type, and if the relationship is named after it.
    """

    type: RelationshipType | None
    short: str
    about: str
    goals: tuple[Goal, ...]
    is_planned: bool


@dataclass(frozen=True, slots=True)
class SegmentFace:
    """The needs of a segment, its customers, and the types of its relationships; None if it has no relationship."""

    needs: str
    sizes: str
    types: Types | None


def build_relationship_face(text: str, details: RelationshipDetails, stage: Stage, currency: str) -> RelationshipFace:
    """Return the face of a relationship, with the text of its note, at the stage of its canvas."""
    plan = describe_plan(details, stage)
    goals = tuple(served.goal for served in details.goals)
    about = plan or describe_cost(details, currency)
    return RelationshipFace(details.type, short_type(text, details.type), about, goals, bool(plan))


def short_type(text: str, kind: RelationshipType | None) -> str:
    """Return the short name of a type beside the text of its relationship; empty if that is named after it."""
    return "" if kind is None or is_name_of(text, kind) else TYPES[kind].short


def build_segment_face(details: SegmentDetails, types: Types | None) -> SegmentFace:
    """Return the face of a segment; `types` are those of its relationships."""
    return SegmentFace(short_name(details.needs or details.behaviours), describe_sizes(details), types)


def describe_plan(details: RelationshipDetails, stage: Stage) -> str:
    """Return why a relationship serves nobody at a stage, such as “planned”; empty if it does, or may."""
    if not is_at(details, stage):
        return describe_stages(details)
    if details.established == Answer.NO:
        return "expected, not established" if details.expected == Answer.YES else "planned"
    return ""


def describe_printed_plan(details: RelationshipDetails, stage: Stage) -> str:
    """Return why a relationship serves nobody at a stage, for readers who do not see when it begins."""
    plan = describe_plan(details, stage)
    begins_later = details.start_stage and STAGES.index(details.start_stage) > STAGES.index(stage)
    return f"planned {plan}" if begins_later else plan


def describe_stages(details: RelationshipDetails) -> str:
    """Return the stages of a relationship in words; empty if it has neither a first nor a last one."""
    return describe_span(details.start_stage, details.end_stage) if details.start_stage or details.end_stage else ""


def describe_sizes(details: SegmentDetails) -> str:
    """Return how many customers of how many potential ones there are; empty if neither is stated."""
    sizes, now = count_sizes(details), details.customers_now
    if not sizes or (now is not None and details.potential_size is not None):
        return sizes
    return with_unit(sizes, "customer" if now == 1 else "customers")


def count_sizes(details: SegmentDetails) -> str:
    """Return the numbers of customers and of potential customers, for a place that says what they count."""
    now, potential = details.customers_now, details.potential_size
    if now is None:
        return f"~{format_number(potential)} potential" if potential is not None else ""
    return format_number(now) if potential is None else f"{format_number(now)} of ~{format_number(potential)}"
