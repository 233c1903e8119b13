"""The print view of a shared canvas."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from canvas_app.boards.sharing.views.shared import add_privacy_headers, load_shared_document, show_invalid_link
from canvas_app.exchange.print_view import render_print


@require_safe
def print_shared(request: HttpRequest, token: str) -> HttpResponse:
    """Show the print page of the canvas behind a secret link, or 404 if the link is not valid."""
    document = load_shared_document(token)
    if document is None:
        return add_privacy_headers(show_invalid_link(request))
    return add_privacy_headers(render_print(request, document, back=reverse("boards:shared", args=[token])))
