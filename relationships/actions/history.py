"""Undoing and redoing changes. An undo or redo is recorded as a new change."""

from __future__ import annotations

from collections.abc import Callable, Set
from uuid import UUID

from django.db.models import Exists, QuerySet, Subquery
from django.db.models.functions import Coalesce

from relationships.actions.editing import Edit, action
from relationships.actions.groups import last_of_group, without_continued
from relationships.actions.later_moves import LOOKED_UP_AT_ONCE, PLACE, LaterMoves
from relationships.actions.note_details import give_goals_a_relationship, keep_needed_details, without_given_details
from relationships.actions.notes import resolve_hues
from relationships.actions.references import drop_dangling_references, find_dependents, referenced_notes
from relationships.document.own_words import phrase
from relationships.document.parts import (
    Json,
    NotePart,
    Part,
    flatten_fields,
    part_from_json,
    part_to_json,
    restore_field,
)
from relationships.errors import Overtaken, Refused
from relationships.models import Canvas, Change, ChangeKind
from relationships.store.compiled_query import CompiledQuery

# The kinds of parts to which others belong or refer.
OWNERS = ("note", "indicator")
CHANGED_SINCE = "{} changed the same thing later, so this can’t be undone."
BUILT_ON_SINCE = "{} added something that depends on it, so this can’t be undone."


def undoable_changes(canvas_id: UUID, actor_id: int) -> QuerySet[Change]:
    """Return the actor's own changes that are not undone, latest first, with the last for each group."""
    mine = Change.objects.filter(canvas_id=canvas_id, actor_id=actor_id, reverted_by=None)
    return without_continued(mine).exclude(kind=ChangeKind.UNDO).order_by("-revision")


def redoable_changes(canvas_id: UUID, actor_id: int) -> QuerySet[Change]:
    """Return the actor's own undos since their latest new change that are not redone, latest first."""
    mine = Change.objects.filter(canvas_id=canvas_id, actor_id=actor_id).order_by("-revision")
    done = Coalesce(Subquery(mine.filter(kind=ChangeKind.DO).values("revision")[:1]), 0)
    return mine.filter(kind=ChangeKind.UNDO, reverted_by=None, revision__gt=done)


def has_skipped_changes(change: Change) -> bool:
    """Return whether an undo skipped a later change of the same person that had no effect left."""
    if change.reverts is None or change.actor_id is None:
        return False
    between = {"revision__gt": change.reverts.revision, "revision__lt": change.revision}
    return undoable_changes(change.canvas_id, change.actor_id).filter(**between).exists()


def _select_steps(canvas: UUID, actor: int) -> QuerySet[Canvas, tuple[int | None, bool]]:
    mine = Change.objects.filter(canvas_id=canvas, actor_id=actor).order_by("-revision").values("revision")
    active = mine.filter(reverted_by=None)
    done = Coalesce(Subquery(mine.filter(kind=ChangeKind.DO)[:1]), 0)
    undone = active.filter(kind=ChangeKind.UNDO, revision__gt=done)
    next_undo = Subquery(without_continued(active).exclude(kind=ChangeKind.UNDO)[:1])
    return Canvas.objects.filter(pk=canvas).values_list(next_undo, Exists(undone))


STEPS = CompiledQuery(_select_steps)


def possible_steps(canvas_id: UUID, actor_id: int) -> tuple[bool, bool]:
    """Return whether the actor can undo, and whether they can redo, with a single query for every page."""
    next_undo, can_redo = STEPS.first(canvas_id, actor_id) or (None, False)
    return next_undo is not None, bool(can_redo)


@action("undo")
def undo(edit: Edit) -> UUID | None:
    """Undo the actor's latest change. Raise Refused if there is none, or if what it changed was changed since."""
    return _first_with_effect(edit, undoable_changes(edit.canvas.pk, edit.actor_id), ChangeKind.UNDO)


@action("redo")
def redo(edit: Edit) -> UUID | None:
    """Redo what the actor undid last. Raise Refused if there is nothing, or if it was changed since."""
    return _first_with_effect(edit, redoable_changes(edit.canvas.pk, edit.actor_id), ChangeKind.REDO)


def _first_with_effect(edit: Edit, changes: QuerySet[Change], kind: ChangeKind) -> UUID | None:
    """Revert the first change that still has an effect, so that one without does not block those before it."""
    change = changes.first()
    while change:
        subject = revert(edit, change, kind)
        if edit.touched():
            return subject
        change = changes.filter(revision__lt=change.revision).first()
    raise Refused(f"You have nothing to {kind.value}.")


@action("undo")
def undo_change(edit: Edit, *, revision: int, state: UUID | None = None) -> UUID | None:
    """Undo the actor's own change with this revision, or the group it belongs to. Raise Refused as `undo` does.

    With `state`, it must have led to that state: after a restore from a backup, another change can have its revision.
    """
    mine = Change.objects.filter(canvas=edit.canvas.pk, actor=edit.actor_id, revision=revision)
    if state is not None:
        mine = mine.filter(state=state)
    found = mine.exclude(kind=ChangeKind.UNDO).defer("before", "after").first()
    change = last_of_group(found) if found else None
    if change is None or hasattr(change, "reverted_by"):
        raise Refused("This isn’t your change, or it has already been undone.")
    subject = revert(edit, change, ChangeKind.UNDO)
    if not edit.touched():
        raise Refused("There is nothing left of this change to undo.")
    return subject


