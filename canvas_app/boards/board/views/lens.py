"""A lens of a canvas, with a note open in the drawer beside it or not."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import visible_canvas
from canvas_app.boards.board.header import bar_of
from canvas_app.boards.board.pages import EMPTY, Drawer
from canvas_app.boards.lens_registry import LENSES, Lens, draw_lens, lens_url
from canvas_app.boards.responses import history_state
from canvas_app.boards.sheet import notes_url, reading_of
from canvas_app.web.requests import is_partial
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit


@require_safe
@require_signed_in
def lens(request: AuthenticatedRequest, canvas_id: UUID, name: str) -> HttpResponse:
    """Show a lens, at the stage that the address names if it names one; htmx gets it without the page around it."""
    canvas = visible_canvas(request, canvas_id)
    chosen = LENSES[name].at(request.GET.get("stage", ""))
    if is_partial(request):
        return HttpResponse(draw_lens(canvas, chosen, canvas.revision))
    return show_lens(request, canvas, chosen)


def show_lens(
    request: AuthenticatedRequest, canvas: Canvas, lens: Lens, *, drawer: Drawer = EMPTY, status: int = 200
) -> HttpResponse:
    """The whole page, with the drawer's content if there is any."""
    editable = can_edit(canvas, canvas.role)
    load = reading_of(canvas)
    context = {
        **bar_of(request, canvas, load),
        "lens": lens,
        "address": lens_url(canvas.pk, lens),
        "base": notes_url(canvas.pk),
        "revision": canvas.revision,
        "content": draw_lens(canvas, lens, canvas.revision, load),
        "drawer": drawer,
        "is_refused": status == HTTPStatus.UNPROCESSABLE_ENTITY,
        **(history_state(canvas, request.user.pk) if editable else {}),
    }
    return render(request, "boards/lens.html", context, status=status)
