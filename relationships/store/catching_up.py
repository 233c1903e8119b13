"""From a document that was read earlier to the present one, by what was changed since: most changes touch one note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from relationships.catalog.blocks import Block
from relationships.document import Blocks, CanvasDocument, Note, RelationshipDetails, RelationshipGoal
from relationships.drafting import note_of
from relationships.models import Change
from relationships.models import Note as NoteRow
from relationships.parts import GoalPart, Json, NotePart, part_from_json
from relationships.store.prepared import Prepared

# With more to catch up on, the canvas is as soon read whole.
CHANGES_AT_MOST = 30
FOLLOWED = {"note", "goal", "canvas"}

CHANGES = Prepared(
    lambda canvas, after, upto: (
        Change.objects.filter(canvas_id=canvas, revision__gt=after, revision__lte=upto)
        .order_by("revision")
        .values_list("before", "after")
    )
)
PLACES = Prepared(lambda canvas: NoteRow.objects.filter(canvas_id=canvas).order_by("rank").values_list("pk", "block"))

# What each change touched, as it was before and as it was after.
Changes = Sequence[tuple[Json, Json]]
States = dict[UUID, Json | None]


def changes_between(canvas_id: UUID, since: int, now: int) -> Changes | None:
    """What every change after one revision up to another did; None where they are too many, or not all there."""
    if not 0 < now - since <= CHANGES_AT_MOST:
        return None
    changes = CHANGES.rows(canvas_id, since, now)
    return changes if len(changes) == now - since else None


def blocks_caught_up(canvas_id: UUID, document: CanvasDocument, changes: Changes) -> Blocks | None:
    """The blocks of a canvas after some changes to its document; None where it must be read whole.

    Where notes were placed anew, their order is read as it is now: PostgreSQL can change before that, and the caller
    makes sure that the revision has not moved on.
    """
    states = _states(changes)
    if states is None:
        return None
    notes = _notes(document, states)
    if are_placed_anew(changes):
        return _ordered(notes, PLACES.rows(canvas_id))
    return _ordered(notes, [(note.id, block.value) for block, note in document.placed_notes()])


def are_placed_anew(changes: Changes) -> bool:
    """Whether a note came, went, or stands elsewhere."""
    pairs = ((before[key], state) for before, after in changes for key, state in after.items())
    return any(_place(before) != _place(after) for before, after in pairs)


def _place(state: Json | None) -> tuple[object, object]:
    return (state.get("block"), state.get("rank")) if state and state["kind"] == "note" else (None, None)


def _states(changes: Changes) -> States | None:
    """How each touched part was left; None where one is of a kind that is not followed here."""
    states: States = {}
    for before, after in changes:
        for key, state in after.items():
            if (state or before[key])["kind"] not in FOLLOWED:
                return None
            states[UUID(key)] = state
    return states


def _notes(document: CanvasDocument, states: States) -> dict[UUID, Note]:
    notes = {note.id: note for _, note in document.placed_notes()}
    goals = _goals(notes.values(), states)
    for key, state in states.items():
        part = part_from_json(state) if state else None
        if part is None:
            notes.pop(key, None)
        elif isinstance(part, NotePart):
            notes[key] = note_of(key, part)
    return {key: _with_goals(note, goals.get(key, {}).values()) for key, note in notes.items()}


def _goals(notes: Iterable[Note], states: States) -> dict[UUID, dict[UUID, RelationshipGoal]]:
    """The goals by the note that has them."""
    goals = {note.id: {goal.id: goal for goal in note.relationship.goals} for note in notes if note.relationship}
    for key, state in states.items():
        part = part_from_json(state) if state and state["kind"] == "goal" else None
        if isinstance(part, GoalPart):
            goal = RelationshipGoal(id=key, goal=part.goal, tactics=part.tactics)
            goals.setdefault(part.note, {})[key] = goal
        elif state is None:
            for each in goals.values():
                each.pop(key, None)
    return goals


def _with_goals(note: Note, goals: Iterable[RelationshipGoal]) -> Note:
    details = note.relationship
    if details is None or {goal.id: goal for goal in details.goals} == {goal.id: goal for goal in goals}:
        return note
    fields = {**dict(details), "goals": tuple(goals)}
    return note.model_copy(update={"relationship": RelationshipDetails(**fields)})


def _ordered(notes: Mapping[UUID, Note], places: list[tuple[UUID, str]]) -> Blocks | None:
    if {key for key, _ in places} != notes.keys():
        return None
    blocks: dict[str, list[Note]] = {block.value: [] for block in Block}
    for key, block in places:
        blocks[block].append(notes[key])
    return Blocks.model_construct(None, **{name: tuple(found) for name, found in blocks.items()})
