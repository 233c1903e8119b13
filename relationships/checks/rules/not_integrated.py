"""Rule: a relationship is not connected with anything else on the canvas."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Stage
from relationships.checks.asks.fields import ask_field, note_choice
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Fact, Finding, OpenQuestion, Severity
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "not-integrated"
# The blocks on the customer side that a relationship can be linked to.
CUSTOMER_SIDE = (Block.VALUE_PROPOSITIONS, Block.CHANNELS, Block.REVENUE_STREAMS)
MOST_SUGGESTED = 4


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
    return Finding(
        CODE,
        Severity.HINT if subject.stage is Stage.IDEA else Severity.WARNING,
        (relationship.id,),
        f"Nothing links {relationship.name} to a proposition, a channel or a revenue stream.",
        figure="no link",
        threshold="one at least",
        facts=(Fact("Linked propositions, channels and revenue streams", "0", relationship.id),),
        ask=_ask(subject, relationship, by_link=by_link),
    )


def _ask(subject: Subject, relationship: Relationship, *, by_link: bool) -> Ask:
    """Ask for a link; on a canvas without links for a text, since a first link would cause findings for the others."""
    if not by_link:
        hint = "Write how it fits the propositions, channels and revenue streams."
        return ask_field("Describe how it fits in", relationship, "integration", hint)
    notes = [note for block in CUSTOMER_SIDE for note in subject.document.notes(block)]
    reached = relationship.segment_ids
    own = [note_choice(note, "same segment") for note in notes if reached & subject.concerned[note.id]]
    for_all = [note_choice(note, "for all segments") for note in notes if not note.segments]
    choices = tuple((own + for_all or list(map(note_choice, notes)))[:MOST_SUGGESTED])
    hint = "Choose what it helps to deliver, the channel that it uses, or the revenue that it brings."
    return ask_field("Choose a link", relationship, "serves", hint, choices)
