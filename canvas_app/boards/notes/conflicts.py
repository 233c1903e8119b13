"""Saving over somebody's newer value: keep mine, take theirs, or put both into the field and go on from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.notes.editor import ConflictRow, Editor, open_editor, sent
from canvas_app.boards.submit import action_args, opened_revision, revision_in
from canvas_app.forms.part_form import from_json
from relationships.actions.editing import Outcome
from relationships.actions.notes import bring_back_note, edit_note
from relationships.document.parts import NotePart
from relationships.errors import Conflict
from relationships.models import Canvas, Change

TACTICS = "relationship-tactics."


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict to show: the revision the form was opened at, who changed what, and whether both are in the form."""

    opened: int
    who: str
    rows: list[ConflictRow]
    combined: bool


@dataclass(frozen=True, slots=True)
class SubmittedNote:
    """The form of a note as it was sent, with what the sender chose in a conflict; `deleted` is a note to put back."""

    request: AuthenticatedRequest
    canvas: Canvas
    editor: Editor
    deleted: NotePart | None = None

    @property
    def resolution(self) -> str:
        """What the sender chose to do about a conflict; empty before they were asked."""
        return self.request.POST.get("resolution", "")

    @property
    def opened(self) -> int:
        """The revision at which the form was opened; a form with a conflict in it names the one before that."""
        opened = opened_revision(self.request, self.canvas)
        return revision_in(self.request, "opened", opened) if self.resolution in ("theirs", "both") else opened

    def is_valid(self) -> bool:
        """Whether every form of the note is."""
        return self.editor.is_valid()

    def save(self) -> Outcome:
        """Save what was typed; where the sender chose the newer values, all but those."""
        changes = self.editor.changes()
        try:
            return self._edit(changes)
        except Conflict as conflict:
            if self.resolution != "theirs":
                raise
            theirs = {field.path for field in conflict.fields}
            return self._edit({path: value for path, value in changes.items() if path not in theirs})

    def _edit(self, changes: Mapping[str, Any]) -> Outcome:
        args = action_args(self.request, self.canvas)
        return edit_note(*args, note_id=self.editor.key, changes=changes, base_revision=self.opened)

    def put_back(self) -> Outcome:
        """Put back a deleted note with what was typed; what was not touched comes back as it last was."""
        args, changes = action_args(self.request, self.canvas), self.editor.changes()
        return bring_back_note(*args, note_id=self.editor.key, changes=changes, base_revision=self.opened)

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Return the form again, building on what stands: what the sender did not touch has their newer values."""
        data, combines = self.request.POST.copy(), self.resolution == "both"
        for path, value in conflict.untouched.items():
            _put(data, self.editor, path, value)
        for field in conflict.fields if combines else ():
            if isinstance(field.mine, str) and isinstance(field.theirs, str) and _is_text(self.editor, field.path):
                _put(data, self.editor, field.path, f"{field.theirs}\n{field.mine}")
        again = open_editor(self.canvas, self.editor.key, data, deleted=self.deleted)
        clash = Clash(self.opened, conflict.who, self.editor.rows(conflict), combines)
        return {"editor": again, "revision": conflict.revision, "newer" if self.deleted else "conflict": clash}


def deleted_in_words(deletion: Change, request: AuthenticatedRequest) -> str:
    """That somebody deleted a note, to the one who was still writing on it."""
    if deletion.actor_id == request.user.pk:
        return "You deleted this note in another window."
    return f"{deletion.actor or 'A former member'} deleted this note while you were writing."


def _is_text(editor: Editor, path: str) -> bool:
    return path.startswith("goals.") or editor.field(path).widget_type == "textarea"


def _put(data: QueryDict, editor: Editor, path: str, value: object) -> None:
    """Say a value in the words of a form."""
    field = editor.field(path)
    if path.startswith("goals."):
        data[f"{TACTICS}{path.removeprefix('goals.')}"] = str(value or "")
        value = value is not None
    data.setlist(field.html_name, sent(field.field.prepare_value(from_json(value, field.field))))
