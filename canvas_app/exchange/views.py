"""Views for exporting, importing and printing canvases."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import visible_canvas
from canvas_app.boards.submit import read_submission
from canvas_app.exchange.canvas_json import MEDIA_TYPE, SCHEMA_MEDIA_TYPE, canvas_schema, write_canvas
from canvas_app.exchange.file_names import file_name
from canvas_app.exchange.forms import FILE_NOT_KEPT, TEXT_NOT_KEPT, ImportForm, is_too_long_to_show
from canvas_app.exchange.print_view import render_print
from canvas_app.web.hourly_limit import HourlyLimit
from canvas_app.web.public_url import public_url
from canvas_app.web.requests import redirect
from relationships.actions.canvases import create_canvas
from relationships.document.naming import in_quotes
from relationships.store.load import load_document

A_DAY = 24 * 60 * 60
LIMIT = HourlyLimit("canvas-files", 60, "imported {} files")


@require_safe
@require_signed_in
def document(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Return the canvas as a JSON download."""
    canvas = visible_canvas(request, canvas_id)
    content = write_canvas(load_document(canvas.pk).document, _schema_address(request))
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = content_disposition_header(True, file_name(canvas.title, ".json"))
    return response


@require_safe
@cache_control(public=True, max_age=A_DAY)
def schema(request: HttpRequest) -> HttpResponse:
    """Return the JSON Schema of canvas files; editors on other sites may fetch it."""
    response = JsonResponse(canvas_schema(_schema_address(request)), json_dumps_params={"indent": 2})
    response["Content-Type"] = SCHEMA_MEDIA_TYPE
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _schema_address(request: HttpRequest) -> str:
    return public_url(request, reverse("exchange:schema"))


@require_http_methods(["GET", "HEAD", "POST"])
@require_signed_in
def import_canvas(request: AuthenticatedRequest) -> HttpResponse:
    """Create a canvas from a file; the user becomes its owner."""
    if request.method == "POST" and (refusal := LIMIT.refusal(request.user.pk)):
        return _show_refusal(request, refusal)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if form.is_valid() and form.document:
        canvas_id = create_canvas(request.user.pk, form.document, read_submission(request))
        messages.success(request, f"Imported {in_quotes(form.document.title)}.")
        return redirect(request, "boards:board", canvas_id=canvas_id)
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE if form.is_too_large else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "exchange/import.html", {"form": form}, status=status if form.is_bound else HTTPStatus.OK)


def _show_refusal(request: AuthenticatedRequest, refusal: str) -> HttpResponse:
    """Show why nothing can be imported now, without reading the file; pasted text stays in the form if it is short."""
    lost = FILE_NOT_KEPT if request.FILES else TEXT_NOT_KEPT if is_too_long_to_show(request.POST.get("text")) else ""
    context = {"form": ImportForm(initial=request.POST.dict()), "refusal": f"{refusal} {lost}".strip()}
    return render(request, "exchange/import.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)


@require_safe
@require_signed_in
def print_canvas(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the print page of a canvas."""
    canvas = visible_canvas(request, canvas_id)
    back = reverse("boards:board", args=[canvas.pk])
    return render_print(request, load_document(canvas.pk).document, back=back)
