"""Documents of different kinds, each as JSON, so that every copy that is read from it is made of objects of its own."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from uuid import UUID, uuid4

from relationships.catalog.goals import Answer, Goal
from relationships.catalog.relationships import Duty, Programme, Tool
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal, Indicator, Reading, Review
from relationships.document.notes import Blocks, Evidence, Experiment, Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from relationships.document.values import NOTE_LENGTH, NOTES_PER_CANVAS, TEXT_LENGTH
from relationships.samples import load_sample

DAY = dt.date(2026, 5, 1)


def short_notes() -> CanvasDocument:
    notes = tuple(Note(id=uuid4(), text=f"Shop {number}") for number in range(NOTES_PER_CANVAS))
    return CanvasDocument(title="Short", blocks=Blocks(channels=notes))


def long_notes() -> CanvasDocument:
    """Return as many notes as a canvas can have, each with as long a text as it can have, in Chinese."""
    notes = tuple(Note(id=uuid4(), text="长" * NOTE_LENGTH) for _ in range(NOTES_PER_CANVAS))
    return CanvasDocument(title="Long", blocks=Blocks(channels=notes))


def full_notes() -> CanvasDocument:
    """Return segments, relationships and other notes with all their details."""
    segment = Note(id=uuid4(), text="Offices", segment=SegmentDetails(needs="n" * 300, behaviours="b" * 300))
    relationships = tuple(_relationship(segment.id) for _ in range(200))
    claims = tuple(_claim(segment.id) for _ in range(100))
    blocks = Blocks(customer_segments=(segment,), customer_relationships=relationships, value_propositions=claims)
    return CanvasDocument(title="Full", description="d" * TEXT_LENGTH, blocks=blocks)


def _relationship(segment: UUID) -> Note:
    details = RelationshipDetails(
        segment=segment,
        programmes=tuple(Programme),
        tools=tuple(Tool),
        owner="Ada Lovelace",
        expected_because="because " * 20,
        established_on=DAY,
        fixed_cost=Decimal("1200.50"),
        customers_served=12_000,
        duties=dict.fromkeys(Duty, Answer.YES),
        goals=tuple(RelationshipGoal(id=uuid4(), goal=goal, tactics="Fairs") for goal in Goal),
    )
    return Note(id=uuid4(), text="Calls", relationship=details)


def _claim(segment: UUID) -> Note:
    evidence = Evidence(source="Interviews", date=DAY, result="größer als erwartet " * 30)
    experiment = Experiment(hypothesis="h" * 500, test="t" * 500, measure="m" * 100, criterion="c" * 100)
    return Note(id=uuid4(), text="Quicker", segments=(segment,), evidence=evidence, experiment=experiment)


def many_readings() -> CanvasDocument:
    indicators = tuple(
        Indicator(id=uuid4(), name=f"Churn {number}", unit="%", readings=_readings()) for number in range(3)
    )
    return CanvasDocument(title="Measured", indicators=indicators)


def _readings() -> tuple[Reading, ...]:
    days = (DAY + dt.timedelta(number) for number in range(500))
    return tuple(
        Reading(id=uuid4(), date=day, value=Decimal("12.5"), inputs={"lost": Decimal(25), "all": Decimal(200)})
        for day in days
    )


def many_decisions() -> CanvasDocument:
    reviews = tuple(Review(id=uuid4(), date=DAY, customers_said="s" * 300, decision="Go on") for _ in range(300))
    dismissals = tuple(
        Dismissal(id=uuid4(), rule=f"rule-{n}", about=(uuid4(),), fingerprint="0" * 16, reason="Known", date=DAY)
        for n in range(300)
    )
    return CanvasDocument(title="Decided", reviews=reviews, dismissals=dismissals)


KINDS: dict[str, Callable[[], CanvasDocument]] = {
    "short notes": short_notes,
    "long notes": long_notes,
    "full notes": full_notes,
    "many readings": many_readings,
    "many decisions": many_decisions,
    "a sample": lambda: load_sample("amazon"),
    "nothing": lambda: CanvasDocument(title="Empty"),
}


def as_json(kind: str) -> bytes:
    """Return a document of a kind as JSON."""
    return KINDS[kind]().model_dump_json().encode()
