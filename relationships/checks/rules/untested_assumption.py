"""Rule: an important assumption has not been tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from relationships.analysis.service_mix import WHOLE, least_cost
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Stage
from relationships.catalog.thresholds import DEAR_PERCENT_OF_COST, HALF, MOSTLY_ASSUMED_PERCENT, RESTING_ON_IT
from relationships.checks.asks.questions import in_note
from relationships.checks.facts.assumptions import is_being_tested, is_untested
from relationships.checks.facts.parties import Relationship
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Ask, Fact, Finding, Form, OpenQuestion, Severity
from relationships.checks.phrases import agreed, count, joined, name, names
from relationships.checks.rule import Example, rule
from relationships.formats import format_number, format_percent

CODE = "untested-assumption"
# Why a note is important, and from where on a test is expected.
Reason = tuple[str, str]
ALONE: Reason = ("it is the only established relationship of a segment", "for a segment’s only relationship")
WHICH = (
    "Which assumption, if wrong, would make the whole business model fail? Plan a test of it: “Next steps” proposes "
    "one. If you’re testing it already, choose the status “Testing” in its note."
)


@rule(
    code=CODE,
    title="Important assumption not tested",
    severity=Severity.HINT,
    otherwise="A warning from the growth stage, if several relationships or much of the cost depend on it",
    looks_for="Assumptions without a test that several relationships depend on, that account for a large part of the "
    "cost, or that are a segment’s only established relationship. They are reported together. At the idea stage, or "
    "if almost every note is an assumption, Rapport asks you instead, until one assumption has a test.",
    why="If an important assumption turns out to be wrong, everything built on it fails.",
    what_to_do="Write down what would prove it wrong, and test that cheaply before you build more on it.",
    example=Example(
        problem="Three relationships depend on the assumption “Parents want to book by voice”. Nobody has asked "
        "parents.",
        cured="Twenty parents get a phone number for two weeks. If at least five of them call, the assumption holds.",
    ),
    source="Blank, The Four Steps to the Epiphany (2005); Bland and Osterwalder, Testing Business Ideas (2019). "
    "Which assumptions are important is Rapport’s own judgement.",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield one finding for all important assumptions without a test.

    Yield a question for an idea, or if nearly every note is an assumption, which says nothing about any one note. It is
    answered once any assumption is being tested.
    """
    untested = [note for note in subject.notes.values() if is_untested(note)]
    if len(untested) * WHOLE >= len(subject.notes) * MOSTLY_ASSUMED_PERCENT or subject.stage is Stage.IDEA:
        if untested and subject.relationships and not any(map(is_being_tested, subject.notes.values())):
            yield OpenQuestion(CODE, (), WHICH, tuple(in_note(note, "status") for note in untested))
        return
    reasons = _reasons(subject)
    if important := {note.id: reasons[note.id] for note in untested if note.id in reasons}:
        yield _finding(subject, important)


def _reasons(subject: Subject) -> dict[UUID, Reason]:
    return _foundations_of_many(subject) | _sole_relationships(subject) | _costly(subject)


def _foundations_of_many(subject: Subject) -> dict[UUID, Reason]:
    running = [relationship for relationship in subject.relationships if relationship.is_running]
    counted = Counter(key for relationship in running for key in _foundations(subject, relationship))
    bound = min(Decimal(RESTING_ON_IT), len(running) * HALF)
    return {
        key: (
            f"{format_number(many)} of {count(len(running), 'relationship')} {agreed(many, 'depends', 'depend')} on it",
            f"from {RESTING_ON_IT} relationships or half of them",
        )
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
    if len(subject.relationships) > 1 and all(is_untested(relationship.note) for relationship in subject.relationships):
        return {}
    sole = {
        segment.running[0].id
        for segment in subject.segments
        if len(segment.running) == 1 and segment.running[0].details.established is Answer.YES
    }
    return dict.fromkeys(sole, ALONE)


def _costly(subject: Subject) -> dict[UUID, Reason]:
    costs = {
        relationship.id: least_cost(relationship.details)
        for relationship in subject.relationships
        if relationship.is_running
    }
    whole = sum(cost for cost in costs.values() if cost)
    of_all = f"of the {'' if subject.knows_running_costs else 'known '}cost of all relationships"
    bound = f"from {format_percent(DEAR_PERCENT_OF_COST)} {of_all}"
    return {
        key: (f"it accounts for {format_percent(round(cost * WHOLE / whole))} {of_all}", bound)
        for key, cost in costs.items()
        if cost and cost * WHOLE >= whole * DEAR_PERCENT_OF_COST
    }


def _finding(subject: Subject, important: dict[UUID, Reason]) -> Finding:
    notes = [subject.notes[key] for key in important]
    is_grave = not subject.is_early and any(why != ALONE for why in important.values())
    reasons, bounds = (sorted(parts) for parts in (zip(*set(important.values()), strict=True)))
    depends = important[notes[0].id][0] if len(notes) == 1 else "much depends on each of them"
    shown = "; ".join(dict.fromkeys(reasons))
    return Finding(
        CODE,
        Severity.WARNING if is_grave else Severity.HINT,
        tuple(important),
        f"{names(notes)} {agreed(len(notes), 'has', 'have')} not been tested, but {depends}.",
        figure=f"{shown[0].upper()}{shown[1:]}",
        threshold=f"test expected {joined(list(dict.fromkeys(bounds)), 'or')}",
        facts=(
            *(Fact("Status", "assumption", key) for key in important),
            *(Fact("Why it is important", reason, key) for key, (reason, _) in important.items()),
        ),
        ask=Ask(
            f"Plan test of {name(notes[0])}",
            Form.NOTE,
            notes[0].id,
            "experiment.test",
            "How will you find out whether it’s true? Evidence that you already have counts too.",
        ),
    )
