"""The print page of a canvas, for live and shared canvases."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from relationships.document.canvas import CanvasDocument
from relationships.lenses.printing.sheet import lay_out_sheet


def render_print(request: HttpRequest, document: CanvasDocument, *, back: str) -> HttpResponse:
    """Return the print page of a document with today's date; `back` is the URL of the page it was opened from."""
    context = {"sheet": lay_out_sheet(document), "today": timezone.localdate(), "back": back}
    return render(request, "exchange/print.html", context)
