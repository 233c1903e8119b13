"""A document with as much of everything as a canvas may hold."""

import datetime as dt
from decimal import Decimal
from uuid import UUID, uuid4

from relationships.catalog.goals import Answer, Goal
from relationships.catalog.relationships import Bond, Duty, Personalisation, Programme, Tool
from relationships.catalog.types import RelationshipType
from relationships.document import values
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal, Indicator, Reading, Review
from relationships.document.notes import Blocks, Evidence, Experiment, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails

DAY = dt.date(2020, 1, 1)


def largest_document() -> CanvasDocument:
    segments = tuple(
        Note(id=uuid4(), text="Offices", segment=SegmentDetails(hue=hue + 1))
        for hue in range(values.SEGMENTS_PER_CANVAS)
    )
    count = values.NOTES_PER_CANVAS - len(segments)
    concerned = _spread(values.CONCERNS_PER_CANVAS, count, tuple(note.id for note in segments))
    served = _spread(values.SERVES_PER_CANVAS, count, tuple(note.id for note in segments))
    relationships = tuple(map(_relationship, concerned, served))
    blocks = Blocks(customer_segments=segments, customer_relationships=relationships)
    return CanvasDocument(
        title="Largest",
        sources=("Interviews",) * values.SOURCES_PER_CANVAS,
        blocks=blocks,
        indicators=_indicators(),
        reviews=tuple(Review(id=uuid4(), date=DAY) for _ in range(values.REVIEWS_PER_CANVAS)),
        dismissals=_dismissals(),
    )


def _spread(total: int, count: int, keys: tuple[UUID, ...]) -> list[tuple[UUID, ...]]:
    """Return so many lists of keys, with a total number of keys."""
    each, more = divmod(total, count)
    return [keys[: each + (number < more)] for number in range(count)]


def _relationship(concerned: tuple[UUID, ...], served: tuple[UUID, ...]) -> Note:
    """Return a relationship with almost every detail."""
    details = RelationshipDetails(
        segment=concerned[0],
        type=RelationshipType.COMMUNITIES,
        serves=served,
        channel=concerned[0],
        programmes=tuple(Programme),
        bond=Bond.LASTING,
        tools=tuple(Tool),
        personalisation=tuple(Personalisation),
        duties=dict.fromkeys(Duty, Answer.YES),
        goals=tuple(RelationshipGoal(id=uuid4(), goal=goal, tactics="Fairs") for goal in Goal),
        **dict.fromkeys(("offering", "feeling", "tool", "owner", "integration", "next_step", "data_kept"), "x"),
        **dict.fromkeys(("capacity", "customers_served", "setup_cost", "fixed_cost", "cost_per_customer"), 1),
    )
    return Note(
        id=uuid4(),
        text="Calls",
        segments=concerned,
        evidence=Evidence(source="s", date=DAY, result="r"),
        experiment=Experiment(hypothesis="h", test="t", measure="m", criterion="c"),
        relationship=details,
    )


def _indicators() -> tuple[Indicator, ...]:
    count = values.READINGS_PER_CANVAS // values.INDICATORS_PER_CANVAS
    inputs = {str(n): Decimal(1) for n in range(values.INPUTS_PER_CANVAS // values.READINGS_PER_CANVAS)}
    days = [DAY + dt.timedelta(n) for n in range(count)]
    return tuple(
        Indicator(
            id=uuid4(),
            name=f"Churn {number}",
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
