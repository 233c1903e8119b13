"""Rule: a relationship has no segment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from relationships.checks.asks.fields import ask_field, note_choice
from relationships.checks.cures.changes import with_details
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Cure, Fact, Finding, Form, Severity
from relationships.checks.rule import Example, rule

CODE = "relationship-without-segment"
MOST_SUGGESTED = 4


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
        cure=_cure(subject, relationship),
        ask=_ask(subject, relationship),
    )


def _cure(subject: Subject, relationship: Relationship) -> Cure | None:
    """Return a cure if the canvas has only one segment."""
    if len(subject.segments) != 1:
        return None
    (only,) = subject.segments
    return Cure(
        f"Link it to {only.name}, the only segment of this canvas.",
        lambda document: with_details(document, relationship.id, segment=only.id),
    )


def _ask(subject: Subject, relationship: Relationship) -> Ask | None:
    if not subject.segments:
        return Ask("Add a segment", Form.NEW_NOTE, None, "text", "Write who these customers are.")
    if len(subject.segments) == 1:
        return None
    choices = tuple(
        note_choice(subject.notes[key], source) for key, source in _likely_segments(subject, relationship).items()
    )
    hint = "Choose the customers that it serves."
    return ask_field("Choose the segment", relationship, "segment", hint, choices[:MOST_SUGGESTED])


def _likely_segments(subject: Subject, relationship: Relationship) -> dict[UUID, str]:
    """Return the segments of linked notes, those named most often first, then those without a relationship."""
    linked = [subject.notes[key] for key in (relationship.details.channel, *relationship.details.serves) if key]
    segments = subject.by_segment
    votes = Counter(key for note in linked for key in note.segments if key in segments)
    idle = {segment.id: "without a relationship" for segment in subject.segments if not segment.relationships}
    return {key: "named by what it is linked to" for key, _ in votes.most_common()} | {
        key: source for key, source in idle.items() if key not in votes
    }
