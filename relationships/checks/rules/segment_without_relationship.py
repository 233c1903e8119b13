"""Rule: a segment has no relationship."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Stage
from relationships.catalog.types import RelationshipType
from relationships.checks.asks.relationships import ask_relationship
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import count
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask
from relationships.formats import format_number

CODE = "segment-without-relationship"


@rule(
    code=CODE,
    title="A segment without a relationship",
    severity=Severity.ERROR,
    why="Whoever is on the canvas as a customer is dealt with somehow; left unsaid, it is left to chance.",
    what_to_do="Say how the segment is dealt with, or take it off the canvas.",
    example=Example(
        problem="A bakery names walk-in customers and cafés as segments, and a relationship for the first alone.",
        cured="It adds a named contact who takes the orders of the cafés.",
    ),
    source="Business Model Generation (2010): what relationship does each segment expect?",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Every segment that no relationship is for, or only such as were meant for earlier stages.

    For an idea it is a hint; and one question for all, while no relationship is on the canvas yet.
    """
    unserved = [segment for segment in subject.segments if _is_without_relationship(subject, segment)]
    if subject.stage is Stage.IDEA and not subject.relationships:
        yield from ask(CODE, unserved, "How are {names} to be dealt with?")
        return
    for segment in unserved:
        yield _finding(subject, segment)


def _is_without_relationship(subject: Subject, segment: Segment) -> bool:
    return all(relationship.ends_before(subject.stage) for relationship in segment.relationships)


def _finding(subject: Subject, segment: Segment) -> Finding:
    ended = len(segment.relationships)
    return Finding(
        CODE,
        Severity.HINT if subject.stage is Stage.IDEA else Severity.ERROR,
        (segment.id,),
        f"{_describe_ended(ended)} for {segment.name} {'was' if ended == 1 else 'were'} to end before the "
        f"{subject.stage.label.lower()} stage."
        if ended
        else f"No relationship is for {segment.name}.",
        figure=f"{count(ended, 'relationship')}, ended" if ended else "no relationship",
        threshold="one at least",
        facts=(Fact("Relationships for them", str(ended), segment.id), Fact("Of these, ended", str(ended), segment.id)),
        ask=ask_relationship(subject, segment, tuple(RelationshipType), "Describe how you serve them."),
    )


def _describe_ended(ended: int) -> str:
    return "The only relationship" if ended == 1 else f"All {format_number(ended)} relationships"
