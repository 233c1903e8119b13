"""The canvas of a public case in full: its sheet, lenses, notes and findings, for reading."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from canvas_app.boards.board.drawer import page_title
from canvas_app.boards.board.pages import EMPTY, Drawer, read_filter
from canvas_app.boards.board.view_options import remember_view, view_context
from canvas_app.boards.lens_registry import LENSES, Lens, render_lens
from canvas_app.boards.sheet import render_board
from canvas_app.case_studies.library.access import of_public_case
from canvas_app.case_studies.library.public_canvas import PublicCanvas
from canvas_app.case_studies.library.views.case import draw_sheet
from canvas_app.case_studies.published import PublishedCase
from canvas_app.web.requests import is_partial, redirect
from relationships.catalog.goals import Status
from relationships.lenses.board import build_board
from relationships.lenses.cards import build_tints
from relationships.lenses.checks import build_references, describe_inspection
from relationships.lenses.details import describe_note
from relationships.lenses.note_summary import summarise_note


@require_safe
@of_public_case
def canvas(request: HttpRequest, case: PublishedCase) -> HttpResponse:
    """Show the sheet."""
    return _show_board(request, PublicCanvas(case))


@require_safe
@of_public_case
def lens(request: HttpRequest, case: PublishedCase, name: str) -> HttpResponse:
    """Show a lens; `?stage=` selects a stage."""
    shown = PublicCanvas(case)
    found = shown.lens(name, request.GET.get("stage", ""))
    if found is None:
        raise Http404
    return HttpResponse(_draw_lens(shown, found)) if is_partial(request) else _show_lens(request, shown, found)


@require_safe
@of_public_case
def note(request: HttpRequest, case: PublishedCase, note_id: UUID) -> HttpResponse:
    """Show the details of a note in the drawer."""
    shown = PublicCanvas(case)
    details = describe_note(shown.document, note_id)
    if details is None:
        raise Http404
    checks = describe_inspection(shown.document, shown.inspected(), note_id)
    context = {"details": details, "name": details.text, "checks": checks}
    return _show_drawer(request, shown, "boards/note_details.html", context)


@require_safe
@of_public_case
def note_summary(request: HttpRequest, case: PublishedCase, note_id: UUID) -> HttpResponse:
    """Show a note in brief beside its card; without htmx, redirect to the note."""
    shown = PublicCanvas(case)
    summary = summarise_note(shown.document, note_id, shown.as_of)
    if summary is None:
        raise Http404
    if not is_partial(request):
        return redirect(request, "library:note", slug=case.slug, note_id=note_id)
    context = {"summary": summary, "mark": shown.marks.by_note.get(note_id)}
    return render(request, "boards/note_summary.html", context)


@require_safe
@of_public_case
def findings(request: HttpRequest, case: PublishedCase) -> HttpResponse:
    """Show all findings in the drawer."""
    shown = PublicCanvas(case)
    context = {"name": "Findings", "checks": describe_inspection(shown.document, shown.inspected())}
    return _show_drawer(request, shown, "boards/findings_of.html", context)


@require_safe
@of_public_case
def note_findings(request: HttpRequest, case: PublishedCase, note_id: UUID) -> HttpResponse:
    """Show the findings of a note in the drawer."""
    shown = PublicCanvas(case)
    about = build_references(shown.document).get(note_id)
    if about is None:
        raise Http404
    checks = describe_inspection(shown.document, shown.inspected(), note_id)
    return _show_drawer(
        request, shown, "boards/findings_of.html", {"name": about.name, "note": about, "checks": checks}
    )


def _show_drawer(request: HttpRequest, shown: PublicCanvas, template: str, context: dict[str, Any]) -> HttpResponse:
    """Show a template in the drawer of the board or a lens, or only its content for htmx."""
    lens = shown.requested_lens(request)
    origin = {"lens": lens, "back": shown.lens_url(lens)} if lens else {"back": shown.home}
    content = render_to_string(template, {"base": shown.notes, **context, **origin}, request)
    drawer = Drawer(content, page_title(context["name"], shown.case.company))
    if is_partial(request):
        return HttpResponse(format_html("<title>{}</title>", drawer.title) + drawer.content)
    return _show_lens(request, shown, lens, drawer) if lens else _show_board(request, shown, drawer)


def _common(shown: PublicCanvas, here: str, drawer: Drawer) -> dict[str, Any]:
    return {
        "case": shown.case,
        "document": shown.document,
        "tabs": shown.tabs,
        "here": here,
        "findings_url": f"{shown.home}findings/",
        "marks": shown.marks,
        "base": shown.notes,
        "drawer": drawer,
    }


def _show_lens(request: HttpRequest, shown: PublicCanvas, lens: Lens, drawer: Drawer = EMPTY) -> HttpResponse:
    context = _common(shown, lens.page, drawer) | {
        "title": f"{lens.label} · {shown.case.company} · Rapport",
        "lens": lens,
        "address": shown.lens_url(lens),
        "content": _draw_lens(shown, lens),
    }
    return render(request, "case_studies/library/lens.html", context)


def _draw_lens(shown: PublicCanvas, lens: Lens) -> str:
    """Return a lens as HTML with the id `lens`."""
    context = {
        "board_url": shown.home,
        "lens_url": shown.lens_url(LENSES[lens.page]),
        "base": shown.notes,
        "can_edit": False,
        "shows_findings": True,
    }
    return shown.cached(f"lens:{lens.name}", lambda document: render_lens(lens, document, shown.as_of, context))


def _show_board(request: HttpRequest, shown: PublicCanvas, drawer: Drawer = EMPTY) -> HttpResponse:
    chosen = read_filter(request)
    context = _common(shown, "canvas", drawer) | {
        "title": f"Canvas of {shown.case.company} · Rapport",
        "address": shown.home,
        "chosen": chosen,
        "tints": build_tints(shown.document).values(),
        "statuses": Status.choices,
        **view_context(request),
    }
    if chosen:
        board = build_board(shown.document, chosen, shown.marks)
        sheet = render_board(board, shown.notes, can_edit=False)
        context |= {"sheet": sheet, "found": board.found, "total": board.total}
    else:
        context["sheet"] = draw_sheet(shown)
    return remember_view(request, render(request, "case_studies/library/canvas.html", context))
