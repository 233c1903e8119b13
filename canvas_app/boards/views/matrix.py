"""What can be done in the relationships lens: add into a cell, move between cells, declare a goal not ours."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.boards.access import editable_canvas, submission_of
from canvas_app.boards.answers import answer
from canvas_app.boards.forms.matrix import CellForm, DeclinedGoalForm, NewRelationshipForm
from canvas_app.boards.views.drawer import in_drawer
from canvas_app.boards.views.note import opened_note
from canvas_app.http import AuthenticatedRequest, is_partial, notice, require_signed_in
from relationships.actions.editing import Outcome
from relationships.actions.notes import edit_note
from relationships.actions.relationships import add_relationship, move_relationship
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Goal
from relationships.document import CanvasDocument, Note
from relationships.lenses.cards import offered_name, short_name
from relationships.models import Canvas
from relationships.queries import load_document


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def new_relationship(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the form, with the cell it was asked from; on POST add the relationship and open it."""
    canvas = editable_canvas(request, canvas_id)
    segments = [(note.id, offered_name(note.text)) for note in _segments(load_document(canvas.pk).document)]
    asked = {name: request.GET.get(name, "") for name in ("segment", "type")}
    data = request.POST if request.method == "POST" else None
    form = NewRelationshipForm(data, initial=asked, segments=segments)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        # The form of each cell has an address of its own, under which what is typed there is kept.
        cell = f"?{urlencode({name: value for name, value in asked.items() if value})}" if any(asked.values()) else ""
        context = {"name": "New relationship", "form": form, "cell": cell}
        return in_drawer(request, canvas, "boards/relationship_new.html", context, status)
    outcome = add_relationship(canvas.pk, request.user.pk, submission_of(request), **form.relationship())
    return _opened(request, canvas, outcome)


@require_POST
@require_signed_in
def note_cell(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Give a relationship another segment and type."""
    canvas = editable_canvas(request, canvas_id)
    form = CellForm(request.POST)
    if not form.is_valid():
        return notice(str(form.errors["cell"][0]), HTTPStatus.UNPROCESSABLE_ENTITY)
    cell = form.cleaned_data["cell"]
    outcome = move_relationship(
        canvas.pk, request.user.pk, submission_of(request), note_id=note_id, segment=cell.segment, kind=cell.type
    )
    return answer(request, canvas, outcome)


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def declined_goal(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID, goal: Goal) -> HttpResponse:
    """Show why a goal is not ours for a segment; on POST say so, or take it back."""
    canvas = editable_canvas(request, canvas_id)
    segment = next((each for each in _segments(load_document(canvas.pk).document) if each.id == note_id), None)
    if segment is None:
        raise Http404
    reason = segment.segment.declined_goals.get(goal, "") if segment.segment else ""
    form = DeclinedGoalForm(request.POST if request.method == "POST" else None, initial={"reason": reason}, goal=goal)
    if not form.is_valid():
        context = {"form": form, "segment": segment, "name": short_name(segment.text), "goal": goal}
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        return in_drawer(request, canvas, "boards/goal_declined.html", context, status)
    changes = {f"segment.declined_goals.{goal}": form.cleaned_data["reason"]}
    outcome = edit_note(
        canvas.pk, request.user.pk, submission_of(request), note_id=note_id, changes=changes, base_revision=None
    )
    return _opened(request, canvas, outcome)


def _opened(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> HttpResponse:
    """Go on to the note that was written, in the drawer where the form was."""
    address = reverse("boards:note", args=[canvas.pk, outcome.subject])
    main = opened_note(request, canvas, outcome) if is_partial(request) else ""
    done = answer(request, canvas, outcome, main=main, to=address)
    if main:
        done["HX-Replace-Url"] = address
    return done


def _segments(document: CanvasDocument) -> tuple[Note, ...]:
    return document.notes(Block.CUSTOMER_SEGMENTS)
