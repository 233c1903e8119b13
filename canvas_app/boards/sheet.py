"""The sheet of a canvas as HTML; like the lenses it is kept in the server's cache."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import get_random_string

from relationships.catalog.blocks import Block
from relationships.document import CanvasDocument
from relationships.lenses.board import Board, Filter, board_of
from relationships.lenses.cards import Tint, offered_name
from relationships.models import Canvas, SegmentDetails
from relationships.queries import load_document
from relationships.store.prepared import Prepared

# What another process, or an earlier version of the templates, put into a shared cache is not ours to show.
RUN = get_random_string(12)
FRAGMENT_SECONDS = 24 * 60 * 60


def board_url(canvas_id: UUID) -> str:
    """Where the board of a canvas lives."""
    return reverse("boards:board", args=[canvas_id])


def notes_url(canvas_id: UUID) -> str:
    """Where the notes of a canvas live; a note's own URL is this and its id."""
    return reverse("boards:notes", args=[canvas_id])


def sheet_of(canvas: Canvas, revision: int, *, can_edit: bool, chosen: Filter) -> str:
    """The sheet as safe HTML, from the cache unless a filter is on; it holds no token, request id or name."""
    base = notes_url(canvas.pk)
    if chosen:
        return render_sheet(load_document(canvas.pk).document, base, can_edit=can_edit, chosen=chosen)
    draw = partial(render_sheet, base=base, can_edit=can_edit, chosen=chosen)
    return kept_fragment(f"sheet:{can_edit}", canvas, revision, draw)


def kept_fragment(name: str, canvas: Canvas, revision: int, draw: Callable[[CanvasDocument], str]) -> str:
    """What is drawn of a canvas alone, as safe HTML: from the cache where this revision was drawn before."""
    # A canvas that was deleted can come again under its id: from the form that once made it, sent anew.
    key = f"{name}:{RUN}:{canvas.pk}:{canvas.created_at.timestamp()}:{revision}"
    kept: str | None = cache.get(key)
    if kept is not None:
        return kept
    loaded = load_document(canvas.pk)
    drawn = draw(loaded.document)
    # Somebody may have saved since the revision was read: then this is the newer one, and not that revision's.
    if loaded.revision == revision:
        cache.set(key, drawn, FRAGMENT_SECONDS)
    return drawn


def render_sheet(document: CanvasDocument, base: str, *, can_edit: bool, chosen: Filter) -> str:
    """The sheet of any document; `base` is the URL below which its notes have theirs."""
    return render_board(board_of(document, chosen), base, can_edit=can_edit)


def render_board(board: Board, base: str, *, can_edit: bool) -> str:
    """The sheet of a board that has been drawn."""
    return render_to_string("boards/sheet.html", {"board": board, "base": base, "can_edit": can_edit})


SEGMENTS = Prepared(
    lambda canvas: (
        SegmentDetails.objects.filter(note__canvas=canvas, note__block=Block.CUSTOMER_SEGMENTS)
        .order_by("note__rank")
        .values_list("note", "hue", "note__text")
    )
)


def tints_in(canvas_id: UUID) -> dict[UUID, Tint]:
    """The segments of a live canvas as colours, read without the rest of it."""
    found = enumerate(SEGMENTS.rows(canvas_id), start=1)
    return {key: Tint(hue or number, offered_name(text), number) for number, (key, hue, text) in found}
