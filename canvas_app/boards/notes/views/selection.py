"""Views that change or delete several notes in one step."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.notes.forms.selections import ChangeForm, SelectionForm
from canvas_app.boards.responses import respond, undo_url
from canvas_app.boards.sheet import board_url
from canvas_app.boards.submit import action_args
from canvas_app.web.errors import show_error
from relationships.actions import selections as actions
from relationships.actions.editing import Outcome
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.lenses.wording.history import sentence
from relationships.lenses.wording.moves import describe_move
from relationships.lenses.wording.side_effects import describe_deletion
from relationships.models import Canvas, Change

UNCHANGED = "Nothing to change. The selected notes already have this setting."


@require_POST
@require_signed_in
def selection(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Give the notes named in `note` a segment, a status or a block; a notice says what changed and offers Undo."""
    canvas = editable_canvas(request, canvas_id)
    form = ChangeForm(request.POST)
    if not form.is_valid():
        return show_error(request, HTTPStatus.UNPROCESSABLE_ENTITY, form.problem())
    outcome = _change(request, canvas, form)
    notice = _describe(outcome.change) if outcome.change else UNCHANGED
    return respond(request, canvas, outcome, notice=notice, undo=undo_url(canvas, outcome), to=board_url(canvas.pk))


def _change(request: AuthenticatedRequest, canvas: Canvas, form: ChangeForm) -> Outcome:
    args, data = action_args(request, canvas), form.cleaned_data
    notes = data["note"]
    if data["status"]:
        return actions.set_status(*args, notes=notes, status=Status(data["status"]))
    if data["block"]:
        return actions.move_notes(*args, notes=notes, block=Block(data["block"]))
    return actions.assign_segment(*args, notes=notes, segment=data["segment"], is_kept=data["keep"])


def _describe(change: Change) -> str:
    """Return what a change did, as a sentence; for a single note that was moved, with what follows from it."""
    if change.action == "notes.move" and change.subject:
        return describe_move(change)
    said = sentence(change)
    return f"{said[:1].upper()}{said[1:]}."


@require_POST
@require_signed_in
def selection_deletion(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Delete the notes named in `note`; the notice names what was deleted with them, and offers to undo it."""
    canvas = editable_canvas(request, canvas_id)
    form = SelectionForm(request.POST)
    if not form.is_valid():
        return show_error(request, HTTPStatus.UNPROCESSABLE_ENTITY, form.problem())
    outcome = actions.delete_notes(*action_args(request, canvas), notes=form.cleaned_data["note"])
    notice = describe_deletion(outcome.change) if outcome.change else ""
    return respond(request, canvas, outcome, notice=notice, undo=undo_url(canvas, outcome), to=board_url(canvas.pk))
