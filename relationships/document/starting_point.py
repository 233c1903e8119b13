"""A canvas as the starting point for another business: its notes as assumptions, without what was measured."""

from __future__ import annotations

from typing import Any

from relationships.catalog.goals import Status
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails

# What a segment and a relationship say of one company: its figures, dates, people and reasons.
SEGMENT_FACTS = (
    *("potential_size", "customers_now", "customers_by_stage", "revenue_per_customer", "revenue_period"),
    *("gross_margin", "declined_goals"),
)
RELATIONSHIP_FACTS = (
    *("owner", "expected", "expected_because", "established", "established_on", "capacity", "customers_served"),
    *("setup_cost", "fixed_cost", "cost_per_customer", "data_audited_on"),
)


def as_starting_point(document: CanvasDocument, title: str, sources: tuple[str, ...]) -> CanvasDocument:
    """Return a document with the same notes as assumptions, under another title and with other sources.

    Texts, links, types, goals, tactics and indicators stay. Statuses, evidence, experiments, figures, targets,
    measurements, reviews, dismissals, the stage and the description of the company go.
    """
    blocks = {name: tuple(map(_as_assumption, getattr(document.blocks, name))) for name in Blocks.model_fields}
    return CanvasDocument(
        title=title,
        market_pattern=document.market_pattern,
        currency=document.currency,
        sources=sources,
        blocks=Blocks(**blocks),
        indicators=tuple(map(_without_values, document.indicators)),
    )


def _as_assumption(note: Note) -> Note:
    changes: dict[str, Any] = {"status": Status.ASSUMPTION, "evidence": None, "experiment": None}
    if note.segment:
        changes["segment"] = note.segment.model_copy(update=_defaults(SegmentDetails, SEGMENT_FACTS))
    if note.relationship:
        changes["relationship"] = note.relationship.model_copy(
            update=_defaults(RelationshipDetails, RELATIONSHIP_FACTS)
        )
    return note.model_copy(update=changes)


def _defaults(kind: type[SegmentDetails | RelationshipDetails], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: kind.model_fields[name].default for name in names}


def _without_values(indicator: Indicator) -> Indicator:
    return indicator.model_copy(update={"readings": (), "target": None})
