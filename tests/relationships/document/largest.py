"""A document with as much of everything as a canvas may hold."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from uuid import UUID, uuid4

from relationships.catalog.blocks import Block
from relationships.catalog.goals import Answer, Goal
from relationships.catalog.indicators import KnownIndicator
from relationships.catalog.relationships import Bond, Duty, Personalisation, Programme, Tool
from relationships.catalog.segments import ContactPreference, CustomerKind, Factor, Level, Period
from relationships.catalog.types import RelationshipType
from relationships.document import values
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal, Indicator, Reading, Review
from relationships.document.notes import Blocks, Evidence, Experiment, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails

DAY = dt.date(2025, 1, 1)
OTHER_BLOCKS = [block.value for block in Block if block not in (Block.CUSTOMER_SEGMENTS, Block.CUSTOMER_RELATIONSHIPS)]


def largest_document() -> CanvasDocument:
    segments = tuple(map(_segment, range(values.SEGMENTS_PER_CANVAS)))
    count = values.RELATIONSHIPS_PER_CANVAS
    others = tuple(
        Note(id=uuid4(), text=f"Shop {number}") for number in range(values.NOTES_PER_CANVAS - len(segments) - count)
    )
    concerned = _spread(values.CONCERNS_PER_CANVAS, count, segments)
    served = _spread(values.SERVES_PER_CANVAS, count, others)
    relationships = tuple(map(_relationship, range(count), concerned, served))
    return CanvasDocument(
        title="Largest",
        sources=("Interviews",) * values.SOURCES_PER_CANVAS,
        blocks=Blocks(
            customer_segments=segments,
            customer_relationships=relationships,
            **{name: others[number :: len(OTHER_BLOCKS)] for number, name in enumerate(OTHER_BLOCKS)},
        ),
        indicators=_indicators([note.id for note in (*segments, *relationships)]),
        reviews=tuple(
            Review(id=uuid4(), subject=relationships[number].id, date=DAY, customers_said="Too slow", decision="Wait")
            for number in range(values.REVIEWS_PER_CANVAS)
        ),
        dismissals=_dismissals(),
    )


def _segment(number: int) -> Note:
    details = SegmentDetails(
        hue=number + 1,
        contact=_pick(ContactPreference, number),
        kind=_pick(CustomerKind, number),
        customers_now=number * 100,
        revenue_per_customer=Decimal(number),
        revenue_period=_pick(Period, number),
        factors={factor: _pick(Level, number + place) for place, factor in enumerate(Factor)},
    )
    return Note(id=uuid4(), text=f"Offices of kind {number}", segment=details)


def _pick[Choice: Enum](choices: type[Choice], number: int) -> Choice:
    return list(choices)[number % len(choices)]


def _spread(total: int, count: int, notes: Sequence[Note]) -> list[tuple[UUID, ...]]:
    """Return so many lists of ids of notes, with a total number of ids, each list beginning at the next note."""
    each, more = divmod(total, count)
    return [
        tuple(notes[(number + place) % len(notes)].id for place in range(each + (number < more)))
        for number in range(count)
    ]


def _relationship(number: int, concerned: tuple[UUID, ...], served: tuple[UUID, ...]) -> Note:
    """Return a relationship with almost every detail."""
    details = RelationshipDetails(
        segment=concerned[0],
        type=_pick(RelationshipType, number),
        serves=served,
        channel=served[0],
        programmes=tuple(Programme),
        bond=_pick(Bond, number),
        tools=tuple(Tool),
        personalisation=tuple(Personalisation),
        expected=_pick(Answer, number),
        established=_pick(Answer, number // 2),
        duties={duty: _pick(Answer, number + place) for place, duty in enumerate(Duty)},
        goals=tuple(RelationshipGoal(id=uuid4(), goal=goal, tactics="Fairs") for goal in Goal),
        **dict.fromkeys(("offering", "feeling", "tool", "owner", "integration", "next_step", "data_kept"), "x"),
        **dict.fromkeys(("capacity", "customers_served", "setup_cost", "fixed_cost", "cost_per_customer"), number),
    )
    return Note(
        id=uuid4(),
        text=f"Calls {number}",
        segments=concerned,
        evidence=Evidence(source="s", date=DAY, result="r"),
        experiment=Experiment(hypothesis="h", test="t", measure="m", criterion="c"),
        relationship=details,
    )


def _indicators(subjects: Sequence[UUID]) -> tuple[Indicator, ...]:
    count = values.READINGS_PER_CANVAS // values.INDICATORS_PER_CANVAS
    inputs = {str(n): Decimal(1) for n in range(values.INPUTS_PER_CANVAS // values.READINGS_PER_CANVAS)}
    days = [DAY + dt.timedelta(n) for n in range(count)]
    return tuple(
        Indicator(
            id=uuid4(),
            name=f"Churn {number}",
            code=_pick(KnownIndicator, number),
            subject=subjects[number],
            target=Decimal(4),
            readings=tuple(Reading(id=uuid4(), date=day, value=Decimal(1), inputs=inputs) for day in days),
        )
        for number in range(values.INDICATORS_PER_CANVAS)
    )


def _dismissals() -> tuple[Dismissal, ...]:
    each = values.ABOUT_PER_CANVAS // values.DISMISSALS_PER_CANVAS
    return tuple(
        Dismissal(
            id=uuid4(),
            rule="rule",
            about=tuple(uuid4() for _ in range(each)),
            fingerprint="0" * 16,
            reason="Known",
            date=DAY,
        )
        for _ in range(values.DISMISSALS_PER_CANVAS)
    )
