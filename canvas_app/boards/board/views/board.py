"""Views of the board and the lenses of a canvas."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import visible_canvas
from canvas_app.boards.board.pages import read_filter, show_board, show_lens
from canvas_app.boards.lens_registry import LENSES, draw_lens
from canvas_app.boards.sheet import draw_sheet, load_tints
from canvas_app.web.requests import is_partial
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit


@require_safe
@require_signed_in
def board(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the board, or only the sheet for htmx."""
    canvas = visible_canvas(request, canvas_id)
    chosen = read_filter(request)
    if is_partial(request):
        sheet = draw_sheet(canvas, canvas.version, can_edit=bool(can_edit(canvas, canvas.role)), chosen=chosen)
        segments = load_tints(canvas.pk).items() if can_edit(canvas, canvas.role) else None
        return _with_version(canvas, sheet, segments=segments)
    return show_board(request, canvas)


@require_safe
@require_signed_in
def lens(request: AuthenticatedRequest, canvas_id: UUID, name: str) -> HttpResponse:
    """Show a lens, or only its fragment for htmx; `?stage=` selects a stage."""
    canvas = visible_canvas(request, canvas_id)
    chosen = LENSES[name].at(request.GET.get("stage", ""))
    if is_partial(request):
        return _with_version(canvas, draw_lens(canvas, chosen, canvas.version))
    return show_lens(request, canvas, chosen)


def _with_version(canvas: Canvas, content: str, **more: object) -> HttpResponse:
    """Return a fragment, and the version that the page shows with it; `more` are variables of what else it shows."""
    shown = {"version": canvas.version, **more}
    return HttpResponse(content + render_to_string("boards/_version_swap.html", shown))
