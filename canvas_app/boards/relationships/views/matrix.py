"""Views of the relationships lens: adding a relationship, moving one between cells, declining a goal."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, found_or_404
from canvas_app.boards.board.drawer import show_in_drawer
from canvas_app.boards.indicators.indicator_editor import form_query
from canvas_app.boards.notes.views.note import opened_note
from canvas_app.boards.problem import Problem, read_problem, state_in_form
from canvas_app.boards.relationships.forms.matrix import CellForm, DeclinedGoalForm, NewRelationshipForm
from canvas_app.boards.responses import respond
from canvas_app.boards.submit import action_args, opened_version, submit, version_in, versions_in
from canvas_app.web.errors import show_error
from relationships.actions.editing import Outcome
from relationships.actions.notes import edit_note
from relationships.actions.relationships import add_relationship, move_relationship
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.checks.finding import Choice, Form
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import offered_name, short_name
from relationships.document.notes import Note
from relationships.document.own_words import phrase
from relationships.errors import Conflict
from relationships.models import Canvas
from relationships.store.load import load_document

MOVED_MEANWHILE = "{} moved this relationship in the meantime. Check where it is now, then move it again."


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def new_relationship(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form, filled in for a cell or a missing goal; on POST add the relationship and open it."""
    canvas = editable_canvas(request, canvas_id)
    segments = [(note.id, offered_name(note.text)) for note in _segments(load_document(canvas.pk).document)]
    cell_values = {name: request.GET.get(name, "") for name in ("segment", "type", "goal")}
    data = request.POST if request.method == "POST" else None
    problem = read_problem(request, canvas, cell_values["segment"])
    form = NewRelationshipForm(data, initial=cell_values, segments=segments, suggested=_suggested_types(problem))
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        # The URL includes the cell, since unsaved input is stored by URL.
        query = form_query(**cell_values, **(problem.values if problem else {}))
        state_in_form(problem, form, Form.NEW_RELATIONSHIP, cell_values["segment"])
        context = {"name": "New relationship", "form": form, "cell": query}
        return show_in_drawer(request, canvas, "boards/relationship_new.html", context, status)
    outcome = add_relationship(*action_args(request, canvas), **form.relationship())
    return _open_note(request, canvas, outcome, read_problem(request, canvas, cell_values["segment"]))


def _suggested_types(problem: Problem | None) -> tuple[Choice, ...]:
    asks = problem.finding.asks if problem and problem.finding else ()
    return next((ask.choices for ask in asks if ask.form is Form.NEW_RELATIONSHIP), ())


@require_POST
@require_signed_in
def note_cell(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Change the segment and type of a relationship."""
    canvas = editable_canvas(request, canvas_id)
    form = CellForm(request.POST)
    if not form.is_valid():
        return show_error(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(form.errors["cell"][0]))
    cell = form.cleaned_data["cell"]
    # Compare with what the sender saw: dragging to a column also sends the row, which somebody may have changed.
    seen = version_in(request, "seen") or canvas.version
    args = action_args(request, canvas)
    try:
        outcome = move_relationship(*args, note_id=note_id, segment=cell.segment, kind=cell.type, base=seen)
    except Conflict as conflict:
        return show_error(request, HTTPStatus.CONFLICT, phrase(MOVED_MEANWHILE, conflict.who or "You"))
    return respond(request, canvas, outcome)


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def declined_goal(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID, goal: Goal) -> HttpResponse:
    """Show why a goal is declined for a segment; on POST decline or accept it."""
    canvas = editable_canvas(request, canvas_id)
    segment = found_or_404(load_document(canvas.pk).document.segment(note_id))
    reason = segment.segment.declined_goals.get(goal, "") if segment.segment else ""
    form = DeclinedGoalForm(request.POST if request.method == "POST" else None, initial={"reason": reason}, goal=goal)
    show = partial(_show_declined, request, canvas, segment, form)
    if request.method != "POST":
        return show(HTTPStatus.OK)

    def write() -> Outcome:
        args, versions = action_args(request, canvas), versions_in(request, canvas)
        return edit_note(*args, note_id=note_id, changes=form.changes(), **versions)

    return submit(form, write, show, done=partial(_open_note, request, canvas))


def _show_declined(
    request: AuthenticatedRequest, canvas: Canvas, segment: Note, form: DeclinedGoalForm, status: int, **more: object
) -> HttpResponse:
    context = {
        "form": form,
        "segment": segment,
        "name": short_name(segment.text),
        "goal": form.goal,
        "address": reverse("boards:declined_goal", args=[canvas.pk, segment.id, form.goal]),
        "version": opened_version(request, canvas),
    }
    return show_in_drawer(request, canvas, "boards/goal_declined.html", context | more, status)


def _open_note(
    request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome, problem: Problem | None = None
) -> HttpResponse:
    """Open the written note in the drawer in place of the form."""
    address = reverse("boards:note", args=[canvas.pk, outcome.subject])
    draw = partial(opened_note, request, canvas, outcome)
    notice = problem.notice if problem else ""
    return respond(request, canvas, outcome, notice=notice, draw=draw, to=address, replaces_url=True)


def _segments(document: CanvasDocument) -> tuple[Note, ...]:
    return document.notes(Block.CUSTOMER_SEGMENTS)
