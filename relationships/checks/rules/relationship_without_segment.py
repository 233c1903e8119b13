"""Rule: a relationship has no segment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from relationships.checks.asks.fields import ask_field, segment_choice
from relationships.checks.cures.changes import with_details
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Cure, Fact, Finding, Form, Severity
from relationships.checks.rule import Example, rule

CODE = "relationship-without-segment"
MOST_SUGGESTED = 4


@rule(
    code=CODE,
    title="Relationship without a segment",
    severity=Severity.WARNING,
    looks_for="Relationships that have no segment, or whose segment is no longer in the block Customer Segments.",
    why="Without a segment, you can’t tell who a relationship is for or what it’s worth.",
    what_to_do="Choose the segment that the relationship is for, or delete the relationship.",
    example=Example(
        problem="A bicycle shop’s canvas has a club for regulars that isn’t linked to any segment.",
        cured="The club is linked to the commuters, who come in every season.",
    ),
    source="Business Model Generation (2010): relationships are established with specific segments.",
)
def check(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for every relationship that names no segment, or one that is no longer among the segments."""
    for relationship in subject.relationships:
        if not relationship.segments:
            yield _finding(subject, relationship)


def _finding(subject: Subject, relationship: Relationship) -> Finding:
    is_gone = relationship.details.segment is not None
    return Finding(
        CODE,
        Severity.WARNING,
        (relationship.id,),
        f"The segment of {relationship.name} is no longer in Customer Segments."
        if is_gone
        else f"{relationship.name} has no segment.",
        figure="Segments: 0",
        threshold="at least 1 expected",
        repeats=True,
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
        f"Link it to {only.name}, the only segment on this canvas.",
        lambda document: with_details(document, relationship.id, segment=only.id),
    )


def _ask(subject: Subject, relationship: Relationship) -> Ask | None:
    if not subject.segments:
        return Ask("Add segment", Form.NEW_NOTE, None, "text", "Describe the customers that it serves.")
    if len(subject.segments) == 1:
        return None
    choices = tuple(
        segment_choice(subject.notes[key], source) for key, source in _likely_segments(subject, relationship).items()
    )
    hint = "Choose the segment that it serves."
    return ask_field("Choose segment", relationship, "segment", hint, choices[:MOST_SUGGESTED])


def _likely_segments(subject: Subject, relationship: Relationship) -> dict[UUID, str]:
    """Return the segments of linked notes, those named most often first, then those without a relationship."""
    linked = [subject.notes[key] for key in (relationship.details.channel, *relationship.details.serves) if key]
    segments = subject.by_segment
    votes = Counter(key for note in linked for key in note.segments if key in segments)
    idle = {segment.id: "without a relationship" for segment in subject.segments if not segment.relationships}
    return {key: "linked to the same notes" for key, _ in votes.most_common()} | {
        key: source for key, source in idle.items() if key not in votes
    }
