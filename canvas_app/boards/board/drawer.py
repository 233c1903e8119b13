"""The drawer: a fragment for htmx; for everybody else the board, or the lens they came from, with the drawer open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.text import Truncator

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.board.pages import Drawer, show_board, show_lens
from canvas_app.boards.lens_registry import lens_of, lens_url
from canvas_app.web.requests import is_partial
from relationships.document.naming import short_name
from relationships.models import Canvas

NAME_LENGTH = 60


def in_drawer(
    request: AuthenticatedRequest,
    canvas: Canvas,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Show a template in the drawer of a canvas; `name` in the context says in the page's title what it is about."""
    context = {**context, **more}
    content = drawn(request, canvas, template, context)
    if is_partial(request):
        return HttpResponse(content, status=status)
    drawer = Drawer(content, title_of(context["name"], canvas.title))
    if lens := lens_of(request):
        return show_lens(request, canvas, lens, drawer=drawer, status=status)
    return show_board(request, canvas, drawer=drawer, status=status)


def drawn(request: AuthenticatedRequest, canvas: Canvas, template: str, context: Mapping[str, Any]) -> str:
    """What stands in the drawer; it is closed to the page beside which it was opened."""
    lens = lens_of(request)
    beside = {"lens": lens, "back": lens_url(canvas.pk, lens)} if lens else {}
    content = render_to_string(template, {"canvas": canvas, **context, **beside}, request)
    if "name" not in context or not is_partial(request):
        return content
    return format_html("<title>{}</title>", title_of(context["name"], canvas.title)) + content


def title_of(name: str, canvas: str) -> str:
    """The title of a page on which a note, or another part of a canvas, is open."""
    return f"“{Truncator(short_name(name)).chars(NAME_LENGTH)}” · {canvas} – Rapport"
