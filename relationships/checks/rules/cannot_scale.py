"""A segment served by staff alone, of whom there are too few, or who cost too much, for the stage."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.answers import answers_of
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.segments import Factor, Level
from relationships.catalog.thresholds import ALMOST_ALL_PERCENT, NEARLY_FULL_PERCENT
from relationships.catalog.types import RelationshipType, ServedBy
from relationships.checks.changes import suggested_type, with_relationship
from relationships.checks.costs import costs_of
from relationships.checks.earnings import monthly_revenue, monthly_value, newest
from relationships.checks.expensive import exceeds, total_of
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.parties import Segment
from relationships.checks.rule import Example, rule
from relationships.checks.subject import Subject
from relationships.checks.words import joined, number
from relationships.mix import STAGES, WHOLE

CODE = "cannot-scale"
NOT_BY_STAFF = tuple(
    kind for kind in RelationshipType if kind not in (RelationshipType.DEDICATED, RelationshipType.PERSONAL)
)


@rule(
    code=CODE,
    title="Cannot scale",
    severity=Severity.WARNING,
    why="Staff grow with every customer. Where they are full, or cost more than a customer leaves, growth makes "
    "waiting or losses, however good the service is.",
    what_to_do="Let customers help themselves or each other with what is simple, and keep people for what is not.",
    example=Example(
        problem="A payroll service at growth has room for 400 firms by telephone alone, and 395 customers.",
        cured="Firms look up payslips themselves; the telephone is for what has gone wrong.",
    ),
    source="From high-touch start-up to what scales: Business Model Generation (2010). Kingman (1961) for capacity; "
    "nine tenths as the limit is own judgement. Staff alone is no finding: Zappos and Starbucks live by it.",
)
def check(subject: Subject) -> Iterator[Finding]:
    """From growth on, staff alone, and capacity or cost that fails."""
    if subject.is_early:
        return
    for segment in subject.segments:
        if _is_by_staff_alone(segment) and (fails := [*_full(subject, segment), *_dear(subject, segment)]):
            yield _finding(subject, segment, fails)


def _is_by_staff_alone(segment: Segment) -> bool:
    """By type, or by nearly all customers served where all are counted."""
    if segment.is_served_by(ServedBy.STAFF):
        return True
    served = [(each.served_by, each.details.customers_served) for each in segment.running]
    if any(by is None or many is None for by, many in served):
        return False
    whole = sum(many or 0 for _, many in served)
    by_staff = sum(many or 0 for by, many in served if by is ServedBy.STAFF)
    return whole > 0 and by_staff * WHOLE >= whole * ALMOST_ALL_PERCENT


def _full(subject: Subject, segment: Segment) -> Iterator[Fact]:
    """Where the staff are nearly full, or will be at the next stage. For customers of high value one hires another
    person: then they must be over the limit.
    """
    value = answers_of(segment.details, subject.document.currency).levels.get(Factor.VALUE)
    limit = WHOLE if value is Level.HIGH else NEARLY_FULL_PERCENT
    staff = [each for each in segment.running if each.served_by is ServedBy.STAFF]
    is_full = False
    for each in staff:
        served, capacity = each.details.customers_served, each.details.capacity
        if served and capacity is not None and served * WHOLE > capacity * limit:
            is_full = True
            yield Fact("Served of capacity", f"{served:,} of {capacity:,}", each.id)
        used = newest(subject, KnownIndicator.CAPACITY_USED, each.id)
        if used and used.latest.value > limit:
            yield Fact("Capacity used", f"{number(used.latest.value)} %", each.id)
    used = newest(subject, KnownIndicator.CAPACITY_USED, segment.id)
    if used and used.latest.value > limit:
        yield Fact("Capacity used", f"{number(used.latest.value)} %", segment.id)
    room = [each.details.capacity for each in staff]
    if None not in room and not is_full:
        yield from _overrun(subject, segment, sum(filter(None, room)), limit)


def _overrun(subject: Subject, segment: Segment, room: int, limit: int) -> Iterator[Fact]:
    details, stage = segment.details, STAGES.index(subject.stage)
    now = max(details.customers_now or 0, details.customers_by_stage.get(subject.stage, 0))
    if now * WHOLE > room * limit:
        yield Fact("Customers, and room for them", f"{now:,}, room for {room:,}", segment.id)
    coming = max((details.customers_by_stage.get(each, 0) for each in STAGES[stage + 1 :]), default=0)
    if coming > room and now * WHOLE <= room * limit:
        yield Fact("Customers of later stages, and room for them", f"{coming:,}, room for {room:,}", segment.id)


def _dear(subject: Subject, segment: Segment) -> Iterator[Fact]:
    value = monthly_value(subject, segment)
    bound = value if value is not None else monthly_revenue(subject, segment)
    costs = costs_of(subject, segment) if monthly_revenue(subject, segment) else []
    if bound is not None and costs and exceeds(total_of(costs), bound):
        text = f"{number(total_of(costs))}, of {number(bound)} that they leave"
        yield Fact("Cost of a customer a month", text, segment.id)


def _finding(subject: Subject, segment: Segment, fails: list[Fact]) -> Finding:
    kind = suggested_type(segment.details, subject.document.currency, NOT_BY_STAFF)
    said = joined([f"{fact.label.lower()}: {fact.value}" for fact in fails])
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id, *dict.fromkeys(fact.note for fact in fails if fact.note and fact.note != segment.id)),
        f"At the {subject.stage.label.lower()} stage, {segment.name} is served by staff alone, "
        f"and that fails ({said}).",
        figure="; ".join(sorted(f"{fact.label}: {fact.value}" for fact in fails)),
        threshold=f"below {NEARLY_FULL_PERCENT} % of capacity, and no dearer than what a customer leaves",
        facts=tuple(fails),
        cure=Cure(
            f"Add a way to be served that grows without staff; {kind.label.lower()} is assumed.",
            lambda document: with_relationship(document, segment.id, kind),
        ),
    )
