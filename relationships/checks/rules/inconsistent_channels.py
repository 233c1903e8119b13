"""Rule: a segment is treated differently on each channel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.catalog.relationships import Duty
from relationships.checks.asks.fields import ask_duty
from relationships.checks.asks.questions import in_running
from relationships.checks.facts.parties import Relationship, Segment
from relationships.checks.facts.subject import Subject
from relationships.checks.finding import Fact, Finding, OpenQuestion, Severity
from relationships.checks.phrases import count, joined, listed, name
from relationships.checks.rule import Example, rule
from relationships.checks.shared_findings.duty_breach import ask, badly_answered

CODE = "inconsistent-channels"
SHARED = {
    Duty.SHARED_VOICE: "tone of voice",
    Duty.SHARED_POLICY: "rules",
    Duty.SHARED_QUALITY: "quality",
    Duty.SHARED_RECORD: "customer record",
}


@rule(
    code=CODE,
    title="Inconsistent across channels",
    severity=Severity.WARNING,
    looks_for="Segments with several channels that don’t have the same tone of voice, rules, quality or customer "
    "record. If the canvas doesn’t say this, and names nobody who runs the relationships, Rapport asks you instead.",
    why="Customers who hear different answers, or must explain everything again, lose trust in every channel.",
    what_to_do="Use the same rules and one customer record on all channels, and make one person responsible.",
    example=Example(
        problem="Orders from the web shop can’t be returned in the store, because its staff can’t see them.",
        cured="Shop and store use one customer record and the same rules for returns.",
    ),
    source="Verhoef, Kannan and Inman, From Multi-Channel Retailing to Omni-Channel Retailing (2015)",
)
def check(subject: Subject) -> Iterator[Finding | OpenQuestion]:
    """Yield a finding for every segment with several channels that do not share something.

    Yield a question if nothing is answered and nobody is responsible either.
    """
    reached = _channels(subject)
    for_all = {channel.id for channel in subject.document.notes(Block.CHANNELS) if not channel.segments}
    unanswered = []
    for segment in subject.segments:
        channels = reached.get(segment.id, set())
        not_shared = {
            duty: where
            for duty in SHARED
            if (where := [relationship for relationship in segment.running if _lacks(relationship, duty)])
        }
        # A single channel cannot be inconsistent; with none on the canvas, the answer implies several.
        if not_shared and len(channels | for_all) != 1:
            yield _finding(segment, not_shared, len(channels | for_all))
        elif len(channels) > 1 and segment.running and _is_unanswered(segment):
            unanswered.append(segment)
    yield from ask(
        CODE,
        unanswered,
        "Who makes sure that customers in {names} get the same tone of voice, rules and quality on every channel?",
        in_running("relationship.owner"),
    )


def _channels(subject: Subject) -> dict[UUID, set[UUID]]:
    """Return the channels of each segment: those that name it, and those its relationships use."""
    found: dict[UUID, set[UUID]] = {}
    for channel in subject.document.notes(Block.CHANNELS):
        for segment in channel.segments:
            found.setdefault(segment, set()).add(channel.id)
    for relationship in subject.relationships:
        if (channel_id := relationship.details.channel) and relationship.is_at:
            for note in relationship.segments:
                found.setdefault(note.id, set()).add(channel_id)
    return found


def _lacks(relationship: Relationship, duty: Duty) -> bool:
    return bool(badly_answered(relationship, duty))


def _is_unanswered(segment: Segment) -> bool:
    return not any(
        relationship.details.owner or any(map(relationship.answer, SHARED)) for relationship in segment.running
    )


def _finding(segment: Segment, not_shared: dict[Duty, list[Relationship]], channels: int) -> Finding:
    first = next(iter(not_shared))
    shared = [SHARED[duty] for duty in not_shared]
    said_of = listed(sorted({name(relationship.note) for relationship in _flatten(not_shared)}))
    channels_shown = count(channels, "channel") if channels else "channels"
    return Finding(
        CODE,
        Severity.WARNING,
        (segment.id,),
        f"The {channels_shown} for {segment.name} don’t have the same {joined(shared, 'or')}, according to {said_of}.",
        figure=f"Not the same on all channels: {len(not_shared)} of {len(SHARED)}",
        threshold="expected: 0",
        repeats=True,
        facts=tuple(
            Fact(str(duty.label), "No", relationship.id)
            for duty, relationships in not_shared.items()
            for relationship in relationships
        ),
        ask=ask_duty(f"Update {SHARED[first]}", not_shared[first][0], first),
    )


def _flatten(not_shared: dict[Duty, list[Relationship]]) -> Iterable[Relationship]:
    return (relationship for relationships in not_shared.values() for relationship in relationships)
