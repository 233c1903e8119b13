"""Replaying changes on the blocks, indicators, reviews and dismissals of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.assembly import (
    build_dismissal,
    build_goal,
    build_indicator,
    build_note,
    build_reading,
    build_review,
)
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Dismissal, Indicator, Reading, Review
from relationships.document.notes import Blocks, Note
from relationships.document.parts import DismissalPart, GoalPart, IndicatorPart, NotePart, Part, ReadingPart, ReviewPart
from relationships.document.relationships import RelationshipDetails, RelationshipGoal
from relationships.models import Dismissal as DismissalRow
from relationships.models import Indicator as IndicatorRow
from relationships.models import Note as NoteRow
from relationships.models import Review as ReviewRow
from relationships.store.compiled_query import CompiledQuery

NOTE_ORDER = CompiledQuery(
    lambda canvas: NoteRow.objects.filter(canvas_id=canvas).order_by("rank").values_list("pk", "block")
)
INDICATOR_ORDER = CompiledQuery(
    lambda canvas: IndicatorRow.objects.filter(canvas_id=canvas).order_by("rank", "pk").values_list("pk")
)
REVIEW_ORDER = CompiledQuery(
    lambda canvas: ReviewRow.objects.filter(canvas_id=canvas).order_by("rank", "pk").values_list("pk")
)
DISMISSAL_ORDER = CompiledQuery(
    lambda canvas: DismissalRow.objects.filter(canvas_id=canvas).order_by("rank", "pk").values_list("pk")
)

Parts = Mapping[UUID, Part | None]


class Identified(Protocol):
    """A value of a document that has an id."""

    @property
    def id(self) -> UUID: ...


def replay_blocks(
    canvas_id: UUID, document: CanvasDocument, notes: Parts, goals: Parts, *, is_placed: bool
) -> Blocks | None:
    """Return the blocks with changed notes and goals; None if the rows hold other notes.

    The order is read from the rows if notes were added, deleted or moved (`is_placed`).
    """
    if not goals and not is_placed:
        return _replay_contents(document.blocks, notes)
    before = [note for _, note in document.placed_notes()]
    served = _replay_goals(before, goals)
    found = {
        key: _with_goals(note, served.get(key, {}))
        for key, note in _replay(before, notes, NotePart, build_note).items()
    }
    order = [(note.id, block.value) for block, note in document.placed_notes()]
    return _in_blocks(found, NOTE_ORDER.rows(canvas_id) if is_placed else order)


def _replay_contents(blocks: Blocks, parts: Parts) -> Blocks | None:
    """Return the blocks with changed contents of notes that stay where they are; None if one of them is missing.

    Blocks without such notes are shared.
    """
    places = {block: [note.id for note in blocks.notes(block) if note.id in parts] for block in Block}
    if sum(map(len, places.values())) < len(parts):
        return None
    changed = {block.value: _with_contents(blocks.notes(block), parts) for block, keys in places.items() if keys}
    return blocks.model_copy(update=changed)


def _with_contents(notes: Iterable[Note], parts: Parts) -> tuple[Note, ...]:
    return tuple(_replay_note(note, parts.get(note.id)) for note in notes)


def _replay_note(note: Note, part: Part | None) -> Note:
    if not isinstance(part, NotePart):
        return note
    goals = note.relationship.goals if note.relationship else ()
    return _with_goals(build_note(note.id, part), {goal.id: goal for goal in goals})


def _replay[Value: Identified, Kind: Part](
    before: Iterable[Value], parts: Parts, kind: type[Kind], to_value: Callable[[UUID, Kind], Value]
) -> dict[UUID, Value]:
    """Return the values by id after some parts were written (a part of this kind) or deleted (None)."""
    found = {value.id: value for value in before}
    for key, part in parts.items():
        if isinstance(part, kind):
            found[key] = to_value(key, part)
        else:
            found.pop(key, None)
    return found


def _replay_goals(notes: Iterable[Note], parts: Parts) -> dict[UUID, dict[UUID, RelationshipGoal]]:
    """Return the goals by note."""
    goals = {note.id: {goal.id: goal for goal in note.relationship.goals} for note in notes if note.relationship}
    for key, part in parts.items():
        if isinstance(part, GoalPart):
            goals.setdefault(part.note, {})[key] = build_goal(key, part)
        else:
            for served in goals.values():
                served.pop(key, None)
    return goals


def _with_goals(note: Note, goals: Mapping[UUID, RelationshipGoal]) -> Note:
    details = note.relationship
    if details is None or {goal.id: goal for goal in details.goals} == goals:
        return note
    fields = {**dict(details), "goals": tuple(goals.values())}
    return note.model_copy(update={"relationship": RelationshipDetails(**fields)})


def _in_blocks(notes: Mapping[UUID, Note], order: Sequence[tuple[UUID, str]]) -> Blocks | None:
    if {key for key, _ in order} != notes.keys():
        return None
    blocks: dict[str, list[Note]] = {block.value: [] for block in Block}
    for key, block in order:
        blocks[block].append(notes[key])
    return Blocks.model_construct(None, **{name: tuple(found) for name, found in blocks.items()})


def replay_indicators(
    canvas_id: UUID, document: CanvasDocument, indicators: Parts, readings: Parts, *, is_placed: bool
) -> tuple[Indicator, ...] | None:
    """Return the indicators with changed readings; None if the rows hold other indicators."""
    by_indicator = _replay_readings(document.indicators, readings)
    found = {
        key: _with_readings(indicator, by_indicator.get(key, {}))
        for key, indicator in _replay(document.indicators, indicators, IndicatorPart, build_indicator).items()
    }
    return _in_order(found, INDICATOR_ORDER.rows(canvas_id) if is_placed else None)


def _replay_readings(indicators: Iterable[Indicator], parts: Parts) -> dict[UUID, dict[UUID, Reading]]:
    """Return the readings by indicator."""
    found = {indicator.id: {reading.id: reading for reading in indicator.readings} for indicator in indicators}
    for key, part in parts.items():
        for readings in found.values():
            readings.pop(key, None)
        if isinstance(part, ReadingPart):
            found.setdefault(part.indicator, {})[key] = build_reading(key, part)
    return found


def _with_readings(indicator: Indicator, readings: Mapping[UUID, Reading]) -> Indicator:
    if {reading.id: reading for reading in indicator.readings} == readings:
        return indicator
    ordered = tuple(sorted(readings.values(), key=lambda reading: reading.date))
    return indicator.model_copy(update={"readings": ordered})


def replay_reviews(
    canvas_id: UUID, document: CanvasDocument, parts: Parts, *, is_placed: bool
) -> tuple[Review, ...] | None:
    """Return the reviews after changes; None if the rows hold other reviews."""
    found = _replay(document.reviews, parts, ReviewPart, build_review)
    return _in_order(found, REVIEW_ORDER.rows(canvas_id) if is_placed else None)


def replay_dismissals(
    canvas_id: UUID, document: CanvasDocument, parts: Parts, *, is_placed: bool
) -> tuple[Dismissal, ...] | None:
    """Return the dismissals after changes; None if the rows hold other dismissals."""
    found = _replay(document.dismissals, parts, DismissalPart, build_dismissal)
    return _in_order(found, DISMISSAL_ORDER.rows(canvas_id) if is_placed else None)


def _in_order[Value](found: Mapping[UUID, Value], order: Iterable[tuple[UUID]] | None) -> tuple[Value, ...] | None:
    """Return the values in the order of the rows, or in their own if no order is given."""
    keys = list(found) if order is None else [key for (key,) in order]
    return tuple(found[key] for key in keys) if found.keys() == set(keys) else None
