"""A relationship that hangs together with nothing else on the canvas."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from relationships.catalog.goals import Stage
from relationships.checks.cures.adding import CUSTOMER_SIDE, GUESS
from relationships.checks.cures.changes import with_details
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Cure, Fact, Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "not-integrated"


@rule(
    code=CODE,
    title="Not integrated",
    severity=Severity.WARNING,
    why="A relationship carries a proposition, runs over a channel and brings in revenue. One that does none of it is "
    "a cost beside the business.",
    what_to_do="Link it to what it helps to deliver, the channel it runs over, or the revenue it brings.",
    example=Example(
        problem="A forum stands on the canvas of a tool maker, linked to nothing.",
        cured="It carries the promise that every repair is explained, and runs over the web site.",
    ),
    source="Business Model Generation (2010): how are relationships integrated with the rest of the business model?",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Relationships linked to no proposition, channel or revenue stream.

    On a canvas that links no relationship at all, those whose segment appears in one of these blocks are in question
    only, and so are all where these blocks are still empty.
    """
    loose = [
        relationship
        for relationship in subject.relationships
        if relationship.is_at and not _is_joined(subject, relationship)
    ]
    has_habit = any(_is_linked(subject, relationship) for relationship in subject.relationships)
    others = [note for block in CUSTOMER_SIDE for note in subject.document.notes(block)]
    concerned = {key for note in others for key in note.segments}
    silent = []
    for relationship in loose:
        is_apart = bool(others) and not concerned & {segment.id for segment in relationship.segments}
        if has_habit or is_apart:
            yield _finding(subject, relationship, by_link=has_habit)
        else:
            silent.append(relationship)
    yield from ask(CODE, silent, "Which proposition, channel and revenue stream go with {names}?")


def _is_joined(subject: Subject, relationship: Relationship) -> bool:
    return bool(relationship.details.integration) or _is_linked(subject, relationship)


def _is_linked(subject: Subject, relationship: Relationship) -> bool:
    linked = (relationship.details.channel, *relationship.details.serves)
    return any(subject.blocks[key] in CUSTOMER_SIDE for key in linked if key)


def _finding(subject: Subject, relationship: Relationship, *, by_link: bool) -> Finding:
    likely = _likely(subject, relationship)
    by_text = Cure(
        "Say in words how it fits the rest; the canvas then has a first guess, as an assumption.",
        lambda document: with_details(document, relationship.id, integration=GUESS),
    )
    linking = Cure(
        "Link it to what it helps to deliver; what seems closest is assumed.",
        lambda document: with_details(document, relationship.id, serves=(*relationship.details.serves, likely)),
    )
    return Finding(
        CODE,
        Severity.HINT if subject.stage is Stage.IDEA else Severity.WARNING,
        (relationship.id,),
        f"Nothing links {relationship.name} to a proposition, a channel or a revenue stream.",
        figure="no link",
        threshold="one at least",
        facts=(Fact("Linked propositions, channels and revenue streams", "0", relationship.id),),
        # Where no relationship is linked yet, one link would put all the others to shame.
        cure=linking if by_link else by_text,
    )


def _likely(subject: Subject, relationship: Relationship) -> UUID:
    """The first proposition, channel or stream for its segment, else for nobody in particular, else any."""
    whose = {segment.id for segment in relationship.segments}
    notes = [note for block in CUSTOMER_SIDE for note in subject.document.notes(block)]
    return min(notes, key=lambda note: (not whose & set(note.segments), bool(note.segments))).id
