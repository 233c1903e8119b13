"""Pages that ask about one member or link, which htmx shows in a dialog."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.board.header import header_context
from canvas_app.web.requests import is_partial
from relationships.models import Canvas


def show_question(
    request: AuthenticatedRequest, template: str, canvas: Canvas, status: int = HTTPStatus.OK, **extra: object
) -> HttpResponse:
    """Show a page that asks for confirmation or choices, or for htmx only its question in a dialog."""
    in_dialog = is_partial(request)
    context = {**header_context(request, canvas), "in_dialog": in_dialog, **extra}
    return render(request, f"{template}#question" if in_dialog else template, context, status=status)
