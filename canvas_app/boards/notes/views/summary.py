"""View of a note in brief, which a board shows beside the card under the pointer or with the focus."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import visible_canvas
from canvas_app.boards.board.marks import marks_at
from canvas_app.boards.sheet import document_loader
from canvas_app.web.requests import is_partial, redirect
from relationships.lenses.note_summary import summarise_note


@require_safe
@require_signed_in
def note_summary(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show a note in brief beside its card; without htmx, redirect to the note."""
    canvas = visible_canvas(request, canvas_id)
    load = document_loader(canvas)
    summary = summarise_note(load().document, note_id, timezone.localdate())
    if summary is None:
        raise Http404
    if not is_partial(request):
        return redirect(request, "boards:note", canvas_id=canvas.pk, note_id=note_id)
    mark = marks_at(canvas.pk, canvas.version, load).by_note.get(note_id)
    return render(request, "boards/note_summary.html", {"summary": summary, "mark": mark})
