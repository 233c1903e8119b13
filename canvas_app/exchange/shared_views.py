"""The print view of a shared canvas."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from canvas_app.boards.sharing.shared_canvas import load_shared_canvas
from canvas_app.boards.sharing.views.shared import add_privacy_headers, show_invalid_link
from canvas_app.exchange.print_view import render_print


@require_safe
def print_shared(request: HttpRequest, token: str) -> HttpResponse:
    """Show the print page of the canvas behind a secret link, or 404 if the link is not valid."""
    canvas = load_shared_canvas(token)
    if canvas is None:
        return add_privacy_headers(show_invalid_link(request))
    return add_privacy_headers(render_print(request, canvas.document, back=canvas.home))
