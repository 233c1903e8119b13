"""A segment that no relationship is for."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from relationships.catalog.blocks import Block
from relationships.catalog.types import RelationshipType
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.subject import Subject
from relationships.coverage import relationships_for
from relationships.document import CanvasDocument, Note, RelationshipDetails
from relationships.lenses.cards import short_name

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
    """Every segment that no note of Customer Relationships names."""
    for segment in subject.document.notes(Block.CUSTOMER_SEGMENTS):
        if not relationships_for(subject.document, segment.id):
            yield _finding(segment)


def _finding(segment: Note) -> Finding:
    return Finding(
        CODE,
        Severity.ERROR,
        (segment.id,),
        f"No relationship is for “{short_name(segment.text)}”.",
        figure="no relationship",
        threshold="one at least",
        facts=(Fact("relationships", "0", segment.id),),
        cure=Cure("Add a relationship for them, as an assumption.", lambda document: _with_one(document, segment)),
    )


def _with_one(document: CanvasDocument, segment: Note) -> CanvasDocument:
    kind = RelationshipType.SELF_SERVICE
    details = RelationshipDetails(segment=segment.id, type=kind)
    added = Note(id=uuid4(), text=str(kind.label), relationship=details)
    blocks = document.blocks.model_copy(
        update={"customer_relationships": (*document.blocks.customer_relationships, added)}
    )
    return document.model_copy(update={"blocks": blocks})
