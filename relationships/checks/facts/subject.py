"""The subject of a check: a document on a day, with derived values that several rules need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from relationships.analysis.goal_coverage import EARLY, concerned_by
from relationships.analysis.service_mix import is_at, is_running, least_cost, monthly_cost
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage
from relationships.catalog.thresholds import PICTURE_AFTER
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.series import Series
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Review
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails
from relationships.document.segments import SegmentDetails


@dataclass(frozen=True)
class Subject:
    """A document and the day as of which it is checked."""

    document: CanvasDocument
    today: dt.date

    @property
    def stage(self) -> Stage:
        """The stage of the business."""
        return self.document.stage

    @property
    def is_early(self) -> bool:
        """Whether the business is an idea or a start-up."""
        return self.document.stage in EARLY

    @cached_property
    def notes(self) -> Mapping[UUID, Note]:
        """All notes by id."""
        return {note.id: note for _, note in self.document.placed_notes()}

    @cached_property
    def concerned(self) -> Mapping[UUID, frozenset[UUID]]:
        """The ids of the segments that each note concerns, by the note's id."""
        return {key: frozenset(note.segments) for key, note in self.notes.items()}

    @cached_property
    def blocks(self) -> Mapping[UUID, Block]:
        """The block of every note, by the note's id."""
        return {note.id: block for block, note in self.document.placed_notes()}

    @cached_property
    def relationships(self) -> tuple[Relationship, ...]:
        """All notes of Customer Relationships; relationship details of notes in other blocks are ignored."""
        segments = {note.id: note for note in self.document.notes(Block.CUSTOMER_SEGMENTS)}
        return tuple(
            _relationship(note, segments, self.stage) for note in self.document.notes(Block.CUSTOMER_RELATIONSHIPS)
        )

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All notes of Customer Segments, each with its relationships."""
        by_segment: dict[UUID, list[Relationship]] = {}
        for relationship in self.relationships:
            for segment in relationship.segments:
                by_segment.setdefault(segment.id, []).append(relationship)
        return tuple(
            Segment(note, note.segment or SegmentDetails(), tuple(by_segment.get(note.id, ())))
            for note in self.document.notes(Block.CUSTOMER_SEGMENTS)
        )

    @cached_property
    def by_segment(self) -> Mapping[UUID, Segment]:
        """All segments by the ids of their notes."""
        return {segment.id: segment for segment in self.segments}

    @cached_property
    def running_costs(self) -> tuple[Decimal, ...]:
        """The known costs per month of the running relationships that cost anything."""
        costs = (least_cost(relationship.details) for relationship in self.relationships if relationship.is_running)
        return tuple(filter(None, costs))

    @cached_property
    def knows_running_costs(self) -> bool:
        """Whether no running relationship has a cost of which only a part is known."""
        running = (relationship.details for relationship in self.relationships if relationship.is_running)
        return all(monthly_cost(details) is not None or not details.cost_per_customer for details in running)

    def served(self, relationship: Relationship) -> list[Segment]:
        """Return the segments of a relationship, in the order of the canvas."""
        return [segment for segment in self.segments if segment.id in relationship.segment_ids]

    @cached_property
    def paying(self) -> frozenset[UUID]:
        """The segments that the revenue streams name."""
        return frozenset(key for stream in self.document.blocks.revenue_streams for key in stream.segments)

    @cached_property
    def customers(self) -> Mapping[UUID, int]:
        """The number of customers of each segment as stated, 0 if unknown.

        It is at least the number served by a relationship for this segment alone.
        """
        return {segment.id: max(_stated(segment, self.stage), *_served(segment), 0) for segment in self.segments}

    @cached_property
    def customers_of(self) -> Mapping[UUID, int]:
        """The number of customers of all segments of a relationship together; 0 if it is unknown for one of them."""
        return {relationship.id: self._count_customers(relationship) for relationship in self.relationships}

    def _count_customers(self, relationship: Relationship) -> int:
        counts = [self.customers[segment.id] for segment in relationship.segments]
        return sum(counts) if all(counts) else 0

    @cached_property
    def series(self) -> Mapping[UUID | None, tuple[Series, ...]]:
        """The indicators by the note they belong to (None: the canvas)."""
        found: dict[UUID | None, list[Series]] = {}
        for indicator in self.document.indicators:
            found.setdefault(indicator.subject, []).append(self._series(indicator))
        return {subject: tuple(group) for subject, group in found.items()}

    def _series(self, indicator: Indicator) -> Series:
        readings = indicator.readings
        if readings and readings[-1].date > self.today:
            readings = tuple(reading for reading in readings if reading.date <= self.today)
        return Series(indicator, readings)

    def series_of(self, *subjects: UUID | None) -> Iterator[Series]:
        """Yield the indicators of several notes (None: of the canvas) that have readings."""
        for subject in subjects:
            yield from (series for series in self.series.get(subject, ()) if series.readings)

    @cached_property
    def reviews(self) -> Mapping[UUID | None, tuple[Review, ...]]:
        """The reviews held so far by subject (None: the canvas), the newest last."""
        found: dict[UUID | None, list[Review]] = {}
        for review in sorted(self.document.reviews, key=lambda review: review.date):
            if review.date <= self.today:
                found.setdefault(review.subject, []).append(review)
        return {subject: tuple(group) for subject, group in found.items()}

    @cached_property
    def newest(self) -> dt.date:
        """The latest date up to today on the canvas; today if it has none."""
        return max(self._dates(), default=self.today)

    @property
    def is_case_study(self) -> bool:
        """Whether others drew the canvas of a company from published sources.

        Such a canvas is not maintained, so findings about outdated data would be pointless.
        """
        return bool(self.document.sources) and self.today - self.newest > PICTURE_AFTER

    @property
    def day(self) -> dt.date:
        """The day as of which ages are computed: for a case study the latest date on it, else today."""
        return self.newest if self.is_case_study else self.today

    def _dates(self) -> Iterator[dt.date]:
        """Yield all dates on the canvas up to today."""
        dated = [series.readings[-1].date for group in self.series.values() for series in group if series.readings]
        dated += [reviews[-1].date for reviews in self.reviews.values()]
        for relationship in self.relationships:
            dated += filter(None, (relationship.details.established_on, relationship.details.data_audited_on))
        dated += [note.evidence.date for note in self.notes.values() if note.evidence and note.evidence.date]
        return (date for date in dated if date <= self.today)


def _stated(segment: Segment, stage: Stage) -> int:
    return segment.details.customers_now or segment.details.customers_by_stage.get(stage, 0)


def _served(segment: Segment) -> Iterator[int]:
    return (
        relationship.details.customers_served or 0
        for relationship in segment.running
        if len(relationship.segments) == 1
    )


def _relationship(note: Note, segments: Mapping[UUID, Note], stage: Stage) -> Relationship:
    details = note.relationship or RelationshipDetails()
    found = tuple(segments[key] for key in concerned_by(note, details) if key in segments)
    return Relationship(note, details, found, is_at(details, stage), is_running(details, stage))
