"""Rule: a segment that wants or needs people is served by machines alone."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.analysis.service_mix import WHOLE
from relationships.catalog.goals import Answer
from relationships.catalog.relationships import Duty
from relationships.catalog.segments import ContactPreference, Factor, Level, Period
from relationships.catalog.thresholds import ALMOST_ALL_PERCENT, DEAR_PURCHASE, UNITS_PER_EURO
from relationships.catalog.types import ServedBy
from relationships.checks.asks.fields import ask_field
from relationships.checks.asks.relationships import BY_STAFF, ask_relationship
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, names
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask
from relationships.formats import format_number, format_percent

CODE = "over-automation"
# The world population, rounded up; larger numbers are typing errors.
MOST_PEOPLE = 9_000_000_000
HARD = {Factor.STAKES: "much is at stake for them", Factor.COMPLEXITY: "it is complex", Factor.PRICE: "it is dear"}


@rule(
    code=CODE,
    title="Too much automation",
    severity=Severity.WARNING,
    why="Who wants a person, or faces something complex, dear or frightening, feels turned away by a machine.",
    what_to_do="Put a person beside the machine, at least for the matters that are hard.",
    example=Example(
        problem="A fertility clinic answers the questions of its patients by chatbot and portal alone.",
        cured="A nurse rings back the same day.",
    ),
    source="Meuter, Ostrom, Roundtree and Bitner, Self-Service Technologies (2000); Berry and Bendapudi, Health Care "
    "(2007); the share that counts as almost all is own judgement.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Segments with a wish for people, or a hard matter and no known way to a person, served by machines alone.

    Where they prize autonomy and nothing is at stake, one has to ask whether a person can be reached.
    """
    uncertain = []
    for segment in subject.segments:
        by_machines = segment.is_served_by(ServedBy.MACHINE)
        hard_factors = [factor for factor in HARD if _is_high(subject, segment, factor)]
        can_reach = any(relationship.answer(Duty.ESCALATION) is Answer.YES for relationship in segment.running)
        if by_machines and not segment.wants_people and hard_factors and not can_reach and _is_easy_to_bear(segment):
            uncertain.append(segment)
        elif by_machines and (segment.wants_people or (hard_factors and not can_reach)):
            yield _finding(subject, segment, hard_factors)
        elif segment.wants_people and (counts := _count_by_machine(segment)):
            yield _share_finding(segment, *counts)
    yield from ask(CODE, uncertain, "Can {names} reach a person when the matter gets hard?")


def _is_high(subject: Subject, segment: Segment, factor: Factor) -> bool:
    """Return whether a factor is high; an unanswered price level is derived from the revenue per order."""
    level, details = segment.level(factor), segment.details
    if level or factor is not Factor.PRICE or details.revenue_period is not Period.ORDER:
        return level is Level.HIGH
    paid, units = details.revenue_per_customer, UNITS_PER_EURO.get(subject.document.currency)
    return paid is not None and units is not None and paid >= DEAR_PURCHASE * units


def _is_easy_to_bear(segment: Segment) -> bool:
    """Return whether they prefer autonomy, have little at stake, and escalation is not answered."""
    return (
        segment.details.contact is ContactPreference.AUTONOMY
        and segment.level(Factor.STAKES) is not Level.HIGH
        and not any(relationship.answer(Duty.ESCALATION) for relationship in segment.running)
    )


def _finding(subject: Subject, segment: Segment, hard_factors: list[Factor]) -> Finding:
    reasons = (["they want a person"] if segment.wants_people else []) + [HARD[factor] for factor in hard_factors]
    return Finding(
        CODE,
        Severity.ERROR if segment.wants_people and hard_factors else Severity.WARNING,
        (segment.id, *(relationship.id for relationship in segment.running)),
        f"Machines alone serve {segment.name}, in {names(relationship.note for relationship in segment.running)}, "
        f"although {joined(reasons)}.",
        figure=f"{len(segment.running)} of {len(segment.running)} relationships without people",
        threshold="one with people at least",
        facts=(
            *(
                Fact("Served by", str(relationship.type and relationship.type.label), relationship.id)
                for relationship in segment.running
            ),
            *(Fact(str(factor.label), "high", segment.id) for factor in hard_factors),
            Fact("Wants people", "yes" if segment.wants_people else "no", segment.id),
        ),
        ask=ask_relationship(subject, segment, BY_STAFF, "Describe how they reach a person."),
    )


def _count_by_machine(segment: Segment) -> tuple[int, int, Relationship] | None:
    """Return the customers served by machines, by all, and the staff relationship that serves most.

    Return None unless people serve hardly any customers and all are counted.
    """
    counts = [(relationship, relationship.details.customers_served) for relationship in segment.running]
    people = [
        (customers or 0, relationship.id, relationship)
        for relationship, customers in counts
        if relationship.served_by is ServedBy.STAFF
    ]
    if not people or any(customers is None or relationship.served_by is None for relationship, customers in counts):
        return None
    machine = sum(customers or 0 for relationship, customers in counts if relationship.served_by is ServedBy.MACHINE)
    total = sum(customers or 0 for _, customers in counts)
    is_almost_all = 0 < total <= MOST_PEOPLE and machine * WHOLE > total * ALMOST_ALL_PERCENT
    return (machine, total, max(people)[-1]) if is_almost_all else None


def _share_finding(segment: Segment, machine: int, total: int, person: Relationship) -> Finding:
    percent = machine * WHOLE // total
    enough = machine * WHOLE // ALMOST_ALL_PERCENT - total + 1
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id, *(relationship.id for relationship in segment.running)),
        f"Machines serve {format_percent(percent)} of {segment.name} "
        f"({format_number(machine)} of {format_number(total)}), who want a person.",
        figure=f"{format_percent(percent)} by machines",
        threshold=f"{format_percent(ALMOST_ALL_PERCENT)} at most",
        facts=(
            *(
                Fact("Customers served", format_number(relationship.details.customers_served or 0), relationship.id)
                for relationship in segment.running
            ),
            Fact("Wants people", "yes", segment.id),
        ),
        ask=ask_field(
            f"Update the customers of {person.name}",
            person,
            "customers_served",
            f"Enter how many customers it serves; from {format_number(enough)} more on, people serve enough of them.",
        ),
    )
