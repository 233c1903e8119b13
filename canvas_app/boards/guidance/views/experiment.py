"""View of the test of a note: the planned one, or one that is proposed."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, found_or_404
from canvas_app.boards.board.drawer import show_in_drawer
from canvas_app.boards.notes.forms.notes import ExperimentForm
from canvas_app.boards.notes.views.note import opened_note
from canvas_app.boards.responses import respond, undo_url
from canvas_app.boards.submit import action_args, opened_version, submit, versions_in
from relationships.actions.editing import Outcome
from relationships.actions.notes import edit_note
from relationships.document.naming import short_name
from relationships.document.notes import Experiment, Note
from relationships.guide.experiments import propose_experiment
from relationships.models import Canvas
from relationships.store.load import load_document


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def experiment(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show the test of a note, filled in with a proposal if none is planned; on POST save it.

    Nothing is written before the user saves it.
    """
    canvas = editable_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    note = found_or_404(document.note(note_id))
    shown = note.experiment or propose_experiment(document, note)
    form = ExperimentForm(request.POST if request.method == "POST" else None, initial=shown.model_dump())
    show = partial(_show, request, canvas, note, form)
    if request.method != "POST":
        return show(HTTPStatus.OK)

    def write() -> Outcome:
        args, versions = action_args(request, canvas), versions_in(request, canvas)
        return edit_note(*args, note_id=note_id, changes=form.changes(), **versions)

    return submit(form, write, show, done=partial(_open_note, request, canvas))


def _show(
    request: AuthenticatedRequest, canvas: Canvas, note: Note, form: ExperimentForm, status: int, **more: object
) -> HttpResponse:
    context = {
        "form": form,
        "note": note,
        "name": short_name(note.text),
        "is_planned": note.experiment not in (None, Experiment()),
        "address": reverse("boards:experiment", args=[canvas.pk, note.id]),
        "version": opened_version(request, canvas),
    }
    return show_in_drawer(request, canvas, "boards/experiment.html", context | more, status)


def _open_note(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> HttpResponse:
    """Open the note in the drawer in place of the form."""
    address = reverse("boards:note", args=[canvas.pk, outcome.subject])
    draw = partial(opened_note, request, canvas, outcome)
    notice, undo = "Test planned. Enter its result in the note.", undo_url(canvas, outcome)
    return respond(request, canvas, outcome, notice=notice, undo=undo, draw=draw, to=address, replaces_url=True)
