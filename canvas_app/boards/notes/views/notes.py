"""Views that add, move, copy and delete notes."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.board.drawer import show_in_drawer
from canvas_app.boards.notes.choices import segment_choices
from canvas_app.boards.notes.forms.notes import AddNotesForm, MoveForm
from canvas_app.boards.problem import read_problem, state_in_form
from canvas_app.boards.responses import respond, undo_url
from canvas_app.boards.sheet import board_url
from canvas_app.boards.submit import action_args, show_refusal
from canvas_app.web.errors import show_error
from relationships.actions import notes as actions
from relationships.actions.editing import Outcome
from relationships.catalog.blocks import INFO, Block
from relationships.checks.finding import Form
from relationships.errors import Missing, Refused
from relationships.lenses.wording.history import confirmation
from relationships.lenses.wording.moves import describe_move
from relationships.lenses.wording.side_effects import describe_deletion
from relationships.models import Canvas


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def notes(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form of a new note; on POST add it, or one note per line."""
    canvas = editable_canvas(request, canvas_id)
    initial = {"block": request.GET.get("block", Block.CUSTOMER_SEGMENTS)}
    sent = request.POST if request.method == "POST" else None
    form = AddNotesForm(sent, initial=initial, segments=segment_choices(canvas))
    show = partial(_show_new_note, request, canvas, form)
    if not form.is_valid():
        return show(HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK)
    try:
        outcome = _add(request, canvas, form)
    except Missing as lost:
        return show_refusal(form, show, Refused(lost.reason), field="segments")
    problem = read_problem(request, canvas)
    return respond(request, canvas, outcome, notice=problem.notice if problem else "")


def _show_new_note(
    request: AuthenticatedRequest, canvas: Canvas, form: AddNotesForm, status: int, /, **_: object
) -> HttpResponse:
    block, problem = form["block"].value(), read_problem(request, canvas)
    state_in_form(problem, form, Form.NEW_NOTE, None)
    context = {
        "name": "New note",
        "form": form,
        "problem": problem,
        "info": INFO[Block(block)] if block in Block.values else None,
    }
    return show_in_drawer(request, canvas, "boards/note_new.html", context, status)


def _add(request: AuthenticatedRequest, canvas: Canvas, form: AddNotesForm) -> Outcome:
    data = form.cleaned_data
    about = {name: data[name] for name in ("texts", "segments", "kind")}
    return actions.add_notes(*action_args(request, canvas), block=Block(data["block"]), **about)


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
    notice = describe_deletion(outcome.change) if outcome.change else "The note has already been deleted."
    return respond(request, canvas, outcome, notice=notice, undo=undo_url(canvas, outcome), to=board_url(canvas.pk))
