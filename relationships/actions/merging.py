"""Three-way merging of a note: as it was opened, as it was typed, as it stands now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q

from relationships.actions.editing import Edit
from relationships.actions.references import goals_of
from relationships.catalog.goals import Goal
from relationships.document.parts import GoalPart, Json, NotePart, fields_of, part_from_json, part_to_json
from relationships.errors import Conflict, FieldConflict, Missing
from relationships.models import Change

# What is not stated, an empty text and an empty choice all say nothing: for merging they are the same.
NOTHING: tuple[object, ...] = (None, "", [], {})
# Of all other lists the order says nothing.
ORDERED = ("sources",)


def merge_into_note(
    edit: Edit, note_id: UUID, changes: Mapping[str, Any], base_revision: int | None, *, over: int | None = None
) -> None:
    """Write the fields (dotted paths to JSON values) that the sender changed since the revision they opened.

    A path `goals.<goal>` holds that goal's tactics, or None where the relationship does not serve it.
    Raises Conflict when somebody changed one of these fields to something else meanwhile, unless the sender has seen
    that and writes `over` this very revision; and pydantic's ValidationError when a value is none that the field can
    hold.
    """
    fields = _note_fields(edit, note_id, changes)
    _write(edit, note_id, _wanted(edit, note_id, fields, changes, base_revision, over))


def merge_into_part(
    edit: Edit, key: UUID, changes: Mapping[str, Any], base_revision: int | None, *, over: int | None = None
) -> None:
    """Write the fields of any other part that was loaded, in the same way and with the same errors."""
    loaded = edit.after[key]
    if loaded is None:
        raise Missing("This is no longer on the canvas.")
    part = part_to_json(loaded)
    for path, value in _wanted(edit, key, fields_of(part), changes, base_revision, over).items():
        _set(part, path, value)
    edit.write(key, part_from_json(part))


def _wanted(
    edit: Edit,
    key: UUID,
    theirs: Json,
    changes: Mapping[str, Any],
    base_revision: int | None,
    over: int | None = None,
) -> dict[str, Any]:
    """What the sender really changed; raises Conflict where somebody changed it to something else."""
    base = theirs
    if base_revision is not None and base_revision < edit.canvas.revision:
        base = _rewound(edit, key, theirs, base_revision)
    wanted = {path: value for path, value in changes.items() if not _same(path, value, base.get(path))}
    conflicts = tuple(
        FieldConflict(path, base.get(path), mine, theirs.get(path))
        for path, mine in wanted.items()
        if not _same(path, theirs.get(path), base.get(path)) and not _same(path, theirs.get(path), mine)
    )
    if conflicts and over != edit.canvas.revision:
        who = _who(edit, key, base_revision, {each.path for each in conflicts})
        untouched = {path: theirs.get(path) for path in changes if path not in wanted}
        raise Conflict(key, conflicts, edit.canvas.revision, who, untouched)
    return {path: _in_standing_order(path, value, theirs.get(path)) for path, value in wanted.items()}


def _note_fields(edit: Edit, note_id: UUID, changes: Mapping[str, Any]) -> Json:
    """A note as it stands, flattened; where goals are to be changed, each that it serves is the path `goals.<goal>`."""
    fields = fields_of(part_to_json(edit.load("note", [note_id])[note_id]))
    if not any(path.startswith("goals.") for path in changes):
        return fields
    return fields | {f"goals.{goal.goal}": goal.tactics for goal in goals_of(edit, [note_id]).values()}


def _same(path: str, one: object, other: object) -> bool:
    """Whether two values of a field say the same. A goal without tactics is a goal; that there is none is another."""
    is_silent = one in NOTHING and other in NOTHING and not path.startswith("goals.")
    if isinstance(one, list) and isinstance(other, list) and path not in ORDERED:
        return set(one) == set(other)
    return one == other or is_silent


def _in_standing_order(path: str, value: Any, standing: object) -> Any:
    """A set of choices with those that stand in front, as they stand: forms send them in an order of their own."""
    if not (isinstance(value, list) and isinstance(standing, list)) or path in ORDERED:
        return value
    return [each for each in standing if each in value] + [each for each in value if each not in standing]


def _later_changes(edit: Edit, note_id: UUID, revision: int) -> list[Change]:
    key = str(note_id)
    later = Change.objects.filter(canvas_id=edit.canvas.pk, revision__gt=revision)
    touching = Q(before__has_key=key) | Q(after__has_key=key) | Q(subject=note_id)
    return list(later.filter(touching).select_related("actor").order_by("-revision"))


def _rewound(edit: Edit, note_id: UUID, fields: Json, revision: int) -> Json:
    """The fields of a note as they were at an earlier revision."""
    for change in _later_changes(edit, note_id, revision):
        for key, after in change.after.items():
            before = change.before[key]
            state = before or after
            if key == str(note_id) and before:
                goals = {path: value for path, value in fields.items() if path.startswith("goals.")}
                fields = fields_of(part_to_json(part_from_json(before))) | goals
            elif state and state["kind"] == "goal" and state["note"] == str(note_id):
                path = f"goals.{state['goal']}"
                fields = {**fields, path: before["tactics"] if before else None}
    return fields


def _who(edit: Edit, key: UUID, base_revision: int | None, paths: set[str]) -> str:
    """Who last changed one of these fields, as the sender is told; empty where it was themselves, in another window."""
    changes = _later_changes(edit, key, base_revision or 0)
    change = next((each for each in changes if _fields_in(each, key) & paths), None)
    if change is None or change.actor is None:
        return "A former member"
    return str(change.actor) if change.actor_id != edit.actor_id else ""


def _fields_in(change: Change, key: UUID) -> set[str]:
    """The fields of a part that a change made different; those of its goals as `goals.<goal>`."""
    before, after = (fields_of(state.get(str(key)) or {}) for state in (change.before, change.after))
    goals = [part for state in (change.before, change.after) for part in state.values() if part and "goal" in part]
    touched = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    return touched | {f"goals.{part['goal']}" for part in goals if part["note"] == str(key)}


def _write(edit: Edit, note_id: UUID, wanted: Mapping[str, Any]) -> None:
    goals = {path.removeprefix("goals."): value for path, value in wanted.items() if path.startswith("goals.")}
    part = part_to_json(edit.load("note", [note_id])[note_id])
    for path, value in wanted.items():
        if not path.startswith("goals."):
            _set(part, path, value)
    edit.write(note_id, NotePart.model_validate(part))
    _write_goals(edit, note_id, goals)


def _set(part: Json, path: str, value: object) -> None:
    """Set one field; in a nested value, what says nothing is left out and so falls back to its default."""
    *outer, name = path.split(".")
    for each in outer:
        part[each] = part = part.get(each) or {}
    if outer and value in NOTHING:
        part.pop(name, None)
    else:
        part[name] = value


def _write_goals(edit: Edit, note_id: UUID, wanted: Mapping[str, str | None]) -> None:
    if not wanted:
        return
    standing = {goal.goal: (key, goal) for key, goal in goals_of(edit, [note_id]).items()}
    for name, tactics in wanted.items():
        goal = Goal(name)
        if tactics is None:
            if goal in standing:
                edit.write(standing[goal][0], None)
        elif goal in standing:
            key, part = standing[goal]
            edit.write(key, GoalPart.model_validate({**part.model_dump(), "tactics": tactics}))
        else:
            edit.add(uuid4(), GoalPart(note=note_id, goal=goal, tactics=tactics))
