"""A note in the drawer: to read, or to edit with everything that is known of it."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import require, visible_canvas
from canvas_app.boards.board.drawer import drawn, in_drawer
from canvas_app.boards.board.marks import known_marks
from canvas_app.boards.findings.inspection import inspected, note_context
from canvas_app.boards.indicators.measurements import measured_in, measured_of
from canvas_app.boards.notes.choices import places_among
from canvas_app.boards.notes.conflicts import SubmittedNote, deleted_in_words
from canvas_app.boards.notes.editor import Editor, open_editor
from canvas_app.boards.responses import answer
from canvas_app.boards.sheet import board_url, notes_url
from canvas_app.boards.submit import opened_revision, submit
from relationships.actions.editing import Outcome
from relationships.actions.notes import deletion_of
from relationships.document.parts import NotePart, part_from_json
from relationships.errors import Missing
from relationships.lenses.details import details_of
from relationships.models import Canvas, Change
from relationships.sharing.permissions import can_edit

TEMPLATE = "boards/note.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def note(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show a note, open for editing to those who may; on POST save it."""
    canvas = visible_canvas(request, canvas_id)
    if request.method == "POST":
        require(can_edit(canvas, canvas.role))
        return save_note(request, canvas, note_id)
    if not can_edit(canvas, canvas.role):
        return _read_only(request, canvas, note_id)
    return _show(request, canvas, editor=open_editor(canvas, note_id), revision=canvas.revision)


def _read_only(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID) -> HttpResponse:
    now = inspected(canvas)
    details = details_of(now.document, note_id)
    if details is None:
        raise Http404
    context = {
        "details": details,
        "name": details.text,
        "back": board_url(canvas.pk),
        "measured": measured_in(now.document, note_id, details.block),
        **note_context(canvas, now, note_id),
    }
    return in_drawer(request, canvas, "boards/note_details.html", context)


def _show(
    request: AuthenticatedRequest,
    canvas: Canvas,
    status: int = HTTPStatus.OK,
    /,
    *,
    editor: Editor,
    revision: int,
    **more: object,
) -> HttpResponse:
    return in_drawer(request, canvas, TEMPLATE, _context(canvas, editor, revision) | more, status)


def _context(canvas: Canvas, editor: Editor, revision: int) -> dict[str, object]:
    return {
        "editor": editor,
        "name": editor.note.text,
        "revision": revision,
        "base": notes_url(canvas.pk),
        "places": places_among(editor.others, editor.note.block),
        "measured": measured_of(canvas.pk, editor.key, editor.block),
        "asks_findings": _may_have_findings(canvas, editor.key, revision),
    }


def _may_have_findings(canvas: Canvas, note_id: UUID, revision: int) -> bool:
    """Whether it is worth asking what was found of a note: unless that is known to be nothing."""
    marks = known_marks(canvas, revision)
    return marks is None or note_id in marks.by_note


def save_note(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID) -> HttpResponse:
    """Save what the form of a note says, or show what is in the way."""
    try:
        editor = open_editor(canvas, note_id, request.POST)
    except Http404:
        return _save_deleted(request, canvas, note_id)
    sent = SubmittedNote(request, canvas, editor)
    return submit(
        sent,
        write=sent.save,
        show=partial(_show, request, canvas, editor=editor, revision=opened_revision(request, canvas)),
        done=partial(_saved, request, canvas),
        missing=lambda _: _save_deleted(request, canvas, note_id),
    )


def _saved(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> HttpResponse:
    draw = partial(opened_note, request, canvas, outcome, saved=True)
    return answer(request, canvas, outcome, said_on_page="Saved.", draw=draw, to=request.path)


def opened_note(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome, **more: object) -> str:
    """The note that was written, open for editing in the drawer."""
    editor = open_editor(canvas, cast("UUID", outcome.subject))
    return drawn(request, canvas, TEMPLATE, _context(canvas, editor, outcome.revision) | more)


def _save_deleted(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID) -> HttpResponse:
    """Somebody deleted the note while it was being edited: put it back if asked to, else offer that."""
    deletion = deletion_of(canvas.pk, note_id)
    if deletion is None:
        raise Missing("This note, or another that it names, is no longer on the canvas.")
    before, said = note_before(deletion, note_id), deleted_in_words(deletion, request)
    editor, revision = open_editor(canvas, note_id, request.POST, deleted=before), opened_revision(request, canvas)
    show = partial(_show, request, canvas, editor=editor, revision=revision, deleted=said)
    sent = SubmittedNote(request, canvas, editor, deleted=before)
    if sent.resolution != "restore":
        return show(HTTPStatus.CONFLICT)
    return submit(sent, sent.put_back, show, done=partial(_saved, request, canvas))


def note_before(change: Change, note_id: UUID) -> NotePart:
    """A note as it was before a change took it away."""
    return cast("NotePart", part_from_json(change.before[str(note_id)]))
