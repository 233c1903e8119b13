"""Public views of a canvas with a secret link: its sheet, notes and findings, without data about members."""

from __future__ import annotations

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
from canvas_app.boards.board.pages import EMPTY, Drawer, read_filter
from canvas_app.boards.board.view_options import remember_view, view_context
from canvas_app.boards.sheet import render_board
from canvas_app.web.errors import HEADINGS, REASONS, show_error
from canvas_app.web.requests import is_partial
from relationships.catalog.goals import Status
from relationships.checks.inspection import inspect
from relationships.document.canvas import CanvasDocument
from relationships.lenses.board import build_board
from relationships.lenses.checks import build_checks, build_references, describe_inspection
from relationships.lenses.details import describe_note
from relationships.lenses.finding_counts import build_marks
from relationships.sharing.queries import find_share_link
from relationships.store.load import load_documents

ROBOTS = "User-agent: *\nDisallow: /shared/\nDisallow: /invitations/\n"


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """Show the sheet; all invalid links get the same 404."""
    document = load_shared_document(token)
    return add_privacy_headers(show_shared(request, document, token) if document else show_invalid_link(request))


@require_safe
def shared_note(request: HttpRequest, token: str, note_id: UUID) -> HttpResponse:
    """Show the details of a note in the drawer."""
    document = load_shared_document(token)
    details = describe_note(document, note_id) if document else None
    if document is None or details is None:
        return add_privacy_headers(show_invalid_link(request))
    found = inspect(document, timezone.localdate())
    context = {"details": details, "name": details.text, "checks": describe_inspection(document, found, note_id)}
    return show_shared_drawer(request, document, token, "boards/note_details.html", context)


@require_safe
def shared_findings(request: HttpRequest, token: str) -> HttpResponse:
    """Show the findings of the canvas in the drawer."""
    document = load_shared_document(token)
    if document is None:
        return add_privacy_headers(show_invalid_link(request))
    context = {"name": "What the checks found", "checks": build_checks(document, timezone.localdate())}
    return show_shared_drawer(request, document, token, "boards/findings_of.html", context)


@require_safe
def shared_note_findings(request: HttpRequest, token: str, note_id: UUID) -> HttpResponse:
    """Show the findings of a note in the drawer."""
    document = load_shared_document(token)
    note = build_references(document).get(note_id) if document else None
    if document is None or note is None:
        return add_privacy_headers(show_invalid_link(request))
    found = inspect(document, timezone.localdate())
    context = {"name": note.name, "note": note, "checks": describe_inspection(document, found, note_id)}
    return show_shared_drawer(request, document, token, "boards/findings_of.html", context)


def show_shared_drawer(
    request: HttpRequest, document: CanvasDocument, token: str, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Show a template in the drawer, or only its content for htmx."""
    home = reverse("boards:shared", args=[token])
    content = render_to_string(template, {"back": home, "base": f"{home}notes/", **context}, request)
    drawer = Drawer(content, page_title(context["name"], document.title))
    if is_partial(request):
        return add_privacy_headers(HttpResponse(format_html("<title>{}</title>", drawer.title) + drawer.content))
    return add_privacy_headers(show_shared(request, document, token, drawer))


def show_shared(request: HttpRequest, document: CanvasDocument, token: str, drawer: Drawer = EMPTY) -> HttpResponse:
    """Show the page with the sheet and the drawer."""
    base = f"{reverse('boards:shared', args=[token])}notes/"
    chosen = read_filter(request)
    marks = build_marks(inspect(document, timezone.localdate()).findings)
    board = build_board(document, timezone.localdate(), chosen, marks)
    context = {
        "document": document,
        "title": f"{document.title} – Rapport",
        "token": token,
        "address": reverse("boards:shared", args=[token]),
        "base": base,
        "marks": marks,
        "sheet": render_board(board, base, can_edit=False),
        "drawer": drawer,
        "chosen": chosen,
        "found": board.found,
        "total": board.total,
        "tints": board.tints,
        "statuses": Status.choices,
    }
    return remember_view(request, render(request, "boards/shared.html", context | view_context(request)))


def load_shared_document(token: str) -> CanvasDocument | None:
    """Return the document of a secret link; None if the link is invalid."""
    link = find_share_link(token)
    loaded = load_documents([link.canvas_id]).get(link.canvas_id) if link else None
    return loaded.document if loaded else None


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
