"""A segment that wants or needs people and is served by machines alone."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.analysis.service_mix import WHOLE
from relationships.catalog.goals import Answer
from relationships.catalog.relationships import Duty
from relationships.catalog.segments import ContactPreference, Factor, Level, Period
from relationships.catalog.thresholds import ALMOST_ALL_PERCENT, DEAR_PURCHASE, UNITS_PER_EURO
from relationships.catalog.types import ServedBy
from relationships.checks.cures.adding import BY_STAFF, bring_in
from relationships.checks.cures.changes import with_details
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import joined, names
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask
from relationships.document.canvas import CanvasDocument

CODE = "over-automation"
# More than live on earth; who states more has not counted.
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
    unsure = []
    for segment in subject.segments:
        alone = segment.is_served_by(ServedBy.MACHINE)
        hard = [factor for factor in HARD if _is_high(subject, segment, factor)]
        can_reach = any(relationship.says(Duty.ESCALATION) is Answer.YES for relationship in segment.running)
        if alone and not segment.wants_people and hard and not can_reach and _is_easy_to_bear(segment):
            unsure.append(segment)
        elif alone and (segment.wants_people or (hard and not can_reach)):
            yield _finding(subject, segment, hard)
        elif segment.wants_people and (few := _by_machine_almost_alone(segment)):
            yield _crowded_out(segment, *few)
    yield from ask(CODE, unsure, "Can {names} reach a person when the matter gets hard?")


def _is_high(subject: Subject, segment: Segment, factor: Factor) -> bool:
    """By what is answered; how dear a purchase is also by its price, where nothing is."""
    level, details = segment.level(factor), segment.details
    if level or factor is not Factor.PRICE or details.revenue_period is not Period.ORDER:
        return level is Level.HIGH
    paid, units = details.revenue_per_customer, UNITS_PER_EURO.get(subject.document.currency)
    return paid is not None and units is not None and paid >= DEAR_PURCHASE * units


def _is_easy_to_bear(segment: Segment) -> bool:
    """Whether they like to manage alone, have nothing to fear, and nobody said that they cannot reach a person."""
    return (
        segment.details.contact is ContactPreference.AUTONOMY
        and segment.level(Factor.STAKES) is not Level.HIGH
        and not any(relationship.says(Duty.ESCALATION) for relationship in segment.running)
    )


def _finding(subject: Subject, segment: Segment, hard: list[Factor]) -> Finding:
    reasons = (["they want a person"] if segment.wants_people else []) + [HARD[factor] for factor in hard]
    return Finding(
        CODE,
        Severity.ERROR if segment.wants_people and hard else Severity.WARNING,
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
            *(Fact(str(factor.label), "high", segment.id) for factor in hard),
            Fact("Wants people", "yes" if segment.wants_people else "no", segment.id),
        ),
        cure=bring_in(subject, segment, BY_STAFF, "Add a relationship with people"),
    )


def _by_machine_almost_alone(segment: Segment) -> tuple[int, int, UUID] | None:
    """Customers served by machines, by all, and the relationship with people that serves most; where that is hardly
    anybody and all are counted.
    """
    counts = [(relationship, relationship.details.customers_served) for relationship in segment.running]
    people = [(many or 0, relationship.id) for relationship, many in counts if relationship.served_by is ServedBy.STAFF]
    if not people or any(many is None or relationship.served_by is None for relationship, many in counts):
        return None
    machine = sum(many or 0 for relationship, many in counts if relationship.served_by is ServedBy.MACHINE)
    whole = sum(many or 0 for _, many in counts)
    is_almost_all = 0 < whole <= MOST_PEOPLE and machine * WHOLE > whole * ALMOST_ALL_PERCENT
    return (machine, whole, max(people)[1]) if is_almost_all else None


def _crowded_out(segment: Segment, machine: int, whole: int, person: UUID) -> Finding:
    percent = machine * WHOLE // whole
    enough = machine * WHOLE // ALMOST_ALL_PERCENT - whole + 1
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id, *(relationship.id for relationship in segment.running)),
        f"Machines serve {percent} % of {segment.name} ({machine:,} of {whole:,}), who want a person.",
        figure=f"{percent} % by machines",
        threshold=f"{ALMOST_ALL_PERCENT} % at most",
        facts=(
            *(
                Fact("Customers served", f"{relationship.details.customers_served:,}", relationship.id)
                for relationship in segment.running
            ),
            Fact("Wants people", "yes", segment.id),
        ),
        cure=Cure(
            f"Let people serve {enough:,} more; the number is the least that would do.",
            lambda document: _with_more(document, person, enough),
        ),
    )


def _with_more(document: CanvasDocument, person: UUID, more: int) -> CanvasDocument:
    note = next(
        (relationship for relationship in document.blocks.customer_relationships if relationship.id == person), None
    )
    served = (note.relationship.customers_served or 0) if note and note.relationship else 0
    return with_details(document, person, customers_served=served + more)
