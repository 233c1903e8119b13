"""Views that add, move, copy and delete notes."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.board.drawer import show_in_drawer
from canvas_app.boards.notes.forms.notes import AddNotesForm, MoveForm
from canvas_app.boards.problem import read_problem, state_in_form
from canvas_app.boards.responses import respond, undo_url
from canvas_app.boards.sheet import board_url
from canvas_app.boards.submit import action_args
from canvas_app.web.errors import show_error
from relationships.actions import notes as actions
from relationships.catalog.blocks import INFO, Block
from relationships.checks.finding import Form
from relationships.lenses.wording.history import confirmation
from relationships.lenses.wording.moves import describe_move
from relationships.lenses.wording.side_effects import describe_deletion


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def notes(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form of a new note; on POST add it, or one note per line."""
    canvas = editable_canvas(request, canvas_id)
    initial = {"block": request.GET.get("block", Block.CUSTOMER_SEGMENTS)}
    form = AddNotesForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        block, problem = form["block"].value(), read_problem(request, canvas)
        state_in_form(problem, form, Form.NEW_NOTE, None)
        context = {
            "name": "New note",
            "form": form,
            "problem": problem,
            "info": INFO[Block(block)] if block in Block.values else None,
        }
        return show_in_drawer(request, canvas, "boards/note_new.html", context, 422 if form.is_bound else 200)
    data = form.cleaned_data
    block, texts = Block(data["block"]), data["texts"]
    outcome = actions.add_notes(*action_args(request, canvas), block=block, texts=texts)
    problem = read_problem(request, canvas)
    return respond(request, canvas, outcome, notice=problem.notice if problem else "")


@require_POST
@require_signed_in
def note_position(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Move a note within a block or to another one; a notice says what changed by that and offers Undo."""
    canvas = editable_canvas(request, canvas_id)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return show_error(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(form.errors["place"][0]))
    place = form.cleaned_data["place"]
    args = action_args(request, canvas)
    outcome = actions.move_note(*args, note_id=note_id, block=place.block, previous=place.previous)
    notice = describe_move(outcome.change) if outcome.change else ""
    # Within its block, a script announces the move together with the position.
    page_notice = f"Moved to {place.block.label}."
    return respond(request, canvas, outcome, notice=notice, page_notice=page_notice, undo=undo_url(canvas, outcome))


@require_POST
@require_signed_in
def note_copy(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Copy a note; the copy follows it."""
    canvas = editable_canvas(request, canvas_id)
    outcome = actions.copy_note(*action_args(request, canvas), note_id=note_id)
    return respond(request, canvas, outcome, announcement=confirmation("Duplicated", outcome.change))


@require_POST
@require_signed_in
def note_deletion(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Delete a note; the notice names what was deleted with it, and offers to undo it."""
    canvas = editable_canvas(request, canvas_id)
    outcome = actions.delete_note(*action_args(request, canvas), note_id=note_id)
    notice = describe_deletion(outcome.change) if outcome.change else "The note is deleted already."
    return respond(request, canvas, outcome, notice=notice, undo=undo_url(canvas, outcome), to=board_url(canvas.pk))
