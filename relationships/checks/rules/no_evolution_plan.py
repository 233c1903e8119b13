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
from relationships.checks.phrases import names
from relationships.checks.rule import Example, rule
from relationships.formats import format_number

CODE = "no-evolution-plan"
LATER = (Stage.GROWTH, Stage.MATURE)


@rule(
    code=CODE,
    title="No plan for growth",
    severity=Severity.HINT,
    why="What a founder can do for thirty customers nobody can do for three thousand; who has no plan has a queue.",
    what_to_do="Say until which stage it runs, what triggers the change, or what comes next.",
    example=Example(
        problem="The founders of a tutoring service match every pupil by hand and plan for 5,000 pupils.",
        cured="From 200 pupils on, pupils choose by themselves from three proposals.",
    ),
    source="Start-ups are high-touch, mature companies add what scales: Business Model Generation (2010), Reliance Jio "
    "as a case",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Start-ups whose staff serve a segment that may grow, where no relationship says what comes later."""
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
    details = segment.details
    sizes = [details.potential_size, *(details.customers_by_stage.get(stage) for stage in LATER)]
    known = [size for size in sizes if size is not None]
    return bool(known) and max(known) <= FEW_CUSTOMERS


def _finding(segment: Segment, by_staff: list[Relationship]) -> Finding:
    size = segment.details.potential_size
    grown = f", who may be {format_number(size)} one day" if size else ""
    return Finding(
        CODE,
        Severity.HINT,
        (segment.id, *(relationship.id for relationship in by_staff)),
        f"{names(relationship.note for relationship in by_staff)} for {segment.name}{grown}: "
        "no word on what comes with growth.",
        figure="no end, trigger, next step or successor",
        threshold=f"one of them, where there may be more than {FEW_CUSTOMERS} customers",
        facts=(
            *(Fact("Served by staff, without a plan", "yes", relationship.id) for relationship in by_staff),
            Fact("Potential size", format_number(size) if size is not None else "not stated", segment.id),
        ),
        ask=ask_field(
            "Say what triggers the change",
            by_staff[0],
            "change_trigger",
            "When will this no longer work? You can also say what comes next, or the stage with which it ends.",
            tuple(Choice(sentence, str(trigger.label)) for trigger, sentence in SENTENCES.items()),
        ),
    )
