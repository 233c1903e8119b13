"""An indicator open in the drawer, with its readings."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from canvas_app.boards.access import visible_canvas
from canvas_app.boards.answers import answer
from canvas_app.boards.lenses import lens_of, note_in_lens
from canvas_app.boards.reading_editor import indicator_in
from canvas_app.boards.views.drawer import drawn, in_drawer
from canvas_app.http import AuthenticatedRequest, is_partial, redirect, require_signed_in
from relationships.actions.editing import Outcome
from relationships.lenses.reading import shown_reading
from relationships.models import Canvas
from relationships.permissions import can_edit
from relationships.queries import load_document

TEMPLATE = "boards/indicator.html"


@require_safe
@require_signed_in
def indicator(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """Show the indicator with its readings, the newest first."""
    canvas = visible_canvas(request, canvas_id)
    return in_drawer(request, canvas, TEMPLATE, _context(canvas, indicator_id))


def _context(canvas: Canvas, indicator_id: UUID) -> dict[str, object]:
    found = indicator_in(load_document(canvas.pk).document, indicator_id)
    readings = [(each.id, shown_reading(found, each, canvas.currency)) for each in reversed(found.readings)]
    return {
        "indicator": found,
        "name": found.name,
        "readings": readings,
        "can_edit": can_edit(canvas, canvas.role),
    }


def indicator_opened(
    request: AuthenticatedRequest,
    canvas: Canvas,
    outcome: Outcome,
    indicator_id: UUID,
    *,
    said: str = "",
    undo: str = "",
) -> HttpResponse:
    """The answer to a write after which an indicator stands open in the drawer."""
    address = reverse("boards:indicator", args=[canvas.pk, indicator_id])
    if not is_partial(request):
        messages.success(request, said, extra_tags=undo)
        lens = lens_of(request)
        return redirect(request, note_in_lens(address, lens) if lens else address)
    main = drawn(request, canvas, TEMPLATE, _context(canvas, indicator_id))
    done = answer(request, canvas, outcome, said=said, undo=undo, main=main)
    done["HX-Replace-Url"] = address
    return done
