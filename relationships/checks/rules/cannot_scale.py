"""Rule: a segment is served by staff alone, who are too few or too expensive for the stage."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from relationships.analysis.service_mix import WHOLE
from relationships.catalog.thresholds import ALMOST_ALL_PERCENT
from relationships.catalog.types import ServedBy
from relationships.checks.asks.relationships import SCALING, ask_relationship
from relationships.checks.facts.capacity import (
    Failure,
    find_full_staff,
    find_overrun,
    staff_relationships,
    usable_percent,
)
from relationships.checks.facts.costs import list_costs
from relationships.checks.facts.earnings import monthly_revenue, monthly_value
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, money
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.cost_overrun import exceeds, sum_costs
from relationships.checks.shared_findings.duty_breach import ask
from relationships.formats import format_percent

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
        threshold=f"at most {format_percent(usable_percent(subject, segment))} of capacity, "
        "and no dearer than what a customer leaves",
        facts=tuple(facts),
        ask=ask_relationship(subject, segment, SCALING, "Describe a way to be served that grows without staff."),
        read=frozenset(failure.read for failure in failures if failure.read),
    )
