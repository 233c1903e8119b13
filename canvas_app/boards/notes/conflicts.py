"""Saving over somebody's newer value: keep mine, take theirs, or put both into the field and go on from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.access import revision_in, submission_of
from canvas_app.boards.notes.editor import ConflictRow, Editor, open_editor, sent
from canvas_app.forms.part_form import from_json
from relationships.actions.editing import Outcome
from relationships.actions.notes import bring_back_note, edit_note
from relationships.document.parts import NotePart
from relationships.errors import Conflict
from relationships.models import Canvas, Change

TACTICS = "relationship-tactics."


@dataclass(frozen=True, slots=True)
class Resolved:
    """A conflict to show: the form with what was typed, the revision it now builds on, and who changed what."""

    editor: Editor
    revision: int
    opened: int
    who: str
    rows: list[ConflictRow]
    combined: bool


def resolve(request: AuthenticatedRequest, canvas: Canvas, editor: Editor, opened: int) -> Outcome | Resolved:
    """Save a valid editor; on a conflict do as the sender chose, or say what there is to choose from."""
    wanted = request.POST.get("resolution", "")
    if wanted in ("theirs", "both"):
        opened = revision_in(request, "opened", opened)
    changes = editor.changes()
    try:
        return _write(request, canvas, editor, changes, opened)
    except Conflict as conflict:
        if wanted == "theirs":
            theirs = {each.path for each in conflict.fields}
            mine = {path: value for path, value in changes.items() if path not in theirs}
            return _write(request, canvas, editor, mine, opened)
        return _to_choose(request, canvas, editor, opened, conflict)


def restore(request: AuthenticatedRequest, canvas: Canvas, editor: Editor, opened: int) -> Outcome | Resolved:
    """Put back a note that somebody deleted, with what was typed; what was not touched comes back as it last was.

    What was changed meanwhile, before it was deleted, is shown first.
    """
    about = (canvas.pk, request.user.pk, submission_of(request))
    try:
        return bring_back_note(*about, note_id=editor.key, changes=editor.changes(), base_revision=opened)
    except Conflict as conflict:
        return _to_choose(request, canvas, editor, opened, conflict, deleted=editor.note)


def deleted_in_words(deletion: Change, request: AuthenticatedRequest) -> str:
    """That somebody deleted a note, to the one who was still writing on it."""
    if deletion.actor_id == request.user.pk:
        return "You deleted this note in another window."
    return f"{deletion.actor or 'A former member'} deleted this note while you were writing."


def _write(
    request: AuthenticatedRequest, canvas: Canvas, editor: Editor, changes: Mapping[str, Any], opened: int
) -> Outcome:
    about = (canvas.pk, request.user.pk, submission_of(request))
    return edit_note(*about, note_id=editor.key, changes=changes, base_revision=opened)


def _to_choose(
    request: AuthenticatedRequest,
    canvas: Canvas,
    editor: Editor,
    opened: int,
    conflict: Conflict,
    deleted: NotePart | None = None,
) -> Resolved:
    """The form again, now building on what stands: what the sender did not touch has their newer values."""
    data = request.POST.copy()
    for path, value in conflict.untouched.items():
        _put(data, editor, path, value)
    combines = request.POST.get("resolution") == "both"
    for each in conflict.fields:
        if combines and isinstance(each.mine, str) and isinstance(each.theirs, str) and _is_text(editor, each.path):
            _put(data, editor, each.path, f"{each.theirs}\n{each.mine}")
    again = open_editor(canvas, editor.key, data, deleted=deleted)
    return Resolved(again, conflict.revision, opened, conflict.who, editor.rows(conflict), combines)


def _is_text(editor: Editor, path: str) -> bool:
    return path.startswith("goals.") or editor.field(path).widget_type == "textarea"


def _put(data: QueryDict, editor: Editor, path: str, value: object) -> None:
    """Say a value in the words of a form."""
    field = editor.field(path)
    if path.startswith("goals."):
        data[f"{TACTICS}{path.removeprefix('goals.')}"] = str(value or "")
        value = value is not None
    data.setlist(field.html_name, sent(field.field.prepare_value(from_json(value, field.field))))
