"""Views that show and edit a note in the drawer."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from http import HTTPStatus
from typing import cast
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import require, visible_canvas
from canvas_app.boards.board.drawer import render_drawer, show_in_drawer
from canvas_app.boards.board.marks import cached_marks
from canvas_app.boards.findings.inspection import findings_url, inspect_canvas, note_context
from canvas_app.boards.indicators.measurements import load_measurements, measurements_in
from canvas_app.boards.notes.choices import places_among
from canvas_app.boards.notes.conflicts import SubmittedNote, deletion_notice
from canvas_app.boards.notes.editor import Editor, open_editor
from canvas_app.boards.notes.folds import list_folds
from canvas_app.boards.problem import read_problem, state_in_note, with_pick
from canvas_app.boards.responses import respond
from canvas_app.boards.sheet import board_url, notes_url
from canvas_app.boards.submit import opened_version, submit
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.actions.notes import find_note_deletion
from relationships.document.parts import NotePart, part_from_json
from relationships.document.version import Version
from relationships.errors import Missing
from relationships.lenses.details import describe_note
from relationships.models import Canvas, Change
from relationships.sharing.permissions import can_edit
from relationships.store.load import read_version

TEMPLATE = "boards/note.html"


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def note(request: AuthenticatedRequest, canvas_id: UUID, note_id: UUID) -> HttpResponse:
    """Show a note, with its form if the user may edit; on POST save it."""
    canvas = visible_canvas(request, canvas_id)
    if request.method == "POST":
        require(can_edit(canvas, canvas.role))
        return save_note(request, canvas, note_id)
    if not can_edit(canvas, canvas.role):
        return _read_only(request, canvas, note_id)
    return show_note(request, canvas, editor=open_editor(canvas, note_id), version=canvas.version)


def _read_only(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID) -> HttpResponse:
    now = inspect_canvas(canvas)
    details = describe_note(now.document, note_id)
    if details is None:
        raise Http404
    context = {
        "details": details,
        "name": details.text,
        "back": board_url(canvas.pk),
        "measured": measurements_in(now.document, note_id, details.block),
        **note_context(canvas, now, note_id),
    }
    return show_in_drawer(request, canvas, "boards/note_details.html", context)


def show_note(
    request: AuthenticatedRequest,
    canvas: Canvas,
    status: int = HTTPStatus.OK,
    /,
    *,
    editor: Editor,
    version: Version,
    **more: object,
) -> HttpResponse:
    """Show a note with its form."""
    context = _context(request, canvas, editor, version) | {"saves_fields": status == HTTPStatus.OK} | more
    return show_in_drawer(request, canvas, TEMPLATE, context, status)


def _context(request: AuthenticatedRequest, canvas: Canvas, editor: Editor, version: Version) -> dict[str, object]:
    problem = read_problem(request, canvas, editor.key)
    state_in_note(problem, editor.fields(), canvas, editor.key)
    measured, marks = load_measurements(canvas.pk, editor.key, editor.block), cached_marks(canvas, version)
    return {
        "editor": editor,
        "name": editor.note.text,
        "version": version,
        "base": notes_url(canvas.pk),
        "places": places_among(editor.others, editor.note.block),
        "measured": measured,
        "kind": editor.kind,
        "folds": list_folds(editor, canvas.currency, measured),
        "findings": findings_url(canvas.pk),
        # Unknown findings are requested by the page.
        "found": marks.about(editor.key) if marks else None,
        "problem": problem,
    }


def save_note(request: AuthenticatedRequest, canvas: Canvas, note_id: UUID) -> HttpResponse:
    """Save the submitted form of a note, or show errors or a conflict."""
    try:
        editor = open_editor(canvas, note_id, with_pick(request.POST))
    except Http404:
        return save_deleted(request, canvas, note_id, request.POST)
    submitted = SubmittedNote(request, canvas, editor, with_pick(request.POST))
    return submit(
        submitted,
        write=submitted.save,
        show=partial(show_note, request, canvas, editor=editor, version=opened_version(request, canvas)),
        done=partial(_saved, request, canvas),
        missing=lambda _: save_deleted(request, canvas, note_id, request.POST),
    )


def save_incomplete(
    request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, names: Collection[str]
) -> HttpResponse:
    """Save a request that contains only the fields `names` of a note's form as if it contained the whole form.

    Browsers send one without scripts, and when a form is sent again after signing in.
    """
    deletion = find_note_deletion(canvas.pk, note_id)
    deleted = note_before_deletion(deletion, note_id) if deletion else None
    data = open_editor(canvas, note_id, deleted=deleted).complete_data(names, request.POST)
    request.POST = data  # type: ignore[assignment]
    return save_note(request, canvas, note_id)


def _saved(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome) -> HttpResponse:
    draw = partial(opened_note, request, canvas, outcome, saved=True)
    to = reverse("boards:note", args=[canvas.pk, outcome.subject])
    problem = None if is_partial(request) else read_problem(request, canvas, outcome.subject)
    page_notice, to = (problem.notice, f"{to}?{problem.query}") if problem else ("Saved.", to)
    return respond(request, canvas, outcome, page_notice=page_notice, draw=draw, to=to)


def opened_note(request: AuthenticatedRequest, canvas: Canvas, outcome: Outcome, **more: object) -> str:
    """Render the drawer with the form of the written note."""
    version = read_version(canvas.pk)
    editor = open_editor(canvas, cast("UUID", outcome.subject))
    return render_drawer(
        request, canvas, TEMPLATE, _context(request, canvas, editor, version) | {"saves_fields": True} | more
    )


def save_deleted(
    request: AuthenticatedRequest, canvas: Canvas, note_id: UUID, data: QueryDict, names: Collection[str] | None = None
) -> HttpResponse:
    """Restore a note that was deleted while it was edited if the user chose so; otherwise offer it.

    `names` are the fields that the data contains; None for the whole form.
    """
    deletion = find_note_deletion(canvas.pk, note_id)
    if deletion is None:
        raise Missing("This note, or a note it is linked to, is no longer on the canvas.")
    before, notice = note_before_deletion(deletion, note_id), deletion_notice(deletion, request)
    if names is not None:
        data = open_editor(canvas, note_id, deleted=before).complete_data(names, data)
    editor, version = open_editor(canvas, note_id, data, deleted=before), opened_version(request, canvas)
    show = partial(show_note, request, canvas, editor=editor, version=version, deleted=notice)
    submitted = SubmittedNote(request, canvas, editor, data, deleted=before)
    if submitted.resolution != "restore":
        return show(HTTPStatus.CONFLICT)
    return submit(submitted, submitted.restore, show, done=partial(_saved, request, canvas))


def note_before_deletion(change: Change, note_id: UUID) -> NotePart:
    """Return a note as it was before the change that deleted it."""
    return cast("NotePart", part_from_json(change.before[str(note_id)]))
