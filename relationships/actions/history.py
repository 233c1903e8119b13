"""Undoing and redoing changes, each as a new change of its own."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Exists, QuerySet, Subquery
from django.db.models.functions import Coalesce

from relationships.actions.editing import Edit, action
from relationships.actions.note_details import give_goals_a_relationship, leave_needed_details, said_of
from relationships.actions.notes import free_hues, make_room
from relationships.actions.readings import make_room_for_readings
from relationships.actions.references import belongings_of, drop_dangling, references
from relationships.document.parts import Json, NotePart, Part, fields_of, part_from_json, part_to_json
from relationships.errors import Overtaken, Refused
from relationships.models import Canvas, Change, ChangeKind
from relationships.store.compiled_query import Prepared

PLACE = ("block", "rank")
LOOKED_UP_AT_ONCE = 100
CHANGED_SINCE = "{who} changed the same thing since, so it cannot be undone."
BUILT_ON_SINCE = "{who} built on it since, so it cannot be undone."


def to_undo(canvas_id: UUID, actor_id: int) -> QuerySet[Change]:
    """The actor's own changes that still stand, the latest first."""
    mine = Change.objects.filter(canvas_id=canvas_id, actor_id=actor_id, reverted_by=None)
    return mine.exclude(kind=ChangeKind.UNDO).order_by("-revision")


def to_redo(canvas_id: UUID, actor_id: int) -> QuerySet[Change]:
    """The actor's own undos that were not redone and that nothing new was done since, the latest first."""
    mine = Change.objects.filter(canvas_id=canvas_id, actor_id=actor_id).order_by("-revision")
    done = Coalesce(Subquery(mine.filter(kind=ChangeKind.DO).values("revision")[:1]), 0)
    return mine.filter(kind=ChangeKind.UNDO, reverted_by=None, revision__gt=done)


def has_passed_over(change: Change) -> bool:
    """Whether an undo went past a later change of the same person, of which nothing was left to undo."""
    if change.reverts is None or change.actor_id is None:
        return False
    between = {"revision__gt": change.reverts.revision, "revision__lt": change.revision}
    return to_undo(change.canvas_id, change.actor_id).filter(**between).exists()


def _steps(canvas: UUID, actor: int) -> QuerySet[Canvas, tuple[int | None, bool]]:
    mine = Change.objects.filter(canvas_id=canvas, actor_id=actor).order_by("-revision").values("revision")
    standing = mine.filter(reverted_by=None)
    done = Coalesce(Subquery(mine.filter(kind=ChangeKind.DO)[:1]), 0)
    undone = standing.filter(kind=ChangeKind.UNDO, revision__gt=done)
    next_undo = Subquery(standing.exclude(kind=ChangeKind.UNDO)[:1])
    return Canvas.objects.filter(pk=canvas).values_list(next_undo, Exists(undone))


STEPS = Prepared(_steps)


def possible_steps(canvas_id: UUID, actor_id: int) -> tuple[bool, bool]:
    """Whether there is something for `to_undo`, and for `to_redo`; by one query, as every page asks it."""
    next_undo, can_redo = STEPS.first(canvas_id, actor_id) or (None, False)
    return next_undo is not None, bool(can_redo)


@action("undo")
def undo(edit: Edit) -> UUID | None:
    """Undo the actor's latest standing change. Refused when there is none, or somebody changed the same thing since."""
    return _first_with_effect(edit, to_undo(edit.canvas.pk, edit.actor_id), ChangeKind.UNDO)


@action("redo")
def redo(edit: Edit) -> UUID | None:
    """Do again what the actor undid last. Refused when there is nothing, or it was changed since."""
    return _first_with_effect(edit, to_redo(edit.canvas.pk, edit.actor_id), ChangeKind.REDO)


def _first_with_effect(edit: Edit, changes: QuerySet[Change], kind: ChangeKind) -> UUID | None:
    """Revert the first change of which anything is left: what nothing is left of must not block all before it."""
    change = changes.first()
    while change:
        subject = revert(edit, change, kind)
        if edit.touched():
            return subject
        change = changes.filter(revision__lt=change.revision).first()
    raise Refused(f"There is nothing of yours to {kind.value}.")


@action("undo")
def undo_change(edit: Edit, *, revision: int) -> UUID | None:
    """Undo one particular change of the actor's own. Refused as `undo` is."""
    mine = Change.objects.filter(canvas=edit.canvas.pk, actor=edit.actor_id, revision=revision)
    change = mine.filter(reverted_by=None).exclude(kind=ChangeKind.UNDO).first()
    if change is None:
        raise Refused("This change is not yours, or it has been undone already.")
    subject = revert(edit, change, ChangeKind.UNDO)
    if not edit.touched():
        raise Refused("Nothing of this change is left to undo.")
    return subject


