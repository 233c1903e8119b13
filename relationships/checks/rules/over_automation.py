"""Rule: only machines serve a segment that wants or needs people."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.analysis.service_mix import WHOLE
from relationships.catalog.goals import Answer
from relationships.catalog.relationships import Duty
from relationships.catalog.segments import ContactPreference, Factor, Level, Period
from relationships.catalog.thresholds import ALMOST_ALL_PERCENT, DEAR_PURCHASE, UNITS_PER_EURO
from relationships.catalog.types import ServedBy
from relationships.checks.asks.fields import ask_field
from relationships.checks.asks.questions import in_running
from relationships.checks.asks.relationships import BY_STAFF, ask_relationship
from relationships.checks.factor_names import FACTOR_NAMES
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
HARD = {
    Factor.STAKES: "much is at stake for them",
    Factor.COMPLEXITY: "the product is complex",
    Factor.PRICE: "the product is expensive",
}


@rule(
    code=CODE,
    title="Too much automation",
    severity=Severity.WARNING,
    otherwise="An error if customers want personal contact and the case is difficult too",
    looks_for="Segments served only by self-service and automated services, although customers want personal "
    "contact. The same applies if much is at stake, or the product is complex or expensive, and customers can’t "
    "reach a person. If customers want personal contact, technology may serve at most "
    f"{format_percent(ALMOST_ALL_PERCENT)} of them.",
    why="Customers who want personal contact, or face a difficult decision, feel turned away by a machine.",
    what_to_do="Add personal assistance, at least for difficult cases.",
    example=Example(
        problem="A fertility clinic answers its patients’ questions only through a chatbot and a portal.",
        cured="A nurse calls patients back on the same day.",
    ),
    source="Meuter, Ostrom, Roundtree and Bitner, Self-Service Technologies (2000); Berry and Bendapudi, Health Care "
    "(2007). The limit of 90 % is Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every segment that wants or needs people and is served by machines alone, or almost alone.

    Yield a question if customers value autonomy, little is at stake, and it is unknown whether a person can be reached.
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
    yield from ask(
        CODE,
        uncertain,
        "Can customers in {names} reach a person in difficult cases?",
        in_running("relationship.duties.escalation"),
    )


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
    reasons = (["customers want personal contact"] if segment.wants_people else []) + [
        HARD[factor] for factor in hard_factors
    ]
    return Finding(
        CODE,
        Severity.ERROR if segment.wants_people and hard_factors else Severity.WARNING,
        (segment.id, *(relationship.id for relationship in segment.running)),
        f"{segment.name} is served without staff, only by "
        f"{names(relationship.note for relationship in segment.running)}, although {joined(reasons)}.",
        figure=f"Relationships with staff: 0 of {len(segment.running)}",
        threshold="at least 1 expected",
        repeats=True,
        facts=(
            *(
                Fact("Type", str(relationship.type and relationship.type.label), relationship.id)
                for relationship in segment.running
            ),
            *(Fact(FACTOR_NAMES[factor], "high", segment.id) for factor in hard_factors),
            Fact("Customers want personal contact", "Yes" if segment.wants_people else "No", segment.id),
        ),
        ask=ask_relationship(subject, segment, BY_STAFF, "Describe how they can reach a person."),
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
        f"Technology serves {format_percent(percent)} of customers in {segment.name} ({format_number(machine)} of "
        f"{format_number(total)}), although they want personal contact.",
        figure=f"Served by technology: {format_percent(percent)}",
        threshold=f"at most {format_percent(ALMOST_ALL_PERCENT)} expected",
        facts=(
            *(
                Fact("Customers served", format_number(relationship.details.customers_served or 0), relationship.id)
                for relationship in segment.running
            ),
            Fact("Customers want personal contact", "Yes", segment.id),
        ),
        ask=ask_field(
            f"Update customers served by {person.name}",
            person,
            "customers_served",
            f"Enter how many customers it serves. {format_number(enough)} more would be enough.",
        ),
    )
