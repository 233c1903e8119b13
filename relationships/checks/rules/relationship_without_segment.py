"""Rule: a relationship has no segment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from uuid import UUID, uuid4

from relationships.catalog.blocks import Block
from relationships.checks.cures.changes import with_details, with_new_note
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, Severity
from relationships.checks.rule import Example, rule
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Note
from relationships.document.segments import SegmentDetails

CODE = "relationship-without-segment"
SOMEBODY = "Whoever this relationship is for"


@rule(
    code=CODE,
    title="A relationship without a segment",
    severity=Severity.WARNING,
    why="A relationship is always with somebody. One with nobody costs money, and nobody can say what it is worth.",
    what_to_do="Say which segment it is for, or take it off the canvas.",
    example=Example(
        problem="A club of regulars stands on the canvas of a bicycle shop and is linked to no segment.",
        cured="It is for the commuters, who come in every season.",
    ),
    source="Business Model Generation (2010): relationships are established with specific segments.",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Every relationship that names no segment, or one that does not stand among the segments any more."""
    for relationship in subject.relationships:
        if not relationship.segments:
            yield _finding(subject, relationship)


def _finding(subject: Subject, relationship: Relationship) -> Finding:
    closest = _closest_segment(subject, relationship)
    is_gone = relationship.details.segment is not None
    return Finding(
        CODE,
        Severity.WARNING,
        (relationship.id,),
        f"The segment of {relationship.name} has left the block of segments."
        if is_gone
        else f"Nobody says which segment {relationship.name} is for.",
        figure="no segment",
        threshold="one segment",
        facts=(Fact("Segment", "no longer a segment" if is_gone else "none", relationship.id),),
        cure=Cure(
            "Link it to the segment that it is for; the one it seems closest to is assumed."
            if closest
            else "Add the segment that it is for, as an assumption.",
            lambda document: _linked(document, relationship.id, closest),
        ),
    )


def _closest_segment(subject: Subject, relationship: Relationship) -> UUID | None:
    """Return the segment named most often by linked notes, else one without a relationship, else any."""
    linked = [subject.notes[key] for key in (relationship.details.channel, *relationship.details.serves) if key]
    segments = subject.by_segment
    votes = Counter(key for note in linked for key in note.segments if key in segments)
    idle = [segment.id for segment in subject.segments if not segment.relationships]
    return max(votes, key=lambda key: votes[key]) if votes else next(iter(idle or segments), None)


def _linked(document: CanvasDocument, key: UUID, closest: UUID | None) -> CanvasDocument:
    if closest is None:
        added = Note(id=uuid4(), text=SOMEBODY, segment=SegmentDetails())
        return with_details(with_new_note(document, Block.CUSTOMER_SEGMENTS, added), key, segment=added.id)
    return with_details(document, key, segment=closest)
