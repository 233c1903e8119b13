"""From a document that was read earlier to the present one, by what was changed since: most changes touch one note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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

States = dict[UUID, Json | None]


def blocks_caught_up(canvas_id: UUID, document: CanvasDocument, since: int, now: int) -> Blocks | None:
    """The blocks of a canvas at revision `now`, from the document at revision `since`; None to read it whole.

    PostgreSQL can change between the two queries: the caller makes sure that the revision is still `now` after them.
    """
    if not 0 < now - since <= CHANGES_AT_MOST:
        return None
    changes = CHANGES.rows(canvas_id, since, now)
    states = _states(changes)
    if len(changes) < now - since or states is None:
        return None
    notes = _notes(document, states)
    return _placed(canvas_id, notes)


def _states(changes: Iterable[tuple[Json, Json]]) -> States | None:
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


def _placed(canvas_id: UUID, notes: Mapping[UUID, Note]) -> Blocks | None:
    places = PLACES.rows(canvas_id)
    if {key for key, _ in places} != notes.keys():
        return None
    blocks: dict[str, list[Note]] = {block.value: [] for block in Block}
    for key, block in places:
        blocks[block].append(notes[key])
    return Blocks.model_construct(None, **{name: tuple(found) for name, found in blocks.items()})
