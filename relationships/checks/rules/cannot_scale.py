"""Rule: only staff serve a segment, and they are too few or too expensive for the stage."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from relationships.analysis.service_mix import WHOLE
from relationships.catalog.thresholds import ALMOST_ALL_PERCENT
from relationships.catalog.types import ServedBy
from relationships.checks.asks.questions import in_running
from relationships.checks.asks.relationships import SCALING, ask_relationship
from relationships.checks.facts.capacity import (
    Failure,
    find_full_staff,
    find_overrun,
    staff_relationships,
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

CODE = "cannot-scale"


@rule(
    code=CODE,
    title="Can’t scale",
    severity=Severity.WARNING,
    looks_for="Segments served only by staff at the growth stage or later, when capacity or cost has reached its "
    "limit. Service by staff alone isn’t a finding: Zappos and Starbucks depend on it by design. If the staff are "
    "almost fully booked and it is unclear how many customers others serve, Rapport asks you instead.",
    why="Staff costs grow with every customer. Once capacity or gross profit is used up, growth brings waiting times "
    "or losses.",
    what_to_do="Move simple requests to self-service or a community, and keep staff for the difficult ones.",
    example=Example(
        problem="A payroll service at the growth stage serves its customers only by phone. It has 395 customers and "
        "capacity for 400.",
        cured="Companies look up payslips themselves and call only when something has gone wrong.",
    ),
    source="Business Model Generation (2010), on the change from high-touch start-ups to models that scale; Kingman "
    "(1961), on capacity. The limit of 90 % is Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every segment that only staff serve, if capacity or cost fails from the growth stage.

    Yield a question if the staff are nearly full and it is unknown how many customers others serve.
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
    yield from ask(
        CODE,
        uncertain,
        "How many customers in {names} are served without staff? The staff are almost fully booked.",
        in_running("relationship.customers_served", lambda relationship: relationship.details.customers_served is None),
    )


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
        currency, what = subject.document.currency, "revenue" if value is None else "gross profit"
        cost, income = f"{money(total, currency)} a month", f"{money(bound, currency)} in {what}"
        fact = Fact("Cost to serve a customer", f"{cost}, {income}", segment.id)
        yield Failure(fact, f"a customer costs {cost} and brings in only {income}", f"at most {income}")


def _finding(subject: Subject, segment: Segment, failures: list[Failure]) -> Finding:
    facts = [failure.fact for failure in failures]
    limits = sorted({failure.limit for failure in failures})
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id, *(relationship.id for relationship in staff_relationships(segment))),
        f"At the {subject.stage.label.lower()} stage, only staff serve {segment.name}, but "
        f"{joined([failure.description for failure in failures])}.",
        figure="; ".join(sorted(f"{fact.label}: {fact.value}" for fact in facts)),
        threshold=f"{joined(limits)} expected",
        repeats=True,
        facts=tuple(facts),
        ask=ask_relationship(
            subject, segment, SCALING, "Describe how you could serve more customers without more staff."
        ),
        read=frozenset(failure.read for failure in failures if failure.read),
    )
