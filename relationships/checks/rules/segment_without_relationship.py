"""A segment that no relationship is for."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.checks.changes import suggested_type, with_relationship
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.parties import Segment
from relationships.checks.rule import Example, rule
from relationships.checks.subject import Subject
from relationships.checks.words import count

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
def check(subject: Subject) -> Iterator[Finding]:
    """Every segment that no relationship is for, or only such as were meant for earlier stages."""
    for segment in subject.segments:
        if all(each.ends_before(subject.stage) for each in segment.relationships):
            yield _finding(subject, segment)


def _finding(subject: Subject, segment: Segment) -> Finding:
    ended = len(segment.relationships)
    kind = suggested_type(segment.details, subject.document.currency)
    return Finding(
        CODE,
        Severity.ERROR,
        (segment.id,),
        f"All {count(ended, 'relationship')} for {segment.name} ended before the {subject.stage.label.lower()} stage."
        if ended
        else f"No relationship is for {segment.name}.",
        figure=f"{count(ended, 'relationship')}, ended" if ended else "no relationship",
        threshold="one at least",
        facts=(Fact("Relationships for them", str(ended), segment.id), Fact("Of these, ended", str(ended), segment.id)),
        cure=Cure(
            f"Add a relationship for them; {kind.label.lower()} is assumed, as what suits them best by what is known.",
            lambda document: with_relationship(document, segment.id, kind),
        ),
    )