def revert(edit: Edit, change: Change, kind: ChangeKind) -> UUID | None:
    """Restore every part that a change, or its group, touched. Raise Overtaken if one was changed since."""
    edit.kind, edit.reverts = kind, change
    change = change.as_one_step()
    for wanted in ("canvas", "note", "goal", "indicator", "reading", "review", "dismissal"):
        edit.load(wanted, [UUID(key) for key in change.after if _kind(change, key) == wanted])
    moves = LaterMoves(change, [key for key in change.after if _kind(change, key) == "note"])
    for key in change.after:
        _revert_part(edit, change, UUID(key), moves)
    _require_unneeded(edit, change)
    keep_needed_details(edit)
    give_goals_a_relationship(edit)
    resolve_hues(edit)
    drop_dangling_references(edit)
    return change.subject


def _kind(change: Change, key: str) -> str:
    return str((change.before[key] or change.after[key])["kind"])


def _revert_part(edit: Edit, change: Change, key: UUID, moves: LaterMoves) -> None:
    before, after = change.before[str(key)], change.after[str(key)]
    now = edit.after.get(key)
    if before is None or after is None:
        if not _is_still(now, after, is_moved=lambda: key in moves):
            raise _refusal(change, key)
        edit.before.setdefault(key, None)
        edit.after[key] = part_from_json(before) if before else None
    elif now is None:
        raise _refusal(change, key)
    else:
        edit.after[key] = _restore_fields(change, key, part_to_json(now), moves)


def _is_still(now: Part | None, after: Json | None, is_moved: Callable[[], bool]) -> bool:
    """Return whether a part that the change added or deleted was not changed since. Renumbering does not count."""
    if now is None or after is None:
        return now is None and after is None
    then = part_from_json(after)
    if not (isinstance(now, NotePart) and isinstance(then, NotePart)):
        return now == then
    if now.block == then.block and not is_moved():
        then = then.model_copy(update={"rank": now.rank})
    return without_given_details(now) == without_given_details(then)


def _restore_fields(change: Change, key: UUID, now: Json, moves: LaterMoves) -> Part:
    before, after = change.before[str(key)], change.after[str(key)]
    old, new = flatten_fields(before), flatten_fields(after)
    touched = [path for path in {*old, *new} if old.get(path) != new.get(path)]
    if _is_changed([path for path in touched if path not in PLACE], after, now) or (
        any(path in PLACE for path in touched) and key in moves
    ):
        raise _refusal(change, key)
    for path in touched:
        restore_field(now, before, path.split("."))
    return part_from_json(now)


def _is_changed(paths: list[str], then: Json, now: Json) -> bool:
    """Return whether a field of a part that people fill in has another value now than then."""
    old, new = flatten_fields(then), flatten_fields(now)
    if all(old.get(path) == new.get(path) for path in paths):
        return False
    old, new = _filled_in_fields(then), _filled_in_fields(now)
    return any(old.get(path) != new.get(path) for path in paths)


def _filled_in_fields(state: Json) -> Json:
    """Return the fields of a part that people filled in: details given automatically are not a change to a note."""
    part = part_from_json(state)
    return flatten_fields(part_to_json(without_given_details(part) if isinstance(part, NotePart) else part))


def _require_unneeded(edit: Edit, change: Change) -> None:
    """Raise Overtaken if reverting deletes parts to which other parts were added since."""
    deleted = {UUID(key) for key, before in change.before.items() if before is None and _kind(change, key) in OWNERS}
    dependents = find_dependents(edit, deleted) if deleted else ()
    needing = [other for other in dependents if other not in edit.after or _needs(edit.after[other], deleted)]
    if needing:
        raise Overtaken(phrase(BUILT_ON_SINCE, _who_since(change, *needing[:LOOKED_UP_AT_ONCE])))


def _needs(part: Part | None, deleted: Set[UUID]) -> bool:
    return part is not None and (not isinstance(part, NotePart) or not deleted.isdisjoint(referenced_notes(part)))


def _refusal(change: Change, key: UUID) -> Overtaken:
    return Overtaken(phrase(CHANGED_SINCE, _who_since(change, key)))


def _who_since(change: Change, *keys: UUID) -> str:
    others = _changes_since(change, *keys).exclude(actor=change.actor_id).select_related("actor").only("actor")
    latest = others.first()
    return latest.actor_name if latest else "You"


def _changes_since(change: Change, *keys: UUID) -> QuerySet[Change]:
    later = Change.touching(change.canvas_id, *keys).filter(revision__gt=change.revision)
    return later.order_by("-revision")
