"""Public views of a canvas with a secret link: its sheet, lenses, notes and findings, without data about members.

What a link does not show is answered like a link that is not valid.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from canvas_app.boards.board.drawer import page_title
from canvas_app.boards.board.pages import EMPTY, Drawer, read_filter
from canvas_app.boards.board.view_options import remember_view, view_context
from canvas_app.boards.lens_registry import LENSES, Lens, render_lens
from canvas_app.boards.sharing.shared_canvas import SharedCanvas, load_shared_canvas
from canvas_app.boards.sheet import render_board
from canvas_app.web.errors import HEADINGS, REASONS, show_error
from canvas_app.web.public_url import public_url
from canvas_app.web.requests import is_partial, redirect
from relationships.catalog.goals import Status
from relationships.document.canvas import CanvasDocument
from relationships.lenses.board import ALL, Filter, build_board
from relationships.lenses.cards import build_tints
from relationships.lenses.checks import build_references, describe_inspection
from relationships.lenses.details import describe_note
from relationships.lenses.finding_counts import Marks
from relationships.lenses.note_summary import summarise_note

ROBOTS = "User-agent: *\nDisallow: /shared/\nDisallow: /join/\nDisallow: /invitations/\n\nSitemap: {}\n"


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """Show the sheet; all invalid links get the same 404."""
    canvas = load_shared_canvas(token)
    return add_privacy_headers(show_shared(request, canvas) if canvas else show_invalid_link(request))


@require_safe
def shared_lens(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """Show a lens that the link shows; `?stage=` selects a stage."""
    canvas = load_shared_canvas(token)
    lens = canvas.lens(name, request.GET.get("stage", "")) if canvas else None
    if canvas is None or lens is None:
        return add_privacy_headers(show_invalid_link(request))
    page = HttpResponse(draw_shared_lens(canvas, lens)) if is_partial(request) else show_shared(request, canvas, lens)
    return add_privacy_headers(page)


@require_safe
def shared_note(request: HttpRequest, token: str, note_id: UUID) -> HttpResponse:
    """Show the details of a note in the drawer."""
    canvas = load_shared_canvas(token)
    details = describe_note(canvas.document, note_id) if canvas else None
    if canvas is None or details is None:
        return add_privacy_headers(show_invalid_link(request))
    found = canvas.inspected()
    checks = describe_inspection(canvas.document, found, note_id) if found else None
    context = {"details": details, "name": details.text, "checks": checks}
    return show_shared_drawer(request, canvas, "boards/note_details.html", context)


@require_safe
def shared_note_summary(request: HttpRequest, token: str, note_id: UUID) -> HttpResponse:
    """Show a note in brief beside its card; without htmx, redirect to the note."""
    canvas, today = load_shared_canvas(token), timezone.localdate()
    summary = summarise_note(canvas.document, note_id, today) if canvas else None
    if canvas is None or summary is None:
        return add_privacy_headers(show_invalid_link(request))
    if not is_partial(request):
        return add_privacy_headers(redirect(request, "boards:shared_note", token=token, note_id=note_id))
    context = {"summary": summary, "mark": canvas.marks.by_note.get(note_id)}
    return add_privacy_headers(render(request, "boards/note_summary.html", context))


@require_safe
def shared_findings(request: HttpRequest, token: str) -> HttpResponse:
    """Show the findings of the canvas in the drawer."""
    canvas = load_shared_canvas(token)
    found = canvas.inspected() if canvas else None
    if canvas is None or found is None:
        return add_privacy_headers(show_invalid_link(request))
    context = {"name": "Findings", "checks": describe_inspection(canvas.document, found)}
    return show_shared_drawer(request, canvas, "boards/findings_of.html", context)


@require_safe
def shared_note_findings(request: HttpRequest, token: str, note_id: UUID) -> HttpResponse:
    """Show the findings of a note in the drawer."""
    canvas = load_shared_canvas(token)
    note = build_references(canvas.document).get(note_id) if canvas else None
    found = canvas.inspected() if canvas and note else None
    if canvas is None or note is None or found is None:
        return add_privacy_headers(show_invalid_link(request))
    context = {"name": note.name, "note": note, "checks": describe_inspection(canvas.document, found, note_id)}
    return show_shared_drawer(request, canvas, "boards/findings_of.html", context)


def show_shared_drawer(
    request: HttpRequest, canvas: SharedCanvas, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Show a template in the drawer of the board or a lens, or only its content for htmx."""
    lens = canvas.requested_lens(request)
    origin = {"lens": lens, "back": canvas.lens_url(lens)} if lens else {"back": canvas.home}
    content = render_to_string(template, {"base": canvas.notes, **context, **origin}, request)
    drawer = Drawer(content, page_title(context["name"], canvas.document.title))
    if is_partial(request):
        return add_privacy_headers(HttpResponse(format_html("<title>{}</title>", drawer.title) + drawer.content))
    return add_privacy_headers(show_shared(request, canvas, lens, drawer))


