"""Functions that return a changed copy of a document; they ignore ids that are no longer in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from decimal import ROUND_FLOOR, Decimal
from typing import Any
from uuid import UUID, uuid4

from relationships.catalog.blocks import Block
from relationships.catalog.goals import TACTICS, Answer, Goal
from relationships.catalog.indicators import INDICATORS, KnownIndicator
from relationships.catalog.relationships import Duty
from relationships.checks.facts.series import ASSUMED
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Reading, Review
from relationships.document.notes import Note
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.document.segments import SegmentDetails
from relationships.document.values import plain, sort_by_enum

# The precision of amounts in a document.
FINEST = Decimal("0.0001")
# The largest value of a reading or target in a document.
LARGEST = Decimal("99999999999.9999")


def with_note(document: CanvasDocument, key: UUID, change: Callable[[Note], Note]) -> CanvasDocument:
    """Return the document with one note changed, in whichever block it is."""
    block = document.block_of(key)
    if block is None:
        return document
    notes = document.notes(block)
    return _with_block(document, block, (change(note) if note.id == key else note for note in notes))


def _with_block(document: CanvasDocument, block: Block, notes: Iterable[Note]) -> CanvasDocument:
    blocks = document.blocks.model_copy(update={block.value: tuple(notes)})
    return document.model_copy(update={"blocks": blocks})


def with_details(document: CanvasDocument, key: UUID, **fields: Any) -> CanvasDocument:
    """Return the document with some details of one relationship replaced."""

    def change(note: Note) -> Note:
        details = (note.relationship or RelationshipDetails()).model_copy(update=fields)
        return note.model_copy(update={"relationship": details})

    return with_note(document, key, change)


def with_duties(document: CanvasDocument, keys: Iterable[UUID], answers: dict[Duty, Answer]) -> CanvasDocument:
    """Return the document with other answers to questions of good conduct that are already answered."""

    def change(note: Note) -> Note:
        details = note.relationship or RelationshipDetails()
        changed = {duty: answer for duty, answer in answers.items() if duty in details.duties}
        duties = sort_by_enum(dict(details.duties) | changed)
        return note.model_copy(update={"relationship": details.model_copy(update={"duties": duties})})

    for key in keys:
        document = with_note(document, key, change)
    return document


def with_goals(document: CanvasDocument, key: UUID, goals: Collection[Goal]) -> CanvasDocument:
    """Return the document with goals added to one relationship, each with the first tactic of its goal."""

    def change(note: Note) -> Note:
        details = note.relationship or RelationshipDetails()
        present = [served.goal for served in details.goals]
        added = [
            RelationshipGoal(id=uuid4(), goal=goal, tactics=TACTICS[goal][0]) for goal in goals if goal not in present
        ]
        combined = tuple(sorted((*details.goals, *added), key=lambda served: list(Goal).index(served.goal)))
        return note.model_copy(update={"relationship": details.model_copy(update={"goals": combined})})

    return with_note(document, key, change)


def with_declined(document: CanvasDocument, segment: UUID, goal: Goal, reason: str) -> CanvasDocument:
    """Return the document with a goal declined for a segment."""

    def change(note: Note) -> Note:
        details = note.segment or SegmentDetails()
        declined = sort_by_enum(dict(details.declined_goals) | {goal: reason})
        return note.model_copy(update={"segment": details.model_copy(update={"declined_goals": declined})})

    return with_note(document, segment, change)


def with_new_note(document: CanvasDocument, block: Block, note: Note) -> CanvasDocument:
    """Return the document with a note added at the end of a block."""
    return _with_block(document, block, (*document.notes(block), note))


def with_indicator(
    document: CanvasDocument, subject: UUID | None, known: KnownIndicator, target: Decimal
) -> CanvasDocument:
    """Return the document with an indicator of the catalogue added, with a target."""
    info = INDICATORS[known]
    added = Indicator(
        id=uuid4(),
        name=str(known.label),
        code=known.value,
        subject=subject,
        unit=info.unit.replace("money", document.currency),
        direction=info.direction,
        target=target,
    )
    return document.model_copy(update={"indicators": (*document.indicators, added)})


def with_target(document: CanvasDocument, targets: dict[UUID, Decimal]) -> CanvasDocument:
    """Return the document with targets set for some indicators."""
    return document.model_copy(
        update={
            "indicators": tuple(
                indicator.model_copy(update={"target": targets[indicator.id]}) if indicator.id in targets else indicator
                for indicator in document.indicators
            )
        }
    )


def with_reading(document: CanvasDocument, indicator: UUID, day: dt.date, value: Decimal) -> CanvasDocument:
    """Return the document with an assumed reading of an indicator, replacing one of the same day."""
    added = Reading(id=uuid4(), date=day, value=value, remark=ASSUMED)

    def change(found: Indicator) -> Indicator:
        others = (reading for reading in found.readings if reading.date != day)
        return found.model_copy(update={"readings": tuple(sorted((*others, added), key=lambda reading: reading.date))})

    indicators = tuple(change(found) if found.id == indicator else found for found in document.indicators)
    return document.model_copy(update={"indicators": indicators})


def with_review(document: CanvasDocument, subject: UUID | None, day: dt.date) -> CanvasDocument:
    """Return the document with a review held on a day, still to be filled in."""
    return document.model_copy(update={"reviews": (*document.reviews, Review(id=uuid4(), subject=subject, date=day))})


def rounded_down(amount: Decimal) -> Decimal:
    """Round an amount down to the precision of a document."""
    return plain(amount.quantize(FINEST, ROUND_FLOOR))
