"""Use of the staff's capacity in a segment, compared with its present and future customers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from relationships.analysis.segment_answers import collect_answers
from relationships.analysis.service_mix import STAGES, WHOLE
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.segments import Factor, Level
from relationships.catalog.thresholds import NEARLY_FULL_PERCENT
from relationships.catalog.types import ServedBy
from relationships.checks.facts.earnings import newest
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact
from relationships.checks.phrases import number
from relationships.formats import format_number, format_percent, with_unit

SERVED = "Places taken"


@dataclass(frozen=True, slots=True)
class Failure:
    """One way in which capacity or cost fails: evidence, description, limit, and the indicator read, if any."""

    fact: Fact
    description: str
    limit: str
    read: UUID | None = None


def staff_relationships(segment: Segment) -> list[Relationship]:
    """Return the running relationships of a segment in which staff serve."""
    return [relationship for relationship in segment.running if relationship.served_by is ServedBy.STAFF]


def usable_percent(subject: Subject, segment: Segment) -> int:
    """Return how much of the capacity may be used, in percent.

    All of it for customers of high value, since another person is hired for them.
    """
    value = collect_answers(segment.details, subject.document.currency).levels.get(Factor.VALUE)
    return WHOLE if value is Level.HIGH else NEARLY_FULL_PERCENT


def find_full_staff(subject: Subject, segment: Segment) -> Iterator[Failure]:
    """Yield a failure wherever the staff are nearly full, as counted or measured."""
    limit = usable_percent(subject, segment)
    expected = f"at most {format_percent(limit)} of capacity"
    for relationship in staff_relationships(segment):
        served, capacity = relationship.details.customers_served, relationship.details.capacity
        if served and capacity is not None and served * WHOLE > capacity * limit:
            used = f"{format_percent(served * WHOLE // capacity)}, " if capacity else ""
            fact = Fact(SERVED, f"{format_number(served)} of {format_number(capacity)}", relationship.id)
            yield Failure(fact, f"{fact.value} places are taken ({used}limit: {format_percent(limit)})", expected)
    for place in (*(relationship.id for relationship in staff_relationships(segment)), segment.id):
        measured = newest(subject, KnownIndicator.CAPACITY_USED, place)
        if measured and measured.latest.value > limit:
            used = with_unit(number(measured.latest.value), "%")
            description = f"{used} of capacity is used (limit: {format_percent(limit)})"
            yield Failure(Fact("Capacity used", used, place), description, expected, measured.indicator.id)


def find_overrun(subject: Subject, segment: Segment) -> Iterator[Failure]:
    """Yield a failure if there are, or will be, more customers than the capacity allows."""
    capacities = [relationship.details.capacity for relationship in staff_relationships(segment)]
    if None in capacities or any(failure.fact.label == SERVED for failure in find_full_staff(subject, segment)):
        return
    total_capacity, limit = sum(filter(None, capacities)), usable_percent(subject, segment)
    room = f"their capacity is {format_number(total_capacity)}"
    details, stage = segment.details, STAGES.index(subject.stage)
    now = max(details.customers_now or 0, details.customers_by_stage.get(subject.stage, 0))
    coming = max((details.customers_by_stage.get(stage_ahead, 0) for stage_ahead in STAGES[stage + 1 :]), default=0)
    if now * WHOLE > total_capacity * limit:
        fact = Fact("Customers", f"{format_number(now)}, capacity {format_number(total_capacity)}", segment.id)
        description = f"{room} and there are {format_number(now)} customers (limit: {format_percent(limit)})"
        yield Failure(fact, description, f"at most {format_percent(limit)} of capacity")
    elif coming > total_capacity:
        later, most = format_number(coming), format_number(total_capacity)
        fact = Fact("Customers at a later stage", f"{later}, capacity {most}", segment.id)
        yield Failure(fact, f"{room} and {later} customers are expected later", f"at most {most}")
