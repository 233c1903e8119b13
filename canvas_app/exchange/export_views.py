"""Views for exporting a canvas as PDF, PNG, SVG or slides."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import read_at_once, visible_canvas
from canvas_app.boards.board.header import header_context
from canvas_app.exchange.export_form import MEDIA_TYPES, OF_ONE_PAGE, ExportForm, FileFormat, GuideFormat
from canvas_app.exchange.file_names import file_name
from canvas_app.exchange.files.guide import write_guide_markdown, write_guide_pdf
from canvas_app.exchange.files.slides import write_slides
from canvas_app.exchange.files.svg import write_svg
from canvas_app.exchange.files.typesetting import NotTypeset, TooManyFiles, place_for_file, write_pdf, write_png
from canvas_app.web.errors import show_error
from canvas_app.web.hourly_limit import HourlyLimit
from relationships.document.canvas import CanvasDocument
from relationships.formats import format_day
from relationships.lenses.printing.layout import lay_out
from relationships.lenses.printing.missing import find_missing
from relationships.lenses.printing.papers import PAPERS, PaperName
from relationships.lenses.printing.placed import Layout
from relationships.lenses.printing.sheet import build_sheet
from relationships.models import Canvas
from relationships.store.load import load_document

MOST_MISSING = 40
NOT_MADE = "Creating the file took too long. Try again in a minute, or choose {}."
TOO_MANY = "Too many other files are being created. Try again in a minute, or choose {}."
TYPESET = (FileFormat.PDF, FileFormat.PNG)
LIMIT = HourlyLimit("exports", 120, "exported {} files")
logger = logging.getLogger(__name__)


@require_safe
@read_at_once
@require_signed_in
def export(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the choices of an export, and the characters that its font does not have."""
    canvas = visible_canvas(request, canvas_id)
    return _show_choices(request, canvas, load_document(canvas.pk).document)


@require_safe
@require_signed_in
def export_file(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Return the canvas as a file of the chosen format, or the choices with what is wrong about them."""
    canvas = visible_canvas(request, canvas_id)
    document = load_document(canvas.pk).document
    form = ExportForm(request.GET)
    if not form.is_valid():
        return _show_choices(request, canvas, document, form)
    if refusal := LIMIT.refusal(request.user.pk):
        return show_error(request, HTTPStatus.TOO_MANY_REQUESTS, refusal)
    chosen = form.cleaned_data["format"]
    if chosen is FileFormat.PPTX:
        return _download(canvas, chosen, write_slides(document, timezone.localdate(), with_findings=True))
    try:
        with place_for_file() if chosen in TYPESET else nullcontext():
            return _drawn(request, canvas, document, form)
    except NotTypeset as reason:
        return _show_not_made(request, reason, "SVG or PowerPoint")


@require_safe
@require_signed_in
def guide(request: AuthenticatedRequest, canvas_id: UUID, guide_format: str) -> HttpResponse:
    """Return the guide to a canvas, what to do next, as Markdown or PDF."""
    canvas = visible_canvas(request, canvas_id)
    if refusal := LIMIT.refusal(request.user.pk):
        return show_error(request, HTTPStatus.TOO_MANY_REQUESTS, refusal)
    document, today = load_document(canvas.pk).document, timezone.localdate()
    is_pdf = guide_format == GuideFormat.PDF
    try:
        with place_for_file() if is_pdf else nullcontext():
            content = write_guide_pdf(document, today) if is_pdf else write_guide_markdown(document, today).encode()
    except NotTypeset as reason:
        return _show_not_made(request, reason, "Markdown")
    response = HttpResponse(content, content_type="application/pdf" if is_pdf else "text/markdown; charset=utf-8")
    name = file_name(f"{canvas.title} next steps", f".{guide_format}")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def lay_out_today(document: CanvasDocument, paper: PaperName) -> Layout:
    """Return a document laid out on paper with today's date."""
    return lay_out(build_sheet(document), PAPERS[paper], format_day(timezone.localdate()))


def _drawn(request: AuthenticatedRequest, canvas: Canvas, document: CanvasDocument, form: ExportForm) -> HttpResponse:
    """Return the drawing of a canvas as a file, or the choices if it has no such page."""
    chosen, paper = form.cleaned_data["format"], form.cleaned_data["paper"]
    layout, number = lay_out_today(document, paper), form.cleaned_data["page"] or 1
    if chosen in OF_ONE_PAGE and number > len(layout.pages):
        form.add_error("page", f"On {paper.label} the canvas has {_count_pages(layout)}.")
        return _show_choices(request, canvas, document, form, (paper, layout))
    return _download(canvas, chosen, _write(chosen, layout, number), number if len(layout.pages) > 1 else 0)


def _show_not_made(request: AuthenticatedRequest, reason: NotTypeset, others: str) -> HttpResponse:
    """Say why a file was not made, and which other formats there are."""
    if isinstance(reason, TooManyFiles):
        return show_error(request, HTTPStatus.SERVICE_UNAVAILABLE, TOO_MANY.format(others))
    logger.error("A file was not made", exc_info=reason)
    return show_error(request, HTTPStatus.SERVICE_UNAVAILABLE, NOT_MADE.format(others))


def _count_pages(layout: Layout) -> str:
    return "one page" if len(layout.pages) == 1 else f"{len(layout.pages)} pages"


def _write(chosen: FileFormat, layout: Layout, number: int) -> bytes:
    page = layout.pages[number - 1]
    if chosen is FileFormat.PDF:
        return write_pdf(layout)
    return write_png(layout, page) if chosen is FileFormat.PNG else write_svg(layout, page).encode()


def _download(canvas: Canvas, chosen: FileFormat, content: bytes, page: int = 0) -> HttpResponse:
    ending = f" page {page}.{chosen}" if page and chosen in OF_ONE_PAGE else f".{chosen}"
    response = HttpResponse(content, content_type=MEDIA_TYPES[chosen])
    response["Content-Disposition"] = content_disposition_header(True, file_name(canvas.title, ending))
    return response


def _show_choices(
    request: AuthenticatedRequest,
    canvas: Canvas,
    document: CanvasDocument,
    form: ExportForm | None = None,
    laid_out: tuple[PaperName, Layout] | None = None,
) -> HttpResponse:
    """Show the form, with what fits on the paper that was laid out, or else on A4."""
    paper, layout = laid_out or (PaperName.A4, lay_out_today(document, PaperName.A4))
    missing = find_missing(document)
    context = {
        **header_context(request, canvas),
        "form": form or ExportForm(initial={"format": FileFormat.PDF, "paper": PaperName.A4}),
        "paper": paper,
        "layout": layout,
        "missing": missing[:MOST_MISSING],
        "more_missing": max(0, len(missing) - MOST_MISSING),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form else HTTPStatus.OK
    return render(request, "exchange/export.html", context, status=status)
