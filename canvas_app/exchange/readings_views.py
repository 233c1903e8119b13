"""The pages where readings come in as a table, and leave as one."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import editable_canvas, visible_canvas
from canvas_app.boards.indicators.indicator_editor import indicator_in
from canvas_app.boards.indicators.views.indicator import indicator_opened
from canvas_app.boards.lens_registry import lens_of
from canvas_app.boards.responses import undo_of
from canvas_app.boards.submit import action_args
from canvas_app.exchange.file_names import file_name
from canvas_app.exchange.readings_form import ReadingsForm
from canvas_app.exchange.readings_table import write_readings
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.readings import add_readings
from relationships.document.measurements import Indicator
from relationships.errors import Refused
from relationships.formulas.rounding import counted
from relationships.models import Canvas
from relationships.store.load import load_document

MEDIA_TYPE = "text/csv; charset=utf-8"
TEMPLATE = "exchange/readings_import.html"
SHOWN = 100


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def readings_import(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """Take a table of readings in: look at it first, then write all good rows at once."""
    canvas = editable_canvas(request, canvas_id)
    indicator = indicator_in(load_document(canvas.pk).document, indicator_id)
    if is_partial(request):
        # A page of its own: beside the board there is no room for a table, and files leave by a form of the browser's.
        return redirect(request, request.get_full_path())
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReadingsForm(*given, indicator=indicator, today=timezone.localdate(), use_required_attribute=False)
    if not form.is_valid():
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if form.is_too_large else HTTPStatus.UNPROCESSABLE_ENTITY
        return _show(request, canvas, indicator, form, status if form.is_bound else HTTPStatus.OK)
    # What is written is what was looked at: a text or a choice that was changed since is looked at again.
    if "confirm" in request.POST and request.POST.get("looked_at") == form.digest:
        return _write(request, canvas, indicator, form)
    return _show(request, canvas, indicator, _as_text(request, indicator, form))


def _write(request: AuthenticatedRequest, canvas: Canvas, indicator: Indicator, form: ReadingsForm) -> HttpResponse:
    preview = form.preview
    rows = preview.rows if preview else ()
    args = action_args(request, canvas)
    try:
        outcome = add_readings(*args, indicator_id=indicator.id, rows=rows, replaces=form.replaces)
    except Refused as refused:
        form.add_error("text", refused.reason)
        return _show(request, canvas, indicator, form, HTTPStatus.CONFLICT)
    written = len(outcome.change.after) if outcome.change else 0
    said = (
        f"{counted(written, 'reading')} came in from the table." if written else "Every date had its reading already."
    )
    undo = undo_of(canvas, outcome)
    return indicator_opened(request, canvas, outcome, indicator_id=indicator.id, notice=said, undo=undo)


def _as_text(request: AuthenticatedRequest, indicator: Indicator, form: ReadingsForm) -> ReadingsForm:
    """The same form with the text of the file in it, so that it can be corrected, and sent to be written."""
    said = request.POST.copy()
    said["text"] = form.read.text
    again = ReadingsForm(said, indicator=indicator, today=form.today, use_required_attribute=False)
    again.is_valid()
    again.read = form.read
    return again


def _show(
    request: AuthenticatedRequest, canvas: Canvas, indicator: Indicator, form: ReadingsForm, status: int = 200
) -> HttpResponse:
    preview = form.preview if form.is_bound and not form.errors else None
    lens = lens_of(request)
    context = {
        "indicator": indicator,
        "form": form,
        "lens": lens,
        "back": reverse("boards:indicator", args=[canvas.pk, indicator.id]) + (f"?lens={lens.name}" if lens else ""),
        "preview": preview,
        "good": preview.good[:SHOWN] if preview else (),
        "bad": preview.bad[:SHOWN] if preview else (),
        "more_good": len(preview.good) - SHOWN if preview else 0,
        "more_bad": len(preview.bad) - SHOWN if preview else 0,
    }
    return render(request, TEMPLATE, context, status=status)


@require_safe
@require_signed_in
def readings(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """The readings of an indicator as a CSV file, to download."""
    canvas = visible_canvas(request, canvas_id)
    indicator = indicator_in(load_document(canvas.pk).document, indicator_id)
    response = HttpResponse(write_readings(indicator), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, file_name(indicator.name, ".csv"))
    return response
