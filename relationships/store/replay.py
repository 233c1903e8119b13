"""The nine blocks of a document after some of their notes, and of the goals of these, were changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document.assembly import note_of
from relationships.document.canvas import Blocks, CanvasDocument, Note, RelationshipDetails, RelationshipGoal
from relationships.document.parts import GoalPart, NotePart, Part
from relationships.models import Note as NoteRow
from relationships.store.compiled_query import Prepared

PLACES = Prepared(lambda canvas: NoteRow.objects.filter(canvas_id=canvas).order_by("rank").values_list("pk", "block"))

Parts = Mapping[UUID, Part | None]
Goals = dict[UUID, dict[UUID, RelationshipGoal]]


def blocks_followed(
    canvas_id: UUID, document: CanvasDocument, notes: Parts, goals: Parts, *, is_placed: bool
) -> Blocks | None:
    """The blocks, in the order of the rows where notes were placed anew; None where the rows hold other notes."""
    found = _notes(document, notes, goals)
    standing = [(note.id, block.value) for block, note in document.placed_notes()]
    return _ordered(found, PLACES.rows(canvas_id) if is_placed else standing)


def _notes(document: CanvasDocument, parts: Parts, goals: Parts) -> dict[UUID, Note]:
    notes = {note.id: note for _, note in document.placed_notes()}
    served = _goals(notes.values(), goals)
    for key, part in parts.items():
        if isinstance(part, NotePart):
            notes[key] = note_of(key, part)
        else:
            notes.pop(key, None)
    return {key: _with_goals(note, served.get(key, {})) for key, note in notes.items()}


def _goals(notes: Iterable[Note], parts: Parts) -> Goals:
    """The goals by the note that has them."""
    goals = {note.id: {goal.id: goal for goal in note.relationship.goals} for note in notes if note.relationship}
    for key, part in parts.items():
        if isinstance(part, GoalPart):
            goals.setdefault(part.note, {})[key] = RelationshipGoal(id=key, goal=part.goal, tactics=part.tactics)
        else:
            for each in goals.values():
                each.pop(key, None)
    return goals


def _with_goals(note: Note, goals: Mapping[UUID, RelationshipGoal]) -> Note:
    details = note.relationship
    if details is None or {goal.id: goal for goal in details.goals} == goals:
        return note
    fields = {**dict(details), "goals": tuple(goals.values())}
    return note.model_copy(update={"relationship": RelationshipDetails(**fields)})


def _ordered(notes: Mapping[UUID, Note], places: list[tuple[UUID, str]]) -> Blocks | None:
    if {key for key, _ in places} != notes.keys():
        return None
    blocks: dict[str, list[Note]] = {block.value: [] for block in Block}
    for key, block in places:
        blocks[block].append(notes[key])
    return Blocks.model_construct(None, **{name: tuple(found) for name, found in blocks.items()})
