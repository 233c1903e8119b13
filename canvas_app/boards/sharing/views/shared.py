"""Public views of a canvas with a secret link: its sheet, notes and findings, without data about members."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from canvas_app.boards.board.drawer import page_title
from canvas_app.boards.board.marks import marks_at
from canvas_app.boards.board.pages import EMPTY, Drawer, read_filter
from canvas_app.boards.board.view_options import remember_view, view_context
from canvas_app.boards.sheet import cached_fragment, render_board
from canvas_app.web.errors import HEADINGS, REASONS, show_error
from canvas_app.web.requests import is_partial
from relationships.catalog.goals import Status
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.lenses.board import ALL, Filter, build_board
from relationships.lenses.cards import build_tints
from relationships.lenses.checks import build_checks, build_references, describe_inspection
from relationships.lenses.details import describe_note
from relationships.lenses.finding_counts import Marks
from relationships.sharing.queries import find_share_link
from relationships.store.load import LoadedDocument, load_documents


@dataclass(frozen=True, slots=True)
class SharedCanvas:
    """A canvas behind a secret link."""

    canvas_id: UUID
    token: str
    loaded: LoadedDocument

    @property
    def document(self) -> CanvasDocument:
        """The content of the canvas."""
        return self.loaded.document

    @property
    def home(self) -> str:
        """The URL of its sheet."""
        return reverse("boards:shared", args=[self.token])

    @property
    def notes(self) -> str:
        """The URL of its notes."""
        return f"{self.home}notes/"

    def cached[Drawn](self, name: str, draw: Callable[[CanvasDocument], Drawn]) -> Drawn:
        """Return what `draw` makes of the document today, from the cache if possible."""
        dated = f"{name}:{timezone.localdate()}"
        return cached_fragment(dated, self.canvas_id, self.loaded.version, draw, lambda: self.loaded)


ROBOTS = "User-agent: *\nDisallow: /shared/\nDisallow: /invitations/\n"


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """Show the sheet; all invalid links get the same 404."""
    canvas = load_shared_canvas(token)
    return add_privacy_headers(show_shared(request, canvas) if canvas else show_invalid_link(request))


@require_safe
def shared_note(request: HttpRequest, token: str, note_id: UUID) -> HttpResponse:
    """Show the details of a note in the drawer."""
    canvas = load_shared_canvas(token)
    details = describe_note(canvas.document, note_id) if canvas else None
    if canvas is None or details is None:
        return add_privacy_headers(show_invalid_link(request))
    found = inspect(canvas.document, timezone.localdate())
    checks = describe_inspection(canvas.document, found, note_id)
    context = {"details": details, "name": details.text, "checks": checks}
    return show_shared_drawer(request, canvas, "boards/note_details.html", context)


@require_safe
def shared_findings(request: HttpRequest, token: str) -> HttpResponse:
    """Show the findings of the canvas in the drawer."""
    canvas = load_shared_canvas(token)
    if canvas is None:
        return add_privacy_headers(show_invalid_link(request))
    context = {"name": "What the checks found", "checks": build_checks(canvas.document, timezone.localdate())}
    return show_shared_drawer(request, canvas, "boards/findings_of.html", context)


@require_safe
def shared_note_findings(request: HttpRequest, token: str, note_id: UUID) -> HttpResponse:
    """Show the findings of a note in the drawer."""
    canvas = load_shared_canvas(token)
    note = build_references(canvas.document).get(note_id) if canvas else None
    if canvas is None or note is None:
        return add_privacy_headers(show_invalid_link(request))
    found = inspect(canvas.document, timezone.localdate())
    context = {"name": note.name, "note": note, "checks": describe_inspection(canvas.document, found, note_id)}
    return show_shared_drawer(request, canvas, "boards/findings_of.html", context)


def show_shared_drawer(
    request: HttpRequest, canvas: SharedCanvas, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Show a template in the drawer, or only its content for htmx."""
    content = render_to_string(template, {"back": canvas.home, "base": canvas.notes, **context}, request)
    drawer = Drawer(content, page_title(context["name"], canvas.document.title))
    if is_partial(request):
        return add_privacy_headers(HttpResponse(format_html("<title>{}</title>", drawer.title) + drawer.content))
    return add_privacy_headers(show_shared(request, canvas, drawer))


def show_shared(request: HttpRequest, canvas: SharedCanvas, drawer: Drawer = EMPTY) -> HttpResponse:
    """Show the page with the sheet and the drawer."""
    document, chosen = canvas.document, read_filter(request)
    marks = marks_at(canvas.canvas_id, canvas.loaded.version, lambda: canvas.loaded)
    context = {
        "document": document,
        "title": f"{document.title} – Rapport",
        "token": canvas.token,
        "address": canvas.home,
        "base": canvas.notes,
        "marks": marks,
        "drawer": drawer,
        "chosen": chosen,
        "tints": build_tints(document).values(),
        "statuses": Status.choices,
        **_sheet(canvas, chosen, marks),
    }
    return remember_view(request, render(request, "boards/shared.html", context | view_context(request)))


def _sheet(canvas: SharedCanvas, chosen: Filter, marks: Marks) -> dict[str, object]:
    """Return the sheet, and if a filter is set, how many of the notes match it."""

    def draw(document: CanvasDocument) -> str:
        return render_board(build_board(document, timezone.localdate(), ALL, marks), canvas.notes, can_edit=False)

    if not chosen:
        return {"sheet": canvas.cached(f"shared:{canvas.token}", draw)}
    board = build_board(canvas.document, timezone.localdate(), chosen, marks)
    sheet = render_board(board, canvas.notes, can_edit=False)
    return {"sheet": sheet, "found": board.found, "total": board.total}


def load_shared_canvas(token: str) -> SharedCanvas | None:
    """Return the canvas of a secret link; None if the link is invalid."""
    link = find_share_link(token)
    loaded = load_documents([link.canvas_id]).get(link.canvas_id) if link else None
    return SharedCanvas(link.canvas_id, token, loaded) if link and loaded else None


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
    return HttpResponse(ROBOTS, content_type="text/plain")