def revert(edit: Edit, change: Change, kind: ChangeKind) -> UUID | None:
    """Put every part that a change touched back, if it still is as the change left it."""
    edit.kind, edit.reverts = kind, change
    for wanted in ("canvas", "note", "goal", "indicator", "reading", "review", "dismissal"):
        edit.load(wanted, [UUID(key) for key in change.after if _kind(change, key) == wanted])
    for key in change.after:
        _revert_part(edit, change, UUID(key))
    for key in change.after:
        _require_unneeded(edit, change, UUID(key))
    leave_needed_details(edit)
    give_goals_a_relationship(edit)
    free_hues(edit)
    drop_dangling(edit)
    make_room(edit)
    make_room_for_readings(edit)
    return change.subject


def _kind(change: Change, key: str) -> str:
    return str((change.before[key] or change.after[key])["kind"])


def _revert_part(edit: Edit, change: Change, key: UUID) -> None:
    before, after = change.before[str(key)], change.after[str(key)]
    now = edit.after.get(key)
    if before is None or after is None:
        if not _is_still(change, key, now, after):
            raise _refusal(change, key)
        edit.before.setdefault(key, None)
        edit.after[key] = part_from_json(before) if before else None
    elif now is None:
        raise _refusal(change, key)
    else:
        edit.after[key] = _with_fields_back(change, key, part_to_json(now), before, after)


def _is_still(change: Change, key: UUID, now: Part | None, after: Json | None) -> bool:
    """Whether a part that the change made, or took away, is untouched. Renumbering moves no note."""
    if now is None or after is None:
        return now is None and after is None
    then = part_from_json(after)
    if not (isinstance(now, NotePart) and isinstance(then, NotePart)):
        return now == then
    if now.block == then.block and not _moved_since(change, key):
        then = then.model_copy(update={"rank": now.rank})
    return said_of(now) == said_of(then)


def _with_fields_back(change: Change, key: UUID, now: Json, before: Json, after: Json) -> Part:
    was, became = fields_of(before), fields_of(after)
    touched = [path for path in {*was, *became} if was.get(path) != became.get(path)]
    then, stands = _said(after), _said(now)
    changed_since = any(stands.get(path) != then.get(path) for path in touched if path not in PLACE)
    if changed_since or (any(path in PLACE for path in touched) and _moved_since(change, key)):
        raise _refusal(change, key)
    for path in touched:
        _put_back(now, before, path.split("."))
    return part_from_json(now)


def _said(state: Json) -> Json:
    """The fields of a part as somebody filled them in: what a note was merely given is no change to it."""
    part = part_from_json(state)
    return fields_of(part_to_json(said_of(part) if isinstance(part, NotePart) else part))


def _put_back(now: Json, before: Json, names: list[str]) -> None:
    """Take one field from the earlier state, or leave it out where it was not there."""
    name, *inner = names
    if inner and isinstance(now.get(name), dict) and isinstance(before.get(name), dict):
        _put_back(now[name], before[name], inner)
    elif name in before:
        now[name] = before[name]
    else:
        now.pop(name, None)


def _place(part: Json | None) -> list[object]:
    return [part and part[name] for name in PLACE]


def _moved_since(change: Change, key: UUID) -> bool:
    """Whether what was done later, and not undone, moved the note; that its block was renumbered does not count."""
    name, later = str(key), {each.pk: each for each in _since(change, key)}
    moved = [each for each in later.values() if _place(each.before[name]) != _place(each.after[name])]
    return any(not hasattr(each, "reverted_by") and _is_in_effect(each, later) for each in moved)


def _is_in_effect(change: Change, later: Mapping[int, Change]) -> bool:
    """Whether anything is left of a change and of what it undoes: each cancels the one before it in the chain."""
    undone = later.get(change.reverts_id) if change.reverts_id else None
    return undone is None or not _is_in_effect(undone, later)


def _require_unneeded(edit: Edit, change: Change, key: UUID) -> None:
    """Raise Refused where a part is about to go that has since been given things of its own, which would go with it."""
    # Nothing belongs to a reading, and an import brings a thousand of them.
    if change.before[str(key)] is not None or _kind(change, str(key)) == "reading":
        return
    needing = [each for each in belongings_of(edit, key) if each not in edit.after or _needs(edit.after[each], key)]
    if needing:
        raise Overtaken(BUILT_ON_SINCE.format(who=_who_since(change, *needing[:LOOKED_UP_AT_ONCE])))


def _needs(part: Part | None, key: UUID) -> bool:
    return part is not None and (not isinstance(part, NotePart) or key in references(part))


def _refusal(change: Change, key: UUID) -> Overtaken:
    return Overtaken(CHANGED_SINCE.format(who=_who_since(change, key)))


def _who_since(change: Change, *keys: UUID) -> str:
    others = [later for later in _since(change, *keys) if later.actor_id != change.actor_id]
    if others:
        return str(others[0].actor) if others[0].actor else "A former member"
    return "You"


def _since(change: Change, *keys: UUID) -> list[Change]:
    later = Change.objects.filter(canvas_id=change.canvas_id, revision__gt=change.revision)
    related = later.select_related("actor", "reverted_by")
    return list(related.filter(after__has_any_keys=[str(key) for key in keys]).order_by("-revision"))
