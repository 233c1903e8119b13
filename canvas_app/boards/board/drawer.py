"""The drawer: a fragment for htmx, otherwise the board or lens with the drawer open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.text import Truncator

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.board.pages import Drawer, show_board, show_lens
from canvas_app.boards.lens_registry import lens_url, requested_lens
from canvas_app.web.requests import is_partial
from relationships.document.naming import short_name
from relationships.models import Canvas

NAME_LENGTH = 60


def show_in_drawer(
    request: AuthenticatedRequest,
    canvas: Canvas,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Show a template in the drawer of a canvas; the page's title begins with `name` from the context."""
    context = {**context, **more}
    content = render_drawer(request, canvas, template, context)
    if is_partial(request):
        return HttpResponse(content, status=status)
    drawer = Drawer(content, page_title(context["name"], canvas.title))
    if lens := requested_lens(request):
        return show_lens(request, canvas, lens, drawer=drawer, status=status)
    return show_board(request, canvas, drawer=drawer, status=status)


def render_drawer(request: AuthenticatedRequest, canvas: Canvas, template: str, context: Mapping[str, Any]) -> str:
    """Render the drawer's content; closing it leads back to the lens on which it was opened."""
    lens = requested_lens(request)
    origin = {"lens": lens, "back": lens_url(canvas.pk, lens)} if lens else {}
    content = render_to_string(template, {"canvas": canvas, **context, **origin}, request)
    if "name" not in context or not is_partial(request):
        return content
    return format_html("<title>{}</title>", page_title(context["name"], canvas.title)) + content


def draw_parts(
    request: AuthenticatedRequest, canvas: Canvas, template: str, context: Mapping[str, Any], parts: Iterable[str]
) -> dict[str, str]:
    """Render parts of a template of the drawer by their ids, which are also the names of these partials."""
    unnamed = {name: value for name, value in context.items() if name != "name"}
    return {part: render_drawer(request, canvas, f"{template}#{part}", unnamed) for part in parts}


def page_title(name: str, canvas: str) -> str:
    """Return the title of a page on which a note or another part of a canvas is open."""
    return f"{Truncator(short_name(name)).chars(NAME_LENGTH)} · {canvas} · Rapport"
