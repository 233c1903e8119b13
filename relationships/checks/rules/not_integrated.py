"""Rule: a relationship is not connected with anything else on the canvas."""

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
    unlinked = [
        relationship
        for relationship in subject.relationships
        if relationship.is_at and not _is_integrated(subject, relationship)
    ]
    uses_links = any(_is_linked(subject, relationship) for relationship in subject.relationships)
    others = [note for block in CUSTOMER_SIDE for note in subject.document.notes(block)]
    concerned = {key for note in others for key in note.segments}
    unanswered = []
    for relationship in unlinked:
        is_apart = bool(others) and not concerned & relationship.segment_ids
        if uses_links or is_apart:
            yield _finding(subject, relationship, by_link=uses_links)
        else:
            unanswered.append(relationship)
    yield from ask(CODE, unanswered, "Which proposition, channel and revenue stream go with {names}?")


def _is_integrated(subject: Subject, relationship: Relationship) -> bool:
    return bool(relationship.details.integration) or _is_linked(subject, relationship)


def _is_linked(subject: Subject, relationship: Relationship) -> bool:
    linked = (relationship.details.channel, *relationship.details.serves)
    return any(subject.blocks[key] in CUSTOMER_SIDE for key in linked if key)


def _finding(subject: Subject, relationship: Relationship, *, by_link: bool) -> Finding:
    closest = _closest_note(subject, relationship)
    by_text = Cure(
        "Say in words how it fits the rest; the canvas then has a first guess, as an assumption.",
        lambda document: with_details(document, relationship.id, integration=GUESS),
    )
    linking = Cure(
        "Link it to what it helps to deliver; what seems closest is assumed.",
        lambda document: with_details(document, relationship.id, serves=(*relationship.details.serves, closest)),
    )
    return Finding(
        CODE,
        Severity.HINT if subject.stage is Stage.IDEA else Severity.WARNING,
        (relationship.id,),
        f"Nothing links {relationship.name} to a proposition, a channel or a revenue stream.",
        figure="no link",
        threshold="one at least",
        facts=(Fact("Linked propositions, channels and revenue streams", "0", relationship.id),),
        # On a canvas without links, the first link would cause findings for all other relationships.
        cure=linking if by_link else by_text,
    )


def _closest_note(subject: Subject, relationship: Relationship) -> UUID:
    """Return the first proposition, channel or revenue stream for its segment, else for no segment, else any."""
    notes = [note for block in CUSTOMER_SIDE for note in subject.document.notes(block)]
    reached = relationship.segment_ids
    return min(notes, key=lambda note: (reached.isdisjoint(subject.concerned[note.id]), bool(note.segments))).id
