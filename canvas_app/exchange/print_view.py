"""The print page of a canvas, for live and shared canvases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from canvas_app.exchange.files.svg import inline_svg
from relationships.document.canvas import CanvasDocument
from relationships.formats import format_day
from relationships.lenses.printing.layout import lay_out
from relationships.lenses.printing.papers import PAPERS, PaperName
from relationships.lenses.printing.sheet import build_sheet


def render_print(request: HttpRequest, document: CanvasDocument, *, back: str) -> HttpResponse:
    """Return the print page of a document with today's date; `back` is the URL of the page it was opened from."""
    asked = request.GET.get("paper", "")
    paper = PaperName(asked) if asked in PaperName.values else PaperName.A4
    layout = lay_out(build_sheet(document), PAPERS[paper], format_day(timezone.localdate()))
    context = {
        "layout": layout,
        "paper": paper,
        "papers": PaperName.choices,
        "pages": [inline_svg(layout, page) for page in layout.pages],
        "back": back,
    }
    return render(request, "exchange/print.html", context)
