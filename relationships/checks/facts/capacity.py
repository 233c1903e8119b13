"""How full the staff of a segment are, against the customers there are and those to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.segment_answers import answers_of
from relationships.analysis.service_mix import STAGES, WHOLE
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.segments import Factor, Level
from relationships.catalog.thresholds import ALMOST_ALL_PERCENT, NEARLY_FULL_PERCENT
from relationships.catalog.types import ServedBy
from relationships.checks.facts.earnings import newest
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact
from relationships.checks.phrases import number
from relationships.document.values import LARGEST_COUNT

SERVED = "Served of capacity"


@dataclass(frozen=True, slots=True)
class Fail:
    """What fails: the fact, what it means in words, and the indicator that it was read from."""

    fact: Fact
    said: str
    read: UUID | None = None


def staff_of(segment: Segment) -> list[Relationship]:
    """The relationships of a segment in which staff serve."""
    return [relationship for relationship in segment.running if relationship.served_by is ServedBy.STAFF]


def limit_of(subject: Subject, segment: Segment) -> int:
    """How much of the capacity may be used, in percent. For customers of high value one hires another person: then only
    what is over it is too much.
    """
    value = answers_of(segment.details, subject.document.currency).levels.get(Factor.VALUE)
    return WHOLE if value is Level.HIGH else NEARLY_FULL_PERCENT


def full(subject: Subject, segment: Segment) -> Iterator[Fail]:
    """Where the staff are nearly full, as counted or measured."""
    limit = limit_of(subject, segment)
    for relationship in staff_of(segment):
        served, capacity = relationship.details.customers_served, relationship.details.capacity
        if served and capacity is not None and served * WHOLE > capacity * limit:
            used = f"{served * WHOLE // capacity} %, " if capacity else ""
            fact = Fact(SERVED, f"{served:,} of {capacity:,}", relationship.id)
            yield Fail(fact, f"{served:,} of {capacity:,} places are taken ({used}limit {limit} %)")
    for place in (*(relationship.id for relationship in staff_of(segment)), segment.id):
        measured = newest(subject, KnownIndicator.CAPACITY_USED, place)
        if measured and measured.latest.value > limit:
            used = f"{number(measured.latest.value)} %"
            said = f"{used} of the capacity is used (limit {limit} %)"
            yield Fail(Fact("Capacity used", used, place), said, measured.indicator.id)


def overrun(subject: Subject, segment: Segment) -> Iterator[Fail]:
    """Where there are, or will be, more customers than there is room for."""
    rooms = [relationship.details.capacity for relationship in staff_of(segment)]
    if None in rooms or any(fail.fact.label == SERVED for fail in full(subject, segment)):
        return
    room, limit = sum(filter(None, rooms)), limit_of(subject, segment)
    details, stage = segment.details, STAGES.index(subject.stage)
    now = max(details.customers_now or 0, details.customers_by_stage.get(subject.stage, 0))
    coming = max((details.customers_by_stage.get(stage_ahead, 0) for stage_ahead in STAGES[stage + 1 :]), default=0)
    if now * WHOLE > room * limit:
        fact = Fact("Customers, and room for them", f"{now:,}, room for {room:,}", segment.id)
        yield Fail(fact, f"there is room for {room:,}, and there are {now:,} (limit {limit} %)")
    elif coming > room:
        fact = Fact("Customers of later stages, and room for them", f"{coming:,}, room for {room:,}", segment.id)
        yield Fail(fact, f"there is room for {room:,}, and {coming:,} are to come")


def relieved(segment: Segment, limit: int) -> dict[UUID, int]:
    """How many each of the staff would serve if others took over so many that they are neither nearly full nor serve
    nearly all of them; empty where not all are counted.
    """
    staff = [
        (relationship.id, relationship.details.customers_served, relationship.details.capacity)
        for relationship in staff_of(segment)
    ]
    if any(served is None for _, served, _ in staff):
        return {}
    return {key: min(_share(served), _share(capacity, limit)) for key, served, capacity in staff}


def _share(many: int | None, percent: int = ALMOST_ALL_PERCENT - 1) -> int:
    return LARGEST_COUNT if many is None else many * percent // WHOLE
