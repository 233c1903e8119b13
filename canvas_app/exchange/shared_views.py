"""The print view of a shared canvas."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from canvas_app.boards.sharing.views.shared import document_behind, nothing_there, unlisted
from canvas_app.exchange.print_view import render_print


@require_safe
def print_shared(request: HttpRequest, token: str) -> HttpResponse:
    """Show the print page of the canvas behind a secret link, or 404 if the link is not valid."""
    document = document_behind(token)
    if document is None:
        return unlisted(nothing_there(request))
    return unlisted(render_print(request, document, back=reverse("boards:shared", args=[token])))
