"""Rule: a segment has no relationship."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Stage
from relationships.catalog.types import RelationshipType
from relationships.checks.asks.questions import in_new
from relationships.checks.asks.relationships import ask_relationship
from relationships.checks.facts.goals import asks_how_to_serve, is_unserved
from relationships.checks.facts.parties import Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, Form, OpenQuestion, Severity
from relationships.checks.phrases import agreed
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask
from relationships.formats import format_number

CODE = "segment-without-relationship"


@rule(
    code=CODE,
    title="Segment without a relationship",
    severity=Severity.ERROR,
    otherwise="A hint at the idea stage",
    looks_for="Segments that have no relationship, or only relationships that were planned to end before the current "
    "stage. If the canvas has no relationships at all, Rapport asks you one question instead.",
    why="You deal with every customer somehow. If you don’t decide how, it’s left to chance.",
    what_to_do="Add a relationship for the segment, or delete the segment.",
    example=Example(
        problem="A bakery’s canvas has two segments, walk-in customers and cafés, but only walk-in customers have a "
        "relationship.",
        cured="The bakery adds a named contact who takes the cafés’ orders.",
    ),
    source="Business Model Generation (2010): what relationship does each segment expect?",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every segment that has no relationship, or only such as were meant for earlier stages.

    For an idea it is a hint; yield one question for all while no relationship is on the canvas.
    """
    unserved = [segment for segment in subject.segments if is_unserved(subject, segment)]
    if asks_how_to_serve(subject):
        yield from ask(CODE, unserved, "How will you serve {names}?", in_new(Form.NEW_RELATIONSHIP, "text"))
        return
    for segment in unserved:
        yield _finding(subject, segment)


def _finding(subject: Subject, segment: Segment) -> Finding:
    ended = len(segment.relationships)
    return Finding(
        CODE,
        Severity.HINT if subject.stage is Stage.IDEA else Severity.ERROR,
        (segment.id,),
        f"{_describe_ended(ended)} with {segment.name} {agreed(ended, 'was', 'were')} planned to end before the "
        f"{subject.stage.label.lower()} stage."
        if ended
        else f"{segment.name} has no relationship.",
        figure=f"Relationships in use: 0 of {format_number(ended)}" if ended else "Relationships: 0",
        threshold="at least 1 expected",
        repeats=True,
        facts=(Fact("Relationships", str(ended), segment.id), Fact("Ended relationships", str(ended), segment.id)),
        ask=ask_relationship(subject, segment, tuple(RelationshipType), "Describe how you serve these customers."),
    )


def _describe_ended(ended: int) -> str:
    return "The only relationship" if ended == 1 else f"All {format_number(ended)} relationships"
