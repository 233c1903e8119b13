"""The board of a canvas, with a note open in the drawer beside it or not."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from canvas_app.accounts.requests import AuthenticatedRequest, require_signed_in
from canvas_app.boards.access import visible_canvas
from canvas_app.boards.board.header import bar_of
from canvas_app.boards.responses import history_state
from canvas_app.boards.sheet import Load, notes_url, reading_of, render_board, sheet_of, tints_in
from canvas_app.web.requests import is_partial
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.document.naming import short_name
from relationships.lenses.board import Filter, board_of
from relationships.lenses.marks import Marks
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit

WORDS_LENGTH = 100
NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Drawer:
    """What stands in the drawer of a page, and the title that the page then has."""

    content: str = ""
    title: str = ""

    @property
    def is_first(self) -> bool:
        """Whether the page begins with it; not where something inside is more urgent."""
        return bool(self.content) and " autofocus" not in self.content


EMPTY = Drawer()


def title_of(name: str, canvas: str) -> str:
    """The title of a page on which a note, or another part of a canvas, is open."""
    return f"“{Truncator(short_name(name)).chars(NAME_LENGTH)}” · {canvas} – Rapport"


@require_safe
@require_signed_in
def board(request: AuthenticatedRequest, canvas_id: UUID) -> HttpResponse:
    """Show the board; htmx gets the sheet alone."""
    canvas = visible_canvas(request, canvas_id)
    chosen = chosen_in(request)
    if is_partial(request):
        sheet = sheet_of(canvas, canvas.revision, can_edit=bool(can_edit(canvas, canvas.role)), chosen=chosen)
        return HttpResponse(sheet)
    return show_board(request, canvas)


def chosen_in(request: HttpRequest) -> Filter:
    """The filter that the URL names."""
    words = request.GET.get("q", "").strip()[:WORDS_LENGTH]
    segment, status = request.GET.get("segment", ""), request.GET.get("status", "")
    return Filter(words, segment if segment.isdecimal() else "", status if status in Status.values else "")


def show_board(
    request: AuthenticatedRequest, canvas: Canvas, *, drawer: Drawer = EMPTY, status: int = 200
) -> HttpResponse:
    """The whole page, with the drawer's content if there is any."""
    editable = can_edit(canvas, canvas.role)
    chosen = chosen_in(request)
    load = reading_of(canvas)
    bar = bar_of(request, canvas, load)
    context = {
        **bar,
        "revision": canvas.revision,
        "drawer": drawer,
        "base": notes_url(canvas.pk),
        "chosen": chosen,
        "tints": tints_in(canvas.pk).values(),
        "statuses": Status.choices,
        "blocks": Block.choices,
        "is_refused": status == HTTPStatus.UNPROCESSABLE_ENTITY,
        **_sheet(canvas, chosen, bar["marks"], load, can_edit=bool(editable)),
        **(history_state(canvas, request.user.pk) if editable else {}),
    }
    return render(request, "boards/board.html", context, status=status)


def _sheet(canvas: Canvas, chosen: Filter, marks: Marks, load: Load, *, can_edit: bool) -> dict[str, object]:
    """The sheet; where a filter is on, also how many of its notes are found."""
    if not chosen:
        sheet = sheet_of(canvas, canvas.revision, can_edit=can_edit, chosen=chosen, marks=marks, load=load)
        return {"sheet": sheet}
    board = board_of(load().document, timezone.localdate(), chosen, marks)
    found = render_board(board, notes_url(canvas.pk), can_edit=can_edit)
    return {"sheet": found, "found": board.found, "total": board.total}
