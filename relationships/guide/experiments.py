"""Proposals for tests of assumptions: by the block of a note, and for relationships by their type.

The kinds of tests follow Testing Business Ideas (Bland and Osterwalder, 2019): customer interviews, landing pages,
presales, concierge and Wizard-of-Oz tests, letters of intent. Numbers are starting points of Rapport's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from relationships.catalog.blocks import Block
from relationships.catalog.types import RelationshipType
from relationships.checks.phrases import name, names
from relationships.document.canvas import CanvasDocument
from relationships.document.notes import Experiment, Note
from relationships.document.values import TEXT_LENGTH

CUSTOMERS = "customers"


@dataclass(frozen=True, slots=True)
class Pattern:
    """The texts of a proposal. `{note}` stands for the note in quotes, `{whom}` for its segments."""

    hypothesis: str
    test: str
    measure: str
    criterion: str


PATTERNS: Mapping[Block, Pattern] = {
    Block.CUSTOMER_SEGMENTS: Pattern(
        "Customers in {note} have a problem that they already spend time or money on.",
        "Interview ten of them about the last time they had this problem. Ask what they did, and what it cost them. "
        "Don’t mention your solution.",
        "How many have spent time or money on it",
        "At least six of ten",
    ),
    Block.VALUE_PROPOSITIONS: Pattern(
        "{whom} want {note} enough to take a step to get it.",
        "Describe the offer on one page with one button, such as “Tell me when it’s ready”. Show it to 100 people.",
        "How many of them leave their e-mail address",
        "At least ten of 100",
    ),
    Block.REVENUE_STREAMS: Pattern(
        "{whom} pay for {note}.",
        "Offer it to 20 people at the full price before it exists, and ask for an order or a deposit.",
        "How many order or pay a deposit",
        "At least four of 20",
    ),
    Block.CHANNELS: Pattern(
        "{whom} can be reached through {note}.",
        "Send one offer through this channel to 100 people, and ask for one small step.",
        "How many of them take that step",
        "At least five of 100",
    ),
    Block.CUSTOMER_RELATIONSHIPS: Pattern(
        "{whom} want {note}.",
        "Serve ten customers in this way for two weeks, by hand if you have to.",
        "How many ask you to go on",
        "At least six of ten",
    ),
    Block.KEY_PARTNERSHIPS: Pattern(
        "{note} can be won as a partner.",
        "Explain to three candidates what both sides give and get. Ask for a letter of intent.",
        "How many sign it",
        "At least one of three",
    ),
    Block.KEY_RESOURCES: Pattern(
        "{note} can be obtained in time and at a price that you can pay.",
        "Ask three suppliers or candidates for an offer with a date.",
        "How many offers are within your budget and your schedule",
        "At least one of three",
    ),
    Block.KEY_ACTIVITIES: Pattern(
        "{note} can be done well enough, with the time and people that you have.",
        "Do it for three real customers by hand. Write down the hours that it takes.",
        "Hours for each customer, and how many customers are satisfied",
        "All three are satisfied, in no more hours than you have planned",
    ),
    Block.COST_STRUCTURE: Pattern(
        "{note} costs no more than you expect.",
        "Get three offers, or write down what it really costs for one month.",
        "The lowest offer, or the cost of that month",
        "No more than you have planned",
    ),
}
TYPE_PATTERNS: Mapping[RelationshipType, Pattern] = {
    RelationshipType.PERSONAL: Pattern(
        "{whom} want help from a person: {note}.",
        "Answer 20 customers in person for two weeks. Ask each of them afterwards how hard it was to get help.",
        "How many say that it was easy",
        "At least 16 of 20",
    ),
    RelationshipType.DEDICATED: Pattern(
        "{whom} value a named person who looks after them: {note}.",
        "Give five customers the name and the number of one person for a month.",
        "How many of them turn to this person, and would miss them",
        "At least three of five",
    ),
    RelationshipType.SELF_SERVICE: Pattern(
        "{whom} manage without help: {note}.",
        "Ask ten customers to do the most common task with a first version, while you watch and say nothing.",
        "How many finish without help",
        "At least eight of ten",
    ),
    RelationshipType.AUTOMATED: Pattern(
        "{whom} accept what a machine suggests or does for them: {note}.",
        "Choose by hand what the machine would send, and send it to 50 customers for two weeks. Say that it’s a test.",
        "How many act on it at least once",
        "At least ten of 50",
    ),
    RelationshipType.COMMUNITIES: Pattern(
        "{whom} help each other: {note}.",
        "Invite 30 customers to a group for a month. Answer only what nobody else answers within a day.",
        "The share of questions that other customers answer",
        "At least half of them",
    ),
    RelationshipType.CO_CREATION: Pattern(
        "{whom} contribute something that others can use: {note}.",
        "Ask 50 customers for one contribution by a certain date, and show what you make of it.",
        "How many usable contributions arrive",
        "At least five",
    ),
}


def propose_experiment(document: CanvasDocument, note: Note) -> Experiment:
    """Return a test that is proposed for a note of a document. Raise LookupError if the note is not in it."""
    block = document.block_of(note.id)
    if block is None:
        raise LookupError(f"the document has no note {note.id}")
    pattern = _pattern(note, block)
    words = pattern.hypothesis.format(note=name(note), whom=_whom(document, note))
    needs = f" They need: {note.segment.needs}" if note.segment and note.segment.needs else ""
    return Experiment(
        hypothesis=f"{words[0].upper()}{words[1:]}{needs}"[:TEXT_LENGTH],
        test=pattern.test,
        measure=pattern.measure,
        criterion=pattern.criterion,
    )


def _pattern(note: Note, block: Block) -> Pattern:
    kind = note.relationship.type if note.relationship and block is Block.CUSTOMER_RELATIONSHIPS else None
    return TYPE_PATTERNS[kind] if kind else PATTERNS[block]


def _whom(document: CanvasDocument, note: Note) -> str:
    """Return the customers that a note concerns, by the names of its segments if it has any."""
    named = {*note.segments, note.relationship.segment if note.relationship else None}
    found = [segment for segment in document.notes(Block.CUSTOMER_SEGMENTS) if segment.id in named]
    return f"{CUSTOMERS} in {names(found)}" if found else CUSTOMERS
