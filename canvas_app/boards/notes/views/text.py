"""View that edits the text of a note in place on its card."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import require, visible_canvas
from canvas_app.boards.notes.conflicts import deletion_notice
from canvas_app.boards.notes.forms.notes import TextForm
from canvas_app.boards.notes.views.note import save_incomplete
from canvas_app.boards.responses import respond
from canvas_app.boards.submit import action_args, opened_version, submit
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.editing import Outcome
from relationships.actions.notes import edit_note, find_note_deletion, restore_note
from relationships.errors import Missing
from relationships.models import Canvas, Note
from relationships.sharing.permissions import can_edit


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def note_text(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show the form of a note's text; on POST save it. Without htmx, use the whole form in the drawer."""
    canvas = visible_canvas(request, canvas_id)
    require(can_edit(canvas, canvas.role))
    if not is_partial(request):
        return _use_whole_form(request, canvas, note_id)
    if request.method == "POST":
        return _save(request, canvas, note_id)
    text = Note.objects.filter(canvas=canvas.pk, pk=note_id).values_list("text", flat=True).first()
    if text is None:
        raise Missing("This note is no longer on the canvas.")
    return _show(request, canvas, note_id, TextForm(initial={"text": text}))


def _use_whole_form(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID) -> HttpResponse:
    """Redirect to the note; on POST, save its text with the whole form, which then shows any errors."""
    if request.method == "POST":
        return save_incomplete(request, canvas, note_id, ["text"])
    return redirect(request, "boards:note", canvas_id=canvas.pk, note_id=note_id)


def _show(
    request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, form: TextForm, status: int = 200, /, **more: object
) -> HttpResponse:
    context = {"canvas": canvas, "note_id": note_id, "form": form, "version": opened_version(request, canvas)}
    if status == HTTPStatus.CONFLICT and (deletion := find_note_deletion(canvas.pk, note_id)):
        context["deleted"] = deletion_notice(deletion, request)
    return render(request, "boards/note_text.html", context | more, status=status)


def _save(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID) -> HttpResponse:
    form = TextForm(request.POST)
    show = partial(_show, request, canvas, note_id, form)

    def offer_to_restore(missing: Missing) -> HttpResponse:
        if find_note_deletion(canvas.pk, note_id) is None:
            raise missing
        return show(HTTPStatus.CONFLICT)

    return submit(
        form,
        write=partial(_write, request, canvas, note_id, form),
        show=show,
        done=partial(respond, request, canvas),
        missing=offer_to_restore,
    )


def _write(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, form: TextForm) -> Outcome:
    restores = request.POST.get("resolution") == "restore" and find_note_deletion(canvas.pk, note_id)
    action = restore_note if restores else edit_note
    args, base = action_args(request, canvas), opened_version(request, canvas)
    return action(*args, note_id=note_id, changes=form.changes(), base=base)
