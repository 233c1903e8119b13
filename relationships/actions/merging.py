"""Three-way merge of the fields of a part: as opened, as submitted, and at present."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from relationships.actions.editing import Edit
from relationships.actions.references import load_goals
from relationships.catalog.goals import Goal
from relationships.document.parts import GoalPart, Json, NotePart, flatten_fields, part_from_json, part_to_json
from relationships.document.version import Version
from relationships.errors import Conflict, FieldConflict, Missing
from relationships.models import Change

# Values that count as equal when merging: a missing value, an empty text and an empty choice.
EMPTY: tuple[object, ...] = (None, "", [], {})
# The lists whose order matters. All others are sets of choices.
ORDERED = ("sources",)
# Changes up to this size are read whole.
SMALL_CHARACTERS = 100_000
# How many later changes are searched for the one that changed a field, and how many characters they have together.
LOOKED_AT = 50
MOST_SEARCHED = 16_000_000
# How many later changes of a note are searched for what its goals were.
MOST_REWOUND = 200


def merge_into_note(
    edit: Edit, note_id: UUID, changes: Mapping[str, Any], base: Version | None, *, over: Version | None = None
) -> None:
    """Write the fields (dotted paths to JSON values) that the sender changed since the version they opened.

    A path `goals.<goal>` holds the tactics of that goal, or None if the relationship does not serve it.
    Raise Conflict if one of these fields has got another value since, unless the sender has seen that version and
    writes `over` it. Raise pydantic's ValidationError if a value is invalid.
    """
    fields = _note_fields(edit, note_id, changes)
    _write_fields(edit, note_id, _resolve_changes(edit, note_id, fields, changes, base, over))


def merge_into_part(
    edit: Edit, key: UUID, changes: Mapping[str, Any], base: Version | None, *, over: Version | None = None
) -> None:
    """Write the changed fields of any other part, which must be loaded. Raise the errors of `merge_into_note`."""
    loaded = edit.after[key]
    if loaded is None:
        raise Missing("This is no longer on the canvas.")
    part = part_to_json(loaded)
    for path, value in _resolve_changes(edit, key, flatten_fields(part), changes, base, over).items():
        _set_field(part, path, value)
    edit.write(key, part_from_json(part))


def _resolve_changes(
    edit: Edit,
    key: UUID,
    theirs: Json,
    changes: Mapping[str, Any],
    base: Version | None,
    over: Version | None = None,
) -> dict[str, Any]:
    """Return the fields that the sender changed. Raise Conflict if somebody else gave one of them another value."""
    is_restored = base is not None and not _is_known(edit, base)
    is_unknown = is_restored or (base is not None and _is_too_old(edit, key, base, theirs))
    opened = theirs if base is None or is_unknown else _fields_at(edit, key, theirs, base)
    wanted = {path: value for path, value in changes.items() if not _is_same(path, value, opened.get(path))}
    conflicts = tuple(
        FieldConflict(path, None if is_unknown else opened.get(path), mine, theirs.get(path))
        for path, mine in wanted.items()
        if is_unknown or not _is_same(path, theirs.get(path), opened.get(path))
        if not _is_same(path, theirs.get(path), mine)
    )
    if conflicts and over != edit.canvas.version:
        who = "" if base is None or is_restored else _last_author(edit, key, base, {field.path for field in conflicts})
        untouched = {path: theirs.get(path) for path in changes if path not in wanted}
        raise Conflict(key, conflicts, edit.canvas.version, who, untouched, is_restored=is_restored)
    return {path: _in_present_order(path, value, theirs.get(path)) for path, value in wanted.items()}


def _is_known(edit: Edit, base: Version) -> bool:
    """Return whether the canvas had this version. After a restore from a backup, later versions are unknown."""
    if base.state is None or base.revision >= edit.canvas.revision:
        return base.revision <= edit.canvas.revision and base.state in (None, edit.canvas.state)
    following = Change.objects.filter(canvas_id=edit.canvas.pk, revision=base.revision + 1)
    return following.filter(previous_state=base.state).exists()


def _is_too_old(edit: Edit, key: UUID, base: Version, fields: Json) -> bool:
    """Return whether too many changes came after a version to find out what the goals of a note were in it."""
    if base.revision == edit.canvas.revision or not any(path.startswith("goals.") for path in fields):
        return False
    return _later_changes(edit, key, base.revision)[MOST_REWOUND:].exists()


def _fields_at(edit: Edit, key: UUID, fields: Json, base: Version) -> Json:
    return fields if base.revision == edit.canvas.revision else _rewind(edit, key, fields, base.revision)


def _note_fields(edit: Edit, note_id: UUID, changes: Mapping[str, Any]) -> Json:
    """Return the present fields of a note, with its goals as `goals.<goal>` if `changes` contain goals."""
    fields = flatten_fields(part_to_json(edit.load("note", [note_id])[note_id]))
    if not any(path.startswith("goals.") for path in changes):
        return fields
    return fields | {f"goals.{goal.goal}": goal.tactics for goal in load_goals(edit, [note_id]).values()}


def _is_same(path: str, one: object, other: object) -> bool:
    """Return whether two values of a field are equal. A goal without tactics differs from a goal not served."""
    are_empty = one in EMPTY and other in EMPTY and not path.startswith("goals.")
    if isinstance(one, list) and isinstance(other, list) and path not in ORDERED:
        return set(one) == set(other)
    return one == other or are_empty


def _in_present_order(path: str, value: Any, present: object) -> Any:
    """Return a set of choices in its present order, with new ones at the end, because forms send another order."""
    if not (isinstance(value, list) and isinstance(present, list)) or path in ORDERED:
        return value
    return [choice for choice in present if choice in value] + [choice for choice in value if choice not in present]


def _later_changes(edit: Edit, key: UUID, revision: int) -> QuerySet[Change]:
    """Return the later changes of a part, latest first; those of a note with the changes of its goals."""
    later = Change.objects.filter(canvas_id=edit.canvas.pk, revision__gt=revision)
    touching = Q(touched__contains=str(key))
    if isinstance(edit.after[key], NotePart):
        touching |= Q(subject=key)
    return later.filter(touching).order_by("-revision")


def _rewind(edit: Edit, key: UUID, fields: Json, revision: int) -> Json:
    """Return the fields of a part at an earlier revision; those of a note with its goals.

    What the part was then is what the oldest later change found. Of changes, which can be megabytes, only this part is
    read, and whole ones only if they are small, as those of a note's goals are.
    """
    later = _later_changes(edit, key, revision)
    goals = {path: value for path, value in fields.items() if path.startswith("goals.")}
    touching = later.filter(touched__contains=str(key)).order_by("revision")
    states = map(_read_state, touching.values_list(KT(f"before__{key}"), flat=True).iterator(chunk_size=1))
    oldest = next(filter(None, states), None)
    plain = flatten_fields(part_to_json(part_from_json(oldest))) if oldest else fields
    if goals:
        for change in later.filter(size__lte=SMALL_CHARACTERS).iterator(chunk_size=1):
            goals |= _goals_before(change, key)
    return {**plain, **goals}


def _read_state(stored: str | None) -> Json | None:
    """Return the state of a part that a change recorded, as the database returns one of many; None if it was absent."""
    state: Json | None = json.loads(stored) if stored else None
    return state


def _goals_before(change: Change, note_id: UUID) -> Json:
    """Return what a change found of the goals of a note that it changed: the tactics, or None if not served."""
    states = ((change.before[key], after) for key, after in change.after.items())
    pairs = ((before, before or after) for before, after in states)
    return {
        f"goals.{state['goal']}": before["tactics"] if before else None
        for before, state in pairs
        if state and state["kind"] == "goal" and state["note"] == str(note_id)
    }


def _last_author(edit: Edit, key: UUID, base: Version, paths: set[str]) -> str:
    """Return the name of the person who last changed one of these fields; empty if it was the sender.

    It is “Somebody” if that is not among the changes that are searched.
    """
    changes = _later_changes(edit, key, base.revision).select_related("actor").defer("before", "after")
    goals = any(path.startswith("goals.") for path in paths)
    found = (change for change in _fitting(changes[:LOOKED_AT]) if _changed_fields(change, key, goals=goals) & paths)
    change = next(found, None)
    if change is None:
        return "Somebody"
    return change.actor_name if change.actor_id != edit.actor_id else ""


def _fitting(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield the first of these changes, as far as reading them does not take long."""
    left = MOST_SEARCHED
    for change in changes:
        left -= change.size
        if left < 0:
            return
        yield change


