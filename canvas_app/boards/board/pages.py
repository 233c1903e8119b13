"""The pages of a canvas: its board or one of its lenses, with something open in the drawer or not."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from canvas_app.accounts.requests import AuthenticatedRequest
from canvas_app.boards.board.header import bar_of
from canvas_app.boards.lens_registry import Lens, draw_lens, lens_url
from canvas_app.boards.responses import history_state
from canvas_app.boards.sheet import Load, notes_url, reading_of, render_board, sheet_of, tints_in
from relationships.catalog.blocks import Block
from relationships.catalog.goals import Status
from relationships.lenses.board import Filter, board_of
from relationships.lenses.finding_counts import Marks
from relationships.models import Canvas
from relationships.sharing.permissions import can_edit

WORDS_LENGTH = 100


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


def chosen_in(request: HttpRequest) -> Filter:
    """The filter that the URL names."""
    words = request.GET.get("q", "").strip()[:WORDS_LENGTH]
    segment, status = request.GET.get("segment", ""), request.GET.get("status", "")
    return Filter(words, segment if segment.isdecimal() else "", status if status in Status.values else "")


def show_board(
    request: AuthenticatedRequest, canvas: Canvas, *, drawer: Drawer = EMPTY, status: int = 200
) -> HttpResponse:
    """Return the page of the board, with the drawer's content if there is any."""
    editable = can_edit(canvas, canvas.role)
    chosen = chosen_in(request)
    load = reading_of(canvas)
    bar = bar_of(request, canvas, load)
    context = {
        **bar,
        "title": f"{canvas.title} – Rapport",
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


def show_lens(
    request: AuthenticatedRequest, canvas: Canvas, lens: Lens, *, drawer: Drawer = EMPTY, status: int = 200
) -> HttpResponse:
    """Return the page of a lens, with the drawer's content if there is any."""
    editable = can_edit(canvas, canvas.role)
    load = reading_of(canvas)
    context = {
        **bar_of(request, canvas, load),
        "lens": lens,
        "title": f"{lens.label} of {canvas.title} – Rapport",
        "address": lens_url(canvas.pk, lens),
        "base": notes_url(canvas.pk),
        "revision": canvas.revision,
        "content": draw_lens(canvas, lens, canvas.revision, load),
        "drawer": drawer,
        "is_refused": status == HTTPStatus.UNPROCESSABLE_ENTITY,
        **(history_state(canvas, request.user.pk) if editable else {}),
    }
    return render(request, "boards/lens.html", context, status=status)
