"""Views of the demands of a relationship's type on other blocks: shown, linked to, or added as assumptions."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import found_or_404, require, visible_canvas
from canvas_app.boards.board.drawer import render_drawer, show_in_drawer
from canvas_app.boards.responses import respond
from canvas_app.boards.sheet import notes_url
from canvas_app.boards.submit import action_args
from canvas_app.web.requests import is_partial, notice
from relationships.actions.editing import Outcome
from relationships.actions.relationships import add_demanded_note, link_note
from relationships.analysis.demands import list_demands
from relationships.document.canvas import CanvasDocument
from relationships.errors import Refused
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document

FRAGMENT = "boards/_consequences.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def note_consequences(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show the demands of the type; on POST add a missing note, or link an existing one."""
    canvas = visible_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    note = found_or_404(document.relationship(note_id))
    if request.method == "POST":
        require(can_edit(canvas, canvas.role))
        return _write(request, canvas, document, note_id)
    context = _context(canvas, document, note_id)
    if is_partial(request) and "within" in request.GET:
        return HttpResponse(render_drawer(request, canvas, FRAGMENT, context))
    return show_in_drawer(request, canvas, "boards/consequences.html", {**context, "name": note.text})


def _context(canvas: Canvas, document: CanvasDocument, note_id: UUID) -> dict[str, Any]:
    return {
        "consequences": list_demands(document, note_id),
        "note_id": note_id,
        "base": notes_url(canvas.pk),
        "can_edit": can_edit(canvas, canvas.role),
    }


def _write(request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, note_id: UUID) -> HttpResponse:
    try:
        outcome = _add_or_link(request, canvas, document, note_id)
    except ValueError:
        return notice("This can’t be added or linked.", HTTPStatus.UNPROCESSABLE_ENTITY)
    return respond(request, canvas, outcome, draw=partial(_draw, request, canvas, note_id), to=request.path)


def _draw(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID) -> str:
    return render_drawer(request, canvas, FRAGMENT, _context(canvas, load_document(canvas.pk).document, note_id))


def _add_or_link(request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, note_id: UUID) -> Outcome:
    """Add or link a note. Raise ValueError for an invalid number or id, Refused if the type has no such demand."""
    args = action_args(request, canvas)
    if other := request.POST.get("link"):
        return link_note(*args, note_id=note_id, other=UUID(other))
    number = int(request.POST.get("add", "")[:3])
    demands = {consequence.number: consequence.demand for consequence in list_demands(document, note_id)}
    if number not in demands:
        raise Refused("The type of this relationship doesn’t need this, or no longer does.")
    return add_demanded_note(*args, note_id=note_id, block=demands[number].block, text=demands[number].note)
