"""A canvas projected to another stage of the business, and the cost of serving its customers there.

A canvas describes today. For other stages it states when relationships begin and end and, optionally, the number of
customers. Everything else is assumed to stay the same:

- Fixed cost and cost per customer stay the same.
- A relationship serves the same share of its segment, or as many customers as now if the size of the segment is not
  stated for both stages.
- A relationship that is not planned for the present stage is assumed to run at its own stages. One that is planned for
  the present stage but not established is overdue, and is not assumed to be established later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from relationships.analysis.goal_coverage import Concerns, relationships_in
from relationships.analysis.service_mix import STAGES, count_costs, is_at, is_running, total_cost
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Stage
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Blocks, Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails
from relationships.document.values import LARGEST_COUNT

Sizes = dict[UUID, dict[Stage, int | None]]


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The monthly cost of serving customers at the stage of a canvas, in the canvas's currency.

    `customers` and `cost` are None if not stated; the cost of `counted` of `of` relationships is known.
    """

    customers: int | None
    cost: Decimal | None
    counted: int
    of: int

    @property
    def per_customer(self) -> Decimal | None:
        """Return monthly cost ÷ customers; None if either is not stated or there are no customers."""
        return self.cost / self.customers if self.cost is not None and self.customers else None


def at_stage(document: CanvasDocument, stage: Stage) -> CanvasDocument:
    """Return the canvas at a stage, with the relationships and customer numbers of that stage.

    Links, indicators and reviews of relationships that do not run at that stage are left out.
    """
    away = {note.id for note, details in relationships_in(document) if not is_at(details, stage)}
    sizes = _sizes(document)
    blocks = {
        block.value: tuple(
            _note_at(document, block, note, stage, away, sizes) for note in document.notes(block) if note.id not in away
        )
        for block in Block
    }
    update = {
        "stage": stage,
        "blocks": Blocks(**blocks),
        "indicators": tuple(indicator for indicator in document.indicators if indicator.subject not in away),
        "reviews": tuple(review for review in document.reviews if review.subject not in away),
    }
    return document.model_copy(update=update)


def _sizes(document: CanvasDocument) -> Sizes:
    """Return the number of customers of every segment at every stage."""
    return {
        note.id: {stage: customers_at(note.segment, document.stage, stage) for stage in Stage}
        for note in document.notes(Block.CUSTOMER_SEGMENTS)
        if note.segment
    }


def customers_at(details: SegmentDetails, present: Stage, stage: Stage) -> int | None:
    """Return the number of customers of a segment at a stage, at present `customers_now`; None if not stated."""
    if stage == present and details.customers_now is not None:
        return details.customers_now
    return details.customers_by_stage.get(stage)


def _note_at(
    document: CanvasDocument, block: Block, note: Note, stage: Stage, away: Collection[UUID], sizes: Sizes
) -> Note:
    update: dict[str, Any] = {"segments": _there(note.segments, away)}
    if note.relationship:
        details = _without(note.relationship, away)
        is_in_place = block is Block.CUSTOMER_RELATIONSHIPS
        update["relationship"] = _details_at(details, document.stage, stage, sizes) if is_in_place else details
    if note.segment and block is Block.CUSTOMER_SEGMENTS:
        update["segment"] = note.segment.model_copy(update={"customers_now": sizes[note.id][stage]})
    return note.model_copy(update=update)


def _without(details: RelationshipDetails, away: Collection[UUID]) -> RelationshipDetails:
    update = {
        "segment": None if details.segment in away else details.segment,
        "channel": None if details.channel in away else details.channel,
        "serves": _there(details.serves, away),
    }
    return details.model_copy(update=update)


def _there(named: Iterable[UUID], away: Collection[UUID]) -> tuple[UUID, ...]:
    return tuple(key for key in named if key not in away)


def _details_at(details: RelationshipDetails, present: Stage, stage: Stage, sizes: Sizes) -> RelationshipDetails:
    is_plan = details.established == Answer.NO and not is_at(details, present)
    update = {
        "established": Answer.YES if is_plan else details.established,
        "customers_served": _served_at(details, present, stage, sizes),
    }
    return details.model_copy(update=update)


def _served_at(details: RelationshipDetails, present: Stage, stage: Stage, sizes: Sizes) -> int | None:
    """Return the customers served at a stage, scaled with the size of the segment."""
    known = sizes.get(details.segment, {}) if details.segment else {}
    before, then = known.get(_stated_of(details, present)), known.get(stage)
    if details.customers_served is None or not before or then is None:
        return details.customers_served
    return min((2 * details.customers_served * then + before) // (2 * before), LARGEST_COUNT)


def _stated_of(details: RelationshipDetails, present: Stage) -> Stage:
    """Return the stage that the figures of a relationship describe: the nearest of its own to the present one."""
    if is_at(details, present):
        return present
    is_ahead = details.start_stage and STAGES.index(details.start_stage) > STAGES.index(present)
    return (details.start_stage if is_ahead else details.end_stage) or present


def segment_upkeep(document: CanvasDocument, segment: Note, concerns: Concerns) -> Upkeep:
    """Return the cost of serving one segment at the stage of the canvas."""
    return _upkeep(document, [segment], (details for _, details in concerns.counted_for(segment.id)))


def shared_homes(document: CanvasDocument, segment: Note, concerns: Concerns) -> tuple[UUID, ...]:
    """Return the segments with which the running relationships are counted that a segment shares with them.

    Empty if a running relationship is counted for the segment itself.
    """
    own = concerns.counted_for(segment.id)
    if any(is_running(details, document.stage) for _, details in own):
        return ()
    shared = concerns.shared_with(segment.id)
    return tuple(dict.fromkeys(home for _, details, home in shared if is_running(details, document.stage)))


def upkeep_together(document: CanvasDocument) -> Upkeep:
    """Return the cost of serving all segments; the number of customers is known only if stated for every segment."""
    segments = document.notes(Block.CUSTOMER_SEGMENTS)
    return _upkeep(document, segments, (details for _, details in relationships_in(document)))


def _upkeep(
    document: CanvasDocument, segments: Collection[Note], relationships: Iterable[RelationshipDetails]
) -> Upkeep:
    running = [details for details in relationships if is_running(details, document.stage)]
    sizes = [customer_count(document, segment) for segment in segments]
    known = [size for size in sizes if size is not None]
    customers = sum(known) if known and len(known) == len(sizes) else None
    return Upkeep(customers, total_cost(running), count_costs(running), len(running))


def customer_count(document: CanvasDocument, segment: Note) -> int | None:
    """Return the number of customers of a segment at the stage of the canvas; None if not stated."""
    return customers_at(segment.segment, document.stage, document.stage) if segment.segment else None


def ends_before_it_begins(start: Stage | str | None, end: Stage | str | None) -> bool:
    """Return whether the start stage comes after the end stage; an open start or end never does."""
    if not start or not end:
        return False
    return STAGES.index(Stage(start)) > STAGES.index(Stage(end))


def describe_span(start: Stage | None, end: Stage | None) -> str:
    """Return the range of stages in words, as the end of a sentence."""
    first, last = (str(stage.label).lower() if stage else "" for stage in (start, end))
    if ends_before_it_begins(start, end):
        return f"from {first} to {last}, which is earlier"
    if first and last:
        return f"only at the {first} stage" if first == last else f"from {first} to {last}"
    return f"from the {first} stage" if first else f"until the {last} stage" if last else "at every stage"