def show_shared(
    request: HttpRequest, canvas: SharedCanvas, lens: Lens | None = None, drawer: Drawer = EMPTY
) -> HttpResponse:
    """Show the page of a lens, or else that of the board, with the drawer's content if there is any."""
    context = {
        "document": canvas.document,
        "title": f"{canvas.document.title} · Rapport",
        "token": canvas.token,
        "tabs": canvas.tabs,
        "here": lens.page if lens else "canvas",
        "shows_findings": canvas.link.shows_findings,
        "marks": canvas.marks,
        "base": canvas.notes,
        "drawer": drawer,
    }
    return _show_lens(request, canvas, lens, context) if lens else _show_board(request, canvas, context)


def _show_lens(request: HttpRequest, canvas: SharedCanvas, lens: Lens, context: dict[str, Any]) -> HttpResponse:
    title = f"{lens.label} · {canvas.document.title} · Rapport"
    content, address = draw_shared_lens(canvas, lens), canvas.lens_url(lens)
    context |= {"title": title, "lens": lens, "address": address, "content": content}
    return render(request, "boards/shared_lens.html", context)


def draw_shared_lens(canvas: SharedCanvas, lens: Lens) -> str:
    """Return a lens as HTML with the id `lens`, from the cache if possible."""
    context = {
        "board_url": canvas.home,
        "lens_url": canvas.lens_url(LENSES[lens.page]),
        "base": canvas.notes,
        "can_edit": False,
        "shows_findings": canvas.link.shows_findings,
    }
    return canvas.cached(
        f"shared-lens:{lens.name}", lambda document: render_lens(lens, document, timezone.localdate(), context)
    )


def _show_board(request: HttpRequest, canvas: SharedCanvas, context: dict[str, Any]) -> HttpResponse:
    chosen = read_filter(request)
    context |= {
        "address": canvas.home,
        "chosen": chosen,
        "tints": build_tints(canvas.document).values(),
        "statuses": Status.choices,
        **_sheet(canvas, chosen, context["marks"]),
        **view_context(request),
    }
    return remember_view(request, render(request, "boards/shared.html", context))


def _sheet(canvas: SharedCanvas, chosen: Filter, marks: Marks) -> dict[str, object]:
    """Return the sheet, and if a filter is set, how many of the notes match it."""

    def draw(document: CanvasDocument) -> str:
        return render_board(build_board(document, ALL, marks), canvas.notes, can_edit=False)

    if not chosen:
        return {"sheet": canvas.cached("shared", draw)}
    board = build_board(canvas.document, chosen, marks)
    sheet = render_board(board, canvas.notes, can_edit=False)
    return {"sheet": sheet, "found": board.found, "total": board.total}


def show_invalid_link(request: HttpRequest) -> HttpResponse:
    """Return the 404 response for all invalid links."""
    if is_partial(request):
        return show_error(request, 404)
    # Not the usual page: its sign-out form would be rejected, as `no-referrer` makes browsers omit the origin.
    context = {"status": 404, "heading": HEADINGS[404], "text": REASONS[404]}
    return HttpResponse(render_to_string("errors/error.html", context), status=404)


def add_privacy_headers(response: HttpResponse) -> HttpResponse:
    """Add headers that exclude the page from search engines, and its URL from the requests it makes."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Return robots.txt."""
    return HttpResponse(ROBOTS.format(public_url(request, "/sitemap.xml")), content_type="text/plain")
