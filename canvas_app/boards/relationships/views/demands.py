"""What a relationship's type asks of the other blocks: shown, linked to, and added as assumptions."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import found, require, visible_canvas
from canvas_app.boards.board.drawer import drawn, in_drawer
from canvas_app.boards.responses import answer
from canvas_app.boards.sheet import notes_url
from canvas_app.boards.submit import action_args
from canvas_app.web.requests import is_partial, notice
from relationships.actions.editing import Outcome
from relationships.actions.relationships import add_demanded, link_note
from relationships.analysis.demands import consequences_of
from relationships.document.canvas import CanvasDocument
from relationships.errors import Refused
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document

FRAGMENT = "boards/_consequences.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def note_consequences(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show what the type asks for; on POST add a missing note, or link one that is there."""
    canvas = visible_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    note = found(document.relationship(note_id))
    if request.method == "POST":
        require(can_edit(canvas, canvas.role))
        return _write(request, canvas, document, note_id)
    context = _context(canvas, document, note_id)
    if is_partial(request) and "within" in request.GET:
        return HttpResponse(drawn(request, canvas, FRAGMENT, context))
    return in_drawer(request, canvas, "boards/consequences.html", {**context, "name": note.text})


def _context(canvas: Canvas, document: CanvasDocument, note_id: UUID) -> dict[str, Any]:
    return {
        "consequences": consequences_of(document, note_id),
        "note_id": note_id,
        "base": notes_url(canvas.pk),
        "can_edit": can_edit(canvas, canvas.role),
    }


def _write(request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, note_id: UUID) -> HttpResponse:
    try:
        outcome = _added_or_linked(request, canvas, document, note_id)
    except ValueError:
        return notice("This is nothing that could be added or linked.", HTTPStatus.UNPROCESSABLE_ENTITY)
    return answer(request, canvas, outcome, draw=partial(_draw, request, canvas, note_id), to=request.path)


def _draw(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID) -> str:
    return drawn(request, canvas, FRAGMENT, _context(canvas, load_document(canvas.pk).document, note_id))


def _added_or_linked(request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, note_id: UUID) -> Outcome:
    """Raises ValueError for what is neither number nor id, Refused for a demand that the type does not make."""
    args = action_args(request, canvas)
    if other := request.POST.get("link"):
        return link_note(*args, note_id=note_id, other=UUID(other))
    number = int(request.POST.get("add", "")[:3])
    asked = {each.number: each.demand for each in consequences_of(document, note_id)}
    if number not in asked:
        raise Refused("The type of this relationship does not ask for this, or not any more.")
    return add_demanded(*args, note_id=note_id, block=asked[number].block, text=asked[number].note)
