"""Views that add, show, edit and delete a reading in the drawer, as a value or calculated by a formula."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, require, visible_canvas
from canvas_app.boards.board.drawer import draw_parts, render_drawer, show_in_drawer
from canvas_app.boards.form_fields import FormPage, save_form_fields, sends_fields
from canvas_app.boards.indicators.indicator_editor import indicator_in
from canvas_app.boards.indicators.reading_editor import DIRECT_VALUE, ReadingEditor, open_reading
from canvas_app.boards.indicators.views.indicator import show_written_indicator
from canvas_app.boards.problem import outcome_notice, read_problem, state_in_form
from canvas_app.boards.responses import undo_url
from canvas_app.boards.submit import action_args, opened_version, show_refusal, submit, versions_in
from canvas_app.forms.form_data import complete_data
from canvas_app.web.requests import is_partial
from relationships.actions.editing import Outcome
from relationships.actions.readings import add_reading, delete_reading, edit_reading, find_reading_deletion
from relationships.checks.finding import Form
from relationships.document.canvas import CanvasDocument
from relationships.document.measurements import Indicator, Reading
from relationships.document.own_words import phrase
from relationships.document.parts import part_from_json
from relationships.document.units import with_sign
from relationships.document.version import Version
from relationships.formats import format_day
from relationships.lenses.reading_details import describe_reading, recompute
from relationships.lenses.wording.history import sentence
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit
from relationships.store.load import load_document

TEMPLATE = "boards/reading.html"
RESULT = "boards/_worked.html"
Write = Callable[[ReadingEditor], Outcome]


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def new_reading(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """Show the form, with the formula in the query; on POST add the reading."""
    canvas = editable_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    indicator = indicator_in(document, indicator_id)

    def write(editor: ReadingEditor) -> Outcome:
        return add_reading(*action_args(request, canvas), indicator_id=indicator_id, fields=editor.changes())

    return _show_or_save(request, canvas, document, indicator, None, write)


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def reading(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID, reading_id: UUID) -> HttpResponse:
    """Show a reading, with its form if the user may edit; on POST save it."""
    canvas = visible_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    indicator = indicator_in(document, indicator_id)
    existing = indicator.reading(reading_id)
    if request.method == "POST":
        require(can_edit(canvas, canvas.role))
    elif existing and not can_edit(canvas, canvas.role):
        context = {"indicator": indicator, "reading": describe_reading(indicator, existing, canvas.currency)}
        return show_in_drawer(request, canvas, "boards/reading_details.html", context | {"name": indicator.name})
    if existing is None:
        return _show_deleted(request, canvas, document, indicator, reading_id)

    open_form = partial(open_reading, canvas, document, indicator, existing, request.GET.get("variant", ""))
    if request.method == "POST" and sends_fields(request, open_form):
        return save_form_fields(request, canvas, _page(request, canvas, indicator_id, reading_id, open_form))
    write = partial(_write, request, canvas, reading_id)
    return _show_or_save(request, canvas, document, indicator, existing, write)


def _write(
    request: AuthenticatedRequest, canvas: Canvas, key: UUID, editor: ReadingEditor, *, is_autosave: bool = False
) -> Outcome:
    args, versions = action_args(request, canvas), versions_in(request, canvas)
    return edit_reading(*args, reading_id=key, changes=editor.changes(), is_autosave=is_autosave, **versions)


def _page(
    request: AuthenticatedRequest, canvas: Canvas, indicator_id: UUID, key: UUID, open_form: Callable[[], ReadingEditor]
) -> FormPage[ReadingEditor]:
    """Return what saving single fields of a reading needs."""

    def show(status: int, /, *, form: ReadingEditor, **more: object) -> HttpResponse:
        return _show(request, canvas, form, status, **more)

    def draw() -> str:
        loaded = load_document(canvas.pk)
        indicator = indicator_in(loaded.document, indicator_id)
        source = request.GET.get("variant", "")
        editor = open_reading(canvas, loaded.document, indicator, indicator.reading(key), source)
        return render_drawer(request, canvas, TEMPLATE, _context(request, canvas, editor, loaded.version))

    def result(editor: ReadingEditor) -> dict[str, str]:
        if editor.calculator is None:
            return {}
        context = {"editor": editor, "worked": editor.calculator.worked}
        return draw_parts(request, canvas, "boards/_calculator.html", context, ["worked"])

    write = partial(_write, request, canvas, key, is_autosave=True)
    return FormPage((key,), open_form, write, show, draw, parts=result, faults=result)


@require_POST
@require_signed_in
def reading_deletion(
    request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID, reading_id: UUID
) -> HttpResponse:
    """Delete a reading; the notice offers to undo it."""
    canvas = editable_canvas(request, canvas_id)
    indicator_in(load_document(canvas.pk).document, indicator_id)
    outcome = delete_reading(*action_args(request, canvas), reading_id=reading_id)
    notice = f"You {sentence(outcome.change)}." if outcome.change else "The measurement has already been deleted."
    undo = undo_url(canvas, outcome)
    return show_written_indicator(request, canvas, outcome, indicator_id=indicator_id, notice=notice, undo=undo)


def _show_or_save(
    request: AuthenticatedRequest,
    canvas: Canvas,
    document: CanvasDocument,
    indicator: Indicator,
    existing: Reading | None,
    write: Write,
) -> HttpResponse:
    """Show the form of a reading, or the result of its formula; on POST save it unless it asks to calculate."""
    source = request.GET.get("variant", "")
    if request.method != "POST":
        if is_partial(request) and "calculate" in request.GET:
            editor = open_reading(canvas, document, indicator, existing, source, request.GET)
            return _show_result(request, canvas, editor)
        return _show(request, canvas, open_reading(canvas, document, indicator, existing, source))
    editor = open_reading(canvas, document, indicator, existing, source, request.POST)
    show = partial(_show, request, canvas, editor)
    if "calculate" in request.POST and editor.is_valid():
        return show(HTTPStatus.OK)
    return submit(
        editor,
        write=partial(write, editor),
        show=show,
        done=partial(_saved, request, canvas, editor),
        refused=partial(show_refusal, editor.main, show),
    )


def _show_result(request: AuthenticatedRequest, canvas: Canvas, editor: ReadingEditor) -> HttpResponse:
    """Return the result of a formula for the inputs as typed, without saving."""
    if editor.calculator is None:
        raise Http404
    status = HTTPStatus.OK if editor.calculator.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    context = {"editor": editor, "worked": editor.calculator.worked}
    return HttpResponse(render_drawer(request, canvas, RESULT, context), status=status)


def _show(
    request: AuthenticatedRequest, canvas: Canvas, editor: ReadingEditor, status: int = 200, **more: object
) -> HttpResponse:
    version = opened_version(request, canvas)
    context = _context(request, canvas, editor, version) | more
    saves_fields = editor.saves_fields and status == HTTPStatus.OK and not editor.main.is_bound
    return show_in_drawer(request, canvas, TEMPLATE, context | {"saves_fields": saves_fields}, status)


def _context(
    request: AuthenticatedRequest, canvas: Canvas, editor: ReadingEditor, version: Version
) -> dict[str, object]:
    existing, variant = editor.standing, editor.variant
    worked = editor.calculator.worked if editor.calculator else None
    if worked is None and existing and variant and existing.variant == variant.code and not editor.main.is_bound:
        worked = recompute(variant, existing)
    context: dict[str, Any] = {
        "editor": editor,
        "name": f"{editor.indicator.name}: {'measurement' if existing else 'new measurement'}",
        "worked": worked,
        "version": version,
        "address": _form_url(canvas, editor),
        "saves_fields": editor.saves_fields,
    }
    problem = read_problem(request, canvas, editor.indicator.subject)
    state_in_form(problem, editor.main, Form.NEW_READING, editor.indicator.id)
    return context | {"problem": problem}


def _form_url(canvas: Canvas, editor: ReadingEditor) -> str:
    if editor.standing:
        return reverse("boards:reading", args=[canvas.pk, editor.indicator.id, editor.standing.id])
    return reverse("boards:new_reading", args=[canvas.pk, editor.indicator.id])


def _saved(request: AuthenticatedRequest, canvas: Canvas, editor: ReadingEditor, outcome: Outcome) -> HttpResponse:
    changes, verb = editor.changes(), "Saved" if editor.standing else "Added"
    value = with_sign(Decimal(str(changes["value"])), editor.unit)
    saved = phrase("{} the measurement of {}: {}.", verb, format_day(editor.main.cleaned_data["date"]), value)
    notice = outcome_notice(request, canvas, saved, editor.indicator.subject)
    key, undo = editor.indicator.id, undo_url(canvas, outcome)
    return show_written_indicator(request, canvas, outcome, indicator_id=key, notice=notice, undo=undo)


def _show_deleted(
    request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, indicator: Indicator, reading_id: UUID
) -> HttpResponse:
    """Show a form for a new reading with the submitted data, after somebody deleted the reading. Else raise Http404."""
    deletion = find_reading_deletion(canvas.pk, reading_id)
    if deletion is None or request.method != "POST":
        raise Http404
    source = request.GET.get("variant", DIRECT_VALUE)
    names = request.POST.getlist("field")
    before = part_from_json(deletion.before[str(reading_id)]).model_dump(exclude={"kind", "indicator"})
    deleted = open_reading(canvas, document, indicator, Reading(id=reading_id, **before), source)
    data = complete_data(deleted, names, request.POST) if names else request.POST
    editor = open_reading(canvas, document, indicator, None, source, data)
    deleted_by = "You" if deletion.actor_id == request.user.pk else deletion.actor_name
    return _show(request, canvas, editor, HTTPStatus.CONFLICT, deleted_by=deleted_by)
