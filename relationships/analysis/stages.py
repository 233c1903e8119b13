"""The canvas as it is at another stage of the business, and what serving its customers costs there.

What a canvas states, it states of today. Of another stage it knows when each relationship begins and ends and, where
that was said, how many customers there will be; the rest is assumed to stay as it is:

- Fixed cost and cost per customer stay the same.
- A relationship goes on serving the same share of its segment, or as many as now where the segment's customers are not
  stated at both stages.
- What is not meant for the present stage is not there now, whatever is planned: at its own stages it is assumed to run.
  What is meant for the present stage and not established is overdue, and no plan says that it will come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from relationships.analysis.goal_coverage import relationships_for, relationships_in
from relationships.analysis.service_mix import STAGES, is_at, is_running, monthly_cost, total_cost
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
    """What it costs a month, in the canvas's currency, to serve customers at the stage of a canvas.

    `customers` and `cost` are None where they are not stated; `counted` of the `of` relationships state a cost.
    """

    customers: int | None
    cost: Decimal | None
    counted: int
    of: int

    @property
    def per_customer(self) -> Decimal | None:
        """Cost a month ÷ customers; None where one of them is not stated, or nobody is there to be served."""
        return self.cost / self.customers if self.cost is not None and self.customers else None


def at_stage(document: CanvasDocument, stage: Stage) -> CanvasDocument:
    """The canvas as it is at a stage: its relationships at that stage, its segments with the customers of that stage.

    What is said of relationships that are not there (links, indicators, reviews) is left out with them.
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
        "indicators": tuple(each for each in document.indicators if each.subject not in away),
        "reviews": tuple(each for each in document.reviews if each.subject not in away),
    }
    return document.model_copy(update=update)


def _sizes(document: CanvasDocument) -> Sizes:
    """How many customers each segment has at every stage."""
    return {
        note.id: {stage: customers_at(note.segment, document.stage, stage) for stage in Stage}
        for note in document.notes(Block.CUSTOMER_SEGMENTS)
        if note.segment
    }


def customers_at(details: SegmentDetails, present: Stage, stage: Stage) -> int | None:
    """How many customers a segment has at a stage; None where it is not stated. What is counted now is of now."""
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
    """As large a share of the segment as is served at the stage that the stated number is of."""
    known = sizes.get(details.segment, {}) if details.segment else {}
    before, then = known.get(_stated_of(details, present)), known.get(stage)
    if details.customers_served is None or not before or then is None:
        return details.customers_served
    return min((2 * details.customers_served * then + before) // (2 * before), LARGEST_COUNT)


def _stated_of(details: RelationshipDetails, present: Stage) -> Stage:
    """The stage that the figures of a relationship are of: of those it is meant for the one nearest to the present."""
    if is_at(details, present):
        return present
    is_ahead = details.start_stage and STAGES.index(details.start_stage) > STAGES.index(present)
    return (details.start_stage if is_ahead else details.end_stage) or present


def upkeep_of(document: CanvasDocument, segment: Note) -> Upkeep:
    """What serving one segment costs at the stage of the canvas."""
    return _upkeep(document, [segment], (details for _, details in relationships_for(document, segment.id)))


def upkeep_together(document: CanvasDocument) -> Upkeep:
    """What serving everybody costs; how many they are is known only where it is stated of every segment."""
    segments = document.notes(Block.CUSTOMER_SEGMENTS)
    return _upkeep(document, segments, (details for _, details in relationships_in(document)))


def _upkeep(
    document: CanvasDocument, segments: Collection[Note], relationships: Iterable[RelationshipDetails]
) -> Upkeep:
    running = [details for details in relationships if is_running(details, document.stage)]
    counted = sum(monthly_cost(details) is not None for details in running)
    sizes = [size_of(document, segment) for segment in segments]
    known = [size for size in sizes if size is not None]
    customers = sum(known) if known and len(known) == len(sizes) else None
    return Upkeep(customers, total_cost(running), counted, len(running))


def size_of(document: CanvasDocument, segment: Note) -> int | None:
    """How many customers a segment has at the stage of the canvas; None where it is not stated."""
    return customers_at(segment.segment, document.stage, document.stage) if segment.segment else None


def ends_before_it_begins(start: Stage | str | None, end: Stage | str | None) -> bool:
    """Whether two stages, of which either may be left open, enclose none."""
    if not start or not end:
        return False
    return STAGES.index(Stage(start)) > STAGES.index(Stage(end))


def in_words(start: Stage | None, end: Stage | None) -> str:
    """From when until when something runs, as the end of a sentence."""
    first, last = (str(each.label).lower() if each else "" for each in (start, end))
    if ends_before_it_begins(start, end):
        return f"from {first} until {last}, which is before"
    if first and last:
        return f"at {first} only" if first == last else f"from {first} until {last}"
    return f"from {first} on" if first else f"until {last}" if last else "at every stage"
