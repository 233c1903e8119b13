"""The full pages of a canvas: the board or a lens, with or without content in the drawer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.board.header import header_context
from canvas_app.boards.board.view_options import remember_view, view_context
from canvas_app.boards.lens_registry import Lens, draw_lens, lens_url
from canvas_app.boards.sheet import Load, document_loader, draw_sheet, load_tints, notes_url, render_board
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.catalog.types import TYPES, RelationshipType
from relationships.lenses.board import Filter, build_board
from relationships.lenses.finding_counts import Marks
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit

WORDS_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Drawer:
    """The content of a page's drawer, and the title of the page while it is open."""

    content: str = ""
    title: str = ""

    @property
    def is_first(self) -> bool:
        """Whether the drawer takes the focus when the page opens, unless one of its fields does."""
        return bool(self.content) and " autofocus" not in self.content


EMPTY = Drawer()


def read_filter(request: HttpRequest) -> Filter:
    """Return the filter in the query of the URL; invalid values are ignored."""
    words = request.GET.get("q", "").strip()[:WORDS_LENGTH]
    segment, status = request.GET.get("segment", ""), request.GET.get("status", "")
    return Filter(words, segment if segment.isdecimal() else "", status if status in Status.values else "")


def show_board(
    request: AuthenticatedRequest, canvas: Canvas, *, drawer: Drawer = EMPTY, status: int = 200
) -> HttpResponse:
    """Return the page of the board, with the drawer's content if there is any."""
    editable = can_edit(canvas, canvas.role)
    chosen = read_filter(request)
    load = document_loader(canvas)
    bar, tints = header_context(request, canvas, load), load_tints(canvas.pk)
    context = {
        **bar,
        "title": f"{canvas.title} · Rapport",
        "version": canvas.version,
        "drawer": drawer,
        "base": notes_url(canvas.pk),
        "chosen": chosen,
        "tints": tints.values(),
        "segments": tints.items(),
        "statuses": Status.choices,
        "types": [TYPES[kind] for kind in RelationshipType],
        "blocks": Block.choices,
        "is_refused": status == HTTPStatus.UNPROCESSABLE_ENTITY,
        **view_context(request),
        **_sheet(canvas, chosen, bar["marks"], load, can_edit=bool(editable)),
    }
    return remember_view(request, render(request, "boards/board.html", context, status=status))


def _sheet(canvas: Canvas, chosen: Filter, marks: Marks, load: Load, *, can_edit: bool) -> dict[str, object]:
    """Return the sheet, and if a filter is set, how many of the notes match it."""
    if not chosen:
        sheet = draw_sheet(canvas, canvas.version, can_edit=can_edit, chosen=chosen, marks=marks, load=load)
        return {"sheet": sheet}
    board = build_board(load().document, chosen, marks)
    found = render_board(board, notes_url(canvas.pk), can_edit=can_edit)
    return {"sheet": found, "found": board.found, "total": board.total}


def show_lens(
    request: AuthenticatedRequest,
    canvas: Canvas,
    lens: Lens,
    *,
    drawer: Drawer = EMPTY,
    status: int = 200,
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Return the page of a lens, with the drawer's content if there is any, and `more` context of the lens."""
    load = document_loader(canvas)
    context = {
        **header_context(request, canvas, load),
        "lens": lens,
        "title": f"{lens.label} · {canvas.title} · Rapport",
        "address": lens_url(canvas.pk, lens),
        "base": notes_url(canvas.pk),
        "version": canvas.version,
        "content": draw_lens(canvas, lens, canvas.version, load, more=more),
        "drawer": drawer,
        "is_refused": status == HTTPStatus.UNPROCESSABLE_ENTITY,
    }
    return render(request, "boards/lens.html", context, status=status)
