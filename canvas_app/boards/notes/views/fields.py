"""View that saves single fields of a note while its form stays open."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas
from canvas_app.boards.notes.conflicts import SubmittedNote
from canvas_app.boards.notes.editor import open_fields
from canvas_app.boards.notes.folds import changed_summaries
from canvas_app.boards.notes.views.note import opened_note, save_deleted, save_incomplete, show_note
from canvas_app.boards.problem import read_problem, state_fixed, state_in_note, with_pick
from canvas_app.boards.responses import respond
from canvas_app.boards.submit import opened_version, submit
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.document.version import Version
from relationships.errors import Refused
from relationships.models import Canvas, Change

TEMPLATE = "boards/_saved_fields.html"


@require_POST
@require_signed_in
def note_fields(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Save the fields that the request names in `field`, each with its value under its own name.

    htmx gets these fields, with their errors if they are invalid (422), and keeps the rest of the form. It gets the
    whole form after a conflict, and if the note was changed elsewhere since the form was opened.
    """
    canvas = editable_canvas(request, canvas_id)
    names = request.POST.getlist("field")
    if not is_partial(request):
        return save_incomplete(request, canvas, note_id, names)
    try:
        return _save(request, canvas, note_id, names)
    except Http404:
        return save_deleted(request, canvas, note_id, request.POST, names)


def _save(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, names: list[str]) -> HttpResponse:
    """Save the fields. Raise Http404 if the note is not on the canvas."""
    data = with_pick(request.POST)
    editor = open_fields(canvas, note_id, names, data)
    if not any(editor.fields()):
        raise Refused("This note no longer has this field.")
    submitted = SubmittedNote(request, canvas, editor, data, names)

    def show(status: int, /, *, invalid: bool = False, **conflict: object) -> HttpResponse:
        if invalid:
            state_in_note(read_problem(request, canvas, note_id), editor.fields(), canvas, note_id)
            return render(request, TEMPLATE, {"fields": editor.fields()}, status=status)
        return show_note(request, canvas, status, **conflict)  # type: ignore[arg-type]

    def saved(outcome: Outcome) -> HttpResponse:
        def draw() -> str:
            if _was_changed_elsewhere(canvas, note_id, opened_version(request, canvas), outcome):
                return opened_note(request, canvas, outcome)
            problem = read_problem(request, canvas, note_id)
            state_in_note(problem, editor.fields(), canvas, note_id)
            state_fixed(problem, editor.fields())
            summaries = changed_summaries(editor, canvas)
            context = {"fields": editor.fields(), "summaries": summaries, "version": outcome.version}
            return render_to_string(TEMPLATE, context)

        return respond(request, canvas, outcome, draw=draw)

    return submit(
        submitted,
        write=submitted.save,
        show=show,
        done=saved,
        missing=lambda _: save_deleted(request, canvas, note_id, request.POST, names),
    )


def _was_changed_elsewhere(canvas: Canvas, note_id: UUID, opened: Version, outcome: Outcome) -> bool:
    """Return whether a note was changed after its form was opened and before it was saved."""
    if outcome.change and outcome.change.revision == opened.revision + 1:
        return False
    later = Change.objects.filter(canvas=canvas, revision__gt=opened.revision)
    if outcome.change:
        later = later.filter(revision__lt=outcome.change.revision)
    return later.filter(Q(touched__contains=str(note_id)) | Q(subject=note_id)).exists()
