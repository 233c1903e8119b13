"""Rule: a segment is served by staff alone, who are too few or too expensive for the stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from relationships.analysis.service_mix import WHOLE
from relationships.catalog.thresholds import ALMOST_ALL_PERCENT
from relationships.catalog.types import ServedBy
from relationships.checks.cures.adding import SCALING, relationship_cure
from relationships.checks.cures.changes import with_details, with_reading
from relationships.checks.facts.capacity import (
    Failure,
    find_full_staff,
    find_overrun,
    relieve_staff,
    staff_relationships,
    usable_percent,
)
from relationships.checks.facts.costs import list_costs
from relationships.checks.facts.earnings import monthly_revenue, monthly_value
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, money
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.cost_overrun import exceeds, sum_costs
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
    uncertain = []
    for segment in subject.segments:
        is_alone = _is_by_staff_alone(segment)
        if is_alone and (
            failures := [
                *find_full_staff(subject, segment),
                *find_overrun(subject, segment),
                *_cost_failures(subject, segment),
            ]
        ):
            yield _finding(subject, segment, failures)
        elif is_alone is None and any(find_full_staff(subject, segment)):
            uncertain.append(segment)
    yield from ask(CODE, uncertain, "How many of {names} are served without the staff, who are nearly full?")


def _is_by_staff_alone(segment: Segment) -> bool | None:
    """Return whether staff alone serve, by type or by nearly all customers; None if some are not counted."""
    if segment.is_served_by(ServedBy.STAFF):
        return True
    served = [(relationship.served_by, relationship.details.customers_served) for relationship in segment.running]
    if any(by is None for by, _ in served):
        return False
    if any(customers is None for _, customers in served):
        return None
    total = sum(customers or 0 for _, customers in served)
    by_staff = sum(customers or 0 for by, customers in served if by is ServedBy.STAFF)
    return total > 0 and by_staff * WHOLE >= total * ALMOST_ALL_PERCENT


def _cost_failures(subject: Subject, segment: Segment) -> Iterator[Failure]:
    value, revenue = monthly_value(subject, segment), monthly_revenue(subject, segment)
    bound = value if value is not None else revenue
    total = sum_costs(list_costs(subject, segment)) if revenue else Decimal(0)
    if bound is not None and exceeds(total, bound):
        currency, verb = subject.document.currency, "pays" if value is None else "leaves"
        description = f"a customer costs {money(total, currency)} a month and {verb} {money(bound, currency)}"
        yield Failure(Fact("Cost of a customer a month, and the most it may be", description, segment.id), description)


def _finding(subject: Subject, segment: Segment, failures: list[Failure]) -> Finding:
    facts = [failure.fact for failure in failures]
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id, *(relationship.id for relationship in staff_relationships(segment))),
        f"At the {subject.stage.label.lower()} stage, staff alone serve {segment.name}, and that fails: "
        f"{joined([failure.description for failure in failures])}.",
        figure="; ".join(sorted(f"{fact.label}: {fact.value}" for fact in facts)),
        threshold=f"at most {usable_percent(subject, segment)} % of capacity, "
        "and no dearer than what a customer leaves",
        facts=tuple(facts),
        cure=_cure(subject, segment, failures),
        read=frozenset(failure.read for failure in failures if failure.read),
    )


def _cure(subject: Subject, segment: Segment, failures: list[Failure]) -> Cure:
    """Return a cure that adds a relationship without staff, for as many customers as relieve the staff.

    The number is left out if some customers are not counted. If the use of capacity was measured, assume a reading at
    the limit.
    """
    limit, words = usable_percent(subject, segment), "Add a way to be served that grows without staff"
    remaining = relieve_staff(segment, limit)
    served = sum(relationship.details.customers_served or 0 for relationship in staff_relationships(segment))
    taken_over = min(served - sum(remaining.values()), LARGEST_COUNT)
    counted = {"customers_served": taken_over} if remaining and taken_over else {}
    cure = relationship_cure(subject, segment, SCALING, words, **counted)
    then = f", for {taken_over:,} of those whom staff serve now" if counted else ""
    read = [failure.read for failure in failures if failure.read]
    return Cure(
        f"{cure.words[:-1]}{then}.",
        lambda document: _with_readings(
            _with_served(cure.apply(document), remaining if counted else {}), read, subject.today, limit
        ),
    )


def _with_served(document: CanvasDocument, remaining: dict[UUID, int]) -> CanvasDocument:
    for key, customers in remaining.items():
        document = with_details(document, key, customers_served=customers)
    return document


def _with_readings(document: CanvasDocument, read: list[UUID], today: dt.date, limit: int) -> CanvasDocument:
    for key in read:
        document = with_reading(document, key, today, Decimal(limit))
    return document
