"""Rule: a relationship is linked to no other part of the canvas."""

from __future__ import annotations

from collections.abc import Iterator

from relationships.catalog.goals import Stage
from relationships.catalog.links import CUSTOMER_SIDE
from relationships.checks.asks.fields import ask_field, link_choice
from relationships.checks.asks.questions import in_field
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import agreed
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask

CODE = "not-integrated"
MOST_SUGGESTED = 4
APART = " Being about the same segment isn’t enough."


@rule(
    code=CODE,
    title="Not linked to the rest of the canvas",
    severity=Severity.WARNING,
    otherwise="A hint at the idea stage",
    looks_for="Relationships without a link to a value proposition, a channel or a revenue stream. Sharing a segment "
    "isn’t a link. Relationships that are only expected or planned are left out, unless they have a cost. If no "
    "relationship on the canvas has such a link, or these blocks are still empty, Rapport may ask you instead.",
    why="A relationship that delivers no value, uses no channel and brings in no revenue is only a cost.",
    what_to_do="Link the relationship to what it delivers, the channel it uses, or the revenue it brings in. One link "
    "is enough.",
    example=Example(
        problem="A toolmaker’s canvas has a forum that isn’t linked to anything.",
        cured="The forum is linked to the website and to the promise that every repair is explained.",
    ),
    source="Business Model Generation (2010): how are relationships integrated with the rest of the business model?",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every relationship that serves or costs and has no link to another customer-side block.

    On a canvas that links no relationship, yield a question about those whose segment is named in one of these
    blocks, and about all if the blocks are empty.
    """
    unlinked = [
        relationship
        for relationship in subject.relationships
        if relationship.is_at and _serves_or_costs(relationship) and not _is_integrated(subject, relationship)
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
    yield from ask(
        CODE,
        unanswered,
        "Which value proposition, channel or revenue stream belongs to {names}? Name at least "
        f"one{agreed(len(unanswered), '', ' for each')}.",
        in_field("relationship.serves" if others else "relationship.integration"),
    )


def _serves_or_costs(relationship: Relationship) -> bool:
    details = relationship.details
    return relationship.is_running or any((details.fixed_cost, details.cost_per_customer, details.setup_cost))


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
        f"The canvas doesn’t say what {relationship.name} delivers, which channel it uses or what it brings in."
        f"{APART if relationship.segment_ids else ''}",
        figure="Links: 0",
        threshold="at least 1 expected",
        repeats=True,
        facts=(Fact("Linked propositions, channels and revenue streams", "0", relationship.id),),
        ask=_ask(subject, relationship, by_link=by_link),
    )


def _ask(subject: Subject, relationship: Relationship, *, by_link: bool) -> Ask:
    """Ask for a link; on a canvas without links for a text, since a first link would cause findings for the others."""
    if not by_link:
        hint = "Describe how it fits the value propositions, channels and revenue streams."
        return ask_field("Describe how it fits in", relationship, "integration", hint)
    notes = [note for block in CUSTOMER_SIDE for note in subject.document.notes(block)]
    reached = relationship.segment_ids
    own = [link_choice(note, "same segment") for note in notes if reached & subject.concerned[note.id]]
    for_all = [link_choice(note, "for all segments") for note in notes if not note.segments]
    choices = tuple((own + for_all or list(map(link_choice, notes)))[:MOST_SUGGESTED])
    hint = "Choose the proposition it delivers, the channel it uses, or the revenue it brings in."
    return ask_field("Add link", relationship, "serves", hint, choices)
