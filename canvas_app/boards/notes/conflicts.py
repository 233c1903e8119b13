"""Conflicts between a submitted note and newer values: keep mine, take theirs, or combine both in the form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.notes.editor import ConflictRow, Editor, open_editor
from canvas_app.boards.submit import action_args, opened_version, version_in
from canvas_app.forms.form_data import set_value
from canvas_app.forms.part_form import from_json
from relationships.actions.editing import Outcome
from relationships.actions.notes import edit_note, restore_note
from relationships.document.own_words import phrase
from relationships.document.parts import NotePart
from relationships.document.version import Version
from relationships.errors import Conflict
from relationships.models import Canvas, Change

TACTICS = "relationship-tactics."


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict to show: the version at which the form was opened, who changed the fields, and whether to combine.

    `reason` is a sentence for the case that the canvas `is_restored` from a backup.
    """

    opened: Version
    who: str
    is_restored: bool
    reason: str
    rows: list[ConflictRow]
    combined: bool


@dataclass(frozen=True, slots=True)
class SubmittedNote:
    """The submitted form of a note, with the choice in a conflict.

    `data` is what was submitted: the whole form, or if `names` are given, only the fields with these names in the HTML.
    `deleted` is the note if it was deleted.
    """

    request: AuthenticatedRequest
    canvas: Canvas
    editor: Editor
    data: QueryDict
    names: Collection[str] | None = None
    deleted: NotePart | None = None

    @property
    def resolution(self) -> str:
        """The sender's choice in a conflict; empty if there was none yet."""
        return self.request.POST.get("resolution", "")

    @property
    def opened(self) -> Version:
        """The version at which the form was first opened, before it showed a conflict."""
        opened = opened_version(self.request, self.canvas)
        if self.resolution not in ("theirs", "both"):
            return opened
        return version_in(self.request, "opened") or opened

    def is_valid(self) -> bool:
        """Return whether all forms of the note are valid."""
        return self.editor.is_valid()

    def save(self) -> Outcome:
        """Save the changes, without the fields in conflict if the sender chose the newer values."""
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
        is_autosave = self.names is not None
        return edit_note(*args, note_id=self.editor.key, changes=changes, base=self.opened, is_autosave=is_autosave)

    def restore(self) -> Outcome:
        """Restore the deleted note with the changes; untouched fields get their last values."""
        args, changes = action_args(self.request, self.canvas), self.editor.changes()
        return restore_note(*args, note_id=self.editor.key, changes=changes, base=self.opened)

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Return the context of the form based on the current version; untouched fields get the newer values."""
        data, combines = self._whole_data(), self.resolution == "both"
        for path, value in conflict.untouched.items():
            _set_field(data, self.editor, path, value)
        for field in conflict.fields if combines else ():
            if isinstance(field.mine, str) and isinstance(field.theirs, str) and _is_text(self.editor, field.path):
                _set_field(data, self.editor, field.path, f"{field.theirs}\n{field.mine}")
        again = open_editor(self.canvas, self.editor.key, data, deleted=self.deleted)
        about = (conflict.who, conflict.is_restored, conflict.reason)
        clash = Clash(self.opened, *about, self.editor.rows(conflict), combines)
        return {"editor": again, "version": conflict.version, "newer" if self.deleted else "conflict": clash}

    def _whole_data(self) -> QueryDict:
        """Return the data of the whole form."""
        if self.names is None:
            return self.data.copy()
        return open_editor(self.canvas, self.editor.key).complete_data(self.names, self.data)


def deletion_notice(deletion: Change, request: AuthenticatedRequest) -> str:
    """Return the notice that a note was deleted while the user was editing it."""
    if deletion.actor_id == request.user.pk:
        return "You deleted this note in another window."
    return phrase("{} deleted this note while you were editing it.", deletion.actor_name)


def _is_text(editor: Editor, path: str) -> bool:
    return path.startswith("goals.") or editor.field(path).widget_type == "textarea"


def _set_field(data: QueryDict, editor: Editor, path: str, value: object) -> None:
    """Set the field of a path in submitted data to a value of the document."""
    field = editor.field(path)
    if path.startswith("goals."):
        data[f"{TACTICS}{path.removeprefix('goals.')}"] = str(value or "")
        value = value is not None
    set_value(data, field, field.field.prepare_value(from_json(value, field.field)))
