"""The page of a public case: its story, its canvas, its findings in hindsight, and its sources."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from canvas_app.boards.sheet import render_board
from canvas_app.case_studies.library.access import of_public_case
from canvas_app.case_studies.library.attempts import has_afterwards
from canvas_app.case_studies.library.caching import keep_page, page_etag, unchanged
from canvas_app.case_studies.library.hindsight import give_overview, look_back
from canvas_app.case_studies.library.periods import describe_period
from canvas_app.case_studies.library.public_canvas import PublicCanvas
from canvas_app.case_studies.library.sharing import build_preview
from canvas_app.case_studies.published import PublishedCase
from relationships.document.canvas import CanvasDocument
from relationships.lenses.board import ALL, build_board


@require_safe
@of_public_case
def case(request: HttpRequest, case: PublishedCase) -> HttpResponseBase:
    """Show a case. What happened next is on a page of its own, and so are the forms: caches may keep this page."""
    # Editions never change, but their Markdown can be rendered again.
    etag = page_etag(request, case.edition_id, case.slug, case.story, case.lesson)
    if same := unchanged(request, etag):
        return same
    canvas = PublicCanvas(case)
    context = {
        "case": case,
        "canvas_of_case": canvas,
        "period": describe_period(case.period_from, case.period_to),
        "overview": canvas.cached("overview", give_overview),
        "sheet": draw_sheet(canvas),
        "hindsight": canvas.cached("hindsight", lambda _: draw_hindsight(canvas)),
        "has_afterwards": has_afterwards(case.edition_id),
        "preview": build_preview(request, case),
    }
    return keep_page(request, render(request, "case_studies/library/case.html", context), etag)


def draw_sheet(canvas: PublicCanvas) -> str:
    """Return the nine blocks as HTML, with the marks of the findings."""

    def draw(document: CanvasDocument) -> str:
        return render_board(build_board(document, ALL, canvas.marks), canvas.notes, can_edit=False)

    return canvas.cached("sheet", draw)


def draw_hindsight(canvas: PublicCanvas) -> str:
    """Return what the checks would have said, as HTML."""
    context = {"hindsight": look_back(canvas), "base": canvas.notes, "findings_url": f"{canvas.home}findings/"}
    return render_to_string("case_studies/library/_hindsight.html", context)
