"""The sheet of a canvas as HTML; like the lenses, and what the checks found, it is kept in the server's cache."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache as once
from functools import partial
from uuid import UUID

from django.core.cache import cache
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string

from relationships.catalog.blocks import Block
from relationships.document.canvas import CanvasDocument
from relationships.document.naming import offered_name
from relationships.lenses.board import Board, Filter, board_of
from relationships.lenses.cards import Tint
from relationships.lenses.finding_counts import NO_MARKS, Marks
from relationships.models import Canvas, SegmentDetails
from relationships.store.compiled_query import Prepared
from relationships.store.load import Loaded, load_document

# What another process, or an earlier version of the templates, put into a shared cache is not ours to show.
RUN = get_random_string(12)
FRAGMENT_SECONDS = 24 * 60 * 60

Load = Callable[[], Loaded]


def board_url(canvas_id: UUID) -> str:
    """Where the board of a canvas lives."""
    return reverse("boards:board", args=[canvas_id])


def notes_url(canvas_id: UUID) -> str:
    """Where the notes of a canvas live; a note's own URL is this and its id."""
    return reverse("boards:notes", args=[canvas_id])


def sheet_of(
    canvas: Canvas,
    revision: int,
    *,
    can_edit: bool,
    chosen: Filter,
    marks: Marks = NO_MARKS,
    load: Load | None = None,
) -> str:
    """The sheet as safe HTML, from the cache unless a filter is on; it holds no token, request id or name."""
    base, today = notes_url(canvas.pk), timezone.localdate()
    draw = partial(render_sheet, base=base, today=today, can_edit=can_edit, chosen=chosen, marks=marks)
    if chosen:
        return draw((load or reading_of(canvas))().document)
    # A review falls due by the day, and so does what the checks find, whatever the revision.
    marked = "marked" if marks.by_note else ""
    return kept_fragment(f"sheet:{can_edit}:{today}:{marked}", canvas, revision, draw, load)


def reading_of(canvas: Canvas) -> Load:
    """What reads a canvas when it is first asked, and once: for a page that draws several things of it."""
    return once(partial(load_document, canvas.pk))


def kept_fragment[Drawn](
    name: str, canvas: Canvas, revision: int, draw: Callable[[CanvasDocument], Drawn], load: Load | None = None
) -> Drawn:
    """What is drawn of a canvas alone, such as safe HTML: from the cache where this revision was drawn before."""
    key = kept_under(name, canvas, revision)
    kept: Drawn | None = cache.get(key)
    if kept is not None:
        return kept
    loaded = (load or reading_of(canvas))()
    drawn = draw(loaded.document)
    # Somebody may have saved since the revision was read: then this is the newer one, and not that revision's.
    if loaded.revision == revision:
        cache.set(key, drawn, FRAGMENT_SECONDS)
    return drawn


def kept_under(name: str, canvas: Canvas, revision: int) -> str:
    """The key under which the cache has what is drawn of a canvas."""
    # A canvas that was deleted can come again under its id: from the form that once made it, sent anew.
    return f"{name}:{RUN}:{canvas.pk}:{canvas.created_at.timestamp()}:{revision}"


def render_sheet(
    document: CanvasDocument, base: str, today: dt.date, *, can_edit: bool, chosen: Filter, marks: Marks = NO_MARKS
) -> str:
    """The sheet of any document on a day; `base` is the URL below which its notes have theirs (empty: none)."""
    return render_board(board_of(document, today, chosen, marks), base, can_edit=can_edit)


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
