"""Rule: an important assumption has not been tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from relationships.analysis.service_mix import WHOLE, monthly_cost
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Stage, Status
from relationships.catalog.thresholds import DEAR_PERCENT_OF_COST, HALF, MOSTLY_ASSUMED_PERCENT, RESTING_ON_IT
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Fact, Finding, Form, OpenQuestion, Severity
from relationships.checks.phrases import name, names
from relationships.checks.rule import Example, rule
from relationships.document.notes import Note
from relationships.formats import format_percent

CODE = "untested-assumption"
# Why a note is important: the figure, and the limit that it exceeds.
Reason = tuple[str, str]
ALONE: Reason = ("nothing else is established for its segment", "the only relationship of a segment")
WHICH = "Which of the assumptions would sink the model if it were wrong, and who tests it?"


@rule(
    code=CODE,
    title="An important assumption, untested",
    severity=Severity.HINT,
    why="A model stands on a few claims. As long as nobody tests them, all that is built on them is a bet.",
    what_to_do="Write down what would prove the claim wrong, and try that cheaply before building more on it.",
    example=Example(
        problem="Three relationships rest on “Parents want to book by voice”, which nobody has asked them.",
        cured="Twenty parents get a number to ring for two weeks; five calls or more would do.",
    ),
    source="Blank, The Four Steps to the Epiphany (2005); Bland and Osterwalder, Testing Business Ideas (2019). What "
    "is important is own judgement.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """What several relationships rest on, or most of the money goes to, and is an assumption without a test; all of it
    in one finding.

    On a canvas where nearly every note is an assumption, or that is an idea, that says nothing of any one note: a
    question.
    """
    untested = [note for note in subject.notes.values() if _is_untested(note)]
    if len(untested) * WHOLE >= len(subject.notes) * MOSTLY_ASSUMED_PERCENT or subject.stage is Stage.IDEA:
        if untested and subject.relationships:
            yield OpenQuestion(CODE, (), WHICH)
        return
    reasons = _reasons(subject)
    if important := {note.id: reasons[note.id] for note in untested if note.id in reasons}:
        yield _finding(subject, important)


def _is_untested(note: Note) -> bool:
    """Return whether a note is an assumption without a test; existing customers and a stated reason are evidence."""
    has_evidence = (
        note.experiment
        or note.evidence
        or (note.segment and note.segment.customers_now)
        or (note.relationship and note.relationship.expected_because)
    )
    return note.status is Status.ASSUMPTION and not has_evidence


def _reasons(subject: Subject) -> dict[UUID, Reason]:
    return _foundations_of_many(subject) | _sole_relationships(subject) | _costly(subject)


def _foundations_of_many(subject: Subject) -> dict[UUID, Reason]:
    running = [relationship for relationship in subject.relationships if relationship.is_running]
    counted = Counter(key for relationship in running for key in _foundations(subject, relationship))
    bound = min(Decimal(RESTING_ON_IT), len(running) * HALF)
    return {
        key: (f"{many} of {len(running)} relationships rest on it", f"{RESTING_ON_IT} relationships, or half of them")
        for key, many in counted.items()
        if many >= bound
    }


def _foundations(subject: Subject, relationship: Relationship) -> set[UUID]:
    """Return the segments, their propositions and the links of a relationship, among the customer-side blocks."""
    sides = (Block.VALUE_PROPOSITIONS, Block.CHANNELS, Block.REVENUE_STREAMS)
    linked = {key for key in (relationship.details.channel, *relationship.details.serves) if key}
    propositions = subject.document.blocks.value_propositions
    promises = {note.id for note in propositions if not relationship.segment_ids.isdisjoint(subject.concerned[note.id])}
    return {key for key in linked if subject.blocks[key] in sides} | relationship.segment_ids | promises


def _sole_relationships(subject: Subject) -> dict[UUID, Reason]:
    """Return relationships that are the only established one of a segment.

    Empty if there are several relationships and all are untested assumptions, which says nothing about one of them.
    """
    if len(subject.relationships) > 1 and all(
        _is_untested(relationship.note) for relationship in subject.relationships
    ):
        return {}
    sole = {
        segment.running[0].id
        for segment in subject.segments
        if len(segment.running) == 1 and segment.running[0].details.established is Answer.YES
    }
    return dict.fromkeys(sole, ALONE)


def _costly(subject: Subject) -> dict[UUID, Reason]:
    costs = {
        relationship.id: monthly_cost(relationship.details)
        for relationship in subject.relationships
        if relationship.is_running
    }
    whole = sum(cost for cost in costs.values() if cost)
    bound = f"{format_percent(DEAR_PERCENT_OF_COST)} of what all relationships cost"
    return {
        key: (f"{format_percent(round(cost * WHOLE / whole))} of what all relationships cost goes to it", bound)
        for key, cost in costs.items()
        if cost and cost * WHOLE >= whole * DEAR_PERCENT_OF_COST
    }


def _finding(subject: Subject, important: dict[UUID, Reason]) -> Finding:
    notes = [subject.notes[key] for key in important]
    is_grave = not subject.is_early and any(why != ALONE for why in important.values())
    reasons, bounds = (sorted(parts) for parts in (zip(*set(important.values()), strict=True)))
    depends = important[notes[0].id][0] if len(notes) == 1 else "much depends on each of them"
    return Finding(
        CODE,
        Severity.WARNING if is_grave else Severity.HINT,
        tuple(important),
        f"Nobody has tested {names(notes)}, and {depends}.",
        figure="; ".join(dict.fromkeys(reasons)),
        threshold=f"tested from {' or '.join(dict.fromkeys(bounds))} on",
        facts=(
            *(Fact("Status", "assumption", key) for key in important),
            *(Fact("Why it is important", reason, key) for key, (reason, _) in important.items()),
        ),
        ask=Ask(
            f"Plan a test of {name(notes[0])}",
            Form.NOTE,
            notes[0].id,
            "experiment.test",
            "How will you find out whether it is true? Evidence that you have already counts as well.",
        ),
    )
