"""A segment served by staff alone, of whom there are too few, or who cost too much, for the stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from relationships.analysis.service_mix import WHOLE
from relationships.catalog.thresholds import ALMOST_ALL_PERCENT
from relationships.catalog.types import ServedBy
from relationships.checks.cures.adding import SCALING, bring_in
from relationships.checks.cures.changes import with_details, with_reading
from relationships.checks.facts.capacity import Fail, full, limit_of, overrun, relieved, staff_of
from relationships.checks.facts.costs import costs_of
from relationships.checks.facts.earnings import monthly_revenue, monthly_value
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, money
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.cost_overrun import exceeds, total_of
from relationships.checks.shared_findings.duty_breach import ask
from relationships.document.canvas import CanvasDocument
from relationships.document.values import LARGEST_COUNT

CODE = "cannot-scale"


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
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """From growth on, staff alone, and capacity or cost that fails; a question where the staff are full and nobody says
    how many others serve.
    """
    if subject.is_early:
        return
    unsure = []
    for segment in subject.segments:
        is_alone = _is_by_staff_alone(segment)
        if is_alone and (fails := [*full(subject, segment), *overrun(subject, segment), *_dear(subject, segment)]):
            yield _finding(subject, segment, fails)
        elif is_alone is None and any(full(subject, segment)):
            unsure.append(segment)
    yield from ask(CODE, unsure, "How many of {names} are served without the staff, who are nearly full?")


def _is_by_staff_alone(segment: Segment) -> bool | None:
    """By type, or by nearly all customers served; None where not all are counted."""
    if segment.is_served_by(ServedBy.STAFF):
        return True
    served = [(relationship.served_by, relationship.details.customers_served) for relationship in segment.running]
    if any(by is None for by, _ in served):
        return False
    if any(many is None for _, many in served):
        return None
    whole = sum(many or 0 for _, many in served)
    by_staff = sum(many or 0 for by, many in served if by is ServedBy.STAFF)
    return whole > 0 and by_staff * WHOLE >= whole * ALMOST_ALL_PERCENT


def _dear(subject: Subject, segment: Segment) -> Iterator[Fail]:
    value, revenue = monthly_value(subject, segment), monthly_revenue(subject, segment)
    bound = value if value is not None else revenue
    total = total_of(costs_of(subject, segment)) if revenue else Decimal(0)
    if bound is not None and exceeds(total, bound):
        currency, verb = subject.document.currency, "pays" if value is None else "leaves"
        said = f"a customer costs {money(total, currency)} a month and {verb} {money(bound, currency)}"
        yield Fail(Fact("Cost of a customer a month, and the most it may be", said, segment.id), said)


def _finding(subject: Subject, segment: Segment, fails: list[Fail]) -> Finding:
    facts = [fail.fact for fail in fails]
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id, *(relationship.id for relationship in staff_of(segment))),
        f"At the {subject.stage.label.lower()} stage, staff alone serve {segment.name}, and that fails: "
        f"{joined([fail.said for fail in fails])}.",
        figure="; ".join(sorted(f"{fact.label}: {fact.value}" for fact in facts)),
        threshold=f"at most {limit_of(subject, segment)} % of capacity, and no dearer than what a customer leaves",
        facts=tuple(facts),
        cure=_cure(subject, segment, fails),
        read=frozenset(fail.read for fail in fails if fail.read),
    )


def _cure(subject: Subject, segment: Segment, fails: list[Fail]) -> Cure:
    """Another way to be served, taken by as many as relieve the staff, where they are counted; where it was measured
    how full they are, a reading at the limit is assumed.
    """
    limit, words = limit_of(subject, segment), "Add a way to be served that grows without staff"
    left = relieved(segment, limit)
    served = sum(relationship.details.customers_served or 0 for relationship in staff_of(segment))
    moved = min(served - sum(left.values()), LARGEST_COUNT)
    counted = {"customers_served": moved} if left and moved else {}
    way = bring_in(subject, segment, SCALING, words, **counted)
    then = f", for {moved:,} of those whom staff serve now" if counted else ""
    read = [fail.read for fail in fails if fail.read]
    return Cure(
        f"{way.words[:-1]}{then}.",
        lambda document: _read_at(_served(way.apply(document), left if counted else {}), read, subject.today, limit),
    )


def _served(document: CanvasDocument, left: dict[UUID, int]) -> CanvasDocument:
    for key, many in left.items():
        document = with_details(document, key, customers_served=many)
    return document


def _read_at(document: CanvasDocument, read: list[UUID], today: dt.date, limit: int) -> CanvasDocument:
    for key in read:
        document = with_reading(document, key, today, Decimal(limit))
    return document