def _changed_fields(change: Change, key: UUID, *, goals: bool) -> set[str]:
    """Return the paths of the fields of a part that a change changed; with `goals`, also `goals.<goal>` of a note."""
    stored = Change.objects.filter(pk=change.pk).values_list(KT(f"before__{key}"), KT(f"after__{key}")).get()
    before, after = (flatten_fields(_read_state(state) or {}) for state in stored)
    touched = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    return touched | (_goals_before(change, key).keys() if goals and change.size <= SMALL_CHARACTERS else set())


def _write_fields(edit: Edit, note_id: UUID, wanted: Mapping[str, Any]) -> None:
    goals = {path.removeprefix("goals."): value for path, value in wanted.items() if path.startswith("goals.")}
    part = part_to_json(edit.load("note", [note_id])[note_id])
    for path, value in wanted.items():
        if not path.startswith("goals."):
            _set_field(part, path, value)
    edit.write(note_id, NotePart.model_validate(part))
    _write_goals(edit, note_id, goals)


def _set_field(part: Json, path: str, value: object) -> None:
    """Set one field. An empty value within a nested one is removed, so that its default applies."""
    *outer, name = path.split(".")
    for field in outer:
        part[field] = part = part.get(field) or {}
    if outer and value in EMPTY:
        part.pop(name, None)
    else:
        part[name] = value


def _write_goals(edit: Edit, note_id: UUID, wanted: Mapping[str, str | None]) -> None:
    if not wanted:
        return
    served = {goal.goal: (key, goal) for key, goal in load_goals(edit, [note_id]).items()}
    for name, tactics in wanted.items():
        goal = Goal(name)
        if tactics is None:
            if goal in served:
                edit.write(served[goal][0], None)
        elif goal in served:
            key, part = served[goal]
            edit.write(key, GoalPart.model_validate({**part.model_dump(), "tactics": tactics}))
        else:
            edit.add(uuid4(), GoalPart(note=note_id, goal=goal, tactics=tactics))
