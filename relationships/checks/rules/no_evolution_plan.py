"""Rule: staff serve the customers of a start-up, and there is no plan for growth."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Stage
from relationships.catalog.thresholds import FEW_CUSTOMERS
from relationships.catalog.triggers import SENTENCES
from relationships.catalog.types import ServedBy
from relationships.checks.asks.fields import ask_field
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Choice, Fact, Finding, Severity
from relationships.checks.phrases import count, names
from relationships.checks.rule import Example, rule
from relationships.formats import format_number

CODE = "no-evolution-plan"
LATER = (Stage.GROWTH, Stage.MATURE)


@rule(
    code=CODE,
    title="No plan for growth",
    severity=Severity.HINT,
    looks_for=f"Segments that staff serve at the {Stage.START_UP.label.lower()} stage and that may grow to more than "
    f"{FEW_CUSTOMERS} customers, if none of their relationships has a last stage, a trigger, a next step or a "
    "successor.",
    why="What founders do by hand for 30 customers doesn’t work for 3,000. Without a plan, customers wait.",
    what_to_do="Enter what triggers the change, what comes next, or the last stage of the relationship.",
    example=Example(
        problem="The founders of a tutoring service match every pupil by hand. They expect to have 5,000 pupils.",
        cured="Once there are 200 pupils, each pupil chooses a tutor from three suggestions.",
    ),
    source="Business Model Generation (2010): start-ups are high-touch, and mature companies add what scales; "
    "Reliance Jio, as a case study",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every segment of a start-up that may grow, is served by staff and has no plan for later."""
    if subject.stage is not Stage.START_UP:
        return
    for segment in subject.segments:
        by_staff = [relationship for relationship in segment.running if relationship.served_by is ServedBy.STAFF]
        if by_staff and not any(map(_has_plan, segment.relationships)) and not _stays_small(segment):
            yield _finding(segment, by_staff)


def _has_plan(relationship: Relationship) -> bool:
    details = relationship.details
    return bool(details.end_stage or details.next_step or details.change_trigger) or details.start_stage in LATER


def _stays_small(segment: Segment) -> bool:
    """Return whether the segment will never have more customers than one person can know."""
    size = _greatest_size(segment)
    return size is not None and size <= FEW_CUSTOMERS


def _greatest_size(segment: Segment) -> int | None:
    """Return the greatest number of customers stated for the segment; None if none is stated."""
    details = segment.details
    sizes = [details.potential_size, *(details.customers_by_stage.get(stage) for stage in LATER)]
    return max((size for size in sizes if size is not None), default=None)


def _finding(segment: Segment, by_staff: list[Relationship]) -> Finding:
    size, potential = _greatest_size(segment), segment.details.potential_size
    change = f"no plan for how {names(relationship.note for relationship in by_staff)} will change"
    return Finding(
        CODE,
        Severity.HINT,
        (segment.id, *(relationship.id for relationship in by_staff)),
        f"{segment.name} may grow to {count(size, 'customer')}, but there is {change}."
        if size
        else f"There is {change} when {segment.name} grows.",
        figure="Plans for growth: 0",
        threshold=f"at least 1 expected for more than {FEW_CUSTOMERS} customers",
        facts=(
            *(Fact("Served by staff without a plan", "Yes", relationship.id) for relationship in by_staff),
            Fact("Potential size", "not answered" if potential is None else format_number(potential), segment.id),
        ),
        ask=ask_field(
            "Choose trigger for change",
            by_staff[0],
            "change_trigger",
            "When will this no longer work? You can also enter what comes next, or the last stage.",
            tuple(
                Choice(sentence, str(trigger.label), action=f"Add trigger: {str(trigger.label).lower()}")
                for trigger, sentence in SENTENCES.items()
            ),
        ),
    )
