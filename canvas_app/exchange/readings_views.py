"""Views for importing and exporting readings as a table."""

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
from canvas_app.boards.board.header import header_context
from canvas_app.boards.indicators.indicator_editor import indicator_in
from canvas_app.boards.indicators.views.indicator import show_written_indicator
from canvas_app.boards.lens_registry import requested_lens
from canvas_app.boards.responses import undo_url
from canvas_app.boards.submit import action_args
from canvas_app.exchange.file_names import file_name
from canvas_app.exchange.forms import FILE_NOT_KEPT
from canvas_app.exchange.readings_form import ReadingsForm
from canvas_app.exchange.readings_table import write_readings
from canvas_app.web.hourly_limit import HourlyLimit
from canvas_app.web.requests import is_partial, redirect
from relationships.actions.readings import add_readings
from relationships.document.measurements import Indicator
from relationships.errors import Refused
from relationships.formulas.rounding import counted
from relationships.models import Canvas
from relationships.store.load import load_document

MEDIA_TYPE = "text/csv; charset=utf-8"
TEMPLATE = "exchange/readings_import.html"
MAX_ROWS_SHOWN = 100
# An import takes several previews, one after each change of an option, and a single confirmation.
PREVIEWS = HourlyLimit("tables-of-readings", 240, "previewed {} tables")
LIMIT = HourlyLimit("imports-of-readings", 60, "imported {} tables")


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def readings_import(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """Show a preview of a table of readings, then write its valid rows in one change."""
    canvas = editable_canvas(request, canvas_id)
    indicator = indicator_in(load_document(canvas.pk).document, indicator_id)
    if is_partial(request):
        # Always a whole page: the drawer has no room for a table, and files are uploaded by a plain form.
        return redirect(request, request.get_full_path())
    if request.method == "POST" and (refusal := _refusal(request)):
        return _show_refusal(request, canvas, indicator, refusal)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReadingsForm(*data, indicator=indicator, today=timezone.localdate(), use_required_attribute=False)
    if not form.is_valid():
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if form.is_too_large else HTTPStatus.UNPROCESSABLE_ENTITY
        return _show(request, canvas, indicator, form, status if form.is_bound else HTTPStatus.OK)
    # Write only what was previewed: if the text or an option has changed since, show a new preview.
    if "confirm" in request.POST and request.POST.get("looked_at") == form.digest:
        return _write(request, canvas, indicator, form)
    form.show_text_of_file()
    return _show(request, canvas, indicator, form)


def _refusal(request: AuthenticatedRequest) -> str:
    """Count a preview or a confirmed import; return an empty text, or why it is one too many."""
    limit = LIMIT if "confirm" in request.POST else PREVIEWS
    return limit.refusal(request.user.pk)


def _show_refusal(request: AuthenticatedRequest, canvas: Canvas, indicator: Indicator, refusal: str) -> HttpResponse:
    """Show why nothing can be imported now, without reading the table; pasted text stays in the form."""
    form = ReadingsForm(initial=request.POST.dict(), indicator=indicator, today=timezone.localdate())
    text = f"{refusal} {FILE_NOT_KEPT}" if request.FILES else refusal
    return _show(request, canvas, indicator, form, HTTPStatus.TOO_MANY_REQUESTS, text)


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
    message = (
        f"Imported {counted(written, 'measurement')}."
        if written
        else "Nothing was imported. All dates already have a measurement."
    )
    undo = undo_url(canvas, outcome)
    return show_written_indicator(request, canvas, outcome, indicator_id=indicator.id, notice=message, undo=undo)


def _show(
    request: AuthenticatedRequest,
    canvas: Canvas,
    indicator: Indicator,
    form: ReadingsForm,
    status: int = HTTPStatus.OK,
    refusal: str = "",
) -> HttpResponse:
    preview = form.preview if form.is_bound and not form.errors else None
    lens = requested_lens(request)
    context = {
        **header_context(request, canvas),
        "indicator": indicator,
        "form": form,
        "refusal": refusal,
        "lens": lens,
        "back": reverse("boards:indicator", args=[canvas.pk, indicator.id]) + (f"?lens={lens.name}" if lens else ""),
        "preview": preview,
        "good": preview.good[:MAX_ROWS_SHOWN] if preview else (),
        "bad": preview.bad[:MAX_ROWS_SHOWN] if preview else (),
        "more_good": len(preview.good) - MAX_ROWS_SHOWN if preview else 0,
        "more_bad": len(preview.bad) - MAX_ROWS_SHOWN if preview else 0,
    }
    return render(request, TEMPLATE, context, status=status)


@require_safe
@require_signed_in
def readings(request: AuthenticatedRequest, canvas_id: UUID, indicator_id: UUID) -> HttpResponse:
    """Return the readings of an indicator as a CSV download."""
    canvas = visible_canvas(request, canvas_id)
    indicator = indicator_in(load_document(canvas.pk).document, indicator_id)
    response = HttpResponse(write_readings(indicator), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, file_name(indicator.name, ".csv"))
    return response
