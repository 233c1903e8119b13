"""View that saves single fields of a note while its form stays open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.field_saves import save_fields
from canvas_app.boards.notes.conflicts import SubmittedNote
from canvas_app.boards.notes.editor import open_fields
from canvas_app.boards.notes.folds import changed_summaries
from canvas_app.boards.notes.views.note import opened_note, save_deleted, save_incomplete, show_note
from canvas_app.boards.problem import Problem, read_problem, state_in_note, with_pick
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.errors import Conflict
from relationships.models import Canvas

OF_GOALS, OF_TACTICS = "relationship-goals.", "relationship-tactics."


@require_POST
@require_signed_in
def note_fields(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Save the fields that the request names in `field`, each with its value under its own name.

    htmx gets these fields, with their errors if they are invalid (422), and keeps the rest of the form. It gets the
    whole form after a conflict, and if the note was changed elsewhere since the form was opened.
    """
    canvas = editable_canvas(request, canvas_id)
    names = request.POST.getlist("field")
    if not is_partial(request):
        return save_incomplete(request, canvas, note_id, names)

    def lost(reason: object) -> HttpResponse:
        return save_deleted(request, canvas, note_id, request.POST, names)

    try:
        return save_fields(request, canvas, NoteFields(request, canvas, note_id, names), missing=lost)
    except Http404 as absent:
        return lost(absent)


class NoteFields:
    """Fields of a note, opened alone and bound to what was sent; see `FieldSave`."""

    def __init__(self, request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, names: Collection[str]) -> None:
        """Open the fields. Raise Http404 if the note is not on the canvas."""
        data = with_pick(request.POST)
        self.request, self.canvas = request, canvas
        self.parts: Collection[UUID] = (note_id,)
        self.editor = open_fields(canvas, note_id, names, data)
        self.validated: Sequence[BoundField] = list(self.editor.fields())
        # Tactics tick their goal, also when a suggestion sends them alone.
        drawn = {*names, *(name.replace(OF_TACTICS, OF_GOALS) for name in names)}
        self.sent: Sequence[BoundField] = [field for field in self.validated if field.html_name in drawn]
        self.submitted = SubmittedNote(request, canvas, self.editor, data, names)

    def is_valid(self) -> bool:
        """Return whether the fields are valid."""
        return self.submitted.is_valid()

    def save(self) -> Outcome:
        """Save the fields."""
        return self.submitted.save()

    def show_newer(self, conflict: Conflict) -> dict[str, object]:
        """Return the context of the whole form, with the newer values."""
        return self.submitted.show_newer(conflict)

    def show(self, status: int, /, **newer: Any) -> HttpResponse:
        """Return the drawer with the whole form."""
        return show_note(self.request, self.canvas, status, **newer)

    def draw(self, outcome: Outcome) -> str:
        """Return the whole form as it is saved."""
        return opened_note(self.request, self.canvas, outcome)

    def beside_errors(self) -> dict[str, object]:
        """Return nothing, since only the fields say what is wrong with them."""
        return {}

    def beside(self, outcome: Outcome) -> dict[str, object]:
        """Return the summaries of the folds that the fields have changed."""
        return {"summaries": changed_summaries(self.editor, outcome.change)}

    def state_problem(self) -> Problem | None:
        """State the finding that the request names, and return it."""
        problem = read_problem(self.request, self.canvas, self.editor.key)
        state_in_note(problem, self.sent, self.canvas, self.editor.key)
        return problem
